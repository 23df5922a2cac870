package import Syndication

/// An entry of the timeline, with where it came from.
package struct StoredEntry: Sendable, Hashable {
  /// Its row in the store; 0 when it has none.
  package var row: Int64 = 0
  package var entry: Entry
  /// The feed's metadata.
  package var feed: Feed
  /// The feed's address in the blogroll.
  package var feedURL: String
  package var firstSeen: Timestamp
  /// When it was first seen in this form.
  package var lastChanged: Timestamp
  package var placement = Placement.timeline
  /// The id that it is published under, where that is not its own.
  package var publishedID: String?
  /// When its author took it back.
  package var withdrawn: Timestamp?
  package var marks = EntryMarks()

  package init(
    entry: Entry,
    feed: Feed,
    feedURL: String,
    firstSeen: Timestamp,
    lastChanged: Timestamp? = nil
  ) {
    self.entry = entry
    self.feed = feed
    self.feedURL = feedURL
    self.firstSeen = firstSeen
    self.lastChanged = lastChanged ?? firstSeen
  }
}

/// A place between two entries of the timeline: behind the one that it was read from.
package struct TimelinePlace: Sendable, Hashable {
  fileprivate var position: Int64
  fileprivate var row: Int64

  /// Before the newest.
  package static let start = Self(position: .max, row: 0)
}

extension Store {
  /// The newest entries of the listed feeds, newest first; duplicates are still in it.
  package func timeline(limit: Int) async throws(StoreError) -> [StoredEntry] {
    try await timeline(limit: limit, after: .start).entries
  }

  /// The entries behind a place, newest first, and the place behind them.
  package func timeline(
    limit: Int,
    after place: TimelinePlace
  ) async throws(StoreError) -> (entries: [StoredEntry], end: TimelinePlace) {
    try await database.read { session in
      var end = place
      let rows = try session.all(
        Self.timelineQuery,
        place.position,
        place.position,
        place.row,
        limit
      ) { row in
        end = TimelinePlace(position: row.id(10), row: row.id(0))
        return try Numbered(row)
      }
      return (try session.withFeeds(rows), end)
    }
  }

  /// The copies of entries in whatever listed feed: what has the same id, link or text by its mark.
  ///
  /// What is among the entries themselves is not told of again.
  package func copies(of entries: [StoredEntry]) async throws(StoreError) -> [StoredEntry] {
    try await database.read { session in
      var seen = Set(entries.map(\.row))
      var asked: [Set<Int64>] = [[], [], []]
      var found: [Numbered] = []
      for entry in entries {
        let marks = entry.marks
        let columns = [("id", marks.id), ("link", marks.link), ("text", marks.text)]
        for (index, (column, mark)) in columns.enumerated() {
          guard let mark, asked[index].insert(mark).inserted else { continue }
          let rows = try session.all(Self.copyQuery(by: column), mark) { row in
            seen.insert(row.id(0)).inserted ? try Numbered(row) : nil
          }
          found += rows.compactMap(\.self)
        }
      }
      return try session.withFeeds(found)
    }
  }

  static let columns = """
    e.id, e.subscription_id, e.first_seen, e.last_changed, e.placement, e.published_id, e.withdrawn,
      e.id_mark, e.link_mark, e.text_mark, e.position, d.bytes
    """

  // CROSS JOIN: the entries are gone through in the order of their index, whatever else seems cheaper.
  static let timelineQuery = """
    SELECT \(columns)
    FROM entry e CROSS JOIN subscription s CROSS JOIN entry_document d
    WHERE e.placement < 2 AND e.position <= ? AND (e.position < ? OR e.id > ?)
      AND s.id = e.subscription_id AND s.is_listed = 1 AND d.entry_id = e.id
    ORDER BY e.position DESC, e.id LIMIT ?
    """

  // A mark that a hundred entries share tells none of them from the others.
  static func copyQuery(by column: String) -> String {
    """
    SELECT \(columns)
    FROM entry e CROSS JOIN subscription s CROSS JOIN entry_document d
    WHERE e.\(column)_mark = ? AND s.id = e.subscription_id AND s.is_listed = 1
      AND d.entry_id = e.id
    LIMIT 100
    """
  }
}

/// An entry beside the row of its feed.
struct Numbered {
  var subscription: Int64
  var stored: StoredEntry

  init(_ row: Row) throws {
    subscription = row.id(1)
    stored = StoredEntry(
      entry: try Archive.entry(row.bytes(11)),
      feed: Feed(),
      feedURL: "",
      firstSeen: Timestamp(seconds: row.id(2)),
      lastChanged: Timestamp(seconds: row.id(3))
    )
    stored.row = row.id(0)
    stored.placement = Placement(rawValue: row.id(4)) ?? .timeline
    stored.publishedID = row.optionalText(5)
    stored.withdrawn = row.timestamp(6)
    stored.marks.id = row.optionalID(7)
    stored.marks.link = row.optionalID(8)
    stored.marks.text = row.optionalID(9)
  }
}

extension Session {
  /// Each feed's metadata are read once, and only of the feeds that occur.
  func withFeeds(_ rows: [Numbered]) throws -> [StoredEntry] {
    var feeds: [Int64: (url: String, feed: Feed)] = [:]
    for subscription in Set(rows.map(\.subscription)) {
      feeds[subscription] = try first(
        "SELECT url, document FROM subscription WHERE id = ?",
        subscription
      ) { ($0.text(0), try $0.optionalBytes(1).map(Archive.feed) ?? Feed()) }
    }
    return rows.map { row in
      var stored = row.stored
      if let (url, feed) = feeds[row.subscription] { (stored.feedURL, stored.feed) = (url, feed) }
      return stored
    }
  }
}
