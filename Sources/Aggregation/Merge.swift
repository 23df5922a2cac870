package import Storage
package import Syndication

/// The timeline: one's own entries and those of the feeds one follows: pure.
package enum Merge {
  /// Merges entries into one's own feed, newest first, each once.
  ///
  /// - Parameters:
  ///   - own: the blog's feed; its entries are taken as they are and win over copies elsewhere.
  ///   - outside: what is stored of other feeds; made safe to publish, and told where it comes from.
  ///   - rules: what of the outside entries comes onto the timeline, and with which tags.
  ///   - now: nothing is later than this.
  ///   - horizon: what is older is left out.
  ///   - limit: how many entries there may be.
  /// - Returns: one's own feed with the entries of all, and the newest of their dates.
  package static func merge(
    own: Feed,
    outside: [StoredEntry],
    rules: TimelineRules = TimelineRules(),
    now: Timestamp,
    horizon: Timestamp? = nil,
    limit: Int = .max
  ) -> Feed {
    let items =
      own.entries.map { Item($0, now: now) } + outside.map { Item(of: $0) }
    let groups = Deduplication.groups(of: candidates(of: items)).filter { copies in
      // Whoever republishes it: what its author does not want, or its reader, is not there.
      copies.contains { items[$0].isOnTimeline } && items[copies[0]].isWanted(by: rules)
        && items[copies[0]].date >= horizon ?? .distantPast
    }
    let sorted = groups.sorted { left, right in
      let (one, other) = (items[left[0]], items[right[0]])
      return one.date == other.date ? left[0] < right[0] : one.date > other.date
    }
    var caps = Caps(rules)
    let present = sorted.filter { items[$0[0]].stored?.withdrawn == nil }
    let shown = present.filter { caps.admits(items[$0[0]].stored) }.prefix(limit)
    var feed = own
    let entries = shown.map { copies in
      var item = items[copies[0]]
      if let stored = item.stored {
        let others = copies.dropFirst().compactMap { items[$0].stored }
        item.entry = Attribution.attributed(stored, copies: others)
        Tagging.add(rules.rules(for: stored.feedURL).flatMap(\.addTags), to: &item.entry)
      }
      return item
    }
    feed.entries = Attribution.withUniqueIDs(withInstantsOfTheirOwn(entries))
    let last = shown.last.map { items[$0[0]].date } ?? .distantPast
    let withdrawn = sorted.compactMap { items[$0[0]].stored }
      .filter { $0.withdrawn != nil && date(of: $0) >= last }
    feed.tombstones = withdrawn.prefix(limit).map { Attribution.tombstone(of: $0) }
    let dates = feed.entries.compactMap { $0.updated?.timestamp ?? $0.date }
    if let newest = dates.max() { feed.updated = FeedDate(newest) }
    return feed
  }

  /// Where a stored entry stands.
  static func date(of stored: StoredEntry) -> Timestamp {
    min(Identity.date(of: stored.entry) ?? stored.firstSeen, stored.firstSeen)
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

    init(of stored: StoredEntry) {
      entry = stored.entry
      self.stored = stored
      date = Merge.date(of: stored)
    }

    var isOnTimeline: Bool { stored?.placement != .backlog }

    func isWanted(by rules: TimelineRules) -> Bool {
      guard let stored else { return true }
      return !OptOut.isMeant(by: stored)
        && rules.rules(for: stored.feedURL).allSatisfy { $0.allow(entry, of: stored.feed) }
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
        text: item.stored.map(\.marks.text) ?? Fingerprint(of: item.entry).text,
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

extension Timestamp {
  static let distantPast = Timestamp(seconds: .min)
}

extension URI {
  /// The host of an address, in lower case and without `www.`.
  static func host(of address: String) -> String? {
    let canonical = canonicalLink(address)
    guard let start = canonical.firstRange(of: "://") else { return nil }
    return String(canonical[start.upperBound...].prefix { !"/?#".contains($0) })
  }
}
