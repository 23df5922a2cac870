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
  /// How much of the bytes is read; ``ReadResult/problems`` says when it was not all.
  public var limits = Limits()
  /// Entries beyond this are not read, and a problem says so; default 250,000.
  public var maximumEntries = 250_000

  /// The defaults.
  public init() {}

  /// Markup stays as it is.
  static var raw: ReadOptions {
    var options = ReadOptions()
    options.sanitizes = false
    return options
  }

  /// What markup is made safe with: forms are no danger to a program that reads.
  var sanitizer: Sanitizer? {
    guard sanitizes else { return nil }
    var sanitizer = Sanitizer()
    sanitizer.allowsForms = true
    sanitizer.isForPrograms = true
    return sanitizer
  }
}

extension Feed {
  /// Reads a feed of any format and encoding.
  ///
  /// It never throws: what had to be recovered from is in ``ReadResult/problems``, and
  /// ``ReadResult/format`` is nil when the bytes are no feed.
  public static func read(_ bytes: [UInt8], options: ReadOptions = ReadOptions()) -> ReadResult {
    if var result = JSONFeed.read(bytes, options: options) {
      result.limit(by: options)
      if let sanitizer = options.sanitizer { result.feed = result.feed.sanitized(by: sanitizer) }
      return result
    }
    let document = Document(xml: bytes, options: documentOptions(options))
    return read(document, options: options)
  }

  /// Reads a feed from a document that is already parsed.
  public static func read(
    _ document: Document,
    options: ReadOptions = ReadOptions()
  ) -> ReadResult {
    var result = ReadResult()
    result.encoding = document.encoding
    result.namespaces = document.namespaces
    result.problems = document.problems
    if let problem = mediaTypeProblem(options) { result.problems.append(problem) }
    guard let root = document.root else { return result }
    let context = ReadContext(document, options)
    result.problems += Spelling(document, context.names).problems
    switch root.name.local.lowercased() {
    case "feed", "entry": result.readAtom(root, context)
    case "rss", "channel", "rdf": result.readRSS(root, document, context)
    case "opml", "outlinedocument":
      let problems = result.problems
      result = OPML.read(document, options: options)
      result.problems = problems
    default: break
    }
    result.limit(by: options)
    if result.feed.language == nil { result.feed.language = options.contentLanguage }
    return result
  }

  /// What a reader of XML is told of the bytes of a feed.
  static func documentOptions(_ options: ReadOptions) -> Document.Options {
    var document = Document.Options()
    document.limits = options.limits
    document.charset = options.contentType.flatMap { MediaTypeParameters.charset(of: $0) }
    document.siblings = siblings
    return document
  }

  /// What does not stand in itself: one that does was not closed.
  private static let siblings: Set<String> = ["item", "entry", "channel"]

  private static func mediaTypeProblem(_ options: ReadOptions) -> Problem? {
    guard let type = options.contentType.map({ MediaTypeParameters.type(of: $0) }), !type.isEmpty
    else { return nil }
    let isXML =
      type.hasSuffix("/xml") || type.hasSuffix("+xml") || type == "text/x-opml"
      || type.hasSuffix("xml-dtd") || type.hasSuffix("xml-external-parsed-entity")
    return isXML ? nil : Problem(.nonXMLContentType, "the media type \(type) is not one of XML")
  }
}

extension ReadResult {
  fileprivate mutating func readAtom(_ root: Element, _ context: ReadContext) {
    format = .atom
    feed = Atom.read(root, context)
    let namespace = NameTable.normal(root.name.namespace)
    let literal = root["version"]?.trimmingXMLSpace
    if namespace == "http://www.w3.org/2005/atom" {
      version = "atom10"
      versionLiteral = "1.0"
    } else {
      version = literal.map { "atom" + $0.filter { $0 != "." } } ?? "atom"
      if !["atom01", "atom02", "atom03"].contains(version) { version = "atom" }
      versionLiteral = literal ?? (namespace == "http://purl.org/atom/ns#" ? "0.3" : nil)
    }
  }

  fileprivate mutating func readRSS(
    _ root: Element,
    _ document: Document,
    _ context: ReadContext
  ) {
    format = root.name.local.lowercased() == "rdf" ? .rdf : .rss
    feed = RSS.read(root, context)
    let (token, literal) = RSS.version(root, document)
    version = token
    versionLiteral = literal
  }
}
