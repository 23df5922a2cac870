public import Markup

/// What was read, and what was learned on the way.
public struct ReadResult: Sendable {
  /// The feed; empty when ``format`` is nil.
  public var feed = Feed()
  /// The format; nil when the bytes are no feed.
  public var format: FeedFormat?
  /// A token for the version, such as `rss20`, `atom10`, `json11`; empty when unknown.
  public var version = ""
  /// The version as written.
  public var versionLiteral: String?
  /// How the bytes were decoded.
  public var encoding = DecodedEncoding()
  /// The namespaces declared: prefix and URI.
  public var namespaces: [(prefix: String, uri: String)] = []
  /// What had to be recovered from.
  public var problems: [Problem] = []

  /// Makes an empty result.
  public init() {}
}

/// A family of feed formats.
public enum FeedFormat: String, Sendable, Hashable, CaseIterable {
  /// Atom 0.3 and 1.0.
  case atom
  /// RSS 0.91 to 2.0.
  case rss
  /// RSS 0.90 and 1.0.
  case rdf
  /// JSON Feed 1 and 1.1.
  case json
  /// RSS 2.0 in JSON.
  case rssInJSON = "rss-in-json"
  /// OPML 1 and 2.
  case opml
}

/// What the reader of a feed may be told beside its bytes.
public struct ReadOptions: Sendable {
  /// Where the bytes came from: the base of relative references.
  public var url: String?
  /// The HTTP Content-Type, whole.
  public var contentType: String?
  /// The HTTP Content-Location.
  public var contentLocation: String?
  /// The HTTP Content-Language.
  public var contentLanguage: String?
  /// Whether markup is sanitized, and relative references in it are resolved.
  ///
  /// Default true.
  public var sanitizes = true

  /// The defaults.
  public init() {}
}

extension Feed {
  /// Reads a feed of any format and encoding.
  ///
  /// Never throws: see ``ReadResult/problems``.
  public static func read(_ bytes: [UInt8], options: ReadOptions = ReadOptions()) -> ReadResult {
    ReadResult()
  }
}
