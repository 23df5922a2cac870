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
  /// Where the server says that the feed has moved for good.
  package var movedTo: String?
  /// Not to be asked for earlier.
  package var nextDue = Timestamp(seconds: 0)

  package init() {}
}

extension FetchState {
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
    movedTo = row.optionalText(column + 9)
    nextDue = row.timestamp(column + 10) ?? Timestamp(seconds: 0)
  }
}

extension Session {
  func save(_ fetch: FetchState, of subscription: Int64) throws {
    try run(
      """
      UPDATE fetch SET etag = ?, last_modified = ?, validated_url = ?, attempts = ?, failures = ?,
        last_attempt = ?, last_success = ?, outcome = ?, detail = ?, moved_to = ?, next_due = ?
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
      fetch.movedTo,
      fetch.nextDue.seconds,
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
