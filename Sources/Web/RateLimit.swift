package import Syndication

/// How often one client may do something: so many at once, and one more each interval.
///
/// In memory and bounded: when too many clients are known, those go that have been quiet for longest.
package struct RateLimit: Sendable {
  package enum Decision: Equatable, Sendable {
    case allowed
    /// Not now; in so many seconds.
    case refused(retryAfter: Int)
  }

  /// How many a client that was quiet may do at once.
  private let burst: Int
  /// Seconds until a client that has used them all may do one more.
  private let interval: Int64
  /// How many clients are remembered at most.
  private let capacity: Int
  /// When each client will have its full burst again (the theoretical arrival time of GCRA).
  private var full: [String: Int64] = [:]

  package init(burst: Int, interval: Int64, capacity: Int = 10_000) {
    self.burst = burst
    self.interval = interval
    self.capacity = capacity
  }

  /// Asks for one, and takes it when it is allowed.
  package mutating func take(_ client: String, now: Timestamp) -> Decision {
    let most = Int64(burst) * interval
    // A clock that was set back must not lock anyone out for longer than the whole burst takes.
    let start = min(max(full[client] ?? now.seconds, now.seconds), now.seconds + most)
    let next = start + interval
    guard next - now.seconds <= most else {
      full[client] = start
      return .refused(retryAfter: Int(next - now.seconds - most))
    }
    if full[client] == nil, full.count >= capacity { forget(now) }
    full[client] = next
    return .allowed
  }

  /// How many clients are remembered.
  package var count: Int { full.count }

  /// Drops who is back at the full burst; when that is too few, the half that is nearest to it.
  private mutating func forget(_ now: Timestamp) {
    full = full.filter { $0.value > now.seconds }
    guard full.count > capacity / 2 else { return }
    let kept = full.sorted { $0.value > $1.value }.prefix(capacity / 2)
    full = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
  }
}
