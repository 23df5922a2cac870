package import Storage
import Syndication

/// Judges what was asked of servers by what was promised: pure.
///
/// The rules are those by which publishers judge feed readers, stated a second time and apart from the
/// code that is to keep them: they look only at the log.
package struct Score: Sendable {
  /// What a request broke.
  package enum Rule: String, Sendable, CaseIterable {
    case hourly
    case daily
    case retryAfter = "retry-after"
    case spacing
    case concurrency
    case validators
    case invented
    case gone

    /// The promise in words.
    package var sentence: String {
      switch self {
      case .hourly: "a feed is asked for again after an hour at the earliest"
      case .daily: "all of a feed is asked for once a day at most"
      case .retryAfter: "a host that asks for peace is left alone"
      case .spacing: "requests to one host keep their distance"
      case .concurrency: "a host is asked one thing at a time"
      case .validators: "validators go back as they came, both of them"
      case .invented: "no validator is sent that the address did not give"
      case .gone: "nothing is asked for after 410"
      }
    }
  }

  package struct Violation: Sendable, Hashable {
    package var rule: Rule
    package var request: LoggedRequest
    package var detail: String
  }

  /// Milliseconds from the end of a request to the start of the next to the same host.
  private let spacing: Int64
  private var hosts: [String: Host] = [:]
  private var feeds: [Key: Address] = [:]
  /// Which address gave a feed last.
  private var holders: [Int64: Key] = [:]
  package private(set) var violations: [Violation] = []

  private struct Host {
    var lastEnd: Int64 = .min
    var peace: Int64 = .min
  }

  private struct Key: Hashable {
    var subscription: Int64?
    var url: String
  }

  /// What is known of an address as one feed asked it.
  private struct Address {
    var lastStart: Int64?
    var lastBody: Int64?
    var validators: Validators?
    var given: Set<String> = []
    var isGone = false

    mutating func note(_ request: LoggedRequest) {
      // Who gave it the log does not say, when it begins later.
      if lastStart == nil { given.formUnion(request.sent.named) }
      lastStart = request.started
      if let status = request.status, [200, 203, 206].contains(status) {
        lastBody = request.started
      }
      given.formUnion(request.received.named)
      if request.isTaken { validators = request.received.isEmpty ? nil : request.received }
      isGone = request.status == 410
    }
  }

  package init(spacing: Int64) {
    self.spacing = spacing
  }

  /// The violations in a log, in its order, which is that in which the requests started.
  ///
  /// What a person insisted on is no violation of hourly and daily.
  package static func violations(
    in log: [LoggedRequest],
    spacing: Int64
  ) -> [Violation] {
    var score = Score(spacing: spacing)
    for request in log { score.judge(request) }
    return score.violations
  }

  /// Judges the next request: in the order in which they started.
  package mutating func judge(_ request: LoggedRequest) {
    judgeHost(request)
    let key = Key(subscription: request.subscription, url: request.url)
    var address = feeds[key] ?? Address()
    judge(request, address)
    address.note(request)
    feeds[key] = address
    guard request.isTaken, let subscription = request.subscription else { return }
    // A feed has the validators of one address: that which gave it last.
    if let other = holders.updateValue(key, forKey: subscription), other != key {
      feeds[other]?.validators = nil
    }
  }

  private mutating func judgeHost(_ request: LoggedRequest) {
    var host = hosts[request.host] ?? Host()
    if request.started < host.lastEnd {
      add(.concurrency, request, "\(host.lastEnd - request.started) ms before another had ended")
    } else if request.started < host.lastEnd.addingReportingOverflow(spacing).partialValue,
      host.lastEnd > .min
    {
      add(.spacing, request, "\(request.started - host.lastEnd) ms after another")
    }
    if request.started < host.peace {
      add(.retryAfter, request, "\((host.peace - request.started) / 1000) s too early")
    }
    host.lastEnd = max(host.lastEnd, request.ended)
    host.peace = max(host.peace, request.peace)
    hosts[request.host] = host
  }

  private mutating func judge(_ request: LoggedRequest, _ address: Address) {
    if address.isGone, !request.isInsisted { add(.gone, request, "410 was the answer") }
    if !request.isInsisted { judgePace(request, address) }
    if let known = address.validators, request.sent != known {
      add(.validators, request, "sent \(request.sent.shown), was given \(known.shown)")
    }
    let strange = request.sent.named.subtracting(address.given)
    if !strange.isEmpty, address.lastStart != nil, address.lastBody != nil {
      add(.invented, request, strange.sorted().joined(separator: ", "))
    }
  }

  private mutating func judgePace(_ request: LoggedRequest, _ address: Address) {
    let day = Politeness.day * 1000
    if let last = address.lastStart, request.started - last < Politeness.hour * 1000 {
      add(.hourly, request, "\((request.started - last) / 1000) s after the last")
    }
    if request.sent.isEmpty, let last = address.lastBody, request.started - last < day {
      add(.daily, request, "\((request.started - last) / 1000) s after the last")
    }
  }

  private mutating func add(_ rule: Rule, _ request: LoggedRequest, _ detail: String) {
    violations.append(Violation(rule: rule, request: request, detail: detail))
  }
}

extension LoggedRequest {
  /// Until when its answer asks for peace, in milliseconds; 429 always does.
  fileprivate var peace: Int64 {
    guard let status, status >= 400 else { return .min }
    let end = Timestamp(seconds: ended / 1000)
    if let moment = Politeness.retryAfter(retryAfter, now: end) {
      // Seconds are counted from some moment within the exchange.
      return moment.seconds * 1000 - (ended - started) - 1000
    }
    return status == 429 ? ended + 4 * Politeness.hour * 1000 - (ended - started) - 1000 : .min
  }
}

extension Validators {
  fileprivate var named: Set<String> {
    Set([etag.map { "ETag \($0)" }, lastModified.map { "Last-Modified \($0)" }].compactMap(\.self))
  }

  fileprivate var shown: String {
    isEmpty ? "none" : named.sorted().joined(separator: " and ")
  }
}
