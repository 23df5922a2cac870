import Aggregation
import Foundation
import Storage
import Syndication

/// A server, and how patient it is.
struct SimulatedHost {
  var state: HostState
  var feeds: [Int] = []
  /// The most requests that came within a minute.
  var burst = 0
  /// How it says how long to wait, when it does; nil when it only says no.
  let retryAfter: String?
  /// The requests that it takes in an hour; nil when it does not count.
  private let quota: Int?
  /// The share of requests that meet trouble.
  private let trouble: Double
  private var recent: [Int64] = []
  private var lastHour: [Int64] = []
  private var random: SplitMix

  init(_ number: Int, _ random: inout SplitMix) {
    state = HostState(name: "h\(number).example")
    quota = random.isLucky(0.02) ? 20 : nil
    retryAfter = random.isLucky(0.5) ? "\(300 + Int(random.unit() * 7200))" : nil
    trouble = random.isLucky(0.05) ? 0.1 : 0.002
    self.random = SplitMix(seed: UInt64(number) &* 7919)
  }

  mutating func note(_ time: Int64) {
    recent.removeAll { $0 <= time - 60_000 }
    recent.append(time)
    burst = max(burst, recent.count)
  }

  /// What it says before it looks for a feed; nil when nothing.
  mutating func refusal(at time: Int64) -> Int?? {
    if let quota {
      lastHour.removeAll { $0 <= time - 3_600_000 }
      guard lastHour.count < quota else { return 429 }
      lastHour.append(time)
    }
    guard random.isLucky(trouble) else { return .none }
    switch random.unit() {
    case ..<0.4: return 503
    case ..<0.7: return 500
    default: return .some(nil)
    }
  }
}

/// A feed: when its author writes, and how its server behaves.
struct SimulatedFeed {
  let url: String
  var state = FetchState()
  /// When there was something new, in milliseconds.
  let posts: [Int64]
  let caching: CacheHeaders
  /// When each post was first seen.
  private(set) var seen: [Int64] = []
  /// The moment of the day, an hour wide, at which a fixed hourly poll would ask.
  let phase: Int64
  private let firstPost: Int
  private let hasValidators: Bool
  private let hints: PublisherHints
  private let end: Int64
  private let fate: Int

  init(_ number: Int, host: Int, days: Int64, start: Int64, _ random: inout SplitMix) {
    url = "https://h\(host).example/\(number)"
    phase = Int64(random.unit() * 3_600_000)
    hasValidators = !random.isLucky(0.1)
    var caching = CacheHeaders()
    if random.isLucky(0.3) { caching.control = ["max-age=\(Int(60 * pow(720, random.unit())))"] }
    self.caching = caching
    var hints = PublisherHints()
    if random.isLucky(0.15) { hints.interval = 3600 }
    if random.isLucky(0.02) { hints.skipHours = 0b111111 }
    self.hints = hints
    // From an entry in two hours to one in two months, each as likely.
    let gap = 7_200_000 * pow(720, random.unit())
    var time = start - Int64(12 * gap)
    var posts: [Int64] = []
    while time < start + days * 86_400_000 {
      time += Int64(-log(1 - random.unit()) * gap) + 1000
      posts.append(time)
    }
    self.posts = posts
    firstPost = posts.firstIndex { $0 >= start } ?? posts.count
    fate = random.isLucky(0.03) ? 404 : random.isLucky(0.01) ? 410 : 200
    end =
      fate == 200 ? .max : start + Int64(random.unit() * Double(days) * 86_400_000)
  }

  /// How the answer begins; nil when there is none.
  func status(_ sent: Validators, at time: Int64, of host: inout SimulatedHost) -> Int? {
    if let refusal = host.refusal(at: time) { return refusal }
    if time >= end { return fate }
    return !sent.isEmpty && sent == validators(at: time) ? 304 : 200
  }

  func content(at time: Int64) -> Content {
    var content = Content(bytes: [])
    content.validators = validators(at: time)
    return content
  }

  /// What the refresher learns from a feed that came.
  mutating func take(_ exchange: Exchange, at time: Int64, now: Timestamp) {
    guard case .content(let content) = exchange.outcome else { return }
    state.validators = content.validators
    state.validatedURL = content.validators.isEmpty ? nil : url
    let count = version(at: time)
    let rhythm = Rhythm.of(dates: posts[max(count - 11, 0)..<count].map { $0 / 1000 }, now: now)
    state.rhythm = rhythm.gap
    state.newest = rhythm.newest
    state.hints = hints
    state.size = 20_000
    while firstPost + seen.count < count { seen.append(time) }
  }

  /// The delays until the posts were seen, and until a poll at every full hour would have.
  func delays(until moment: Int64) -> [(ours: Int64, hourly: Int64)] {
    seen.enumerated().compactMap { index, time in
      let post = posts[firstPost + index]
      // What was written before the first look is not late.
      guard index > 0 || time - post < 86_400_000 * 2, post < moment - 86_400_000 else {
        return nil
      }
      let hour: Int64 = 3_600_000
      return (time - post, hour - ((post - phase) % hour + hour) % hour)
    }
  }

  private func version(at time: Int64) -> Int {
    var (low, high) = (0, posts.count)
    while low < high {
      let middle = (low + high) / 2
      if posts[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func validators(at time: Int64) -> Validators {
    guard hasValidators else { return Validators() }
    let version = version(at: time)
    return Validators(etag: "\"\(version)\"", lastModified: "day \(version)")
  }
}
