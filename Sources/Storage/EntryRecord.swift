package import Syndication

/// Where an entry stands for the readers of the timeline.
package enum Placement: Int64, Sendable, Hashable {
  case timeline = 0
  /// On the timeline at its date, though others of later dates were there before it.
  case late = 1
  /// Stored and known, not on the timeline: what a feed had when it came, beyond what is news.
  case backlog = 2
}

/// Digests by which an entry is found under its other names.
package struct EntryMarks: Sendable, Hashable {
  /// Of an id that means the same in every feed.
  package var id: Int64?
  /// Of the canonical link.
  package var link: Int64?
  /// Of title and text, when there is enough of them to tell entries apart.
  package var text: Int64?
  /// Of the title; counts within a feed only.
  package var title: Int64?

  package init(
    id: Int64? = nil,
    link: Int64? = nil,
    text: Int64? = nil,
    title: Int64? = nil
  ) {
    self.id = id
    self.link = link
    self.text = text
    self.title = title
  }
}

/// An entry as a fetch found it, ready to be stored.
package struct EntryRecord: Sendable, Hashable {
  /// What makes it the same entry the next time, within its feed.
  package var identity: String
  /// The canonical form of its permalink: what makes it the same entry in another feed.
  package var link: String?
  /// Of what a reader would notice.
  package var fingerprint: [UInt8]
  /// Of everything.
  package var digest: [UInt8]
  /// The date to sort by; nil when the feed states none that can be believed.
  package var date: Timestamp?
  /// The entry, see ``Archive``.
  package var document: [UInt8]
  package var marks = EntryMarks()
  package var placement = Placement.timeline
  /// The id to publish it under; nil when it is the document's.
  package var publishedID: String?

  package init(
    identity: String,
    link: String?,
    fingerprint: [UInt8],
    digest: [UInt8],
    date: Timestamp?,
    document: [UInt8],
    marks: EntryMarks = EntryMarks()
  ) {
    self.identity = identity
    self.link = link
    self.fingerprint = fingerprint
    self.digest = digest
    self.date = date
    self.document = document
    self.marks = marks
  }
}

/// What the store knows of an entry without reading its document.
package struct KnownEntry: Sendable, Hashable {
  package var id: Int64
  package var identity: String
  package var link: String?
  package var fingerprint: [UInt8]
  package var digest: [UInt8]
  /// The date that the feed stated.
  package var date: Timestamp?
  package var textMark: Int64?
  package var titleMark: Int64?
  package var publishedID: String?
  /// Whether the feed was without it at the last look.
  package var isMissing = false
  package var isWithdrawn = false

  package init(
    id: Int64,
    identity: String,
    link: String?,
    fingerprint: [UInt8],
    digest: [UInt8]
  ) {
    self.id = id
    self.identity = identity
    self.link = link
    self.fingerprint = fingerprint
    self.digest = digest
  }
}

/// What a fetch means for the stored entries of its feed.
package struct Changes: Sendable, Hashable {
  /// An entry that is stored already, in its new form.
  package struct Replacement: Sendable, Hashable {
    package var id: Int64
    package var record: EntryRecord

    package init(id: Int64, record: EntryRecord) {
      self.id = id
      self.record = record
    }
  }

  /// An entry that its author took back.
  package struct Withdrawal: Sendable, Hashable {
    package var id: Int64
    package var when: Timestamp

    package init(id: Int64, when: Timestamp) {
      self.id = id
      self.when = when
    }
  }

  /// In document order.
  package var new: [EntryRecord] = []
  /// What a reader would notice.
  package var changed: [Replacement] = []
  /// What nobody would notice: stored, but not news.
  package var restated: [Replacement] = []
  package var unchanged = 0
  /// Those that the feed is without for the first time; they stay.
  package var missing: [Int64] = []
  /// Those that the feed has again, after it was without them or they were withdrawn.
  package var returned: [Int64] = []
  package var withdrawn: [Withdrawal] = []

  package init() {}

  /// Whether a reader of the timeline would notice.
  package var isNews: Bool { !new.isEmpty || !changed.isEmpty || !withdrawn.isEmpty }
}
