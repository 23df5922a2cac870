package import Syndication

extension Store {
  /// Takes a host for oneself until a moment; false when somebody else has it.
  ///
  /// Leases are how several processes share one database: a host is asked by one of them at a time,
  /// and one that died gives back what it had when its lease runs out. The instants are those of the
  /// wall clock, whatever `now` the rest of a run believes in.
  package func lease(
    _ host: String,
    by holder: String,
    until end: Timestamp,
    now: Timestamp
  ) async throws(StoreError) -> Bool {
    try await database.write { session in
      let taken = try session.first(
        """
        UPDATE host SET leased_until = ?, lease = ?
        WHERE name = ? AND (leased_until <= ? OR lease = ?) RETURNING name
        """,
        end.seconds,
        holder,
        host,
        now.seconds,
        holder
      ) { $0.text(0) }
      return taken != nil
    }
  }

  /// Who has a host, or had it last; nil when it was given back.
  package func leaseHolder(of host: String) async throws(StoreError) -> String? {
    let holder = try await database.read { session in
      try session.first("SELECT lease FROM host WHERE name = ?", host) { $0.text(0) }
    }
    return holder.flatMap { $0.isEmpty ? nil : $0 }
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

  /// Before when a host must not be asked anything.
  package func notBefore(_ host: String) async throws(StoreError) -> Timestamp {
    let seconds = try await database.read { session in
      try session.first("SELECT not_before FROM host WHERE name = ?", host) { $0.id(0) }
    }
    return Timestamp(seconds: seconds ?? 0)
  }
}
