package import Syndication

/// One request as it was made: what the program's conduct is judged by.
package struct LoggedRequest: Sendable, Hashable {
  /// The feed that it was made for.
  package var subscription: Int64?
  /// Whose budget it was taken from.
  package var host: String
  package var url: String
  /// Milliseconds of the wall clock.
  package var started: Int64
  package var ended: Int64
  package var sent = Validators()
  /// Nil when there was no answer.
  package var status: Int?
  package var received = Validators()
  /// The header Retry-After, as written.
  package var retryAfter: String?
  /// Whether the answer was stored as the feed, all of it: then its validators must come back.
  package var isTaken = false
  /// Whether a person asked for it, at a time of their own.
  package var isInsisted = false

  package init(host: String, url: String, started: Int64, ended: Int64) {
    self.host = host
    self.url = url
    self.started = started
    self.ended = ended
  }
}

extension Store {
  /// The requests that are still remembered, in the order in which they started.
  package func requests() async throws(StoreError) -> [LoggedRequest] {
    try await database.read { session in
      try session.all(
        """
        SELECT subscription_id, host, url, started, ended, sent_etag, sent_modified, status, etag,
          last_modified, retry_after, is_taken, is_insisted FROM request ORDER BY started, id
        """
      ) { LoggedRequest($0) }
    }
  }

  /// Remembers requests that belong to no exchange with a feed.
  package func log(_ requests: [LoggedRequest]) async throws(StoreError) {
    try await database.write { session in
      for request in requests { try session.insert(request) }
    }
  }

  /// Forgets requests before a moment, and all but the last of very many.
  package func forgetRequests(
    before moment: Timestamp,
    keeping count: Int = 500_000
  ) async throws(StoreError) {
    try await database.write { session in
      // In the order of their ids the old ones stand first: neither statement reads what stays.
      try session.run(
        """
        DELETE FROM request WHERE id < coalesce((SELECT id FROM request WHERE started >= ?
          ORDER BY id LIMIT 1), (SELECT max(id) + 1 FROM request))
        """,
        moment.seconds * 1000
      )
      try session.run(
        "DELETE FROM request WHERE id <= (SELECT max(id) FROM request) - ?",
        count
      )
    }
  }
}

extension LoggedRequest {
  fileprivate init(_ row: Row) {
    subscription = row.optionalID(0)
    host = row.text(1)
    url = row.text(2)
    started = row.id(3)
    ended = row.id(4)
    sent = Validators(etag: row.optionalText(5), lastModified: row.optionalText(6))
    status = row.optionalID(7).map { Int($0) }
    received = Validators(etag: row.optionalText(8), lastModified: row.optionalText(9))
    retryAfter = row.optionalText(10)
    isTaken = row.flag(11)
    isInsisted = row.flag(12)
  }
}

extension Session {
  func insert(_ request: LoggedRequest) throws {
    try run(
      """
      INSERT INTO request (subscription_id, host, url, started, ended, sent_etag, sent_modified,
        status, etag, last_modified, retry_after, is_taken, is_insisted)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      request.subscription,
      request.host,
      request.url,
      request.started,
      max(request.started, request.ended),
      request.sent.etag,
      request.sent.lastModified,
      request.status,
      request.received.etag,
      request.received.lastModified,
      request.retryAfter,
      request.isTaken,
      request.isInsisted
    )
  }
}
