package import Syndication

extension Schema {
  /// Where hubs push what is new (WebSub).
  static let pushes = """
    CREATE TABLE push (
      subscription_id INTEGER NOT NULL PRIMARY KEY
        REFERENCES subscription (id) ON DELETE CASCADE,
      hub TEXT NOT NULL CHECK (hub <> ''),
      topic TEXT NOT NULL CHECK (topic <> ''),
      token TEXT NOT NULL UNIQUE CHECK (token <> ''),
      secret TEXT NOT NULL CHECK (secret <> ''),
      state TEXT NOT NULL DEFAULT 'found'
        CHECK (state IN ('found', 'asked', 'active', 'denied')),
      detail TEXT NOT NULL DEFAULT '',
      next_ask INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      lease_until INTEGER NOT NULL DEFAULT 0,
      last_push INTEGER
    ) STRICT, WITHOUT ROWID;
    """
}

/// A subscription at a hub, which pushes what is new in a feed (WebSub).
package struct Push: Sendable, Hashable {
  package enum State: String, Sendable, Hashable {
    /// The feed names a hub, which nobody has asked yet.
    case found
    /// The hub was asked, and has not come back to see whether we meant it.
    case asked
    case active
    case denied
  }

  package let subscription: Int64
  package var hub: String
  /// The address that the hub knows the feed by.
  package var topic: String
  /// The part of the callback's address that nobody can guess.
  package var token: String
  /// What the hub signs with.
  package var secret: String
  package var state = State.found
  /// What the hub said last.
  package var detail = ""
  /// Not asked earlier.
  package var nextAsk = Timestamp(seconds: 0)
  package var failures = 0
  package var leaseUntil = Timestamp(seconds: 0)
  package var lastPush: Timestamp?

  package init(
    subscription: Int64,
    hub: String,
    topic: String,
    token: String,
    secret: String
  ) {
    self.subscription = subscription
    self.hub = hub
    self.topic = topic
    self.token = token
    self.secret = secret
  }
}

extension Store {
  /// The hubs of the listed feeds.
  package func pushes() async throws(StoreError) -> [Push] {
    try await database.read { session in
      try session.all(
        """
        SELECT \(Self.pushColumns) FROM push p JOIN subscription s ON s.id = p.subscription_id
        WHERE s.is_listed = 1 ORDER BY p.subscription_id
        """
      ) { Push($0) }
    }
  }

  /// The subscription that a callback's address stands for.
  package func push(token: String) async throws(StoreError) -> Push? {
    try await database.read { session in
      try session.first("SELECT \(Self.pushColumns) FROM push p WHERE p.token = ?", token) {
        Push($0)
      }
    }
  }

  package func save(_ push: Push) async throws(StoreError) {
    try await database.write { session in
      _ = try session.run(
        """
        INSERT INTO push (subscription_id, hub, topic, token, secret, state, detail, next_ask,
          failures, lease_until, last_push) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (subscription_id) DO UPDATE SET hub = excluded.hub, topic = excluded.topic,
          token = excluded.token, secret = excluded.secret, state = excluded.state,
          detail = excluded.detail, next_ask = excluded.next_ask, failures = excluded.failures,
          lease_until = excluded.lease_until, last_push = excluded.last_push
        """,
        push.subscription,
        push.hub,
        push.topic,
        push.token,
        push.secret,
        push.state.rawValue,
        push.detail,
        push.nextAsk.seconds,
        push.failures,
        push.leaseUntil.seconds,
        push.lastPush?.seconds
      )
    }
  }

  /// Stores what a host taught, and gives it back.
  package func save(
    _ host: HostState,
    releasedBy holder: String
  ) async throws(StoreError) {
    try await database.write { session in
      try session.save(host)
      _ = try session.run(
        "UPDATE host SET leased_until = 0, lease = '' WHERE name = ? AND lease = ?",
        host.name,
        holder
      )
    }
  }

  private static let pushColumns = """
    p.subscription_id, p.hub, p.topic, p.token, p.secret, p.state, p.detail, p.next_ask,
    p.failures, p.lease_until, p.last_push
    """
}

extension Push {
  fileprivate init(_ row: Row) {
    subscription = row.id(0)
    hub = row.text(1)
    topic = row.text(2)
    token = row.text(3)
    secret = row.text(4)
    state = State(rawValue: row.text(5)) ?? .found
    detail = row.text(6)
    nextAsk = Timestamp(seconds: row.id(7))
    failures = row.integer(8)
    leaseUntil = Timestamp(seconds: row.id(9))
    lastPush = row.timestamp(10)
  }
}

extension Session {
  /// What an answer says of a feed's hub: another one, the same, or none any more.
  func note(
    _ hub: Push?,
    isMissed: Bool,
    of subscription: Int64,
    now: Timestamp
  ) throws {
    try run(
      "DELETE FROM push WHERE subscription_id = ? AND (hub, topic) IS NOT (?, ?)",
      subscription,
      hub?.hub,
      hub?.topic
    )
    guard let hub else { return }
    try run(
      """
      INSERT INTO push (subscription_id, hub, topic, token, secret) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (subscription_id) DO NOTHING
      """,
      subscription,
      hub.hub,
      hub.topic,
      hub.token,
      hub.secret
    )
    guard isMissed else { return }
    // Asked again in a day; until then the feed is polled as if there were no hub.
    try run(
      """
      UPDATE push SET state = 'found', detail = 'it did not push what was new', lease_until = 0,
        next_ask = ? WHERE subscription_id = ? AND state = 'active'
      """,
      now.seconds + 86_400,
      subscription
    )
  }
}
