package import Storage
package import Syndication

/// How long to leave a server alone: pure.
package enum Politeness {
  static let minute: Int64 = 60
  static let hour: Int64 = 3600
  static let day: Int64 = 86_400
  static let week: Int64 = 7 * day

  /// Until when a header Retry-After asks for peace (RFC 9110 section 10.2.3), within a week.
  package static func retryAfter(_ header: String?, now: Timestamp) -> Timestamp? {
    guard let header else { return nil }
    let text = header.trimmingSpaces
    let seconds: Int64
    if let stated = deltaSeconds(text) {
      seconds = stated
    } else if let date = Timestamp(lenient: text) {
      seconds = date.seconds - now.seconds
    } else {
      return nil
    }
    guard seconds > 0 else { return nil }
    return Timestamp(seconds: now.seconds + min(seconds, week))
  }

  /// A number of seconds in a header; one that is too large for a number is very large
  /// (RFC 9111 section 1.2.2).
  static func deltaSeconds(_ text: String) -> Int64? {
    let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isNumber ? Int64(text) ?? .max : nil
  }

  /// How many seconds to wait after failing for the nth time in a row: an hour, or less where one's
  /// own server may be asked more often, doubling up to a day.
  package static func backOff(failures: Int, first: Int64 = hour) -> Int64 {
    min(min(first, hour) << Int64(min(max(failures, 1) - 1, 20)), day)
  }

  /// What an exchange teaches of the host that gave the last answer.
  ///
  /// - 429 asks for peace for all of the host: as long as it says, else four hours. Its requests are
  ///   spaced wider from then on, and slowly closer again as it answers.
  /// - 503, or any other failure with a Retry-After: as long as it says; 503 else half an hour.
  /// - 401 and 403 three times in a row, whichever the feeds: four hours, doubling up to a day.
  package static func host(
    _ state: HostState,
    after exchange: Exchange,
    now: Timestamp
  ) -> HostState {
    var state = state
    switch exchange.outcome {
    case .content, .unchanged:
      state.refusals = 0
      state.slowness -= min(state.slowness, state.slowness / 32 + 1)
    case .failed(.status(let code)):
      state.refusals = code == 401 || code == 403 ? state.refusals + 1 : 0
      if code == 429 { state.slowness = min(max(2 * state.slowness, 4), 300) }
      guard let peace = peace(code, exchange, state, now: now), peace > state.notBefore else {
        break
      }
      state.notBefore = peace
      state.reason = "\(Failure.status(code))"
    case .gone, .failed: break
    }
    return state
  }

  /// Until when all of a host is left alone after an error; nil when it is not.
  private static func peace(
    _ code: Int,
    _ exchange: Exchange,
    _ state: HostState,
    now: Timestamp
  ) -> Timestamp? {
    if let moment = retryAfter(exchange.retryAfter, now: now) { return moment }
    let wait: Int64
    switch code {
    case 429: wait = 4 * hour
    case 503: wait = hour / 2
    case 401, 403:
      guard state.refusals >= 3 else { return nil }
      wait = min(4 * hour << Int64(min(state.refusals - 3, 4)), day)
    default: return nil
    }
    return Timestamp(seconds: now.seconds + wait)
  }
}

/// Chance that is none: the same feed and attempt always draw the same.
///
/// Feeds that were asked in the same minute, or that failed together, come due apart.
package enum Jitter {
  /// At least 0, less than 1.
  package static func fraction(_ url: String, attempt: Int) -> Double {
    // FNV-1a, then the last steps of SplitMix64, for FNV leaves neighbours close together.
    var hash = url.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    hash = (hash ^ UInt64(truncatingIfNeeded: attempt)) &* 0x9e37_79b9_7f4a_7c15
    hash = (hash ^ hash >> 30) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ hash >> 27) &* 0x94d0_49bb_1331_11eb
    hash ^= hash >> 31
    return Double(hash >> 11) / Double(1 << 53)
  }
}

extension String {
  var trimmingSpaces: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
