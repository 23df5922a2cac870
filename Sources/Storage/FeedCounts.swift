package import Syndication

extension Store {
  /// How many entries of each listed feed are dated later than a moment, by the feeds' ids.
  package func entryCounts(since moment: Timestamp) async throws(StoreError) -> [Int64: Int] {
    let counts = try await database.read { session in
      try session.all(
        "SELECT subscription_id, count(*) FROM entry WHERE position > ? GROUP BY subscription_id",
        moment.seconds
      ) { ($0.id(0), $0.integer(1)) }
    }
    return Dictionary(counts) { first, _ in first }
  }

  /// Stores what a person decided about a feed's moving; it is due at once.
  package func save(_ moving: Moving, of subscription: Int64) async throws(StoreError) {
    try await database.write { session in
      _ = try session.run(
        """
        UPDATE fetch SET current_url = ?, moved_to = ?, moved_count = ?, moved_day = ?,
          refused_move = ?, next_due = 0, due_reason = '' WHERE subscription_id = ?
        """,
        moving.current,
        moving.target,
        moving.count,
        moving.day,
        moving.refused,
        subscription
      )
    }
  }
}
