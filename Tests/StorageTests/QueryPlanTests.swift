import Testing

@testable import Storage

/// A query that is asked often, and what it must go along.
private struct HotQuery: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var sql: String
  var index: String
}

private let queries: [HotQuery] = [
  HotQuery(testDescription: "timeline", sql: Store.timelineQuery, index: "entry_on_timeline"),
  HotQuery(
    testDescription: "known entries",
    sql: Store.knownEntriesQuery,
    index: "sqlite_autoindex_entry_1"
  ),
  HotQuery(
    testDescription: "copies by id",
    sql: Store.copyQuery(by: "id"),
    index: "entry_by_id_mark"
  ),
  HotQuery(
    testDescription: "copies by link",
    sql: Store.copyQuery(by: "link"),
    index: "entry_by_link_mark"
  ),
  HotQuery(
    testDescription: "copies by text",
    sql: Store.copyQuery(by: "text"),
    index: "entry_by_text_mark"
  ),
  HotQuery(
    testDescription: "what is in the archive",
    sql: Store.archivedQuery,
    index: "sqlite_autoindex_archive_entry_1"
  ),
]

/// None goes through a whole table, none sorts: the timeline of a million entries costs what that of a
/// thousand does.
@Test(arguments: queries)
private func aHotQueryGoesAlongItsIndex(_ query: HotQuery) async throws {
  let store = try Store.inMemory()
  let plan = try await store.database.read { session in
    try session.plan(of: query.sql)
  }
  #expect(plan.contains { $0.contains("INDEX \(query.index)") }, "\(plan)")
  #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("USING INDEX") }, "\(plan)")
}

@Test func searchingGoesAlongTheFullTextIndex() async throws {
  let store = try Store.inMemory()
  _ = try await store.index(limit: 1) { _ in SearchText(title: "", text: "") }
  let plans = try await store.database.read { session in
    (try session.plan(of: Store.searchQuery), try session.plan(of: Store.unsearchedQuery))
  }
  #expect(plans.0.contains { $0.contains("entry_by_search_id") }, "\(plans.0)")
  #expect(plans.1.contains { $0.contains("entry_unsearched") }, "\(plans.1)")
  #expect(!plans.1.contains { $0.contains("TEMP B-TREE") }, "\(plans.1)")
}

/// A CHECK against a list of more than two values is a table made and filled for every row.
@Test func noRowIsCheckedByWayOfATableMadeForIt() async throws {
  let store = try Store.inMemory()
  let tables = try await store.database.read { session in
    try session.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'") {
      $0.text(0)
    }
  }
  #expect(tables.count >= 9)
  for table in tables {
    let steps = try await store.database.read { session in
      try session.all("EXPLAIN INSERT INTO \(table) DEFAULT VALUES") { $0.text(1) }
    }
    #expect(steps.contains("Insert") || steps.contains("IdxInsert"), "\(table): \(steps)")
    #expect(!steps.contains("OpenEphemeral"), "\(table): \(steps)")
  }
}

/// What is checked without a list is still checked.
@Test func whatIsInNoListIsRefused() async throws {
  let store = try Store.inMemory()
  try await store.database.write { session in
    try session.run("INSERT INTO host (name) VALUES ('h')")
    try session.run("INSERT INTO subscription (id, url, host, added) VALUES (1, 'u', 'h', 0)")
    try session.run("INSERT INTO fetch (subscription_id) VALUES (1)")
    try session.run(
      """
      INSERT INTO entry (subscription_id, identity, fingerprint, digest, first_seen, last_changed,
        position) VALUES (1, 'i', x'00', x'00', 0, 0, 0)
      """
    )
    try session.run(
      "INSERT INTO push (subscription_id, hub, topic, token, secret) VALUES (1, 'h', 't', 't', 's')"
    )
    try session.run(
      """
      INSERT INTO comment (id, post, name, body, submitted, status)
        VALUES ('c', 'p', 'n', 'b', 0, 'awaiting')
      """
    )
  }
  let refused = [
    "UPDATE fetch SET outcome = 'lost'", "UPDATE entry SET placement = 3",
    "UPDATE entry SET placement = -1", "UPDATE push SET state = 'new'",
    "UPDATE comment SET status = 'new'",
  ]
  for statement in refused {
    await #expect(throws: StoreError.self, "\(statement)") {
      try await store.database.write { session in _ = try session.run(statement) }
    }
  }
  let taken = [
    "UPDATE fetch SET outcome = 'failed'", "UPDATE entry SET placement = 2",
    "UPDATE push SET state = 'denied'", "UPDATE comment SET status = 'spam'",
  ]
  for statement in taken {
    let count = try await store.database.write { session in try session.run(statement) }
    #expect(count == 1, "\(statement)")
  }
}
