package import Storage
import Synchronization
package import Syndication

/// The loop: take a host, fetch its feeds, decide, store, give the host back.
package struct Refresher: Sendable {
  /// What came of one feed.
  package struct Report: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      case fetched
      case unchanged
      case gone
      case failed
      /// Not asked: it is not time yet, its host wants peace, or another process has it.
      case skipped
    }

    package var url: String
    package var title: String?
    package var kind: Kind
    package var detail: String
    package var new = 0
    package var changed = 0
    /// Where it moved, or says that it did.
    package var movedTo: String?
    /// Whether the move is believed.
    package var hasMoved = false
  }

  package struct Options: Sendable {
    /// How many hosts are asked at once.
    package var jobs = 8
    /// Whether feeds are asked that are not due yet; a host that asked for peace never is.
    package var isEager = false
    /// Addresses of the blogroll that are asked for even when they are gone, dormant or not due.
    package var insisted: Set<String> = []
    /// Milliseconds from the end of a request to the start of the next to the same host.
    package var spacing: Int64 = 2000
    /// How long a host's feeds are asked one after the other before the round goes on without it.
    package var turn: Duration?

    /// What of the entries of all feeds comes onto the timeline.
    package var rules = EntryRules()

    package init() {}
  }

  private let store: Store
  private let reader: Reader
  private let options: Options
  private let now: @Sendable () -> Timestamp
  private var rules = TimelineRules()

  package init(
    store: Store,
    reader: Reader,
    options: Options = Options(),
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.store = store
    self.reader = reader
    self.options = options
    self.now = now
  }

  /// Fetches the feeds of a blogroll that are due and reports on all of them, in their order.
  ///
  /// One that fails never stops another; only the store can stop them all.
  package func refresh(
    _ blogroll: Blogroll,
    progress: @escaping @Sendable (Report) async -> Void = { _ in }
  ) async throws(StoreError) -> [Report] {
    let feeds = blogroll.addresses.map { ($0, FeedAddress($0).host) }
    try await store.list(feeds, now: now())
    let listed = try await store.subscriptions()
    let merged = Moves.merged(listed)
    let asked = listed.filter { merged[$0.id] == nil }
    let groups = Dictionary(grouping: asked) { feed in
      feed.address == feed.url ? feed.host : FeedAddress(feed.address).host
    }
    .sorted { $0.value[0].id < $1.value[0].id }
    var refresher = self
    refresher.rules = blogroll.rules
    refresher.rules.all = options.rules
    var reports = try await refresher.refresh(groups, progress)
    for feed in listed {
      guard let place = merged[feed.id] else { continue }
      reports[feed.url] = skipped(feed, "moved to \(place), which the blogroll lists too")
    }
    try await store.forgetRequests(
      before: Timestamp(seconds: Wall.milliseconds / 1000 - 14 * Politeness.day)
    )
    return blogroll.addresses.compactMap { reports[$0] }
  }

  private func refresh(
    _ hosts: [(key: String, value: [Subscription])],
    _ progress: @escaping @Sendable (Report) async -> Void
  ) async throws(StoreError) -> [String: Report] {
    let lanes = Lanes(asking: Slots(options.jobs), storing: Slots(Store.writersTogether))
    let reports = Reports()
    do {
      try await withThrowingDiscardingTaskGroup { group in
        let executors = reader.fetcher.connections.executors
        for (index, (host, feeds)) in hosts.enumerated() {
          // A task costs memory from its start on: a host gets one when there is a slot for it.
          let isAsked = feeds.contains { reasonToWait(for: $0, now: now()) == nil }
          if isAsked { await lanes.asking.enter(isBegun: false) }
          // When the store fails, or the program ends, nobody else is asked.
          guard !group.isCancelled else {
            if isAsked { lanes.asking.leave() }
            reports.add(feeds.map { skipped($0, Self.end) })
            continue
          }
          let executor = executors[index % executors.count]
          group.addTask(executorPreference: executor) {
            let done = try await LoopExecutor.$current.withValue(executor) {
              try await refresh(host, feeds, lanes, hasSlot: isAsked, progress)
            }
            reports.add(done)
          }
        }
      }
    } catch {
      throw (error as? StoreError) ?? .failed("\(error)")
    }
    return reports.all
  }

  /// What is under way at once.
  private struct Lanes {
    /// Hosts that are asked.
    let asking: Slots
    /// Answers that are stored or wait for it, as many as share a transaction: others are asked meanwhile,
    /// but what waits takes memory.
    let storing: Slots
  }

  /// What has come of the feeds so far, by their addresses.
  private final class Reports: Sendable {
    private let found = Mutex<[String: Report]>([:])

    var all: [String: Report] { found.withLock(\.self) }

    func add(_ reports: [Report]) {
      found.withLock { found in
        for report in reports { found[report.url] = report }
      }
    }
  }

  /// The feeds of one host, one after the other, the longest due first.
  private func refresh(
    _ host: String,
    _ feeds: [Subscription],
    _ lanes: Lanes,
    hasSlot: Bool,
    _ progress: @Sendable (Report) async -> Void
  ) async throws(StoreError) -> [Report] {
    var reports: [Report] = []
    var holder: String?
    var hasSlot = hasSlot
    defer { if hasSlot { lanes.asking.leave() } }
    let end = options.turn.map { ContinuousClock.now + $0 }
    let feeds = feeds.sorted { $0.fetch.nextDue < $1.fetch.nextDue }
    for (index, feed) in feeds.enumerated() {
      let report: Report
      // Most are not due: that costs no lease.
      if let reason = reasonToWait(for: feed, now: now()) {
        report = skipped(feed, reason)
      } else if Task.isCancelled {
        report = skipped(feed, Self.end)
      } else if let end, ContinuousClock.now > end {
        report = skipped(feed, "\(host) has had its turn")
      } else {
        let name = holder ?? LeaseHolder.make()
        holder = name
        let next = index + 1 < feeds.count ? feeds[index + 1] : nil
        let isLast = next.map { reasonToWait(for: $0, now: now()) != nil } ?? true
        if !hasSlot { await lanes.asking.enter(isBegun: true) }
        hasSlot = false
        report = try await refresh(feed, of: host, by: name, isLast: isLast, lanes)
      }
      reports.append(report)
      await progress(report)
    }
    if let holder { try await store.release(host, by: holder) }
    return reports
  }

  /// What came of wanting to ask for a feed.
  private enum Turn {
    case over(Report)
    /// Its host was asked a moment ago.
    case later(milliseconds: Int64)
  }

  /// Asks for a feed, as somebody who has a slot, which is given back.
  private func refresh(
    _ feed: Subscription,
    of host: String,
    by holder: String,
    isLast: Bool,
    _ lanes: Lanes
  ) async throws(StoreError) -> Report {
    while true {
      // A host is leased only when there is a slot for it, and waits for its spacing outside.
      switch try await takeTurn(of: feed, host, by: holder, isLast: isLast, lanes) {
      case .over(let report): return report
      case .later(let milliseconds):
        // A server that taught us to wait for minutes is left to a later round.
        guard options.turn == nil || milliseconds <= 30_000,
          (try? await Task.sleep(for: .milliseconds(milliseconds))) != nil
        else { return skipped(feed, "\(host) was asked a moment ago") }
        await lanes.asking.enter(isBegun: true)
      }
    }
  }

  private func takeTurn(
    of feed: Subscription,
    _ host: String,
    by holder: String,
    isLast: Bool,
    _ lanes: Lanes
  ) async throws(StoreError) -> Turn {
    var isAsking = true
    defer { if isAsking { lanes.asking.leave() } }
    let (claim, current) = try await claim(host, for: feed.id, by: holder)
    switch claim {
    case .granted(let state):
      guard let current, current.fetch.attempts == feed.fetch.attempts else {
        return .over(skipped(feed, "another process has just asked"))
      }
      let news = try await ask(current, state, by: holder, isLast: isLast)
      await lanes.storing.enter(isBegun: true)
      defer { lanes.storing.leave() }
      lanes.asking.leave()
      isAsking = false
      do throws(StoreError) {
        try await store.save(news.result, of: current, now: news.now)
      } catch {
        await news.pass.giveBack(news.hosts)
        throw error
      }
      try await news.pass.leave()
      return .over(news.report)
    case .held: return .over(skipped(feed, "another process is asking \(host)"))
    case .spaced(let moment): return .later(milliseconds: max(moment - Wall.milliseconds, 1))
    case .peace(let end, let reason):
      let why = "\(host) asked for peace until \(end.rfc3339UTC): \(reason)"
      return .over(skipped(feed, why))
    }
  }

  /// What asking for a feed led to, to be stored.
  private struct News {
    let result: FetchResult
    let report: Report
    /// When that was.
    let now: Timestamp
    let pass: HostPass
    /// What the hosts that were asked taught us.
    let hosts: [HostState]
  }

  /// Fetches and decides.
  private func ask(
    _ feed: Subscription,
    _ host: HostState,
    by holder: String,
    isLast: Bool
  ) async throws(StoreError) -> News {
    let pass = HostPass(
      host,
      store: store,
      holder: holder,
      spacing: options.spacing,
      lease: lease,
      now: now
    )
    var exchange = await reader.get(feed.address, knowing: feed.fetch, isLast: isLast) {
      host throws(Failure) in
      try await pass.enter(host)
    }
    if Task.isCancelled, case .failed(Failure.givenUp) = exchange.outcome {
      // That is no fault of the feed's.
      exchange.outcome = .failed(.deferred(Self.end))
    }
    let now = now()
    // A person who wants a feed more often than is polite says so before, not each time.
    let isInsisted =
      feed.fetch.nextDue > now || Schedule.pace(rules, of: feed.url) < Politeness.hour
    let hosts = pass.states(after: exchange, now: now)
    var (result, report): (FetchResult, Report)
    do throws(StoreError) {
      (result, report) = try await decide(exchange, of: feed, now: now)
    } catch {
      await pass.giveBack(hosts)
      throw error
    }
    if !host.name.isEmpty {
      result.hosts = hosts
      result.requests = exchange.log(of: feed.id, result.fetch, isInsisted: isInsisted)
    }
    return News(result: result, report: report, now: now, pass: pass, hosts: hosts)
  }

  /// A feed is read and compared elsewhere than on an event loop, which others wait for.
  private func decide(
    _ exchange: Exchange,
    of feed: Subscription,
    now: Timestamp
  ) async throws(StoreError) -> (FetchResult, Report) {
    let decision = Decision(store: store, rules: rules)
    guard case .content = exchange.outcome else {
      return try await decision.decide(exchange, of: feed, now: now)
    }
    return try await withTaskExecutorPreference(globalConcurrentExecutor) {
      () async throws(StoreError) in
      try await decision.decide(exchange, of: feed, now: now)
    }
  }

  private var lease: Int64 { HostPass.lease(reader.fetcher.limits, spacing: options.spacing) }

  /// Takes a host, also from a process that has died.
  private func claim(
    _ host: String,
    for feed: Int64,
    by holder: String
  ) async throws(StoreError) -> (Claim, Subscription?) {
    while true {
      let claimed = try await store.claim(
        host,
        for: feed,
        by: holder,
        at: Wall.milliseconds,
        lasting: lease,
        // Files of one's own may be read at once.
        spacing: host.isEmpty ? 0 : options.spacing,
        now: now()
      )
      guard case .held(let other) = claimed.0, LeaseHolder.isGone(other) else { return claimed }
      try await store.release(host, by: other)
    }
  }

  private func reasonToWait(for feed: Subscription, now: Timestamp) -> String? {
    // Files of one's own need no politeness.
    guard !feed.host.isEmpty, !options.insisted.contains(feed.url) else { return nil }
    if feed.fetch.outcome == .gone { return "gone for good; --insist asks once more" }
    guard !options.isEager, feed.fetch.nextDue > now else { return nil }
    // Nobody was asked then, and now one may.
    if reader.fetcher.allowsPrivate, feed.fetch.failure == Failure.refusedAddress("").kind {
      return nil
    }
    return "due at \(feed.fetch.nextDue.rfc3339UTC)"
  }

  /// Why nobody is asked any more.
  static let end = "the program ends"

  private func skipped(_ feed: Subscription, _ why: String) -> Report {
    Report(url: feed.url, title: feed.title, kind: .skipped, detail: why)
  }
}

extension Exchange {
  /// The requests as the log keeps them.
  func log(of feed: Int64?, _ fetch: FetchState, isInsisted: Bool) -> [LoggedRequest] {
    hops.enumerated().map { index, hop in
      var request = LoggedRequest(
        host: hop.host,
        url: hop.url,
        started: hop.started,
        ended: hop.ended
      )
      request.subscription = feed
      request.sent = hop.sent
      request.status = hop.status
      request.received = hop.received
      request.retryAfter = hop.retryAfter
      request.isTaken =
        index == hops.count - 1 && fetch.outcome == .fetched && fetch.validators == hop.received
      request.isInsisted = isInsisted
      return request
    }
  }
}
