/// What is said of the server that a feed comes from.
extension Message {
  static let tempRedirect = Message(
    "TempRedirect",
    .info,
    "The address answers {status}: the feed is at {value} for now",
    "Readers ask the old address each time, and pay for it; a move that is to stay is 301 or 308.",
    "RFC 9110 section 15.4"
  )
  static let permanentRedirect = Message(
    "PermanentRedirect",
    .info,
    "The address has moved to {value} for good",
    "Publish the new address: some readers keep the old one.",
    "RFC 9110 section 15.4"
  )
  static let redirectChain = Message(
    "RedirectChain",
    .warning,
    "{value} redirects in a row lead to the feed",
    "Each costs a request at every poll: let the first lead to the feed.",
    "RFC 9110 section 15.4"
  )
  static let insecureAddress = Message(
    "InsecureAddress",
    .warning,
    "The feed is sent without encryption",
    "Whoever is on the way can read and change it, and pages sent by https cannot load it.",
    "RFC 9110 section 4.2.2"
  )
  static let missingContentType = Message(
    "MissingContentType",
    .warning,
    "The answer has no Content-Type",
    "Programs have to guess what it is.",
    "RFC 9110 section 8.3"
  )
  static let nonSpecificMediaType = Message(
    "NonSpecificMediaType",
    .info,
    "The media type {value} does not say what feed it is",
    "Browsers show it as a tree; {element} lets them call a reader.",
    "RFC 7303 section 9.1"
  )
  static let textXml = Message(
    "TextXml",
    .info,
    "{value} comes without a charset",
    "Old readers take text without a charset for US-ASCII: say it, or send an application type.",
    "RFC 7303 section 9.2"
  )
  static let missingNosniff = Message(
    "MissingNosniff",
    .info,
    "The answer has no X-Content-Type-Options: nosniff",
    "Browsers may then guess that a feed with markup in it is a page, and run it.",
    "Fetch Living Standard, X-Content-Type-Options"
  )
  static let uncompressed = Message(
    "Uncompressed",
    .info,
    "{value} bytes come uncompressed",
    "Compressed, a feed takes a fifth of the traffic: let the server use gzip.",
    "RFC 9110 section 8.4"
  )
  static let missingVary = Message(
    "MissingVary",
    .warning,
    "The answer is compressed, but does not vary by Accept-Encoding",
    "A cache may hand it to a reader that cannot unpack it: send Vary: Accept-Encoding.",
    "RFC 9110 section 12.5.5"
  )
  static let missingValidators = Message(
    "MissingValidators",
    .warning,
    "The answer has neither ETag nor Last-Modified",
    "Readers must fetch all of it at every poll, changed or not.",
    "RFC 9110 section 8.8"
  )
  static let invalidETag = Message(
    "InvalidETag",
    .error,
    "The ETag {value} is none",
    "It has to be quoted, as in \"abc\" or W/\"abc\".",
    "RFC 9110 section 8.8.3"
  )
  static let invalidLastModified = Message(
    "InvalidLastModified",
    .error,
    "Last-Modified is no date of HTTP: {value}",
    "It has to be as in Tue, 15 Nov 1994 08:49:37 GMT.",
    "RFC 9110 section 8.8.2"
  )
  static let futureLastModified = Message(
    "FutureLastModified",
    .warning,
    "Last-Modified is in the future: {value}",
    "What changes before then may never be seen; set the clock of the server.",
    "RFC 9110 section 8.8.2.1"
  )
  static let unstableETag = Message(
    "UnstableETag",
    .warning,
    "The ETag changes although the feed does not",
    "No reader will ever be told that nothing is new: make the tag of the bytes.",
    "RFC 9110 section 8.8.3"
  )
  static let unstableBytes = Message(
    "UnstableBytes",
    .warning,
    "Two answers, one after the other, differ from here on",
    "Times of generation, counters or shuffled attributes make every poll look like news.",
    "RFC 9110 section 8.8"
  )
  static let conditionalIgnored = Message(
    "ConditionalIgnored",
    .warning,
    "Asked with {attr} as it was sent, the server answers {status} instead of 304",
    "Readers fetch the whole feed at every poll, though they ask whether it changed.",
    "RFC 9110 section 13"
  )
  static let alwaysNotModified = Message(
    "AlwaysNotModified",
    .error,
    "Asked with {attr}, the server answers 304",
    "Readers that have an old version are never told of a new one: compare what they send.",
    "RFC 9110 section 13.2.2"
  )
  static let gzipETag = Message(
    "GzipETag",
    .warning,
    "The server does not know its own ETag {value} again",
    "It adds -gzip and forgets to take it off: with Apache, DeflateAlterETag NoChange.",
    "RFC 9110 section 8.8.3.3"
  )
  static let weakETagIgnored = Message(
    "WeakETagIgnored",
    .info,
    "Asked with the ETag {value}, the server answers {status} instead of 304",
    "Proxies turn strong tags into weak ones; both are to match when a feed is asked for again.",
    "RFC 9110 section 13.1.2"
  )
  static let notModifiedLacks = Message(
    "NotModifiedLacks",
    .warning,
    "The answer 304 lacks {attr}, which the answer 200 had",
    "Readers and caches take it for gone.",
    "RFC 9110 section 15.4.5"
  )
  static let headDiffers = Message(
    "HeadDiffers",
    .warning,
    "HEAD is answered otherwise than GET: {attr}",
    "The two are to have the same fields; some readers ask by HEAD first.",
    "RFC 9110 section 9.3.2"
  )
  static let cacheForbidden = Message(
    "CacheForbidden",
    .warning,
    "Cache-Control forbids to store the feed: {value}",
    "Every proxy and every reader has to fetch it anew: for what is public, say max-age.",
    "RFC 9111 section 5.2.2.5"
  )
  static let cacheTooLong = Message(
    "CacheTooLong",
    .warning,
    "Cache-Control lets the feed be {value} days old",
    "What is published meanwhile is not seen until then.",
    "RFC 9111 section 5.2.2.1"
  )
  static let invalidCacheControl = Message(
    "InvalidCacheControl",
    .warning,
    "Cache-Control holds a time that is no number of seconds: {value}",
    "Caches take the answer for stale at once: write digits only, as in max-age=3600.",
    "RFC 9111 section 5.2.2.1"
  )
  static let missingCacheControl = Message(
    "MissingCacheControl",
    .info,
    "The answer does not say how long it may be kept",
    "Caches guess then; polite readers ask as seldom as max-age says.",
    "RFC 9111 section 4.2.2"
  )
  static let cookieSet = Message(
    "CookieSet",
    .info,
    "The answer sets a cookie",
    "Readers send none back, and shared caches will not keep the answer.",
    "RFC 6265 section 3"
  )
  static let missingCORS = Message(
    "MissingCORS",
    .info,
    "The answer has no Access-Control-Allow-Origin: *",
    "Readers that run in a browser cannot fetch the feed.",
    "Fetch Living Standard, CORS"
  )
  static let notDiscoverable = Message(
    "NotDiscoverable",
    .warning,
    "The page {value} does not name this feed",
    "Who wants to subscribe gives a reader the page: put a link with rel=alternate in its head.",
    "HTML Living Standard, link type alternate"
  )
  static let hubUnreachable = Message(
    "HubUnreachable",
    .warning,
    "The hub {value} does not answer: {status}",
    "Readers that rely on it hear of news late; leave the link out if the hub is gone.",
    "WebSub section 4"
  )
}
