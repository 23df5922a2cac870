/// A chapter of an episode (Podlove Simple Chapters).
public struct Chapter: Sendable, Hashable {
  /// Seconds from the start of the episode; nil when the literal cannot be understood.
  public var start: Double?
  /// The start as written.
  ///
  /// psc:chapter/@start.
  public var startLiteral: String?
  /// psc:chapter/@title.
  public var title: String?
  /// psc:chapter/@href.
  public var url: String?
  /// psc:chapter/@image.
  public var image: String?
}

/// The chapters of an episode: a view of the elements kept as foreign.
public struct Chapters: Sendable, Hashable {
  /// psc:chapters/@version.
  public var version: String?
  /// In document order.
  public var chapters: [Chapter]

  fileprivate init(_ element: ForeignElement) {
    version = element[attribute: "version"]
    chapters = element.elements.filter { $0.localName == "chapter" }.map { chapter in
      let start = chapter[attribute: "start"]
      return Chapter(
        start: start.flatMap { ChaptersVocabulary.seconds($0) },
        startLiteral: start,
        title: chapter[attribute: "title"],
        url: chapter[attribute: "href"],
        image: chapter[attribute: "image"]
      )
    }
  }
}

/// psc: (Podlove Simple Chapters 1.2).
enum ChaptersVocabulary: Vocabulary {
  static let prefix = "psc"
  static let namespace = "http://podlove.org/simple-chapters"

  /// Seconds of a normal play time: `S`, `M:SS` or `H:MM:SS`, each with a fraction or without.
  static func seconds(_ text: String) -> Double? {
    let parts = text.trimmingXMLSpace.split(separator: ":", omittingEmptySubsequences: false)
      .map { Double($0) }
    guard parts.count <= 3, !parts.contains(nil) else { return nil }
    return parts.compactMap(\.self).reduce(0) { $0 * 60 + $1 }
  }
}

extension Entry {
  /// psc:chapters, the first list.
  public var chapters: Chapters? {
    foreign.named("chapters", ChaptersVocabulary.self).first.map { Chapters($0) }
  }
}
