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
    guard names.hasXMLAttributes else { return self }
    var (base, language): (String?, String?)
    for attribute in element.attributes {
      switch names.roles[attribute.nameIndex] {
      case .base where base == nil:
        base = attribute.value.trimmingXMLSpace.nonEmpty
          .flatMap { URI.resolve($0, against: self.base) }.flatMap { URI.isBase($0) ? $0 : nil }
      case .language where language == nil: language = attribute.value
      default: break
      }
    }
    guard base != nil || language != nil else { return self }
    return ReadContext(
      inside: self,
      base: base,
      language: language.map { String($0.map { $0 == "_" ? "-" : $0 }).nonEmpty }
    )
  }

  /// What the name of an element means.
  func term(_ element: Element) -> NameTable.Term { names.terms[element.nameIndex] }

  /// The local name of an element in lower case.
  func local(_ element: Element) -> String { names.locals[element.nameIndex] }

  /// A reference made absolute where the base is known; as written where it is not.
  func resolve(_ reference: String) -> String {
    guard base != nil else { return reference }
    return URI.resolve(reference, against: base) ?? reference
  }

  /// The text of an element as an address; nil when it is empty.
  func address(_ element: Element) -> String? {
    let text = element.trimmedText
    return text.isEmpty ? nil : inside(element).resolve(text)
  }

  /// The text of an element as a date.
  func date(_ element: Element) -> FeedDate? {
    element.withTrimmedText { FeedDate(reading: $0) }
  }

  /// Makes a text of a value read inside this context: markup is made safe, its references absolute.
  func text(_ value: String, _ kind: Text.Kind, source: String? = nil) -> Text {
    let isMarkup = kind == .html || kind == .xhtml
    return Text(
      isMarkup ? markup(value.trimmingXMLSpace, kind) : value.trimmingXMLSpace,
      kind: kind,
      language: language,
      base: base,
      source: source
    )
  }

  private func markup(_ value: String, _ kind: Text.Kind) -> String {
    // The author forgot to escape what was HTML's: the one that cannot be seen is put back.
    let isUnescaped = kind == .html && hasEntitiesOfHTML
    let markup = isUnescaped ? value.replacing("\u{A0}", with: "&nbsp;") : value
    if let sanitizer { return sanitizer.sanitize(markup) { self.resolve($0) }.trimmingXMLSpace }
    return hasDeclaredBase ? Links.rewrite(markup) { self.resolve($0) } : markup
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

  /// What a name means: small enough to be handed out for each element.
  struct Term: Sendable {
    let space: Space
    /// The local name, where a format has it.
    let tag: LocalName

    init(_ space: Space, _ local: String) {
      self.space = space
      // Vocabularies have names of their own.
      if case .vocabulary = space { tag = .other } else { tag = LocalName(lowercased: local) }
    }
  }

  /// What an attribute is for, where its name alone says so.
  enum Role: UInt8 {
    case none
    /// xml:base.
    case base
    /// xml:lang.
    case language
    /// RFC 4685's, in either of the namespaces in use.
    case threadCount
    case threadUpdated
    /// An address, by custom.
    case address
  }

  static let xml = "http://www.w3.org/XML/1998/namespace"
  static let xhtml = "http://www.w3.org/1999/xhtml"

  /// By the numbers of the names, as all that follow.
  let terms: [Term]
  /// The local names in lower case: RSS and its extensions are written in any.
  let locals: [String]
  /// The namespaces as they are written: a vocabulary's own URI, where another spelling was meant for
  /// it or its prefix was not declared.
  let namespaces: [String]
  /// The names as they are written, with their prefixes.
  let qualified: [String]

  /// What attributes of that name are for.
  let roles: [Role]

  /// Whether any xml:base or xml:lang stands in the document.
  let hasXMLAttributes: Bool
  /// Whether any attribute of RFC 4685 stands in the document.
  let hasThreading: Bool
  /// The namespaces that mean something but are spelt otherwise, and how they ought to be.
  let misspelt: [String: String]

  init(_ document: Document) {
    var (terms, namespaces, locals, qualified): ([Term], [String], [String], [String]) =
      ([], [], [], [])
    terms.reserveCapacity(document.names.count)
    namespaces.reserveCapacity(document.names.count)
    locals.reserveCapacity(document.names.count)
    qualified.reserveCapacity(document.names.count)
    // A document has many names, but few namespaces, and names of one often follow one another.
    var spaces: [String: Meaning] = [:]
    var (last, meaning) = ("", Meaning(space: .none, written: ""))
    var roles: [Role] = []
    roles.reserveCapacity(document.names.count)
    for name in document.names {
      if name.namespace.isEmpty {
        (last, meaning) = ("", Self.meaning(ofPrefix: name.prefix))
      } else if name.namespace != last {
        last = name.namespace
        if let known = spaces[last] {
          meaning = known
        } else {
          meaning = Self.meaning(of: last)
          spaces[last] = meaning
        }
      }
      let local = name.local.lowercasedASCII
      terms.append(Term(meaning.space, local))
      namespaces.append(meaning.written)
      locals.append(local)
      qualified.append(name.qualified)
      roles.append(Self.role(of: name, isThreading: meaning.isThreading))
    }
    self.roles = roles
    self.terms = terms
    self.locals = locals
    self.namespaces = namespaces
    self.qualified = qualified
    hasThreading = roles.contains { $0 == .threadCount || $0 == .threadUpdated }
    hasXMLAttributes = spaces[Self.xml] != nil
    misspelt = spaces.compactMapValues(\.spelling)
  }

  private static func role(of name: Name, isThreading: Bool) -> Role {
    if name.prefix == "xml", name.namespace == xml {
      switch name.local {
      case "base": return .base
      case "lang": return .language
      default: return .none
      }
    }
    if isThreading || name.prefix == "thr" {
      switch name.local {
      case "count": return .threadCount
      case "updated": return .threadUpdated
      default: return .none
      }
    }
    switch name.qualified {
    case "url", "href", "src", "feedUrl", "rdf:resource": return .address
    default: return .none
    }
  }

  /// What a namespace means.
  private struct Meaning {
    var space: Space
    /// As it is written by us.
    var written: String
    /// How it ought to be spelt, where it is spelt otherwise.
    var spelling: String?
    /// Whether it is RFC 4685's, or what some write for it.
    var isThreading = false
  }

  /// An undeclared prefix has its customary meaning.
  private static func meaning(ofPrefix prefix: String) -> Meaning {
    let space = prefix.isEmpty ? .none : byPrefix[prefix.lowercased()] ?? .foreign
    return Meaning(space: space, written: written("", in: space))
  }

  private static func meaning(of namespace: String) -> Meaning {
    var meaning = Meaning(space: .foreign, written: namespace)
    // Nearly all are written as they should be.
    if let space = byURI[namespace] {
      meaning = Meaning(space: space, written: written(namespace, in: space))
    } else if let (space, spelling) = byNormalURI[normal(namespace)] {
      let written = written(namespace, in: space)
      meaning = Meaning(space: space, written: written, spelling: spelling)
    }
    meaning.isThreading = namespace.hasSuffix("thread/1.0")
    return meaning
  }

  private static func written(_ namespace: String, in space: Space) -> String {
    if case .vocabulary(let index) = space { return Vocabularies.all[index].namespace }
    return namespace
  }

  /// A namespace URI without what people get wrong: case, scheme, white space, the last slash.
  static func normal(_ uri: String) -> String {
    var uri = uri.trimmingXMLSpace.lowercased()
    if uri.hasPrefix("https://") { uri = "http://" + uri.dropFirst(8) }
    while uri.hasSuffix("/") { uri.removeLast() }
    return uri
  }

  private static let byURI = Dictionary(
    known.map { ($0.uri, $0.space) },
    uniquingKeysWith: { first, _ in first }
  )

  /// By what is left without mistakes, with the first spelling that is right.
  private static let byNormalURI = Dictionary(
    known.map { (normal($0.uri), (space: $0.space, uri: $0.uri)) },
    uniquingKeysWith: { first, _ in first }
  )

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
