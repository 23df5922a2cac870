import Aggregation
import Foundation
import Storage
import Syndication

/// Weeks of fetching in seconds: the real deciders, on a clock that jumps from event to event.
///
/// What is simulated is the world: servers, networks and authors. When to ask for what, and what an
/// answer means, is decided by ``Schedule``, ``Politeness`` and ``Decision`` as it is in earnest, and
/// every request is judged by ``Score``.
package struct Simulation {
  package struct Options: Sendable {
    package var feeds = 10_000
    package var hosts = 3_000
    package var days: Int64 = 30
    package var seed: UInt64 = 1
    /// Milliseconds between requests to a host.
    package var spacing: Int64 = 2000

    package init() {}
  }

  private let options: Options
  private var feeds: [SimulatedFeed]
  private var hosts: [SimulatedHost]
  private var score: Score
  private var queue = EventQueue()
  private var outcome = SimulationResult()

  private static let start: Int64 = 1_767_225_600_000  // 2026-01-01, in milliseconds

  package init(_ options: Options) {
    self.options = options
    score = Score(spacing: options.spacing)
    var random = SplitMix(seed: options.seed)
    hosts = (0..<options.hosts).map { SimulatedHost($0, &random) }
    feeds = []
    for number in 0..<options.feeds {
      // Most hosts have one feed, and a few have hundreds.
      let host =
        number < options.hosts
        ? number : Int(Double(options.hosts) * pow(random.unit(), 3))
      feeds.append(
        SimulatedFeed(number, host: host, days: options.days, start: Self.start, &random)
      )
      hosts[host].feeds.append(number)
    }
  }

  /// Runs to the end.
  package mutating func run() -> SimulationResult {
    let end = Self.start + options.days * 86_400_000
    for index in hosts.indices where !hosts[index].feeds.isEmpty {
      queue.add(time: Self.start, item: index)
    }
    while let (time, host) = queue.next(), time < end { turn(of: host, at: time) }
    outcome.violations = score.violations
    outcome.feeds = options.feeds
    outcome.days = Int(options.days)
    outcome.largestHost = hosts.map(\.feeds.count).max() ?? 0
    for feed in feeds { outcome.note(feed, until: end) }
    outcome.burst = hosts.map(\.burst).max() ?? 0
    return outcome
  }

  /// A host whose time has come: one request, then when the next may be.
  private mutating func turn(of index: Int, at time: Int64) {
    let now = Timestamp(seconds: time / 1000)
    let due = hosts[index].feeds.min { feeds[$0].state.nextDue < feeds[$1].state.nextDue }
    guard let number = due else { return }
    if feeds[number].state.nextDue <= now, hosts[index].state.notBefore <= now {
      ask(number, of: index, at: time)
    }
    let next = hosts[index].feeds.map { feeds[$0].state.nextDue.seconds }.min() ?? 0
    let wanted = max(next, hosts[index].state.notBefore.seconds) * 1000
    // The server looks at its list once a minute, and asks all that is due then.
    let rounded = wanted <= time ? time : (wanted + 59_999) / 60_000 * 60_000
    queue.add(time: max(rounded, hosts[index].state.freeAt, time + 1), item: index)
  }

  private mutating func ask(_ number: Int, of index: Int, at time: Int64) {
    let url = feeds[number].url
    let ended = time + 100 + Int64(number % 400)
    let sent =
      feeds[number].state.validatedURL == url ? feeds[number].state.validators : Validators()
    let (exchange, isTaken) = answer(number, index, sent, from: time, to: ended)
    // As in earnest: decisions are made after the answer has come.
    let now = Timestamp(seconds: ended / 1000)
    if case .content = exchange.outcome { feeds[number].take(exchange, at: time, now: now) }
    _ = Decision.note(exchange, detail: "", in: &feeds[number].state, now: now)
    let state = feeds[number].state
    let due = Schedule.next(after: exchange, state: state, of: url, now: now)
    feeds[number].state.nextDue = due.moment
    var host = Politeness.host(hosts[index].state, after: exchange, now: now)
    host.freeAt = ended + host.spacing(options.spacing)
    hosts[index].state = host
    hosts[index].note(time)
    outcome.note(exchange)
    var request = LoggedRequest(host: host.name, url: url, started: time, ended: ended)
    request.subscription = Int64(number)
    request.sent = sent
    request.status = exchange.hops[0].status
    request.received = exchange.hops[0].received
    request.retryAfter = exchange.retryAfter
    request.isTaken = isTaken
    score.judge(request)
  }

  /// What the server says.
  private mutating func answer(
    _ number: Int,
    _ index: Int,
    _ sent: Validators,
    from time: Int64,
    to ended: Int64
  ) -> (Exchange, isTaken: Bool) {
    let status = feeds[number].status(sent, at: time, of: &hosts[index])
    let outcome: Outcome =
      switch status {
      case 200: .content(feeds[number].content(at: time))
      case 304: .unchanged
      case 410: .gone
      case nil: .failed(.timeout("simulated"))
      case let code?: .failed(.status(code))
      }
    var exchange = Exchange(outcome, url: feeds[number].url)
    if status == 429 || status == 503 { exchange.retryAfter = hosts[index].retryAfter }
    if status == 200 || status == 304 { exchange.caching = feeds[number].caching }
    var hop = Hop(url: exchange.url, started: time, ended: ended, sent: sent)
    hop.status = status
    if case .content(let content) = outcome { hop.received = content.validators }
    exchange.hops = [hop]
    return (exchange, status == 200)
  }
}

/// A queue of what happens when, the earliest first: a binary heap.
struct EventQueue {
  private var heap: [(time: Int64, item: Int)] = []

  mutating func add(time: Int64, item: Int) {
    heap.append((time, item))
    var child = heap.count - 1
    while child > 0, heap[child].time < heap[(child - 1) / 2].time {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func next() -> (time: Int64, item: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].time < heap[least].time { least = child }
      guard least != parent else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}

/// Chance with a seed: the same run each time.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// At least 0, less than 1.
  mutating func unit() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
    bits ^= bits >> 31
    return Double(bits >> 11) / Double(1 << 53)
  }

  mutating func isLucky(_ chance: Double) -> Bool { unit() < chance }
}
