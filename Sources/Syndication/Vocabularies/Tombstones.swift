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

  /// Makes a note of what was deleted, and when.
  public init(
    id: String,
    deleted: FeedDate? = nil,
    by: Person? = nil,
    comment: String? = nil
  ) {
    self.id = id
    self.deleted = deleted
    self.by = by
    self.comment = comment
  }
}

/// at: (RFC 6721).
enum TombstoneVocabulary: Vocabulary {
  static let prefix = "at"
  static let namespace = "http://purl.org/atompub/tombstones/1.0"
}

extension Feed {
  /// at:deleted-entry, in document order.
  public var tombstones: [Tombstone] {
    get { readTombstones }
    set {
      let old = foreign.named("deleted-entry", TombstoneVocabulary.self)
      if !old.isEmpty { foreign.removeAll { old.contains($0) } }
      foreign += newValue.map(ForeignElement.init)
    }
  }

  private var readTombstones: [Tombstone] {
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

extension ForeignElement {
  fileprivate init(_ tombstone: Tombstone) {
    func element(_ name: String, _ children: [Node]) -> ForeignElement {
      ForeignElement(
        name: TombstoneVocabulary.prefix + ":" + name,
        namespace: TombstoneVocabulary.namespace,
        children: children
      )
    }
    self = element("deleted-entry", [])
    attributes = [Attribute(name: "ref", value: tombstone.id)]
    if let date = tombstone.deleted {
      let when = date.timestamp?.rfc3339UTC ?? date.literal
      attributes.append(Attribute(name: "when", value: when))
    }
    if let by = tombstone.by {
      let parts = [("name", by.name), ("uri", by.uri), ("email", by.email)]
      let children = parts.compactMap { name, value in
        value.map { text in
          Node.element(
            ForeignElement(name: name, namespace: AtomVocabulary.namespace, children: [.text(text)])
          )
        }
      }
      self.children.append(.element(element("by", children)))
    }
    if let comment = tombstone.comment {
      self.children.append(.element(element("comment", [.text(comment)])))
    }
  }
}
