package import Syndication

/// What a server said of the version that it sent: sent back byte for byte, or not at all.
package struct Validators: Sendable, Hashable {
  /// The header ETag, quotes and all.
  package var etag: String?
  /// The header Last-Modified, as written.
  package var lastModified: String?

  package init(etag: String? = nil, lastModified: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
  }

  package var isEmpty: Bool { etag == nil && lastModified == nil }
}

/// How often its publisher wants a feed to be asked for.
package struct PublisherHints: Sendable, Hashable {
  /// Seconds for which an answer stays fresh; HTTP: Cache-Control, Expires.
  package var freshFor: Int64?
  /// Seconds between changes; RSS: ttl, sy:updatePeriod and sy:updateFrequency.
  package var interval: Int64?
  /// The moment that the intervals are counted from; sy:updateBase.
  package var base: Int64?
  /// Bit n stands for the hour n of the day, GMT; RSS: skipHours.
  package var skipHours = 0
  /// Bit 0 stands for Sunday; RSS: skipDays.
  package var skipDays = 0

  package init() {}
}

/// What servers said of a feed's having moved for good.
package struct Moving: Sendable, Hashable {
  /// Where the feed is asked for, since it moved there; nil at the address in the blogroll.
  package var current: String?
  /// Where the server says that the feed has moved.
  package var target: String?
  /// On how many days in a row it said so.
  package var count = 0
  /// The last of these days, since 1970.
  package var day: Int64?
  /// Where somebody did not want the feed to move.
  package var refused: String?

  package init() {}
}

/// How the last exchange with a feed went, and what the next one needs.
package struct FetchState: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable {
    case never
    case unchanged
    case fetched
    case gone
    case failed
  }

  package var validators = Validators()
  /// The address that gave the validators, after redirects: they mean nothing elsewhere.
  package var validatedURL: String?
  /// How often the feed was asked for, ever.
  package var attempts = 0
  /// How often in a row it failed.
  package var failures = 0
  package var lastAttempt: Timestamp?
  package var lastSuccess: Timestamp?
  package var outcome = Outcome.never
  /// The outcome in words.
  package var detail = ""
  /// The kind of the failure, in one word that never changes.
  package var failure: String?
  /// Since when it has only failed.
  package var failingSince: Timestamp?
  package var moving = Moving()
  package var hints = PublisherHints()
  /// Seconds between entries, lately; nil when that cannot be told.
  package var rhythm: Int64?
  /// When the newest entry came.
  package var newest: Timestamp?
  /// Bytes of the last answer with a body, as they were sent.
  package var size: Int64 = 0
  /// Bytes that were not sent, for nothing had changed.
  package var saved: Int64 = 0
  /// Not to be asked for earlier.
  package var nextDue = Timestamp(seconds: 0)
  /// Why then, in words.
  package var dueReason = ""
  /// Until when a hub pushes what is new; nil when none does.
  ///
  /// It is read along, and stored with the ``Push``.
  package var pushedUntil: Timestamp?

  package init() {}
}

extension FetchState {
  /// What ``init(_:from:)`` reads, in its order.
  static let columns = """
    f.etag, f.last_modified, f.validated_url, f.attempts, f.failures, f.last_attempt,
    f.last_success, f.outcome, f.detail, f.moved_to, f.next_due, f.failure, f.failing_since,
    f.current_url, f.moved_count, f.moved_day, f.refused_move, f.fresh_for, f.stated_interval,
    f.stated_base, f.skip_hours, f.skip_days, f.rhythm, f.newest, f.size, f.saved, f.due_reason,
    (SELECT lease_until FROM push p
      WHERE p.subscription_id = f.subscription_id AND p.state = 'active')
    """

  init(_ row: Row, from column: Int) {
    validators.etag = row.optionalText(column)
    validators.lastModified = row.optionalText(column + 1)
    validatedURL = row.optionalText(column + 2)
    attempts = row.integer(column + 3)
    failures = row.integer(column + 4)
    lastAttempt = row.timestamp(column + 5)
    lastSuccess = row.timestamp(column + 6)
    outcome = Outcome(rawValue: row.text(column + 7)) ?? .never
    detail = row.text(column + 8)
    moving.target = row.optionalText(column + 9)
    nextDue = row.timestamp(column + 10) ?? Timestamp(seconds: 0)
    failure = row.optionalText(column + 11)
    failingSince = row.timestamp(column + 12)
    moving.current = row.optionalText(column + 13)
    moving.count = row.integer(column + 14)
    moving.day = row.optionalID(column + 15)
    moving.refused = row.optionalText(column + 16)
    hints.freshFor = row.optionalID(column + 17)
    hints.interval = row.optionalID(column + 18)
    hints.base = row.optionalID(column + 19)
    hints.skipHours = row.integer(column + 20)
    hints.skipDays = row.integer(column + 21)
    rhythm = row.optionalID(column + 22)
    newest = row.timestamp(column + 23)
    size = row.id(column + 24)
    saved = row.id(column + 25)
    dueReason = row.text(column + 26)
    pushedUntil = row.timestamp(column + 27)
  }
}

extension Session {
  func save(_ fetch: FetchState, of subscription: Int64) throws {
    try run(
      """
      UPDATE fetch SET etag = ?, last_modified = ?, validated_url = ?, attempts = ?, failures = ?,
        last_attempt = ?, last_success = ?, outcome = ?, detail = ?, moved_to = ?, next_due = ?,
        failure = ?, failing_since = ?, current_url = ?, moved_count = ?, moved_day = ?,
        refused_move = ?, fresh_for = ?, stated_interval = ?, stated_base = ?, skip_hours = ?,
        skip_days = ?, rhythm = ?, newest = ?, size = ?, saved = ?, due_reason = ?
      WHERE subscription_id = ?
      """,
      fetch.validators.etag,
      fetch.validators.lastModified,
      fetch.validatedURL,
      fetch.attempts,
      fetch.failures,
      fetch.lastAttempt?.seconds,
      fetch.lastSuccess?.seconds,
      fetch.outcome.rawValue,
      fetch.detail,
      fetch.moving.target,
      fetch.nextDue.seconds,
      fetch.failure,
      fetch.failingSince?.seconds,
      fetch.moving.current,
      fetch.moving.count,
      fetch.moving.day,
      fetch.moving.refused,
      fetch.hints.freshFor,
      fetch.hints.interval,
      fetch.hints.base,
      fetch.hints.skipHours,
      fetch.hints.skipDays,
      fetch.rhythm,
      fetch.newest?.seconds,
      fetch.size,
      fetch.saved,
      fetch.dueReason,
      subscription
    )
  }
}

extension Row {
  func timestamp(_ column: Int) -> Timestamp? {
    let seconds: Int64? = optionalID(column)
    return seconds.map { Timestamp(seconds: $0) }
  }
}
