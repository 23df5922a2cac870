package import Syndication

/// A form that an entry had.
package struct Revision: Sendable, Hashable {
  package var entry: Entry
  /// When it was first seen in this form.
  package var since: Timestamp
}

/// An entry with all that the store knows of its past.
package struct EntryHistory: Sendable {
  package var feedURL: String
  package var identity: String
  package var firstSeen: Timestamp
  /// When the feed was first without it.
  package var missingSince: Timestamp?
  package var withdrawn: Timestamp?
  package var placement: Placement
  /// Oldest first; the last is how it is now.
  package var forms: [Revision]
}

extension Store {
  /// How many earlier forms of an entry are kept.
  package static let revisionLimit = 20

  /// The entries that go by a name, also those of feeds that are not listed any more.
  ///
  /// The name is an id as its feed writes it, or the canonical form of a link, with its mark.
  package func history(
    id: String,
    link: String,
    linkMark: Int64
  ) async throws(StoreError) -> [EntryHistory] {
    try await database.read { session in
      let columns = """
        SELECT e.id, s.url, e.identity, e.first_seen, e.missing_since, e.withdrawn, e.placement,
          e.last_changed
        FROM entry e JOIN subscription s ON s.id = e.subscription_id
        """
      func entries(_ condition: String, _ values: any SQLValue...) throws -> [(Int64, EntryHistory)]
      {
        let make: (Row) throws -> (Int64, EntryHistory) = { row in
          (row.id(0), try session.history(row))
        }
        switch values.count {
        case 1: return try session.all(columns + condition, values[0], make: make)
        default: return try session.all(columns + condition, values[0], values[1], make: make)
        }
      }
      // No index knows ids across feeds, and nobody asks this a thousand times.
      let found =
        try entries(" WHERE e.identity = ? OR e.published_id = ? ORDER BY e.id", "id:" + id, id)
        + entries(" WHERE e.link_mark = ? AND e.link = ? ORDER BY e.id", linkMark, link)
      var seen: Set<Int64> = []
      return found.filter { seen.insert($0.0).inserted }.map(\.1)
    }
  }
}

extension Session {
  /// Keeps the present form of an entry as an earlier one; the oldest of too many goes.
  ///
  /// Of a form that comes back again and again only the first and the last time are kept: some feeds take
  /// turns between two wordings, and what else was there would soon be gone.
  func keepRevision(of entry: Int64, now: Timestamp) throws {
    try run(
      """
      INSERT INTO revision (entry_id, number, since, until, bytes)
      SELECT e.id, 1 + coalesce((SELECT max(number) FROM revision WHERE entry_id = e.id), 0),
        e.last_changed, ?, d.bytes
      FROM entry e JOIN entry_document d ON d.entry_id = e.id WHERE e.id = ?
      """,
      now.seconds,
      entry
    )
    try run(
      """
      WITH form AS (SELECT number, bytes FROM revision WHERE entry_id = ?),
        same AS (SELECT number FROM form
          WHERE bytes = (SELECT bytes FROM form ORDER BY number DESC LIMIT 1))
      DELETE FROM revision WHERE entry_id = ? AND number IN (SELECT number FROM same)
        AND number > (SELECT min(number) FROM same) AND number < (SELECT max(number) FROM same)
      """,
      entry,
      entry
    )
    try run(
      """
      DELETE FROM revision WHERE entry_id = ? AND number <=
        (SELECT number FROM revision WHERE entry_id = ? ORDER BY number DESC LIMIT 1 OFFSET ?)
      """,
      entry,
      entry,
      Store.revisionLimit
    )
  }

  fileprivate func history(_ row: Row) throws -> EntryHistory {
    let earlier = try all(
      "SELECT since, bytes FROM revision WHERE entry_id = ? ORDER BY number",
      row.id(0)
    ) { Revision(entry: try Archive.entry($0.bytes(1)), since: Timestamp(seconds: $0.id(0))) }
    let present = try first(
      "SELECT bytes FROM entry_document WHERE entry_id = ?",
      row.id(0)
    ) { Revision(entry: try Archive.entry($0.bytes(0)), since: Timestamp(seconds: row.id(7))) }
    return EntryHistory(
      feedURL: row.text(1),
      identity: row.text(2),
      firstSeen: Timestamp(seconds: row.id(3)),
      missingSince: row.timestamp(4),
      withdrawn: row.timestamp(5),
      placement: Placement(rawValue: row.id(6)) ?? .timeline,
      forms: earlier + [present].compactMap(\.self)
    )
  }
}
