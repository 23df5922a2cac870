package import Storage
package import Syndication

/// The timeline: one's own entries and those of the feeds one follows: pure.
package enum Merge {
  /// Merges entries into one's own feed, newest first, each once.
  ///
  /// - Parameters:
  ///   - own: the blog's feed; its entries are taken as they are and win over copies elsewhere.
  ///   - outside: what is stored of other feeds; made safe to publish, and told where it comes from.
  ///   - now: nothing is later than this.
  ///   - limit: how many entries there may be.
  /// - Returns: one's own feed with the entries of all, and the newest of their dates.
  package static func merge(
    own: Feed,
    outside: [StoredEntry],
    now: Timestamp,
    limit: Int = .max
  ) -> Feed {
    let items =
      own.entries.map { Item($0, now: now) }
      + outside.map { Item(Attribution.attributed($0), of: $0) }
    let candidates = candidates(of: items)
    let kept = Deduplication.originals(of: candidates).sorted { left, right in
      if items[left].date != items[right].date { return items[left].date > items[right].date }
      return left < right
    }
    var feed = own
    let entries = withInstantsOfTheirOwn(kept.prefix(limit).map { items[$0] })
    feed.entries = Attribution.withUniqueIDs(entries)
    let dates = feed.entries.compactMap { $0.updated?.timestamp ?? $0.date }
    if let newest = dates.max() { feed.updated = FeedDate(newest) }
    return feed
  }

  private struct Item {
    var entry: Entry
    /// To sort by.
    var date: Timestamp
    /// nil for one's own.
    var stored: StoredEntry?

    init(_ entry: Entry, now: Timestamp) {
      self.entry = entry
      date = min(entry.date ?? now, now)
    }

    init(_ entry: Entry, of stored: StoredEntry) {
      self.entry = entry
      self.stored = stored
      date = min(entry.date ?? stored.firstSeen, stored.firstSeen)
    }
  }

  /// Entries whose date is that of a fetch, for want of one to be trusted, each a second before the
  /// one above it: readers sort by instants, and would put those that share one in any order.
  private static func withInstantsOfTheirOwn(_ items: [Item]) -> [Entry] {
    var seen: Set<Timestamp> = []
    return items.map { item in
      var entry = item.entry
      guard var instant = entry.updated?.timestamp else { return entry }
      if let stored = item.stored, instant == stored.firstSeen || instant == stored.lastChanged {
        while seen.contains(instant) { instant.seconds -= 1 }
        if let published = entry.published?.timestamp, published > instant {
          entry.published = FeedDate(instant)
        }
        entry.updated = FeedDate(instant)
      }
      seen.insert(instant)
      return entry
    }
  }

  private static func candidates(of items: [Item]) -> [Deduplication.Candidate] {
    var feeds: [String: Int] = [:]
    return items.map { item in
      let feed = item.stored.map { feeds[$0.feedURL, default: feeds.count + 1] } ?? 0
      if let stored = item.stored { feeds[stored.feedURL] = feed }
      return Deduplication.Candidate(
        id: item.entry.usableID.map { id in
          // `1234` means nothing outside its feed.
          URI.isAbsolute(id) ? id : "\(feed) \(id)"
        },
        link: Identity.link(of: item.entry),
        feed: feed,
        rank: item.stored.map(rank) ?? 0,
        date: item.date
      )
    }
  }

  /// How close to the origin a copy is: what a site publishes of itself, what says nothing of another
  /// source, what says that it was taken from elsewhere.
  private static func rank(_ stored: StoredEntry) -> Int {
    if Attribution.isTakenFromElsewhere(stored) { return 3 }
    guard let url = stored.entry.url, let host = URI.host(of: url) else { return 2 }
    let homes = [stored.feed.homePageURL, stored.feed.selfURL, stored.feedURL]
    return homes.contains { $0.flatMap(URI.host) == host } ? 1 : 2
  }
}

extension URI {
  /// The host of an address, in lower case and without `www.`.
  static func host(of address: String) -> String? {
    let canonical = canonicalLink(address)
    guard let start = canonical.firstRange(of: "://") else { return nil }
    return String(canonical[start.upperBound...].prefix { !"/?#".contains($0) })
  }
}
