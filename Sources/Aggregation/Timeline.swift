package import Storage
package import Syndication

/// The newest entries of the blog and its feeds together.
package enum Timeline {
  /// Merges one's own feed with what the store has, up to a number of entries.
  package static func load(
    own: Feed,
    from store: Store,
    now: Timestamp,
    limit: Int
  ) async throws(StoreError) -> Feed {
    // Copies drop out when merging: ask for more until there are enough, or no more.
    var count = limit
    while true {
      let outside = try await store.timeline(limit: count)
      let feed = Merge.merge(own: own, outside: outside, now: now, limit: limit)
      if feed.entries.count >= limit || outside.count < count { return feed }
      count *= 2
    }
  }
}
