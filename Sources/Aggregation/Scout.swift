package import Storage
package import Syndication

/// Looks for the feeds of addresses that people give, as politely as feeds are fetched.
///
/// Each request waits for its host's turn and is noted. What was found is stored, so that the feed need
/// not be asked for again as soon as it is in the blogroll.
package struct Scout: Sendable {
  private let store: Store
  private let reader: Reader
  private let spacing: Int64
  private let now: @Sendable () -> Timestamp

  package init(
    store: Store,
    reader: Reader,
    spacing: Int64 = 2000,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.store = store
    self.reader = reader
    self.spacing = spacing
    self.now = now
  }

  /// Finds the feed of an address: its own, or the one that its page names.
  package func find(_ address: String) async throws(Failure) -> Reader.Found {
    try await reader.find(address) { await ask($0) }
  }

  /// Stores what was found, if its feed is in the blogroll and nobody has asked for it yet.
  package func keep(
    _ found: Reader.Found,
    in blogroll: Blogroll,
    rules: EntryRules
  ) async throws(StoreError) {
    try await store.list(blogroll.addresses.map { ($0, FeedAddress($0).host) }, now: now())
    let feed = try await store.subscriptions().first { $0.url == found.address }
    guard let feed, feed.fetch.attempts == 0 else { return try await note(found.exchange) }
    var all = blogroll.rules
    all.all = rules
    var exchange = found.exchange
    // It is subscribed to where it was found.
    exchange.movedTo = nil
    let decision = Decision(store: store, rules: all)
    var (result, _) = try await decision.decide(exchange, of: feed, now: now())
    if !feed.host.isEmpty {
      result.requests = exchange.log(of: feed.id, result.fetch, isInsisted: true)
    }
    try await store.save(result, of: feed, now: now())
  }

  /// One exchange; what is no feed is noted at once, for nothing else will come of it.
  private func ask(_ address: String) async -> Exchange {
    let host = FeedAddress(address).host
    if host.isEmpty { return await reader.get(address) }
    let holder = LeaseHolder.make()
    let pass = HostPass(
      nil,
      store: store,
      holder: holder,
      spacing: spacing,
      lease: HostPass.lease(reader.fetcher.limits, spacing: spacing),
      now: now
    )
    do throws(Failure) {
      try await pass.enter(host)
    } catch {
      return Exchange(.failed(error), url: address)
    }
    let exchange = await reader.get(address) { host throws(Failure) in try await pass.enter(host) }
    do throws(StoreError) {
      for state in pass.states(after: exchange, now: now()) {
        try await store.save(state, releasedBy: holder)
      }
      if await Reader.found(exchange, at: address) == nil { try await note(exchange) }
    } catch {
      return Exchange(.failed(.deferred("\(error)")), url: address)
    }
    return exchange
  }

  private func note(_ exchange: Exchange) async throws(StoreError) {
    try await store.log(exchange.log(of: nil, FetchState(), isInsisted: true))
  }
}
