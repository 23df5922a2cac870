import Foundation
import Markup
package import Storage
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
    package var movedTo: String?
  }

  package struct Options: Sendable {
    /// How many hosts are asked at once.
    package var jobs = 8
    /// Whether feeds are asked that are not due yet; a host that asked for peace never is.
    package var isEager = false

    package init() {}
  }

  private let store: Store
  private let reader: Reader
  private let options: Options
  private let now: @Sendable () -> Timestamp
  private let holder = LeaseHolder.make()

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
    let groups = Dictionary(grouping: listed, by: \.host).values
      .sorted { $0[0].id < $1[0].id }
    let reports = try await refresh(groups, progress)
    return blogroll.addresses.compactMap { reports[$0] }
  }

  private func refresh(
    _ hosts: [[Subscription]],
    _ progress: @escaping @Sendable (Report) async -> Void
  ) async throws(StoreError) -> [String: Report] {
    do {
      return try await withThrowingTaskGroup(of: [Report].self) { group in
        var reports: [String: Report] = [:]
        var waiting = hosts.makeIterator()
        func start() -> Bool {
          guard let feeds = waiting.next() else { return false }
          group.addTask { try await refreshHost(feeds, progress) }
          return true
        }
        for _ in 0..<max(options.jobs, 1) where !start() { break }
        while let done = try await group.next() {
          for report in done { reports[report.url] = report }
          _ = start()
        }
        return reports
      }
    } catch {
      throw (error as? StoreError) ?? .failed("\(error)")
    }
  }

  /// The feeds of one host, one after the other.
  private func refreshHost(
    _ feeds: [Subscription],
    _ progress: @Sendable (Report) async -> Void
  ) async throws(StoreError) -> [Report] {
    var reports: [Report] = []
    var isLeased = false
    for feed in feeds {
      let report = try await refresh(feed, isLeased: &isLeased)
      reports.append(report)
      await progress(report)
    }
    if isLeased, let host = feeds.first?.host { try await store.release(host, by: holder) }
    return reports
  }

  private func refresh(
    _ feed: Subscription,
    isLeased: inout Bool
  ) async throws(StoreError) -> Report {
    let now = now()
    // Most are not due: that costs no lease.
    if let reason = reasonToWait(for: feed, now: now) { return skipped(feed, reason) }
    // A wall-clock lease, renewed for every feed: it outlasts one exchange, and not much more.
    let wall = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    let patience = Int64(reader.fetcher.limits.total.seconds) + 60
    let end = Timestamp(seconds: wall.seconds + patience)
    guard try await lease(feed.host, until: end, now: wall) else {
      return skipped(feed, "another process is asking \(feed.host)")
    }
    isLeased = true
    guard let current = try await store.subscription(id: feed.id),
      current.fetch.attempts == feed.fetch.attempts
    else { return skipped(feed, "another process has just asked") }
    let peace = try await store.notBefore(feed.host)
    if peace > now, !feed.host.isEmpty {
      return skipped(feed, "\(feed.host) asked for peace until \(peace.rfc3339UTC)")
    }
    let exchange = await reader.get(current.url, knowing: current.fetch)
    let (result, report) = try await decide(exchange, of: current, now: now)
    try await store.save(result, of: current, now: now)
    return report
  }

  /// Takes a host, also from a process that has died.
  private func lease(
    _ host: String,
    until end: Timestamp,
    now: Timestamp
  ) async throws(StoreError) -> Bool {
    if try await store.lease(host, by: holder, until: end, now: now) { return true }
    guard let other = try await store.leaseHolder(of: host), LeaseHolder.isGone(other) else {
      return false
    }
    try await store.release(host, by: other)
    return try await store.lease(host, by: holder, until: end, now: now)
  }

  private func reasonToWait(for feed: Subscription, now: Timestamp) -> String? {
    // Files of one's own need no politeness.
    guard !feed.host.isEmpty, !options.isEager else { return nil }
    if feed.fetch.outcome == .gone { return "gone for good; --all asks once more" }
    return feed.fetch.nextDue > now ? "due at \(feed.fetch.nextDue.rfc3339UTC)" : nil
  }

  private func skipped(_ feed: Subscription, _ why: String) -> Report {
    Report(url: feed.url, title: feed.title, kind: .skipped, detail: why)
  }

  /// What an exchange means for the store and for people.
  private func decide(
    _ exchange: Exchange,
    of feed: Subscription,
    now: Timestamp
  ) async throws(StoreError) -> (FetchResult, Report) {
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
    result.fetch.attempts += 1
    result.fetch.lastAttempt = now
    let kind: Report.Kind
    switch exchange.outcome {
    case .content: (kind, result.fetch.outcome) = (.fetched, .fetched)
    case .unchanged: (kind, result.fetch.outcome) = (.unchanged, .unchanged)
    case .gone:
      (kind, result.fetch.outcome) = (.gone, .gone)
      detail = "the server says that it is gone for good; unsubscribe"
    case .failed(let failure):
      (kind, result.fetch.outcome) = (.failed, .failed)
      detail = "\(failure)"
    }
    if kind == .fetched || kind == .unchanged {
      result.fetch.failures = 0
      result.fetch.lastSuccess = now
      // What a failure redirects to, such as a page to log in, is nowhere to move to.
      result.fetch.movedTo = exchange.movedTo
    } else {
      result.fetch.failures += 1
    }
    result.fetch.detail = detail
    result.fetch.nextDue = Schedule.next(after: exchange, state: result.fetch, now: now)
    result.hostNotBefore = Politeness.hostNotBefore(exchange, now: now)
    var report = Report(
      url: feed.url,
      title: result.title ?? feed.title,
      kind: kind,
      detail: detail
    )
    report.new = result.changes.new.count
    report.changed = result.changes.changed.count
    report.movedTo = result.fetch.movedTo
    return (result, report)
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
    let known = try await store.knownEntries(of: feed.id)
    result.changes = Update.decide(known: known, fetched: read.feed)
    var metadata = read.feed
    metadata.entries = []
    if !Self.sayTheSame(metadata, try await store.feed(of: feed.id)) || result.changes.isNews {
      result.feed = metadata
      result.title = metadata.title?.plain
    }
    // Of an answer that was cut off the rest must still come: without validators, it will.
    let isCutOff = !read.problems.isEmpty && !content.endsLikeAFeed
    result.fetch.validators = isCutOff ? Validators() : content.validators
    result.fetch.validatedURL = result.fetch.validators.isEmpty ? nil : exchange.url
    var parts = ["\(read.feed.entries.count) entries"]
    if isCutOff { parts.append("cut off") }
    if !read.problems.isEmpty { parts.append("not well-formed: \(read.problems[0].message)") }
    return (result, parts.joined(separator: ", "))
  }

  /// Whether two feeds differ in nothing but when they say that they were made: many say "now".
  private static func sayTheSame(_ new: Feed, _ old: Feed?) -> Bool {
    guard var old else { return false }
    old.updated = new.updated
    old.published = new.published
    return new == old
  }
}

extension Changes {
  var isNews: Bool { !new.isEmpty || !changed.isEmpty }
}

extension Content {
  /// Whether the last character can end a feed.
  fileprivate var endsLikeAFeed: Bool {
    let last = bytes.last { ![0, 9, 10, 13, 32].contains($0) }
    return last.map { [UInt8(ascii: ">"), UInt8(ascii: "}"), UInt8(ascii: "]")].contains($0) }
      ?? false
  }
}
