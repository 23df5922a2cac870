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

  package init(_ outcome: Outcome, url: String) {
    self.outcome = outcome
    self.url = url
  }
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

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    links = []
    validators = Validators()
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
