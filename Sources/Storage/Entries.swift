package import Syndication

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
  /// Whether a whole feed came, which names its hub or has none.
  package var tellsHub = false
  /// The hub that the feed names, as a subscription that could be asked for; nil for none.
  package var hub: Push?
  /// Whether there was something new that a hub should have pushed.
  package var isPushMissed = false

  package init(fetch: FetchState) {
    self.fetch = fetch
  }
}

extension Store {
  /// What is stored of a feed's entries, and of itself.
  package func known(
    of subscription: Int64
  ) async throws(StoreError) -> (entries: [KnownEntry], feed: Feed?) {
    try await database.read { session in
      let entries = try session.all(Self.knownEntriesQuery, subscription) { KnownEntry($0) }
      return (entries, try session.feed(of: subscription))
    }
  }

  /// What is stored of a feed's entries.
  package func knownEntries(of subscription: Int64) async throws(StoreError) -> [KnownEntry] {
    try await database.read { session in
      try session.all(Self.knownEntriesQuery, subscription) { KnownEntry($0) }
    }
  }

  static let knownEntriesQuery = """
    SELECT id, identity, link, fingerprint, digest, dated, text_mark, title_mark, published_id,
      missing_since IS NOT NULL, withdrawn IS NOT NULL
    FROM entry WHERE subscription_id = ?
    """

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
      if result.tellsHub {
        try session.note(result.hub, isMissed: result.isPushMissed, of: subscription.id, now: now)
      }
      try session.save(result.changes, subscription: subscription.id, now: now)
      if result.feed != nil || result.changes.isNews || !result.changes.restated.isEmpty {
        try session.noteTimelineChange()
      }
    }
  }
}

extension KnownEntry {
  fileprivate init(_ row: Row) {
    self.init(
      id: row.id(0),
      identity: row.text(1),
      link: row.optionalText(2),
      fingerprint: row.bytes(3),
      digest: row.bytes(4)
    )
    date = row.timestamp(5)
    textMark = row.optionalID(6)
    titleMark = row.optionalID(7)
    publishedID = row.optionalText(8)
    isMissing = row.flag(9)
    isWithdrawn = row.flag(10)
  }
}

extension Session {
  /// Says to whoever watches that the timeline is another one.
  func noteTimelineChange() throws {
    try run("UPDATE timeline_change SET count = count + 1 WHERE only = 1")
  }

  fileprivate func save(_ changes: Changes, subscription: Int64, now: Timestamp) throws {
    if !changes.new.isEmpty { try insert(changes.new, subscription: subscription, now: now) }
    for replacement in changes.changed {
      try keepRevision(of: replacement.id, now: now)
      try replace(replacement, isNews: true, now: now)
    }
    for replacement in changes.restated {
      try replace(replacement, isNews: false, now: now)
    }
    for id in changes.missing {
      try run("UPDATE entry SET missing_since = ? WHERE id = ?", now.seconds, id)
    }
    for id in changes.returned {
      try run("UPDATE entry SET missing_since = NULL, withdrawn = NULL WHERE id = ?", id)
    }
    for withdrawal in changes.withdrawn {
      try run(
        "UPDATE entry SET withdrawn = ? WHERE id = ?",
        min(withdrawal.when.seconds, now.seconds),
        withdrawal.id
      )
    }
  }

  private func insert(_ records: [EntryRecord], subscription: Int64, now: Timestamp) throws {
    // A conflict means that the same identity stands twice in one feed: the first is kept.
    let rows = try statement(
      """
      INSERT INTO entry (subscription_id, identity, link, fingerprint, digest, first_seen,
        last_changed, position, dated, id_mark, link_mark, text_mark, title_mark, placement,
        published_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (subscription_id, identity) DO NOTHING
      """
    )
    let documents = try statement("INSERT INTO entry_document (entry_id, bytes) VALUES (?, ?)")
    // By their places: a record is large, and would be copied.
    for place in records.indices {
      let date = records[place].date?.seconds
      let id = try rows.insert([
        subscription,
        records[place].identity,
        records[place].link,
        records[place].fingerprint,
        records[place].digest,
        now.seconds,
        now.seconds,
        min(date ?? now.seconds, now.seconds),
        date,
        records[place].marks.id,
        records[place].marks.link,
        records[place].marks.text,
        records[place].marks.title,
        records[place].placement.rawValue,
        records[place].publishedID,
      ])
      if let id { try documents.run([id], bytes: records[place].document) }
    }
  }

  private func replace(
    _ replacement: Changes.Replacement,
    isNews: Bool,
    now: Timestamp
  ) throws {
    let record = replacement.record
    // Without a date the entry stays where it was first seen; a later date never lifts it above that.
    try run(
      """
      UPDATE entry SET identity = ?, link = ?, fingerprint = ?, digest = ?,
        last_changed = CASE WHEN ? THEN ? ELSE last_changed END,
        position = CASE WHEN ? < first_seen THEN ? ELSE first_seen END,
        dated = ?, id_mark = ?, link_mark = ?, text_mark = ?, title_mark = ?,
        published_id = ?, search_id = NULL
      WHERE id = ?
      """,
      record.identity,
      record.link,
      record.fingerprint,
      record.digest,
      isNews,
      now.seconds,
      record.date?.seconds,
      record.date?.seconds,
      record.date?.seconds,
      record.marks.id,
      record.marks.link,
      record.marks.text,
      record.marks.title,
      record.publishedID,
      replacement.id
    )
    try statement(
      """
      INSERT INTO entry_document (entry_id, bytes) VALUES (?, ?)
      ON CONFLICT (entry_id) DO UPDATE SET bytes = excluded.bytes
      """
    ).run([replacement.id], bytes: record.document)
  }
}
