import Markup
package import Storage
package import Syndication

/// What an exchange with a feed means for the store and for people.
package struct Decision: Sendable {
  let store: Store
  let rules: TimelineRules

  func decide(
    _ exchange: Exchange,
    of feed: Subscription,
    now: Timestamp
  ) async throws(StoreError) -> (FetchResult, Refresher.Report) {
    var exchange = exchange
    var result = FetchResult(fetch: feed.fetch)
    var detail = ""
    if case .content(let content) = exchange.outcome {
      let read = await Reader.read(content, from: exchange.url)
      if let format = read.format, format != .opml {
        (result, detail) = try await fetched(read, content, from: exchange, of: feed, now)
      } else {
        let kind = read.format == nil ? content.contentType ?? "of no known format" : "OPML"
        exchange.outcome = .failed(.notAFeed("what came is \(kind)"))
      }
    }
    let kind = Self.note(exchange, detail: detail, in: &result.fetch, now: now)
    let due = Schedule.next(
      after: exchange,
      state: result.fetch,
      of: feed.url,
      now: now,
      pace: Schedule.pace(rules, of: feed.url)
    )
    result.fetch.nextDue = due.moment
    result.fetch.dueReason = due.reason
    var report = Refresher.Report(
      url: feed.url,
      title: result.title ?? feed.title,
      kind: kind,
      detail: result.fetch.detail
    )
    if case .failed(.deferred(let why)) = exchange.outcome { report.detail = why }
    report.new = result.changes.new.count
    report.changed = result.changes.changed.count
    report.movedTo = result.fetch.moving.current ?? result.fetch.moving.target
    report.hasMoved = result.fetch.moving.current != nil
    return (result, report)
  }

  /// What remains of an exchange in the state of a feed: pure.
  package static func note(
    _ exchange: Exchange,
    detail: String,
    in fetch: inout FetchState,
    now: Timestamp
  ) -> Refresher.Report.Kind {
    fetch.attempts += 1
    if case .failed(.deferred) = exchange.outcome { return .skipped }
    fetch.lastAttempt = now
    switch exchange.outcome {
    case .content, .unchanged:
      fetch.failures = 0
      fetch.failure = nil
      fetch.failingSince = nil
      fetch.lastSuccess = now
      fetch.detail = detail
      // What a failure redirects to, such as a page to log in, is nowhere to move to.
      if let place = Moves.note(exchange.movedTo, in: &fetch.moving, now: now) {
        fetch.detail = "moved to \(place) after five days of saying so"
      }
      guard case .unchanged = exchange.outcome else {
        fetch.hints.freshFor = Freshness.seconds(exchange.caching, now: now)
        fetch.outcome = .fetched
        return .fetched
      }
      if exchange.caching.saysSomething {
        fetch.hints.freshFor = Freshness.seconds(exchange.caching, now: now)
      }
      fetch.saved += fetch.size
      fetch.outcome = .unchanged
      return .unchanged
    case .gone:
      fetch.failures += 1
      fetch.failure = "gone"
      fetch.failingSince = fetch.failingSince ?? now
      fetch.detail = "the server says that it is gone for good; unsubscribe"
      fetch.outcome = .gone
      return .gone
    case .failed(let failure):
      fetch.failures += 1
      fetch.failure = failure.kind
      fetch.failingSince = fetch.failingSince ?? now
      fetch.detail = "\(failure)"
      fetch.outcome = .failed
      return .failed
    }
  }

  /// A feed that came, compared with what is stored of it.
  private func fetched(
    _ read: ReadResult,
    _ content: Content,
    from exchange: Exchange,
    of feed: Subscription,
    _ now: Timestamp
  ) async throws(StoreError) -> (FetchResult, String) {
    var result = FetchResult(fetch: feed.fetch)
    // Who was never asked for it has nothing of it, not even by way of a hub, which its answer names.
    let isFirst = feed.fetch.attempts == 0
    let (known, old) = isFirst ? ([], nil) : try await store.known(of: feed.id)
    // Of an answer that was cut off the rest must still come: without validators, it will.
    let isCutOff = !read.problems.isEmpty && !content.endsLikeAFeed
    var context = Update.Context(now: now, lastSuccess: feed.fetch.lastSuccess, feedURL: feed.url)
    context.limits = FirstLimits(rules, of: feed.url)
    context.isPartial = isCutOff || content.isDelta
    result.changes = Update.decide(known: known, fetched: read.feed, context: context)
    var metadata = read.feed
    metadata.entries = []
    if !Self.sayTheSame(metadata, old) || result.changes.isNews {
      result.feed = metadata
      result.title = metadata.title?.plain
    }
    result.fetch.validators = isCutOff ? Validators() : content.validators
    result.fetch.validatedURL = result.fetch.validators.isEmpty ? nil : exchange.url
    let isNews = !result.changes.new.isEmpty
    Self.learn(from: read.feed, content, isNews: isNews, &result.fetch, now)
    // A part of a feed may leave it out.
    result.tellsHub = !context.isPartial
    let hub = WebSub.hub(of: read.feed, links: content.links, at: exchange.url)
    result.hub = hub.map { .found($0, of: feed.id) }
    result.isPushMissed = isNews && feed.fetch.pushedUntil.map { $0 > now } ?? false
    let count = "\(read.feed.entries.count) entries"
    var parts = [content.isDelta ? "\(count), what is new alone" : count]
    if isCutOff { parts.append("cut off") }
    if !read.problems.isEmpty { parts.append("not well-formed: \(read.problems[0].message)") }
    return (result, parts.joined(separator: ", "))
  }

  /// What a hub pushed: entries, but nothing of how to ask the feed's own server.
  func pushed(
    _ read: ReadResult,
    _ content: Content,
    of feed: Subscription,
    now: Timestamp
  ) async throws(StoreError) -> (FetchResult, Refresher.Report) {
    var content = content
    // A hub may push what is new and leave out the rest.
    content.isDelta = true
    let exchange = Exchange(.content(content), url: feed.address)
    var (result, detail) = try await fetched(read, content, from: exchange, of: feed, now)
    let newest = result.fetch.newest
    result.fetch = feed.fetch
    result.fetch.newest = newest
    result.isPushMissed = false
    let title = result.title ?? feed.title
    var report = Refresher.Report(url: feed.url, title: title, kind: .fetched, detail: detail)
    report.new = result.changes.new.count
    report.changed = result.changes.changed.count
    return (result, report)
  }

  /// What a feed says, and shows, of how often to ask for it.
  private static func learn(
    from feed: Feed,
    _ content: Content,
    isNews: Bool,
    _ fetch: inout FetchState,
    _ now: Timestamp
  ) {
    let freshFor = fetch.hints.freshFor
    fetch.hints = Freshness.hints(in: feed)
    fetch.hints.freshFor = freshFor
    let (gap, newest) = Rhythm.of(feed.entries, now: now)
    if content.isDelta {
      // A few entries tell no rhythm, and their size is not what a 304 saves.
      fetch.newest = [fetch.newest, newest].compactMap(\.self).max()
    } else {
      fetch.rhythm = gap
      fetch.newest = newest ?? (isNews ? now : fetch.newest)
      fetch.size = Int64(content.sentSize)
    }
  }

  /// Whether two feeds differ in nothing but when they say that they were made: many say "now".
  private static func sayTheSame(_ new: Feed, _ old: Feed?) -> Bool {
    guard var old else { return false }
    old.updated = new.updated
    old.published = new.published
    return new == old
  }
}

extension CacheHeaders {
  fileprivate var saysSomething: Bool { !control.isEmpty || expires != nil }
}

extension Content {
  /// Whether the last character can end a feed.
  fileprivate var endsLikeAFeed: Bool {
    let last = bytes.last { ![0, 9, 10, 13, 32].contains($0) }
    return last.map { [UInt8(ascii: ">"), UInt8(ascii: "}"), UInt8(ascii: "]")].contains($0) }
      ?? false
  }
}
