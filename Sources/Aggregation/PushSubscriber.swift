package import Storage
package import Syndication

/// Subscribes to feeds at their hubs, and takes what the hubs push (WebSub).
///
/// Polling goes on beside it, once a day: a hub that fails to push is found out and polled around.
package struct PushSubscriber: Sendable {
  /// What came of a push.
  package enum Verdict: Sendable {
    /// Nobody here knows the address.
    case unknown
    /// It is not believed, or nothing that was subscribed to.
    case ignored(String)
    /// The feed is being fetched just now: the hub may come again.
    case busy
    case stored(Refresher.Report)
  }

  private let store: Store
  private let reader: Reader
  private let rules: EntryRules
  private let callbacks: String
  private let spacing: Int64
  private let now: @Sendable () -> Timestamp

  /// Makes one whose callbacks are below an address that hubs can reach.
  package init(
    store: Store,
    reader: Reader,
    rules: EntryRules = EntryRules(),
    callbacks: String,
    spacing: Int64 = 2000,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.store = store
    self.reader = reader
    self.rules = rules
    self.callbacks = callbacks
    self.spacing = spacing
    self.now = now
  }

  /// Where hubs would find a site; nil where they cannot come.
  package static func callbacks(ofSite url: String) -> String? {
    guard let target = try? Target(url), target.host.contains("."),
      Addresses.ipv4(target.host) == nil
    else { return nil }
    return target.url + (target.url.hasSuffix("/") ? "" : "/") + "websub/"
  }

  // MARK: - Asking

  /// Asks the hubs whose turn it is, some at a time; says how many.
  package func renew(atMost count: Int = 20) async throws(StoreError) -> Int {
    let due = try await store.pushes().filter { WebSub.isDue($0, now: now()) }
    var asked = 0
    for push in due.prefix(count) where try await ask(push) { asked += 1 }
    return asked
  }

  private func ask(_ push: Push) async throws(StoreError) -> Bool {
    let host = FeedAddress(push.hub).host
    let holder = LeaseHolder.make()
    guard var state = try await claim(host, by: holder) else { return false }
    // A hub that was asked and did not come back may never.
    let silence = push.state == .asked ? "the hub did not come back to verify" : nil
    // It may come to verify before its answer has arrived here: what it finds must be right by then.
    try await store.save(WebSub.asked(push, failure: nil, silence: silence, now: now()))
    let form = WebSub.request(push, callback: callbacks + push.token)
    let failure = await reader.fetcher.post(form, to: push.hub)
    if let failure {
      let text = "\(failure)"
      try await store.save(WebSub.asked(push, failure: text, silence: silence, now: now()))
    }
    state.freeAt = Wall.milliseconds + state.spacing(spacing)
    try await store.save(state, releasedBy: holder)
    return true
  }

  private func claim(_ host: String, by holder: String) async throws(StoreError) -> HostState? {
    for _ in 0..<10 {
      let claim = try await store.claim(
        host,
        by: holder,
        at: Wall.milliseconds,
        lasting: 120,
        now: now()
      )
      switch claim {
      case .granted(let state): return state
      case .spaced(let moment):
        let wait = max(moment - Wall.milliseconds, 1)
        if wait < 10_000, (try? await Task.sleep(for: .milliseconds(wait))) != nil { continue }
        try await store.release(host, by: holder)
        return nil
      case .held, .peace: return nil
      }
    }
    return nil
  }

  // MARK: - Answering

  /// What to answer a hub that comes to verify; nil for 404.
  package func verify(
    token: String,
    query: [String: String]
  ) async throws(StoreError) -> String? {
    guard var push = try await store.push(token: token) else { return nil }
    let isWanted = try await store.subscription(id: push.subscription) != nil
    guard let challenge = WebSub.verify(query, &push, isWanted: isWanted, now: now()) else {
      return nil
    }
    try await store.save(push)
    return challenge
  }

  /// Takes what a hub pushes: signed with our secret, about what we subscribed to, and a feed.
  package func take(
    token: String,
    content: Content,
    signature: String?
  ) async throws(StoreError) -> Verdict {
    guard var push = try await store.push(token: token), push.state != .denied,
      let feed = try await store.subscription(id: push.subscription)
    else { return .unknown }
    guard WebSub.isSigned(content.bytes, signature, secret: push.secret) else {
      return .ignored("the push for \(feed.url) is not signed with our secret")
    }
    let holder = LeaseHolder.make()
    guard try await lease(FeedAddress(feed.address).host, by: holder) else { return .busy }
    let verdict = try await take(content, of: feed.id, topic: push.topic)
    try await store.release(FeedAddress(feed.address).host, by: holder)
    if case .stored = verdict {
      push.lastPush = now()
      try await store.save(push)
    }
    return verdict
  }

  private func take(
    _ content: Content,
    of feed: Int64,
    topic: String
  ) async throws(StoreError) -> Verdict {
    guard let feed = try await store.subscription(id: feed) else { return .unknown }
    let read = await Reader.read(content, from: feed.address)
    guard let format = read.format, format != .opml else { return .ignored("no feed was pushed") }
    guard WebSub.isAbout(topic, links: content.links, feed: read.feed) else {
      return .ignored("what was pushed is not \(topic)")
    }
    var rules = (try? Blogroll(blogAt: reader.directory))?.rules ?? TimelineRules()
    rules.all = self.rules
    let decision = Decision(store: store, rules: rules)
    let (result, report) = try await decision.pushed(read, content, of: feed, now: now())
    try await store.save(result, of: feed, now: now())
    return .stored(report)
  }

  /// While a feed is being fetched nothing else is decided about it.
  private func lease(_ host: String, by holder: String) async throws(StoreError) -> Bool {
    for _ in 0..<50 {
      let claim = try await store.claim(
        host,
        by: holder,
        at: Wall.milliseconds,
        lasting: 60,
        now: now()
      )
      guard case .held(let other) = claim else { return true }
      if LeaseHolder.isGone(other) { try await store.release(host, by: other) }
      guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { return false }
    }
    return false
  }
}

extension Push {
  /// A subscription that nobody can guess, for a hub that has just been found.
  static func found(_ hub: WebSub.Hub, of feed: Int64) -> Push {
    func secret() -> String {
      // The system's generator is made for secrets.
      Identity.hex((0..<32).map { _ in UInt8.random(in: 0...255) })
    }
    return Push(
      subscription: feed,
      hub: hub.hub,
      topic: hub.topic,
      token: secret(),
      secret: secret()
    )
  }
}
