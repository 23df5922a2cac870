// Publishing
import CMarkGFM
import Mustache
import Yams
