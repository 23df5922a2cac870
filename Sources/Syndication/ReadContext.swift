import Markup

/// What readers need beside the element: what its name means, the base and the language in scope.
///
/// A class, since each element and each text is handed one: one reference counts less than five.
final class ReadContext: Sendable {
  let names: NameTable
  let sanitizer: Sanitizer?
  /// How many entries are read.
  let extent: Extent
  /// The absolute base for relative references, nil when none is known.
  let base: String?
  /// xml:lang in scope.
  let language: String?
  /// Whether an xml:base is in scope: references inside markup are relative to it, sanitized or not.
  private let hasDeclaredBase: Bool
  /// Whether the document has references to entities of HTML that it does not declare.
  private let hasEntitiesOfHTML: Bool

  init(_ document: Document, _ options: ReadOptions) {
    names = NameTable(document)
    sanitizer = options.sanitizer
    extent = Extent(options)
    let location = options.contentLocation.map { URI.resolve($0, against: options.url) ?? $0 }
    base = location ?? options.url
    language = nil
    hasDeclaredBase = false
    hasEntitiesOfHTML = document.problems.contains { $0.code == .undeclaredEntity }
  }

  private init(inside outer: ReadContext, base: String?, language: String??) {
    names = outer.names
    sanitizer = outer.sanitizer
    extent = outer.extent
    self.base = base ?? outer.base
    self.language = language ?? outer.language
    hasDeclaredBase = outer.hasDeclaredBase || base != nil
    hasEntitiesOfHTML = outer.hasEntitiesOfHTML
  }

  /// A context outside any document: nothing is in scope, markup stays as it is.
  static let bare = ReadContext(Document(xml: []), ReadOptions.raw)

  /// The context inside an element: its xml:base and xml:lang hold there.
  func inside(_ element: Element) -> ReadContext {
    guard names.hasXMLAttributes, element.hasAttributes else { return self }
    let base = element["base", namespace: NameTable.xml]?.trimmingXMLSpace.nonEmpty
      .flatMap { URI.resolve($0, against: self.base) }.flatMap { URI.isBase($0) ? $0 : nil }
    let language = element["lang", namespace: NameTable.xml]
    guard base != nil || language != nil else { return self }
    return ReadContext(
      inside: self,
      base: base,
      language: language.map { String($0.map { $0 == "_" ? "-" : $0 }).nonEmpty }
    )
  }

  /// What the name of an element means.
  func term(_ element: Element) -> NameTable.Term { names.terms[element.nameIndex] }

  /// What the name of an attribute means.
  func term(_ attribute: Element.Attribute) -> NameTable.Term { names.terms[attribute.nameIndex] }

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
    if kind == .html, hasEntitiesOfHTML {
      // The author forgot to escape what was HTML's: the one that cannot be seen is put back.
      text.value = text.value.replacing("\u{A0}", with: "&nbsp;")
    }
    if let sanitizer {
      text.value = sanitizer.sanitize(text.value) { self.resolve($0) }.trimmingXMLSpace
    } else if hasDeclaredBase {
      text.value = Links.rewrite(text.value) { self.resolve($0) }
    }
    return text
  }
}

/// What each distinct name of a document means: looked up once a name, not once an element.
final class NameTable: Sendable {
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

  /// A class, since it is handed out for each element: one reference counts less than three.
  final class Term: Sendable {
    let space: Space
    /// The local name in lower case: RSS and its extensions are written in any.
    let local: String
    /// The namespace as it is written: a vocabulary's own URI, where another spelling was meant for
    /// it or its prefix was not declared.
    let namespace: String
    /// The name as it is written, with its prefix.
    let qualified: String

    init(space: Space, namespace: String, name: Name) {
      self.space = space
      self.namespace = namespace
      local = name.local.lowercasedASCII
      qualified = name.qualified
    }
  }

  static let xml = "http://www.w3.org/XML/1998/namespace"
  static let xhtml = "http://www.w3.org/1999/xhtml"

  let terms: [Term]
  /// Whether any xml:base or xml:lang stands in the document.
  let hasXMLAttributes: Bool
  /// Whether any attribute of RFC 4685 stands in the document.
  let hasThreading: Bool

  init(_ document: Document) {
    terms = document.names.map { name in
      let space = Self.space(of: name)
      return Term(space: space, namespace: Self.written(name, in: space), name: name)
    }
    hasXMLAttributes = document.names.contains { $0.namespace == Self.xml }
    hasThreading = document.names.contains {
      $0.prefix == "thr" || $0.namespace.hasSuffix("thread/1.0")
    }
  }

  private static func written(_ name: Name, in space: Space) -> String {
    if case .vocabulary(let index) = space { return Vocabularies.all[index].namespace }
    return name.namespace
  }

  private static func space(of name: Name) -> Space {
    if name.namespace.isEmpty {
      // An undeclared prefix has its customary meaning.
      return name.prefix.isEmpty ? .none : byPrefix[name.prefix.lowercased()] ?? .foreign
    }
    // Nearly all are written as they should be.
    return byURI[name.namespace] ?? byURI[normal(name.namespace)] ?? .foreign
  }

  /// A namespace URI without what people get wrong: case, scheme, white space, the last slash.
  static func normal(_ uri: String) -> String {
    var uri = uri.trimmingXMLSpace.lowercased()
    if uri.hasPrefix("https://") { uri = "http://" + uri.dropFirst(8) }
    while uri.hasSuffix("/") { uri.removeLast() }
    return uri
  }

  /// How a namespace ought to be spelt, where it is known but spelt otherwise; nil in all other
  /// cases.
  static func spelling(of uri: String) -> String? {
    guard !uri.isEmpty, !spellings.contains(uri) else { return nil }
    let normal = normal(uri)
    return byURI[normal] == nil ? nil : known.first { Self.normal($0.uri) == normal }?.uri
  }

  private static let byURI = Dictionary(
    // As they ought to be spelt, too: most are.
    known.map { (normal($0.uri), $0.space) } + known.map { ($0.uri, $0.space) },
    uniquingKeysWith: { first, _ in first }
  )

  private static let spellings = Set(known.map(\.uri))

  /// Every namespace that means something, as it is spelt.
  private static let known: [(uri: String, space: Space)] = {
    var known: [(uri: String, space: Space)] = [
      ("http://www.w3.org/1999/xhtml", .xhtml),
      ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", .rdf),
    ]
    known += atomNamespaces.map { ($0, .atom) }
    known += rssNamespaces.map { ($0, .rss) }
    for (index, vocabulary) in Vocabularies.all.enumerated() {
      for uri in [vocabulary.namespace] + vocabulary.aliases {
        known.append((uri, .vocabulary(index)))
      }
    }
    return known
  }()

  private static let atomNamespaces = [
    "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/atom/ns",
    "http://example.com/newformat#", "http://example.com/necho", "http://purl.org/echo/",
    "uri/of/echo/namespace#", "http://purl.org/pie/",
  ]

  private static let byPrefix: [String: Space] = {
    var spaces: [String: Space] = [
      "atom": .atom, "atom10": .atom, "a10": .atom, "rdf": .rdf, "xhtml": .xhtml, "rss": .rss,
    ]
    for (index, vocabulary) in Vocabularies.all.enumerated() {
      let prefix = vocabulary.prefix.lowercased()
      spaces[prefix] = spaces[prefix] ?? .vocabulary(index)
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
