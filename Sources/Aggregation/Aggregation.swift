// Aggregation
import AsyncHTTPClient
import Crypto
