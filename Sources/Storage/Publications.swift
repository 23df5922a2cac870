package import Syndication

/// A file of the site as readers last got it.
package struct Publication: Sendable, Hashable {
  /// Of its bytes.
  package var digest: String
  /// The Last-Modified that was stated with them.
  package var modified: Timestamp?

  package init(digest: String, modified: Timestamp?) {
    self.digest = digest
    self.modified = modified
  }
}

extension Store {
  /// The files of the site by path, as they were last published.
  package func publications() async throws(StoreError) -> [String: Publication] {
    try await database.read { try $0.publications() }
  }

  /// Notes what is published from now on; only what changed is written.
  package func save(publications: [String: Publication]) async throws(StoreError) {
    try await database.write { session in
      let known = try session.publications()
      for (path, publication) in publications where known[path] != publication {
        try session.run(
          """
          INSERT INTO publication (path, digest, modified) VALUES (?, ?, ?)
          ON CONFLICT (path) DO UPDATE SET digest = excluded.digest, modified = excluded.modified
          """,
          path,
          publication.digest,
          publication.modified?.seconds
        )
      }
      for path in known.keys where publications[path] == nil {
        try session.run("DELETE FROM publication WHERE path = ?", path)
      }
    }
  }
}

extension Session {
  fileprivate func publications() throws -> [String: Publication] {
    let rows = try all("SELECT path, digest, modified FROM publication") { row in
      (row.text(0), Publication(digest: row.text(1), modified: row.timestamp(2)))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
