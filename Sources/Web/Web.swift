// Web
import CZlib
import Hummingbird
import ServiceLifecycle
