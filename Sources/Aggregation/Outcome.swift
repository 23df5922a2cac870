package import Storage

/// What came of asking for a feed.
///
/// A bad answer is data, stored with the subscription; nothing here throws.
package struct Exchange: Sendable {
  package var outcome: Outcome
  /// The address that gave the answer, after redirects.
  package var url: String
  /// Where permanent redirects lead; nil when one of the redirects was not permanent, or none was.
  package var movedTo: String?
  /// The header Retry-After, as written.
  package var retryAfter: String?
  /// What the last answer says of how long it stays fresh.
  package var caching = CacheHeaders()
  /// Every request that was made, redirects and all.
  package var hops: [Hop] = []

  package init(_ outcome: Outcome, url: String) {
    self.outcome = outcome
    self.url = url
  }
}

/// One request of an exchange.
package struct Hop: Sendable, Hashable {
  package var url: String
  /// Whose budget it was taken from.
  package var host: String
  /// Milliseconds of the wall clock.
  package var started: Int64
  package var ended: Int64
  package var sent = Validators()
  /// Nil when there was no answer.
  package var status: Int?
  package var received = Validators()
  package var retryAfter: String?

  package init(
    url: String,
    host: String? = nil,
    started: Int64,
    ended: Int64,
    sent: Validators
  ) {
    self.url = url
    self.host = host ?? FeedAddress(url).host
    self.started = started
    self.ended = ended
    self.sent = sent
  }
}

/// The headers that say how long an answer stays fresh, as written (RFC 9111).
package struct CacheHeaders: Sendable, Hashable {
  package var control: [String] = []
  package var expires: String?
  package var date: String?
  package var age: String?

  package init() {}
}

package enum Outcome: Sendable {
  /// What is stored is still what the server has.
  case unchanged
  /// Bytes, a feed or not: nobody has read them yet.
  case content(Content)
  /// The server says that it is gone for good.
  case gone
  case failed(Failure)
}

/// A body, and what the server said about it.
package struct Content: Sendable {
  package var bytes: [UInt8]
  package var contentType: String?
  package var contentLocation: String?
  package var contentLanguage: String?
  /// The values of the header Link.
  package var links: [String]
  package var validators: Validators
  /// Whether it holds only what is new since the version that we have (RFC 3229).
  package var isDelta = false
  /// Its size as it was sent, so far as that is known.
  package var sentSize: Int

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    links = []
    validators = Validators()
    sentSize = bytes.count
  }
}

/// Why there is no feed, in words; each is a state of its own so that it can be counted and shown.
package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
  case badAddress(String)
  /// The address is not one of the public internet.
  case refusedAddress(String)
  case unknownHost(String)
  case unreachable(String)
  case insecure(String)
  case timeout(String)
  /// A redirect that is not followed.
  case redirect(String)
  case status(Int)
  case tooLarge(String)
  case broken(String)
  case notAFeed(String)
  case file(String)
  /// A host on the way is being asked by somebody else, or wants peace: nobody's fault.
  case deferred(String)

  /// Whoever wanted an answer wants it no more.
  package static let givenUp = Failure.timeout("given up")

  package var description: String {
    switch self {
    case .badAddress(let what): what
    case .refusedAddress(let why): "refused: \(why) (--allow-private permits it)"
    case .unknownHost(let host): "no such host: \(host)"
    case .unreachable(let why): "no connection: \(why)"
    case .insecure(let why): "no secure connection: \(why)"
    case .timeout(let what): what
    case .redirect(let why): "redirect not followed: \(why)"
    case .status(let code): "the server answered \(code)" + Self.phrase(code)
    case .tooLarge(let what): "too large: \(what)"
    case .broken(let what): "the answer is broken: \(what)"
    case .notAFeed(let what): "not a feed: \(what)"
    case .file(let why): why
    case .deferred(let why): why
    }
  }

  /// The kind in one word, for the store and for programs.
  package var kind: String {
    switch self {
    case .badAddress: "address"
    case .refusedAddress: "private"
    case .unknownHost: "dns"
    case .unreachable: "connection"
    case .insecure: "tls"
    case .timeout: "timeout"
    case .redirect: "redirect"
    case .status(let code): "status-\(code)"
    case .tooLarge: "too-large"
    case .broken: "broken"
    case .notAFeed: "not-a-feed"
    case .file: "file"
    case .deferred: "deferred"
    }
  }

  private static func phrase(_ code: Int) -> String {
    switch code {
    case 401, 403: ": it wants to know who asks, or does not want this program"
    case 404: ": there is nothing at this address"
    case 429: ": too many requests"
    case 500...599: ": trouble on its side"
    default: ""
    }
  }
}
