package import Storage
package import Syndication

/// How one feed of the blogroll fares, for people and for programs.
package struct FeedHealth: Sendable {
  package enum State: String, Sendable, CaseIterable {
    /// Nobody has asked for it yet.
    case new
    case well
    case failing
    /// It has failed for weeks, and is asked for rarely.
    case dormant
    /// It said that it is gone for good, and is asked for no more.
    case gone
    /// It moved to where another feed of the blogroll is.
    case merged
  }

  package let feed: Subscription
  package let state: State
  package let entriesAWeek: Double
  /// When it is asked for next; nil when it is not.
  package let nextDue: Timestamp?
  /// Why then, in words.
  package let reason: String

  /// Judges a feed: pure.
  init(
    _ feed: Subscription,
    entries: Int,
    peace: HostState?,
    merged: String?,
    now: Timestamp
  ) {
    let fetch = feed.fetch
    self.feed = feed
    entriesAWeek = Double(entries) / Double(Self.weeks)
    if merged != nil {
      state = .merged
    } else if fetch.outcome == .gone {
      state = .gone
    } else if fetch.outcome == .never {
      state = .new
    } else if fetch.failures == 0 {
      state = .well
    } else {
      state = Schedule.isDormant(fetch, now: now) ? .dormant : .failing
    }
    if let merged {
      nextDue = nil
      reason = "moved to \(merged), which the blogroll lists too"
    } else if fetch.outcome == .gone {
      nextDue = nil
      reason = fetch.dueReason
    } else if let peace, peace.notBefore > fetch.nextDue {
      nextDue = peace.notBefore
      reason = "\(peace.name) asked for peace: \(peace.reason)"
    } else {
      nextDue = max(fetch.nextDue, now)
      reason = fetch.nextDue > now ? fetch.dueReason : "due now"
    }
  }

  static let weeks: Int64 = 4

  /// How each feed fares, in the order of the list.
  package static func load(
    _ blogroll: Blogroll,
    from store: Store,
    now: Timestamp
  ) async throws(StoreError) -> [FeedHealth] {
    let feeds = blogroll.addresses.map { ($0, FeedAddress($0).host) }
    try await store.list(feeds, now: now)
    let listed = try await store.subscriptions()
    let counts = try await store.entryCounts(since: now + -weeks * Politeness.week)
    let hosts = try await store.hostsAtPeace(now: now)
    let merged = Moves.merged(listed)
    return listed.map { feed in
      FeedHealth(
        feed,
        entries: counts[feed.id] ?? 0,
        peace: hosts[FeedAddress(feed.address).host],
        merged: merged[feed.id],
        now: now
      )
    }
  }
}
