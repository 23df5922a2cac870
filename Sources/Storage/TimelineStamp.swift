/// What is the same as long as the timeline is: compared by the server before it rebuilds.
package struct TimelineStamp: Sendable, Hashable {
  fileprivate let count: Int64
}

extension Store {
  /// Changes when a reader would see another timeline, whichever process changed it.
  package func timelineStamp() async throws(StoreError) -> TimelineStamp {
    try await database.read { session in
      let count = try session.first("SELECT count FROM timeline_change WHERE only = 1") { $0.id(0) }
      return TimelineStamp(count: count ?? 0)
    }
  }
}
