package import Syndication

/// A feed of the blogroll, and what the store knows of it.
package struct Subscription: Sendable, Hashable {
  package let id: Int64
  /// The address in the blogroll.
  package let url: String
  /// Whom its requests go to; feeds of one host are asked one after the other.
  package let host: String
  /// What the feed calls itself; nil until it was fetched.
  package let title: String?
  /// The page that the feed belongs to; nil until it was fetched.
  package let siteURL: String?
  package let fetch: FetchState

  /// Where the feed is asked for: the address in the blogroll, until it moved.
  package var address: String { fetch.moving.current ?? url }
}

extension Store {
  /// Makes the list of feeds equal to the blogroll's.
  ///
  /// A feed that is listed no more keeps its state and its entries, which leave the timeline: a slip
  /// in a file must not cost the memory of what was seen.
  package func list(
    _ feeds: [(url: String, host: String)],
    now: Timestamp
  ) async throws(StoreError) {
    let listed = try await database.read { session in
      try session.all("SELECT url, host FROM subscription WHERE is_listed = 1") {
        ($0.text(0), $0.text(1))
      }
    }
    let hosts = Dictionary(listed) { first, _ in first }
    // A server looks at its blogroll every minute, and it rarely changes.
    if feeds.count == hosts.count, feeds.allSatisfy({ hosts[$0.url] == $0.host }) { return }
    let names = Set(feeds.map(\.url))
    try await database.write { session in
      try session.noteTimelineChange()
      try session.run("UPDATE subscription SET is_listed = 0 WHERE is_listed = 1")
      let moved = try session.movedFeeds()
      for feed in feeds {
        try session.run(
          "INSERT INTO host (name) VALUES (?) ON CONFLICT (name) DO NOTHING",
          feed.host
        )
        if let places = moved[feed.url] {
          try session.adopt(places, movedTo: feed.url, host: feed.host, listed: names)
        }
        let id = try session.first(
          """
          INSERT INTO subscription (url, host, added) VALUES (?, ?, ?)
          ON CONFLICT (url) DO UPDATE SET is_listed = 1, host = excluded.host RETURNING id
          """,
          feed.url,
          feed.host,
          now.seconds
        ) { $0.id(0) }
        try session.run(
          "INSERT INTO fetch (subscription_id) VALUES (?) ON CONFLICT (subscription_id) DO NOTHING",
          id
        )
      }
    }
  }

  /// Every listed feed, in the order they were added.
  package func subscriptions() async throws(StoreError) -> [Subscription] {
    try await database.read { session in
      try session.all(Self.listedSubscriptions + " ORDER BY s.id") { Subscription($0) }
    }
  }

  /// A listed feed as it is now.
  package func subscription(id: Int64) async throws(StoreError) -> Subscription? {
    try await database.read { try $0.subscription(id: id) }
  }

  /// The metadata of a feed as last stored; nil until it was fetched.
  package func feed(of subscription: Int64) async throws(StoreError) -> Feed? {
    try await database.read { try $0.feed(of: subscription) }
  }

  fileprivate static let listedSubscriptions = """
    SELECT s.id, s.url, s.host, s.title, s.site_url,
    \(FetchState.columns)
    FROM subscription s JOIN fetch f ON f.subscription_id = s.id
    WHERE s.is_listed = 1
    """
  fileprivate static let listedSubscription = listedSubscriptions + " AND s.id = ?"
}

extension Subscription {
  init(_ row: Row) {
    id = row.id(0)
    url = row.text(1)
    host = row.text(2)
    title = row.optionalText(3)
    siteURL = row.optionalText(4)
    fetch = FetchState(row, from: 5)
  }
}

extension Session {
  func subscription(id: Int64) throws -> Subscription? {
    try first(Store.listedSubscription, id) { Subscription($0) }
  }

  func feed(of subscription: Int64) throws -> Feed? {
    let document = try first(
      "SELECT document FROM subscription WHERE id = ?",
      subscription
    ) { $0.optionalBytes(0) }
    return try document.flatMap { $0 }.map(Archive.feed)
  }

  /// The feeds that moved, by where they are asked for: few, and read once for however many are listed.
  fileprivate func movedFeeds() throws -> [String: [MovedFeed]] {
    let moved = try all(
      """
      SELECT s.id, s.url, f.current_url
      FROM subscription s JOIN fetch f ON f.subscription_id = s.id
      WHERE f.current_url IS NOT NULL ORDER BY s.id
      """
    ) { (feed: MovedFeed(id: $0.id(0), url: $0.text(1)), place: $0.text(2)) }
    return Dictionary(grouping: moved, by: \.place).mapValues { $0.map(\.feed) }
  }

  /// A feed that moved, and whose new address now stands in the blogroll, is still the same feed.
  fileprivate func adopt(
    _ moved: [MovedFeed],
    movedTo url: String,
    host: String,
    listed: Set<String>
  ) throws {
    let isKnown = try first("SELECT 1 FROM subscription WHERE url = ?", url) { _ in true } ?? false
    guard !isKnown, let same = moved.first(where: { !listed.contains($0.url) }) else { return }
    try run("UPDATE subscription SET url = ?, host = ? WHERE id = ?", url, host, same.id)
    try run("UPDATE fetch SET current_url = NULL WHERE subscription_id = ?", same.id)
  }
}

private struct MovedFeed {
  let id: Int64
  let url: String
}
