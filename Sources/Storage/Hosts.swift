package import Syndication

/// What is remembered of a host, or of all the hosts of one owner.
package struct HostState: Sendable, Hashable {
  package var name: String
  /// Before when it must not be asked anything.
  package var notBefore = Timestamp(seconds: 0)
  /// Why, in words.
  package var reason = ""
  /// From when the next request may start, in milliseconds of the wall clock.
  package var freeAt: Int64 = 0
  /// By how many times more than others' its requests are spaced: it said that they were too many.
  package var slowness: Int64 = 0
  /// How often in a row it would not have us (401, 403).
  package var refusals = 0

  package init(name: String) {
    self.name = name
  }

  /// From the end of a request to the start of the next, when others are given `usual`.
  package func spacing(_ usual: Int64) -> Int64 { usual * (1 + slowness) }
}

/// What came of wanting to ask a host.
package enum Claim: Sendable, Hashable {
  /// It is ours until the lease ends.
  case granted(HostState)
  /// Somebody else is asking.
  case held(by: String)
  /// It wants peace.
  case peace(until: Timestamp, reason: String)
  /// The last request is too recent; milliseconds of the wall clock.
  case spaced(until: Int64)
}

extension Store {
  /// Takes a host for oneself, to ask it now.
  ///
  /// Leases are how several processes share one database: a host is asked by one of them at a time,
  /// and one that died gives back what it had when its lease runs out. Leases and spacing go by the
  /// wall clock, whatever `now` the rest of a run believes in. The usual `spacing` is kept from now on,
  /// as if a request were sent and answered at once: whoever dies before it can say how long that took
  /// has not asked for nothing.
  package func claim(
    _ host: String,
    by holder: String,
    at wall: Int64,
    lasting seconds: Int64,
    spacing: Int64 = 0,
    now: Timestamp
  ) async throws(StoreError) -> Claim {
    try await claim(
      host,
      for: nil,
      by: holder,
      at: wall,
      lasting: seconds,
      spacing: spacing,
      now: now
    ).0
  }

  /// Takes a host to ask it for a feed; the feed comes as it is now that nobody else asks for it.
  package func claim(
    _ host: String,
    for feed: Int64?,
    by holder: String,
    at wall: Int64,
    lasting seconds: Int64,
    spacing: Int64,
    now: Timestamp
  ) async throws(StoreError) -> (Claim, Subscription?) {
    try await database.write { session in
      let claim = try session.claim(
        host,
        by: holder,
        at: wall,
        lasting: seconds,
        spacing: spacing,
        now: now
      )
      guard case .granted = claim, let feed else { return (claim, nil) }
      return (claim, try session.subscription(id: feed))
    }
  }

  /// Gives a host back.
  package func release(_ host: String, by holder: String) async throws(StoreError) {
    try await database.write { session in
      _ = try session.run(
        "UPDATE host SET leased_until = 0, lease = '' WHERE name = ? AND lease = ?",
        host,
        holder
      )
    }
  }

  /// What is remembered of every host that wants peace at a moment.
  package func hostsAtPeace(now: Timestamp) async throws(StoreError) -> [String: HostState] {
    let hosts = try await database.read { session in
      try session.all(Self.hostColumns + " WHERE not_before > ?", now.seconds) { HostState($0) }
    }
    return Dictionary(hosts.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The hosts that somebody is asking.
  package func leasedHosts(at wall: Int64) async throws(StoreError) -> [String] {
    try await database.read { session in
      try session.all(
        "SELECT name FROM host WHERE lease <> '' AND leased_until > ? ORDER BY name",
        wall / 1000
      ) { $0.text(0) }
    }
  }

  /// What is remembered of one host.
  package func host(_ name: String) async throws(StoreError) -> HostState {
    try await database.read { session in
      try session.first(Self.hostQuery, name) { HostState($0) } ?? HostState(name: name)
    }
  }

  fileprivate static let hostColumns = """
    SELECT name, not_before, reason, free_at, slowness, refusals, leased_until, lease FROM host
    """
  fileprivate static let hostQuery = hostColumns + " WHERE name = ?"
}

extension HostState {
  fileprivate init(_ row: Row) {
    name = row.text(0)
    notBefore = Timestamp(seconds: row.id(1))
    reason = row.text(2)
    freeAt = row.id(3)
    slowness = row.id(4)
    refusals = row.integer(5)
  }
}

extension Session {
  fileprivate func claim(
    _ host: String,
    by holder: String,
    at wall: Int64,
    lasting seconds: Int64,
    spacing: Int64,
    now: Timestamp
  ) throws -> Claim {
    let found = try first(Store.hostQuery, host) { row in
      (state: HostState(row), until: row.id(6), lease: row.text(7))
    }
    let end = wall / 1000 + seconds
    guard let (state, until, lease) = found else {
      let free = spacing > 0 ? wall + spacing : 0
      try run("INSERT INTO host (name, free_at) VALUES (?, ?)", host, free)
      try self.lease(host, by: holder, until: end)
      return .granted(HostState(name: host))
    }
    if !lease.isEmpty, lease != holder, until > wall / 1000 { return .held(by: lease) }
    if state.notBefore > now {
      return .peace(until: state.notBefore, reason: state.reason)
    }
    // Who has it for most of that time yet need not write so once more.
    if lease != holder || until < end - seconds / 4 {
      try self.lease(host, by: holder, until: end)
    }
    // A clock that was set back must not silence a host.
    if state.freeAt > wall, state.freeAt - wall < 3_600_000 {
      return .spaced(until: state.freeAt)
    }
    if spacing > 0 {
      try run("UPDATE host SET free_at = ? WHERE name = ?", wall + state.spacing(spacing), host)
    }
    return .granted(state)
  }

  private func lease(_ host: String, by holder: String, until end: Int64) throws {
    try run("UPDATE host SET leased_until = ?, lease = ? WHERE name = ?", end, holder, host)
  }

  /// Stores what an exchange taught; a longer peace that was asked for before stays.
  func save(_ host: HostState) throws {
    try run(
      """
      INSERT INTO host (name, not_before, reason, free_at, slowness, refusals)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        reason = CASE WHEN excluded.not_before > not_before THEN excluded.reason ELSE reason END,
        not_before = max(not_before, excluded.not_before),
        free_at = max(free_at, excluded.free_at), slowness = excluded.slowness,
        refusals = excluded.refusals
      """,
      host.name,
      host.notBefore.seconds,
      host.reason,
      host.freeAt,
      host.slowness,
      host.refusals
    )
  }
}
