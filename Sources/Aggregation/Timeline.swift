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

extension Timeline {
  /// An outside entry that had to be left out, and why.
  package struct LeftOut: Sendable, CustomStringConvertible {
    package var title: String
    package var source: String
    package var reason: String

    package var description: String {
      "left out of the timeline: \(title) (\(source)): \(reason)"
    }
  }

  /// The timeline without the outside entries that would make its feeds invalid: what somebody else
  /// writes must not keep this blog from being published.
  package static func publishable(_ feed: Feed) -> (feed: Feed, leftOut: [LeftOut]) {
    var result = feed
    var leftOut: [LeftOut] = []
    result.entries.removeAll { entry in
      guard let source = entry.source?.feed, let reason = flaw(of: entry, in: feed) else {
        return false
      }
      leftOut.append(
        LeftOut(
          title: entry.title?.value ?? entry.id ?? "an entry",
          source: source.title?.value ?? source.id ?? "an outside feed",
          reason: reason
        )
      )
      return true
    }
    return (result, leftOut)
  }

  /// The first error in a feed of nothing but one entry.
  private static func flaw(of entry: Entry, in feed: Feed) -> String? {
    var single = feed
    single.entries = [entry]
    for format in [FeedFormat.atom, .rss, .json] {
      guard let bytes = try? single.bytes(as: format) else { return "it cannot be written" }
      let errors = Validator.validate(bytes).findings.filter { $0.severity == .error }
      if let error = errors.first { return "\(error.message) [\(error.id)]" }
    }
    return nil
  }
}
