package import Storage
package import Syndication

/// The newest entries of the blog and its feeds together.
package enum Timeline {
  /// Merges one's own feed with what the store has, up to a number of entries.
  ///
  /// Rules that let few through are no reason to read a whole store: of twenty entries, or of the five
  /// thousand newest, one should come through.
  package static func load(
    own: Feed,
    from store: Store,
    rules: TimelineRules = TimelineRules(),
    now: Timestamp,
    limit: Int
  ) async throws(StoreError) -> Feed {
    let limit = min(limit, mostEntries)
    // Copies drop out when merging: go on until there are enough, or no more.
    var outside: [StoredEntry] = []
    var copies: [Int64: StoredEntry] = [:]
    var place = TimelinePlace.start
    var count = limit
    while true {
      let (more, end) = try await store.timeline(limit: count, after: place)
      outside += more
      place = end
      let isAll = more.count < count
      for copy in try await store.copies(of: more) { copies[copy.row] = copy }
      for entry in outside { copies[entry.row] = nil }
      let feed = Merge.merge(
        own: own,
        outside: outside + copies.values.sorted { $0.row < $1.row },
        rules: rules,
        now: now,
        horizon: isAll ? nil : more.last.map(Merge.date),
        limit: limit
      )
      let isEnough = feed.entries.count >= limit || outside.count >= max(20 * limit, 5000)
      if isAll || isEnough { return feed }
      count *= 2
    }
  }

  /// More than anybody reads, and no more than fits into memory.
  private static let mostEntries = 1_000_000
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
    let outside = feed.entries.indices.filter { feed.entries[$0].source != nil }
    var bare = feed
    bare.entries = []
    // What is wrong with the blog's own feed is no entry's fault.
    let known = Set(formats.flatMap { errors(of: bare, as: $0) })
    let flaws = flaws(of: outside[...], in: feed, beside: known)
    var result = feed
    result.entries = feed.entries.enumerated().filter { flaws[$0.offset] == nil }.map(\.element)
    let leftOut = flaws.sorted { $0.key < $1.key }.map { index, reason in
      let entry = feed.entries[index]
      let source = entry.source?.feed
      return LeftOut(
        title: entry.title?.value ?? entry.id ?? "an entry",
        source: source?.title?.value ?? source?.id ?? "an outside feed",
        reason: reason
      )
    }
    return (result, leftOut)
  }

  /// What is wrong with entries, by their places.
  ///
  /// They are checked together, and only if that finds something, in halves: one that is flawed must not
  /// cost as much as if all were.
  private static func flaws(
    of places: ArraySlice<Int>,
    in feed: Feed,
    beside known: Set<String>
  ) -> [Int: String] {
    guard let first = places.first else { return [:] }
    var some = feed
    some.entries = places.map { feed.entries[$0] }
    guard let flaw = flaw(of: some, beside: known) else { return [:] }
    if places.count == 1 { return [first: flaw] }
    let middle = places.startIndex + places.count / 2
    return flaws(of: places[..<middle], in: feed, beside: known)
      .merging(flaws(of: places[middle...], in: feed, beside: known)) { first, _ in first }
  }

  /// The first error in a feed that is none of those known.
  private static func flaw(of feed: Feed, beside known: Set<String>) -> String? {
    for format in formats {
      if let error = errors(of: feed, as: format).first(where: { !known.contains($0) }) {
        return error
      }
    }
    return nil
  }

  private static let formats = [FeedFormat.atom, .rss, .json]

  private static func errors(of feed: Feed, as format: FeedFormat) -> [String] {
    guard let bytes = try? feed.bytes(as: format) else { return ["it cannot be written"] }
    return Validator.validate(bytes).findings.filter { $0.severity == .error }
      .map { "\($0.message) [\($0.id)]" }
  }
}
