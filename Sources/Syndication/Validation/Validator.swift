import Markup

/// Checks feeds against the specifications of their formats.
public enum Validator {
  /// Validates a document of any format.
  public static func validate(
    _ bytes: [UInt8],
    options: ValidationOptions = ValidationOptions()
  ) -> ValidationReport {
    if isEmpty(bytes) { return emptyReport(bytes) }
    if isJSON(bytes) {
      var report = JSONValidation.validate(bytes, options)
      report.findings.insert(contentsOf: options.profiles.map { $0.refuse("JSON Feed") }, at: 0)
      return report
    }
    var parsing = Document.Options()
    parsing.limits = options.limits
    parsing.charset = options.contentType.flatMap { type in
      MediaType.parameters(type).first { $0.name == "charset" }?.value
    }
    parsing.readsAsStated = true
    parsing.fallbackEncoding = options.fallbackEncoding ?? "utf-8"
    let document = Document(xml: bytes, options: parsing)
    var validation = Validation(document, options)
    validation.memory.source = bytes
    validation.validateText(bytes)
    let isBroken = document.problems.contains { $0.code == .notWellFormed }
    if let root = document.root.map(Self.unwrapped) {
      if isBroken { validation.prepareForError(root, document.originalText) }
      validation.prepare(root)
      validation.memory.mayHoldBadCharacters = BadCharacters.mayBe(in: bytes, document)
      validation.memory.refersToControls =
        validation.memory.mayHoldBadCharacters
        && BadCharacters.refersToControls(document.originalText)
      if validation.checkRootNamespace(root), !validation.isBehindError(root) {
        validation.validateRoot(root)
      }
      for profile in options.profiles { profile.judge(root, &validation) }
    } else if validation.findings.listed.isEmpty {
      validation.reportWhole(.saxError, ["value": "there is no element"])
    }
    var report = ValidationReport()
    report.findings = validation.findings.inOrder
    report.passes = validation.passes
    report.text = document.originalText
    report.format = document.root.flatMap { formats[unwrapped($0).name.local] }
    return report
  }

  /// Whether there is nothing to read but white space.
  private static func isEmpty(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    return text.allSatisfy { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  private static func emptyReport(_ bytes: [UInt8]) -> ValidationReport {
    var report = ValidationReport()
    let parameters: Parameters = ["value": "there is nothing in it"]
    report.findings = [Finding(.saxError, parameters.sorted, at: Position(line: 1, column: 1))]
    report.text = bytes
    return report
  }

  /// The element that a SOAP message carries, or the element itself.
  static func unwrapped(_ root: Element) -> Element {
    guard root.name.namespace == "http://schemas.xmlsoap.org/soap/envelope/" else { return root }
    for child in root.children where child.name.local == "Body" {
      return child.firstChild ?? root
    }
    return root
  }

  private static let formats = [
    "rss": "rss", "feed": "atom", "entry": "atom", "RDF": "rdf", "Channel": "rss11",
    "opml": "opml", "outlineDocument": "opml", "OpenSearchDescription": "opensearch",
    "service": "app",
    "categories": "app", "XRDS": "xrds",
  ]

  /// Whether a text can only be JSON: it begins with a brace or a bracket.
  private static func isJSON(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D, 0x00].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

/// What is remembered of a document while it is walked.
struct Memory {
  /// Of lists of pairs of names, by their first name, those pairs that the document has.
  var pairs: [String: [(String, String)]] = [:]
  /// rss/@version.
  var version = ""
  /// Whether the document is RSS 2.
  var isRSS2: Bool { version.hasPrefix("2.") }
  /// Whether the document is RSS 0.90.
  var isRSS090 = false
  /// The title and link of the channel, by their keys.
  var channelTexts: [String: String] = [:]
  /// Whether some self link is where the document came from.
  var hasMatchingSelf = false
  /// Ids of elements that must be unique in the document.
  var seen: Set<String> = []
  /// Declarations of namespaces that were looked at.
  var declarations: Set<[String]> = []
  var usesITunes = false
  /// Whether the channel names the RSS Advisory Board's specification as its own.
  var followsAdvisoryBoard = false
  /// The bytes of the document.
  var source: [UInt8] = []
  /// The prefixes that are declared somewhere, once they are asked for.
  var prefixes: Set<String> = []
  /// Where the document is first not well-formed.
  var error: Position?
  /// The elements, by where they begin, that were open at the first error.
  var cut: Set<Position> = []
  /// The innermost of them.
  var innermost: Position?
  /// In how many elements the walk is.
  var depth = 0
  /// Whether some element was too deep to be looked at.
  var isTooDeep = false
  /// Whether some text may hold characters of a wrong encoding.
  var mayHoldBadCharacters = false
  /// Whether references such as `&#146;` stand in it.
  var refersToControls = false
  /// Whether the feed says who wrote it, once a profile has asked.
  var isFeedSigned: Bool?
  /// The prefixes of XHTML that were reported.
  var avoidedPrefixes: Set<String> = []
}

extension Validation {
  /// What must be known of the document before the walk.
  mutating func prepare(_ root: Element) {
    // Without a version, it is read as the last one.
    if root.name.local == "rss" { memory.version = root["version"] ?? "2.0" }
    if root.name.local == "RDF" {
      memory.isRSS090 = document.namespaces.contains { $0.uri.contains("/rdf/simple/0.9") }
    }
    memory.usesITunes = names.prefixes.contains("itunes")
    for channel in root.children where channel.name.local == "channel" {
      for child in channel.children {
        switch known(child) {
        case .title, .link: memory.channelTexts[key(child) ?? ""] = child.trimmedText
        case .docs:
          let address = child.trimmedText
          memory.followsAdvisoryBoard = address.hasSuffix("://www.rssboard.org/rss-specification")
        default: break
        }
      }
    }
    let container = root.name.local == "rss" ? child(":channel", of: root) ?? root : root
    guard let url = options.url else { return }
    memory.hasMatchingSelf = AtomLink.links(container, self).contains { link in
      guard AtomLink.relation(link) == "self", let href = link["href"] else { return false }
      return URI.normalized(href) == URI.normalized(url)
    }
  }

  /// Which namespace the rules for the root are in.
  static func core(of root: Name) -> RuleNames.Core {
    let folded = RuleIndex.folded(root.namespace)
    switch root.local {
    case "rss": return .init(prefix: "", stand: root.namespace)
    case "feed", "entry": return .init(prefix: "atom", stand: root.namespace)
    case "RDF": return .init(prefix: "rss1")
    case "Channel": return .init(prefix: "rss11", stand: root.namespace)
    case "OpenSearchDescription": return .init(prefix: "opensearch", stand: root.namespace)
    case "opml", "outlineDocument": return .init(prefix: "opml", stand: root.namespace)
    case "XRDS": return .init(prefix: "xrds", stand: root.namespace)
    default: return .init(prefix: folded.isEmpty ? "" : "-")
    }
  }

  /// Whether the root is in a namespace that it can be read in at all.
  mutating func checkRootNamespace(_ root: Element) -> Bool {
    let place = Place(
      element: root,
      name: root.name.local,
      parent: "root",
      scope: Scope()
    )
    let namespace = root.name.namespace
    guard let home = Self.homes[root.name.local] else { return true }
    let declaration = root.name.prefix.isEmpty ? "xmlns" : "xmlns:" + root.name.prefix
    if namespace == home.first { return checkPrefix(root, place) }
    if home.contains(namespace) { return true }
    if root.name.local == "feed" || root.name.local == "entry",
      namespace.hasPrefix("http://purl.org/atom/ns#")
    {
      report(.obsoleteNamespace, at: place.pointing(at: declaration), ["namespace": namespace])
      return false
    }
    if namespace.isEmpty {
      report(.missingNamespace, at: place)
    } else {
      report(.invalidNamespace, at: place.pointing(at: declaration), ["namespace": namespace])
    }
    return true
  }

  private mutating func checkPrefix(_ root: Element, _ place: Place) -> Bool {
    if core.prefix == "atom" {
      let prefixes = document.names.lazy
        .filter { $0.namespace == root.name.namespace && !$0.prefix.isEmpty }
        .map(\.prefix)
      for prefix in Set(prefixes).sorted() {
        report(.avoidNamespacePrefix, at: place, ["prefix": prefix])
      }
    }
    return true
  }

  private static let homes: [String: [String]] = [
    "rss": [
      "", "http://backend.userland.com/rss", "http://backend.userland.com/rss2",
      "http://backend.userland.com/rss091", "http://blogs.law.harvard.edu/tech/rss",
      "http://my.netscape.com/publish/formats/rss-0.91.dtd",
    ],
    "feed": ["http://www.w3.org/2005/Atom"],
    "entry": ["http://www.w3.org/2005/Atom"],
    "RDF": ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
    "Channel": ["http://purl.org/net/rss1.1#"],
    "OpenSearchDescription": ["http://a9.com/-/spec/opensearch/1.1/"],
    "opml": ["", "http://www.opml.org/spec2"],
    "XRDS": ["xri://$xrds"],
  ]
}
