package import Syndication

/// What of an entry is looked through for words.
package struct SearchText: Sendable, Hashable {
  package var title: String
  package var text: String

  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}

extension Store {
  /// Finds entries of listed feeds by words, the best first.
  ///
  /// `query` is in the language of SQLite's FTS5.
  package func search(_ query: String, limit: Int) async throws(StoreError) -> [StoredEntry] {
    try await database.read { session in
      let rows = try session.all(Self.searchQuery, query, limit) { try Numbered($0) }
      return try session.withFeeds(rows)
    }
  }

  /// Brings the full-text index up to date, so many entries at a time; says how many they were.
  ///
  /// Nothing is indexed while feeds are fetched: it would cost more than all the rest, and most is
  /// never looked for. The index holds no texts. A form of an entry that is no more stays in it until
  /// the store is compacted, and is not found, for nothing has its number.
  package func index(
    limit: Int,
    text: @escaping @Sendable (Entry) -> SearchText
  ) async throws(StoreError) -> Int {
    try await database.write { session in
      try session.makeSearchIndex()
      let waiting = try session.all(Self.unsearchedQuery, limit) { row in
        (id: row.id(0), text: text(try Archive.entry(row.bytes(1))))
      }
      var number = try session.first("SELECT max(id) FROM search_docsize") { $0.optionalID(0) } ?? 0
      for (id, text) in waiting {
        number = (number ?? 0) + 1
        try session.run(
          "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
          number,
          text.title,
          text.text
        )
        try session.run("UPDATE entry SET search_id = ? WHERE id = ?", number, id)
      }
      return waiting.count
    }
  }

  static let unsearchedQuery = """
    SELECT e.id, d.bytes FROM entry e CROSS JOIN entry_document d
    WHERE e.search_id IS NULL AND d.entry_id = e.id ORDER BY e.id LIMIT ?
    """

  static let searchQuery = """
    SELECT \(columns)
    FROM search f CROSS JOIN entry e CROSS JOIN subscription s CROSS JOIN entry_document d
    WHERE f.search MATCH ? AND e.search_id = f.rowid AND e.withdrawn IS NULL
      AND s.id = e.subscription_id AND s.is_listed = 1 AND d.entry_id = e.id
    ORDER BY f.rank LIMIT ?
    """
}

extension Session {
  /// Not a migration: SQLite can be built without FTS5, and then only searching is impossible.
  func makeSearchIndex() throws {
    try run(
      """
      CREATE VIRTUAL TABLE IF NOT EXISTS search
      USING fts5(title, text, content = '', tokenize = 'unicode61 remove_diacritics 2')
      """
    )
  }

  /// Throws the full-text index away; the next search makes it anew.
  func dropSearchIndex() throws {
    try run("DROP TABLE IF EXISTS search")
    try run("UPDATE entry SET search_id = NULL WHERE search_id IS NOT NULL")
  }
}
