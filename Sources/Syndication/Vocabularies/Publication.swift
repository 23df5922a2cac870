/// The Atom Publishing Protocol's elements of an entry: a view of those kept as foreign (RFC 5023).
public struct Publication: Sendable, Hashable {
  /// app:edited: when the entry was last edited.
  public var edited: FeedDate?
  /// app:control/app:draft: whether the author wants it hidden.
  public var isDraft: Bool

  init(_ foreign: [ForeignElement]) {
    edited = foreign.text("edited", PublicationVocabulary.self).map { FeedDate(lenient: $0) }
    let drafts = foreign.named("control", PublicationVocabulary.self).flatMap(\.elements)
      .filter { $0.localName == "draft" }
    isDraft = drafts.contains { $0.text.trimmingXMLSpace.lowercased() == "yes" }
  }
}

/// app: (RFC 5023).
enum PublicationVocabulary: Vocabulary {
  static let prefix = "app"
  static let namespace = "http://www.w3.org/2007/app"
  static let aliases = ["http://purl.org/atom/app#"]
}

extension Entry {
  /// app:.
  public var publication: Publication { Publication(foreign) }
}
