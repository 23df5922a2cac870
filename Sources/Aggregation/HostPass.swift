import Storage
import Synchronization
import Syndication

/// The hosts that one exchange has leave to ask: the feed's own, and those that redirects lead to.
///
/// Whoever is led to a host by a redirect is one more who asks it: it is leased and spaced like any
/// other request. Who has it for long, or when it wants peace, the exchange is put off.
final class HostPass: Sendable {
  private let store: Store
  private let holder: String
  private let spacing: Int64
  private let lease: Int64
  private let now: @Sendable () -> Timestamp
  private let states: Mutex<[String: HostState]>
  private let home: String?

  /// Makes a pass; without a home all that it enters is given back when it is left.
  init(
    _ home: HostState?,
    store: Store,
    holder: String,
    spacing: Int64,
    lease: Int64,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.home = home?.name
    self.store = store
    self.holder = holder
    self.spacing = spacing
    self.lease = lease
    self.now = now
    states = Mutex(home.map { [$0.name: $0] } ?? [:])
  }

  /// Seconds for which a host is taken: longer than one exchange, and not much more, for that is what a
  /// dead process of another machine keeps.
  static func lease(_ limits: Fetcher.Limits, spacing: Int64) -> Int64 {
    Int64(limits.total.seconds) + spacing / 1000 + 60
  }

  /// Waits until a host on the way may be asked.
  func enter(_ host: String) async throws(Failure) {
    if let known = states.withLock({ $0[host] }) {
      // It has just been asked, by us.
      return try await sleep(known.spacing(spacing), for: host)
    }
    for _ in 0..<40 {
      switch try await claim(host) {
      case .granted(let state):
        states.withLock { $0[host] = state }
        return
      case .spaced(let moment): try await sleep(moment - Wall.milliseconds, for: host)
      case .peace(let end, let reason):
        throw .deferred("\(host) asked for peace until \(end.rfc3339UTC): \(reason)")
      case .held(let other) where LeaseHolder.isGone(other):
        try? await store.release(host, by: other)
      case .held: try await sleep(400, for: host)
      }
    }
    throw .deferred("\(host), where it leads, is busy")
  }

  /// What the exchange taught of each host that it asked.
  func states(after exchange: Exchange, now: Timestamp) -> [HostState] {
    let last = exchange.hops.last?.host ?? FeedAddress(exchange.url).host
    return states.withLock { Array($0.values) }.sorted { $0.name < $1.name }.map { state in
      var state = state.name == last ? Politeness.host(state, after: exchange, now: now) : state
      let ends = exchange.hops.filter { $0.host == state.name }.map(\.ended)
      if let end = ends.max() { state.freeAt = end + state.spacing(spacing) }
      return state
    }
  }

  /// Gives back all but the feed's own host, which has more feeds perhaps.
  func leave() async throws(StoreError) {
    for host in states.withLock({ $0.keys.sorted() }) where host != home {
      try await store.release(host, by: holder)
    }
  }

  /// Gives back all hosts, with what they taught us, when the rest that came of it cannot be stored: else
  /// this program would find them taken, by itself.
  ///
  /// Where not even that can be stored, they have their peace until the lease is over.
  func giveBack(_ states: [HostState]) async {
    for state in states { try? await store.save(state, releasedBy: holder) }
  }

  private func claim(_ host: String) async throws(Failure) -> Claim {
    do {
      return try await store.claim(
        host,
        by: holder,
        at: Wall.milliseconds,
        lasting: lease,
        spacing: spacing,
        now: now()
      )
    } catch {
      throw .deferred("\(error)")
    }
  }

  private func sleep(_ milliseconds: Int64, for host: String) async throws(Failure) {
    guard milliseconds > 0 else { return }
    // The time in all runs on meanwhile, and to have waited for too long is no failure of the feed's.
    guard milliseconds <= 20_000 else { throw .deferred("\(host), where it leads, was just asked") }
    do {
      try await Task.sleep(for: .milliseconds(milliseconds))
    } catch {
      throw .deferred(Refresher.end)
    }
  }
}
