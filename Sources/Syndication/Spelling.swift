import Markup

/// What readers understand although it is spelt wrong: said, since other readers will not.
struct Spelling {
  private let document: Document
  private let names: NameTable

  init(_ document: Document, _ names: NameTable) {
    self.document = document
    self.names = names
  }

  /// A problem for each namespace and each name that is spelt otherwise than its specification has
  /// it, where it first stands.
  var problems: [Problem] {
    var problems: [Problem] = []
    var namespaces: Set<String> = []
    var known: String?
    for (index, name) in document.names.enumerated() {
      // Names of one namespace follow one another: each is looked up but once.
      if names.terms[index].space != .foreign, name.namespace != known,
        let right = NameTable.spelling(of: name.namespace),
        namespaces.insert(name.namespace).inserted
      {
        problems.append(
          Problem(
            .namespaceSpelling,
            "the namespace \(name.namespace) is read as \(right)",
            at: place { $0.name.namespace == name.namespace }
          )
        )
      }
      known = name.namespace
      // Names are of elements and of attributes: only elements are read in any case.
      if let right = spelling(of: name, names.terms[index]),
        let place = place(where: { $0.nameIndex == index })
      {
        problems.append(
          Problem(.nameCase, "<\(name.qualified)> is read as <\(right)>", at: place)
        )
      }
    }
    return problems
  }

  /// How a name ought to be spelt; nil when it is spelt so, or not known.
  private func spelling(of name: Name, _ term: NameTable.Term) -> String? {
    let known: [String: String]? =
      switch term.space {
      case .none, .rss, .atom: Self.formats
      case .vocabulary(let index): Self.vocabularies[index]
      case .rdf, .xhtml, .foreign: nil
      }
    guard let right = known?[term.local], right != name.local,
      !Self.alternatives.contains(name.local),
      name.namespace != Self.rss11 || name.local != "Channel"
    else { return nil }
    return name.prefix.isEmpty ? right : name.prefix + ":" + right
  }

  /// The place of the first element, in document order, that meets a condition.
  private func place(where isWanted: (Element) -> Bool) -> Position? {
    func find(_ element: Element) -> Position? {
      if isWanted(element) { return element.position }
      for child in element.children {
        if let found = find(child) { return found }
      }
      return nil
    }
    return document.root.flatMap(find)
  }

  private static let formats = Vocabularies.byLowerCase([
    "rss", "channel", "item", "items", "title", "link", "description", "language", "copyright",
    "managingEditor", "webMaster", "pubDate", "lastBuildDate", "category", "generator", "docs",
    "cloud", "ttl", "image", "rating", "textInput", "skipHours", "skipDays", "hour", "day", "guid",
    "author", "comments", "enclosure", "source", "url", "width", "height", "name", "feed", "entry",
    "id", "updated", "published", "summary", "content", "contributor", "subtitle", "logo", "icon",
    "rights", "uri", "email", "tagline", "modified", "issued", "created", "info",
  ])

  private static let vocabularies = Vocabularies.all.map { Vocabularies.byLowerCase($0.names) }

  private static let rss11 = "http://purl.org/net/rss1.1#"

  /// RSS 1.0 and 0.9 have it in lower case, RSS 2.0 not.
  private static let alternatives: Set<String> = ["textinput"]
}
