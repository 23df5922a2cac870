/// A note that an entry was deleted (RFC 6721): a view of an element kept as foreign.
public struct Tombstone: Sendable, Hashable {
  /// The id of the entry.
  ///
  /// at:deleted-entry/@ref.
  public var id: String
  /// When it was deleted.
  ///
  /// at:deleted-entry/@when.
  public var deleted: FeedDate?
  /// Who deleted it.
  ///
  /// at:by.
  public var by: Person?
  /// Why.
  ///
  /// at:comment.
  public var comment: String?
}

/// at: (RFC 6721).
enum TombstoneVocabulary: Vocabulary {
  static let prefix = "at"
  static let namespace = "http://purl.org/atompub/tombstones/1.0"
}

extension Feed {
  /// at:deleted-entry, in document order.
  public var tombstones: [Tombstone] {
    foreign.named("deleted-entry", TombstoneVocabulary.self).compactMap { element in
      guard let id = element[attribute: "ref"] else { return nil }
      func child(_ name: String) -> ForeignElement? {
        element.elements.first { $0.localName == name }
      }
      func text(_ name: String, of parent: ForeignElement) -> String? {
        parent.elements.first { $0.localName == name }?.text.trimmingXMLSpace.nonEmpty
      }
      return Tombstone(
        id: id,
        deleted: element.date(attribute: "when"),
        by: child("by").map {
          Person(name: text("name", of: $0), email: text("email", of: $0), uri: text("uri", of: $0))
        },
        comment: child("comment")?.text.trimmingXMLSpace.nonEmpty
      )
    }
  }
}
