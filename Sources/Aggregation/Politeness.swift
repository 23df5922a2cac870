package import Syndication

/// How long to leave a server alone: pure.
package enum Politeness {
  static let minute: Int64 = 60
  static let hour: Int64 = 3600
  static let day: Int64 = 86_400

  /// Until when a header Retry-After asks for peace (RFC 9110 section 10.2.3), within a week.
  package static func retryAfter(_ header: String?, now: Timestamp) -> Timestamp? {
    guard let header else { return nil }
    let text = header.trimmingSpaces
    let seconds: Int64
    if let stated = Int64(text) {
      seconds = stated
    } else if let date = Timestamp(lenient: text) {
      seconds = date.seconds - now.seconds
    } else {
      return nil
    }
    guard seconds > 0 else { return nil }
    return Timestamp(seconds: now.seconds + min(seconds, 7 * day))
  }

  /// How many seconds to wait after failing for the nth time in a row: an hour, doubling up to a day.
  package static func backOff(failures: Int) -> Int64 {
    min(hour << Int64(min(max(failures, 1) - 1, 10)), day)
  }

  /// Until when all of a host is left alone after an answer; nil when it is not.
  package static func hostNotBefore(_ exchange: Exchange, now: Timestamp) -> Timestamp? {
    guard case .failed(.status(let code)) = exchange.outcome, code == 429 || code == 503 else {
      return nil
    }
    if let moment = retryAfter(exchange.retryAfter, now: now) { return moment }
    return code == 429 ? Timestamp(seconds: now.seconds + 4 * hour) : nil
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
