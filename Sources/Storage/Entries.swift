package import Syndication

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
  /// The date to sort by; nil when the feed states none.
  package var date: Timestamp?
  /// The entry, see ``Archive``.
  package var document: [UInt8]

  package init(
    identity: String,
    link: String?,
    fingerprint: [UInt8],
    digest: [UInt8],
    date: Timestamp?,
    document: [UInt8]
  ) {
    self.identity = identity
    self.link = link
    self.fingerprint = fingerprint
    self.digest = digest
    self.date = date
    self.document = document
  }
}

/// What the store knows of an entry without reading its document.
package struct KnownEntry: Sendable, Hashable {
  package var id: Int64
  package var identity: String
  package var link: String?
  package var fingerprint: [UInt8]
  package var digest: [UInt8]

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

  /// In document order.
  package var new: [EntryRecord] = []
  /// What a reader would notice.
  package var changed: [Replacement] = []
  /// What nobody would notice: stored, but not news.
  package var restated: [Replacement] = []
  package var unchanged = 0

  package init() {}
}

/// What one exchange with a feed leads to.
package struct FetchResult: Sendable {
  package var fetch: FetchState
  /// The feed's metadata; nil when none came, or none that is worth keeping.
  package var feed: Feed?
  /// The feed's title without markup; goes with `feed`.
  package var title: String?
  package var changes = Changes()
  /// What the hosts that were asked taught us.
  package var hosts: [HostState] = []
  /// The requests that were made.
  package var requests: [LoggedRequest] = []

  package init(fetch: FetchState) {
    self.fetch = fetch
  }
}

/// An entry of the timeline, with where it came from.
package struct StoredEntry: Sendable, Hashable {
  package var entry: Entry
  /// The feed's metadata.
  package var feed: Feed
  /// The feed's address in the blogroll.
  package var feedURL: String
  package var firstSeen: Timestamp
  /// When it was first seen in this form.
  package var lastChanged: Timestamp

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

extension Store {
  /// What is stored of a feed's entries.
  package func knownEntries(of subscription: Int64) async throws(StoreError) -> [KnownEntry] {
    try await database.read { session in
      try session.all(
        """
        SELECT id, identity, link, fingerprint, digest FROM entry
        WHERE subscription_id = ? ORDER BY id
        """,
        subscription
      ) {
        KnownEntry(
          id: $0.id(0),
          identity: $0.text(1),
          link: $0.optionalText(2),
          fingerprint: $0.bytes(3),
          digest: $0.bytes(4)
        )
      }
    }
  }

  /// Stores what an exchange led to, all of it or nothing: validators never get ahead of entries.
  package func save(
    _ result: FetchResult,
    of subscription: Subscription,
    now: Timestamp
  ) async throws(StoreError) {
    let document = result.feed.map { Archive.bytes(of: $0) }
    try await database.write { session in
      try session.save(result.fetch, of: subscription.id)
      if let feed = result.feed {
        try session.run(
          "UPDATE subscription SET title = ?, site_url = ?, document = ? WHERE id = ?",
          result.title,
          feed.homePageURL,
          document,
          subscription.id
        )
      }
      for host in result.hosts { try session.save(host) }
      for request in result.requests { try session.insert(request) }
      for record in result.changes.new {
        try session.insert(record, subscription: subscription.id, now: now)
      }
      for replacement in result.changes.changed {
        try session.replace(replacement, isNews: true, now: now)
      }
      for replacement in result.changes.restated {
        try session.replace(replacement, isNews: false, now: now)
      }
    }
  }

  /// The newest entries of the listed feeds, newest first; duplicates are still in it.
  package func timeline(limit: Int) async throws(StoreError) -> [StoredEntry] {
    try await database.read { session in
      let sources = try session.all(
        "SELECT id, url, document FROM subscription WHERE is_listed = 1"
      ) { row in
        (row.id(0), (row.text(1), try row.optionalBytes(2).map(Archive.feed) ?? Feed()))
      }
      let feeds = Dictionary(uniqueKeysWithValues: sources)
      return try session.all(
        Self.timelineQuery,
        limit
      ) { row in
        let (url, feed) = feeds[row.id(0)] ?? ("", Feed())
        return StoredEntry(
          entry: try Archive.entry(row.bytes(3)),
          feed: feed,
          feedURL: url,
          firstSeen: Timestamp(seconds: row.id(1)),
          lastChanged: Timestamp(seconds: row.id(2))
        )
      }
    }
  }

  static let timelineQuery = """
    SELECT e.subscription_id, e.first_seen, e.last_changed, e.document
    FROM entry e JOIN subscription s ON s.id = e.subscription_id
    WHERE s.is_listed = 1 ORDER BY e.position DESC, e.id LIMIT ?
    """
}

extension Session {
  fileprivate func insert(_ record: EntryRecord, subscription: Int64, now: Timestamp) throws {
    // A conflict means that the same identity stands twice in one feed: the first is kept.
    try run(
      """
      INSERT INTO entry (subscription_id, identity, link, fingerprint, digest, first_seen,
        last_changed, position, document)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subscription_id, identity) DO NOTHING
      """,
      subscription,
      record.identity,
      record.link,
      record.fingerprint,
      record.digest,
      now.seconds,
      now.seconds,
      min(record.date?.seconds ?? now.seconds, now.seconds),
      record.document
    )
  }

  fileprivate func replace(
    _ replacement: Changes.Replacement,
    isNews: Bool,
    now: Timestamp
  ) throws {
    let record = replacement.record
    // Without a date the entry stays where it was first seen; a later date never lifts it above that.
    try run(
      """
      UPDATE entry SET identity = ?, link = ?, fingerprint = ?, digest = ?, document = ?,
        last_changed = CASE WHEN ? THEN ? ELSE last_changed END,
        position = CASE WHEN ? < first_seen THEN ? ELSE first_seen END
      WHERE id = ?
      """,
      record.identity,
      record.link,
      record.fingerprint,
      record.digest,
      record.document,
      isNews,
      now.seconds,
      record.date?.seconds,
      record.date?.seconds,
      replacement.id
    )
  }
}
