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
