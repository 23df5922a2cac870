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
    for (index, name) in document.names.enumerated() {
      if !names.misspelt.isEmpty, let right = names.misspelt[name.namespace],
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
      // Names are of elements and of attributes: only elements are read in any case.
      if let right = spelling(of: name, index),
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
  private func spelling(of name: Name, _ index: Int) -> String? {
    let term = names.terms[index]
    let known: String? =
      switch term.space {
      case .none, .rss, .atom: term.tag.isSpecified ? term.tag.rawValue : nil
      case .vocabulary(let vocabulary): Self.vocabularies[vocabulary][names.locals[index]]
      case .rdf, .xhtml, .foreign: nil
      }
    guard let right = known, right != name.local,
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

  private static let vocabularies = Vocabularies.all.map { Vocabularies.byLowerCase($0.names) }

  private static let rss11 = "http://purl.org/net/rss1.1#"

  /// RSS 1.0 and 0.9 have it in lower case, RSS 2.0 not.
  private static let alternatives: Set<String> = ["textinput"]
}
