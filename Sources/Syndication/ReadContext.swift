import Markup

/// What readers need beside the element: what its name means, the base and the language in scope.
struct ReadContext {
  let names: NameTable
  let sanitizer: Sanitizer?
  /// The absolute base for relative references, nil when none is known.
  var base: String?
  /// xml:lang in scope.
  var language: String?
  /// Whether an xml:base is in scope: references inside markup are relative to it, sanitized or not.
  private var hasDeclaredBase = false

  init(_ document: Document, _ options: ReadOptions) {
    names = NameTable(document)
    sanitizer = options.sanitizer
    base = options.url
    if let location = options.contentLocation {
      base = URI.resolve(location, against: options.url) ?? location
    }
  }

  /// A context outside any document: nothing is in scope, markup stays as it is.
  static let bare = ReadContext(Document(xml: []), ReadOptions.raw)

  /// The context inside an element: its xml:base and xml:lang hold there.
  func inside(_ element: Element) -> ReadContext {
    guard names.hasXMLAttributes else { return self }
    var context = self
    if let base = element["base", namespace: NameTable.xml]?.trimmingXMLSpace, !base.isEmpty {
      context.base = URI.resolve(base, against: self.base) ?? self.base
      context.hasDeclaredBase = true
    }
    if let language = element["lang", namespace: NameTable.xml] {
      let tag = String(language.map { $0 == "_" ? "-" : $0 })
      context.language = tag.isEmpty ? nil : tag
    }
    return context
  }

  /// What the name of an element means.
  func term(_ element: Element) -> NameTable.Term { names.terms[element.nameIndex] }

  /// A reference made absolute where the base is known; as written where it is not.
  func resolve(_ reference: String) -> String {
    guard base != nil else { return reference }
    return URI.resolve(reference, against: base) ?? reference
  }

  /// The text of an element as an address; nil when it is empty.
  func address(_ element: Element) -> String? {
    let text = element.text.trimmingXMLSpace
    return text.isEmpty ? nil : inside(element).resolve(text)
  }

  /// The text of an element as a date.
  func date(_ element: Element) -> FeedDate? {
    let text = element.text.trimmingXMLSpace
    return text.isEmpty ? nil : FeedDate(literal: text, timestamp: Timestamp(lenient: text))
  }

  /// Makes a text of a value read inside this context: markup is made safe, its references absolute.
  func text(_ value: String, _ kind: Text.Kind, source: String? = nil) -> Text {
    var text = Text(
      value.trimmingXMLSpace,
      kind: kind,
      language: language,
      base: base,
      source: source
    )
    guard text.isMarkup else { return text }
    if let sanitizer {
      text.value = sanitizer.sanitize(text.value) { resolve($0) }.trimmingXMLSpace
    } else if hasDeclaredBase {
      text.value = Links.rewrite(text.value) { resolve($0) }
    }
    return text
  }
}

/// What each distinct name of a document means: looked up once a name, not once an element.
struct NameTable {
  /// Where a name belongs.
  enum Space: Hashable {
    /// No namespace at all.
    case none
    /// Atom 1.0 or 0.3.
    case atom
    /// One of the namespaces that RSS 0.9x, 1.0 and 2.0 were put into.
    case rss
    case rdf
    case xhtml
    /// One of ``Vocabularies/all``.
    case vocabulary(Int)
    /// Anything else.
    case foreign
  }

  struct Term {
    var space: Space
    /// The local name in lower case: RSS and its extensions are written in any.
    var local: String
  }

  static let xml = "http://www.w3.org/XML/1998/namespace"
  static let xhtml = "http://www.w3.org/1999/xhtml"

  let terms: [Term]
  /// Whether any xml:base or xml:lang stands in the document.
  let hasXMLAttributes: Bool

  init(_ document: Document) {
    var spaces: [String: Space] = [:]
    terms = document.names.map { name in
      let key = name.namespace.isEmpty ? "?" + name.prefix : name.namespace
      let space = spaces[key] ?? Self.space(of: name)
      spaces[key] = space
      return Term(space: space, local: name.local.lowercased())
    }
    hasXMLAttributes = document.names.contains { $0.namespace == Self.xml }
  }

  private static func space(of name: Name) -> Space {
    if name.namespace.isEmpty {
      // An undeclared prefix has its customary meaning.
      return name.prefix.isEmpty ? .none : byPrefix[name.prefix.lowercased()] ?? .foreign
    }
    return byURI[normal(name.namespace)] ?? .foreign
  }

  /// A namespace URI without what people get wrong: case, scheme, white space, the last slash.
  static func normal(_ uri: String) -> String {
    var uri = uri.trimmingXMLSpace.lowercased()
    if uri.hasPrefix("https://") { uri = "http://" + uri.dropFirst(8) }
    while uri.hasSuffix("/") { uri.removeLast() }
    return uri
  }

  private static let byURI: [String: Space] = {
    var spaces: [String: Space] = [
      "http://www.w3.org/1999/xhtml": .xhtml,
      "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
      "http://www.w3.org/2005/atom": .atom,
      "http://purl.org/atom/ns#": .atom,
      "http://purl.org/atom/ns": .atom,
      "http://example.com/newformat#": .atom,
      "http://example.com/necho": .atom,
      "http://purl.org/echo": .atom,
      "uri/of/echo/namespace#": .atom,
      "http://purl.org/pie": .atom,
    ]
    for uri in rssNamespaces { spaces[normal(uri)] = .rss }
    for (index, vocabulary) in Vocabularies.all.enumerated() {
      for uri in [vocabulary.namespace] + vocabulary.aliases where spaces[normal(uri)] == nil {
        spaces[normal(uri)] = .vocabulary(index)
      }
    }
    return spaces
  }()

  private static let byPrefix: [String: Space] = {
    var spaces: [String: Space] = [
      "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "xhtml": .xhtml, "rss": .rss,
    ]
    for (index, vocabulary) in Vocabularies.all.enumerated() {
      spaces[vocabulary.prefix] = spaces[vocabulary.prefix] ?? .vocabulary(index)
    }
    return spaces
  }()

  private static let rssNamespaces = [
    "http://backend.userland.com/rss", "http://backend.userland.com/rss2",
    "http://backend.userland.com/RSS2", "http://backend.userland.com/rss091",
    "http://backend.userland.com/rss092", "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss", "http://my.netscape.com/rdf/simple/0.9/",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://purl.org/rss/1.0/",
    "http://purl.org/net/rss1.1#", "http://purl.org/rss/1.0/modules/rss091#",
    "http://channel.netscape.com/rdf/simple/0.9/", "http://my.netscape.com/rdf/simple/0.9",
    "http://purl.org/rss/1.0/modules/rss091/", "http://www.rssboard.org/rss-specification",
  ]
}

extension String {
  /// C1 controls, which no feed means, as the characters of windows-1252 in their places: the
  /// reading of browsers.
  fileprivate var replacingControls: String {
    guard utf8.contains(0xC2), unicodeScalars.contains(where: \.isC1) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      text.unicodeScalars.append(
        scalar.isC1 ? Windows1252.scalar(byte) ?? scalar : scalar
      )
    }
    return text
  }
}

extension Unicode.Scalar {
  fileprivate var isC1: Bool { value >= 0x80 && value <= 0x9F }
}
