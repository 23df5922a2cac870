extension [ForeignElement] {
  /// Whether any element is of a vocabulary.
  func hasAny(of vocabulary: any Vocabulary.Type) -> Bool {
    let namespace = vocabulary.namespace
    return contains { $0.namespace == namespace }
  }

  /// The elements that a vocabulary gives a local name to, in document order; names are in any case.
  func named(_ local: String, _ vocabulary: any Vocabulary.Type) -> [ForeignElement] {
    if isEmpty { return [] }
    let (name, namespace) = (local.lowercasedASCII, vocabulary.namespace)
    return filter { $0.namespace == namespace && $0.localName == name }
  }

  /// The text of the first such element that has any.
  func text(_ local: String, _ vocabulary: any Vocabulary.Type) -> String? {
    texts(local, vocabulary).first
  }

  /// The texts of all such elements that have any.
  func texts(_ local: String, _ vocabulary: any Vocabulary.Type) -> [String] {
    named(local, vocabulary).compactMap { $0.text.trimmingXMLSpace.nonEmpty }
  }

  /// The text of the first such element as a number.
  func number(_ local: String, _ vocabulary: any Vocabulary.Type) -> Int? {
    text(local, vocabulary).flatMap { Int($0) }
  }

  /// The addresses that such elements name: by `rdf:resource`, `href` or `url`, else as their text.
  func addresses(_ local: String, _ vocabulary: any Vocabulary.Type) -> [String] {
    named(local, vocabulary).compactMap(\.address)
  }
}

extension ForeignElement {
  /// The address that an element names: by `rdf:resource`, `href` or `url`, else as its text.
  var address: String? {
    let attribute = attributes.first {
      let local = $0.name.split(separator: ":").last.map { $0.lowercased() }
      return local == "resource" || local == "href" || local == "url"
    }
    return (attribute?.value ?? text).trimmingXMLSpace.nonEmpty
  }

  /// The value of an attribute as a date.
  func date(attribute name: String) -> FeedDate? {
    self[attribute: name].flatMap { $0.isEmpty ? nil : FeedDate(lenient: $0) }
  }
}

extension FeedDate {
  /// The date that a text states.
  init(lenient text: String) {
    self.init(literal: text, timestamp: Timestamp(lenient: text))
  }
}
