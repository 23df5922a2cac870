package import Aggregation

/// What came of a simulation.
package struct SimulationResult: Sendable {
  package var feeds = 0
  package var days = 0
  package var requests = 0
  package var unchanged = 0
  package var failed = 0
  /// The most requests that one host got within a minute.
  package var burst = 0
  package var largestHost = 0
  package var violations: [Score.Violation] = []
  private var delays: [Int64] = []
  private var hourly: [Int64] = []

  package init() {}

  mutating func note(_ exchange: Exchange) {
    requests += 1
    switch exchange.outcome {
    case .unchanged: unchanged += 1
    case .content: break
    case .gone, .failed: failed += 1
    }
  }

  mutating func note(_ feed: SimulatedFeed, until end: Int64) {
    for delay in feed.delays(until: end) {
      delays.append(delay.ours)
      hourly.append(delay.hourly)
    }
  }

  package var requestsPerFeedAndDay: Double {
    Double(requests) / Double(max(feeds * days, 1))
  }

  package var shareUnchanged: Double { Double(unchanged) / Double(max(requests, 1)) }

  /// Minutes until a post is seen: of so many in a hundred not more.
  package func delay(percentile: Int) -> (ours: Double, hourly: Double) {
    (Self.percentile(percentile, of: delays), Self.percentile(percentile, of: hourly))
  }

  private static func percentile(_ percentile: Int, of values: [Int64]) -> Double {
    guard !values.isEmpty else { return 0 }
    return Double(values.sorted()[(values.count - 1) * percentile / 100]) / 60_000
  }

  /// The figures, a line each.
  package var lines: [String] {
    let (median, late) = (delay(percentile: 50), delay(percentile: 95))
    func rounded(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
    return [
      "\(feeds) feeds, \(days) days: \(requests) requests, \(failed) of them failed",
      "requests a feed and day: \(rounded(requestsPerFeedAndDay)) (fixed hourly polling: 24)",
      "answered 304: \(rounded(shareUnchanged * 100)) %",
      "largest burst on one host: \(burst) in a minute; the largest host has \(largestHost) feeds",
      "violations: \(violations.count)",
      "minutes until a post is seen, median: \(rounded(median.ours)) "
        + "(fixed hourly polling: \(rounded(median.hourly)))",
      "minutes until a post is seen, 95 in 100: \(rounded(late.ours)) "
        + "(fixed hourly polling: \(rounded(late.hourly)))",
    ]
  }
}
