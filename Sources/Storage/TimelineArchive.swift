package import Syndication

/// The pages of the timeline's history (RFC 5005 section 4) as they were published, and what is going to
/// be on the next.
package struct TimelineArchive: Sendable, Hashable {
  /// A page that does not change any more.
  package struct Page: Sendable, Hashable {
    /// Counted from 1.
    package var number: Int
    /// The blog's address when the page was written: it is in its links.
    package var address: String
    package var bytes: [UInt8]

    package init(number: Int, address: String, bytes: [UInt8]) {
      self.number = number
      self.address = address
      self.bytes = bytes
    }
  }

  package var pages: [Page] = []
  /// What is not on a page yet, in the order in which it came.
  package var open: [Entry] = []

  package init() {}
}

extension Store {
  /// The archive as it was last published.
  package func timelineArchive() async throws(StoreError) -> TimelineArchive {
    try await database.read { session in
      var archive = TimelineArchive()
      archive.pages = try session.all(
        "SELECT number, address, bytes FROM archive_page ORDER BY number"
      ) { TimelineArchive.Page(number: $0.integer(0), address: $0.text(1), bytes: $0.bytes(2)) }
      archive.open = try session.all(
        "SELECT bytes FROM archive_entry WHERE page IS NULL ORDER BY sequence"
      ) { try Archive.entry($0.bytes(0)) }
      return archive
    }
  }

  /// Which ids are on a page of the archive.
  package func archived(among ids: [String]) async throws(StoreError) -> Set<String> {
    try await database.read { session in
      let found = try ids.filter { id in
        try session.first(Self.archivedQuery, id) { _ in true } ?? false
      }
      return Set(found)
    }
  }

  static let archivedQuery = "SELECT 1 FROM archive_entry WHERE id = ? AND page IS NOT NULL"

  /// Notes what is published from now on.
  ///
  /// `closed` are the ids on each new page. A page that is there is never replaced, but for one whose
  /// blog has another address now.
  package func save(
    _ archive: TimelineArchive,
    closed: [Int: [String]]
  ) async throws(StoreError) {
    try await database.write { session in
      let last =
        try session.first("SELECT max(number) FROM archive_page") { $0.optionalID(0) } ?? nil
      // Another process was faster: what it made counts.
      if let last, closed.keys.contains(where: { $0 <= last }) { return }
      for page in archive.pages {
        try session.run(
          """
          INSERT INTO archive_page (number, address, bytes) VALUES (?, ?, ?)
          ON CONFLICT (number) DO UPDATE SET address = excluded.address, bytes = excluded.bytes
          WHERE address <> excluded.address
          """,
          page.number,
          page.address,
          page.bytes
        )
      }
      try session.run("DELETE FROM archive_entry WHERE page IS NULL")
      for (page, ids) in closed.sorted(by: { $0.key < $1.key }) {
        for id in ids {
          try session.run(
            "INSERT INTO archive_entry (id, page) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            id,
            page
          )
        }
      }
      for entry in archive.open {
        try session.run(
          "INSERT INTO archive_entry (id, bytes) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
          entry.id ?? "",
          Archive.bytes(of: entry)
        )
      }
    }
  }
}

extension Schema {
  /// The history of the timeline as it was published.
  static let timelineArchive = """
    -- Feeds as they were written: their bytes never change.
    CREATE TABLE archive_page (
      number INTEGER PRIMARY KEY CHECK (number > 0),
      address TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    -- What is on a page, by the id that it is published under; what is going to be, with its document.
    CREATE TABLE archive_entry (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      page INTEGER REFERENCES archive_page (number),
      bytes BLOB,
      CHECK ((page IS NULL) = (bytes IS NOT NULL))
    ) STRICT;
    CREATE INDEX archive_entry_open ON archive_entry (sequence) WHERE page IS NULL;
    """
}
