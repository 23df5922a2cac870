import Foundation
import GRDB
import Syndication
import TestSupport
import Testing

@testable import Storage

private func document(_ title: String) -> [UInt8] {
  var entry = Entry()
  entry.id = "urn:\(title)"
  entry.title = Text(title)
  entry.content = [Text(String(repeating: title, count: 3000))]
  return Archive.bytes(of: entry)
}

/// A database as a program of that version left it, with something in each of its tables.
private func makeDatabase(version: Int, in directory: URL) throws {
  let folder = directory.appending(path: ".feedloom")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let queue = try DatabaseQueue(path: folder.appending(path: "feedloom.sqlite").path)
  try queue.write { db in
    for migration in Schema.migrations.prefix(version) { try db.execute(sql: migration) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
    try db.execute(
      sql: """
        INSERT INTO host (name, not_before) VALUES ('example.org', 77);
        INSERT INTO subscription (id, url, host, title, site_url, added)
          VALUES (3, 'https://example.org/a', 'example.org', 'A', 'https://example.org/', 5);
        INSERT INTO subscription (id, url, host, is_listed, added)
          VALUES (4, 'https://example.org/b', 'example.org', 0, 6);
        INSERT INTO fetch (subscription_id, etag, validated_url, attempts, last_success, outcome,
            detail, next_due)
          VALUES (3, '"e"', 'https://example.org/a', 9, 1000, 'fetched', 'fine', 2000), (4, NULL, NULL,
            0, NULL, 'never', '', 0);
        """
    )
    let hasDocuments = version < 5
    for (id, feed, title) in [(1, 3, "one"), (7, 3, "two"), (9, 4, "three")] {
      var names =
        "id, subscription_id, identity, link, fingerprint, digest, first_seen, last_changed, position"
      var values: [(any DatabaseValueConvertible)?] = [
        id, feed, "id:urn:\(title)", "https://example.org/\(title)", Data(title.utf8),
        Data([1, 2, 3]), 1000 + id, 1100 + id, 900 + id,
      ]
      if hasDocuments {
        names += ", document"
        values.append(Data(document(title)))
      }
      let marks = values.map { _ in "?" }.joined(separator: ", ")
      try db.execute(
        sql: "INSERT INTO entry (\(names)) VALUES (\(marks))",
        arguments: StatementArguments(values)
      )
      if !hasDocuments {
        try db.execute(
          sql: "INSERT INTO entry_document (entry_id, bytes) VALUES (?, ?)",
          arguments: [id, Data(document(title))]
        )
      }
    }
    if version >= 2 {
      try db.execute(
        sql: """
          INSERT INTO comment (id, post, name, body, submitted, status)
            VALUES ('c1', 'a-post', 'Ann', 'Well said', 12, 'awaiting')
          """
      )
    }
    if version >= 3 {
      try db.execute(
        sql: "INSERT INTO publication (path, digest, modified) VALUES ('index.html', 'd', 34)"
      )
    }
  }
  try queue.close()
}

@Test(arguments: 1...Schema.migrations.count)
func whatEarlierVersionsStoredIsAllThere(version: Int) async throws {
  try await withTemporaryDirectory { directory in
    try makeDatabase(version: version, in: directory)
    let store = try Store.open(blogAt: directory)

    let subscriptions = try await store.subscriptions()
    #expect(subscriptions.map(\.id) == [3])
    #expect(subscriptions[0].title == "A")
    #expect(subscriptions[0].fetch.validators == Validators(etag: "\"e\""))
    #expect(subscriptions[0].fetch.attempts == 9)
    #expect(subscriptions[0].fetch.lastSuccess == Timestamp(seconds: 1000))
    let peace = try await store.database.read { session in
      try session.first("SELECT not_before FROM host WHERE name = 'example.org'") { $0.id(0) }
    }
    #expect(peace == 77)

    let known = try await store.knownEntries(of: 3).sorted { $0.id < $1.id }
    #expect(known.map(\.id) == [1, 7])
    #expect(known.map(\.identity) == ["id:urn:one", "id:urn:two"])
    #expect(known.map(\.link) == ["https://example.org/one", "https://example.org/two"])
    #expect(known.map(\.fingerprint) == [Array("one".utf8), Array("two".utf8)])
    #expect(known.allSatisfy { $0.digest == [1, 2, 3] && !$0.isMissing && !$0.isWithdrawn })
    #expect(try await store.knownEntries(of: 4).map(\.id) == [9])

    let timeline = try await store.timeline(limit: 9)
    #expect(timeline.map(\.entry.title?.value) == ["two", "one"])
    #expect(timeline.map { Archive.bytes(of: $0.entry) } == [document("two"), document("one")])
    #expect(timeline.map(\.firstSeen.seconds) == [1007, 1001])
    #expect(timeline.map(\.lastChanged.seconds) == [1107, 1101])

    if version >= 2 {
      #expect(try await store.comments(.awaiting).map(\.body) == ["Well said"])
    }
    if version >= 3 {
      let publications = try await store.publications()
      #expect(publications["index.html"]?.modified == Timestamp(seconds: 34))
    }
    #expect(try await store.check() == [])
  }
}

@Test func aMigratedDatabaseIsMadeAsANewOneIs() async throws {
  func schema(_ store: Store) async throws -> [String] {
    try await store.database.read { session in
      try session.all("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name") {
        $0.text(0)
      }
    }
  }
  try await withTemporaryDirectory { directory in
    try makeDatabase(version: 1, in: directory)
    let old = try await schema(Store.open(blogAt: directory))
    #expect(try await schema(Store.inMemory()) == old)
    #expect(old.filter { $0.contains("CREATE TABLE") }.allSatisfy { $0.contains("STRICT") })
  }
}
