/// What is the same as long as the timeline is: compared by the server before it rebuilds.
package struct TimelineStamp: Sendable, Hashable {
  fileprivate let values: [Int64]
}

extension Store {
  /// Changes when a reader would see another timeline, whichever process changed it.
  package func timelineStamp() async throws(StoreError) -> TimelineStamp {
    try await database.read { session in
      let values = try session.first(
        """
        SELECT
          (SELECT count(*) FROM entry), (SELECT max(id) FROM entry),
          (SELECT max(last_changed) FROM entry),
          count(*), sum(s.id), sum(s.id * s.id), max(s.id), sum(length(s.document))
        FROM subscription s WHERE s.is_listed = 1
        """
      ) { row in (0..<8).map { row.optionalID($0) ?? 0 } }
      return TimelineStamp(values: values ?? [])
    }
  }
}
