package import Foundation
package import Syndication

/// What a look through a whole store found.
package struct StoreFlaw: Sendable, Hashable, CustomStringConvertible {
  package var description: String
}

extension Store {
  /// Looks through all of the database: its pages and indexes, what refers to what, and every document.
  package func check() async throws(StoreError) -> [StoreFlaw] {
    try await database.read { session in
      var flaws = try session.all("PRAGMA integrity_check(100)") { $0.text(0) }
        .filter { $0 != "ok" }.map { StoreFlaw(description: $0) }
      flaws += try session.all("PRAGMA foreign_key_check") { row in
        StoreFlaw(
          description: "a row of \(row.text(0)) refers to a row of \(row.text(2)) that is not there"
        )
      }
      flaws += try session.unreadable("entry_document", id: "entry_id") {
        _ = try Archive.entry($0)
      }
      flaws += try session.unreadable("revision", id: "entry_id") { _ = try Archive.entry($0) }
      flaws += try session.unreadable("subscription", id: "id", column: "document") {
        _ = try Archive.feed($0)
      }
      return flaws
    }
  }

  /// Writes a copy of the database, consistent whoever else is writing; nothing must be there yet.
  package func backup(to file: URL) async throws(StoreError) {
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw .isThere(path: file.path)
    }
    try await database.outsideTransaction { session in
      _ = try session.run("VACUUM INTO ?", file.path)
    }
  }

  /// Gives back the space that nothing uses any more; says the size before and after, in bytes.
  package func compact() async throws(StoreError) -> (before: Int, after: Int) {
    try await database.outsideTransaction { session in
      let before = try session.size()
      try session.dropSearchIndex()
      try session.run("VACUUM")
      _ = try session.all("PRAGMA wal_checkpoint(TRUNCATE)") { _ in }
      return (before, try session.size())
    }
  }
}

extension Session {
  fileprivate func size() throws -> Int {
    let pages = try first("PRAGMA page_count") { $0.integer(0) } ?? 0
    return try pages * (first("PRAGMA page_size") { $0.integer(0) } ?? 0)
  }

  fileprivate func unreadable(
    _ table: String,
    id: String,
    column: String = "bytes",
    read: ([UInt8]) throws -> Void
  ) throws -> [StoreFlaw] {
    let sql = "SELECT \(id), \(column) FROM \(table) WHERE \(column) IS NOT NULL"
    return try all(sql) { row in
      do {
        try read(row.bytes(1))
        return nil
      } catch {
        return StoreFlaw(description: "\(table) \(row.id(0)): \(error)")
      }
    }.compactMap(\.self)
  }
}

extension Store {
  /// Lets go of the texts, and of the earlier forms, of entries that have been gone from their feeds for
  /// so many days; says how many texts.
  ///
  /// The newest of the timeline stay, and so does the memory of each entry: none comes back as new.
  package func forget(
    missingFor days: Int,
    keeping newest: Int = 1000,
    now: Timestamp
  ) async throws(StoreError) -> Int {
    let end = now.seconds - Int64(min(days, 1_000_000)) * 86_400
    return try await database.write { session in
      let gone = """
        SELECT id FROM entry WHERE missing_since < ? AND id NOT IN
          (SELECT id FROM entry WHERE placement < 2 ORDER BY position DESC, id LIMIT ?)
        """
      try session.run("DELETE FROM revision WHERE entry_id IN (\(gone))", end, newest)
      let count = try session.run(
        "DELETE FROM entry_document WHERE entry_id IN (\(gone))",
        end,
        newest
      )
      if count > 0 { try session.noteTimelineChange() }
      return count
    }
  }
}
