package import Storage
package import Syndication

/// When a feed is asked for again: pure.
///
/// The page <doc:Fetching> has the numbers and the reasons.
package enum Schedule {
  /// A moment, and what it follows from.
  package struct Due: Sendable, Hashable {
    package var moment: Timestamp
    package var reason: String
  }

  /// After how many seconds of nothing but failures a feed is dormant, if there were some.
  static let patience = 28 * Politeness.day

  /// The earliest moment for the next request.
  ///
  /// - Parameters:
  ///   - exchange: what has just happened.
  ///   - state: the feed's, with what the exchange changed in it.
  ///   - url: whose requests these are, for the jitter.
  ///   - now: the moment of the exchange.
  ///   - pace: the seconds that whoever follows the feed wants between two requests at least; below
  ///     an hour it is a wish to be told soon, of a server that is one's own.
  /// - Returns: when, and why then.
  package static func next(
    after exchange: Exchange,
    state: FetchState,
    of url: String,
    now: Timestamp,
    pace: Int64 = Politeness.hour
  ) -> Due {
    let chance = Jitter.fraction(url, attempt: state.attempts)
    switch exchange.outcome {
    case .unchanged, .content: return afterSuccess(state, chance, now: now, pace)
    case .gone:
      return Due(moment: now + 36_500 * Politeness.day, reason: "gone for good: not asked any more")
    case .failed(.deferred):
      return Due(moment: now + (10 + Int64(chance * 10)) * Politeness.minute, reason: "put off")
    case .failed:
      var due = afterFailure(state, chance, now: now, pace)
      let last = exchange.hops.last
      if last?.sent.isEmpty == true, [200, 203].contains(last?.status) {
        let day = now + Politeness.day + Int64(1 + chance * Double(Politeness.hour))
        if day > due.moment { due = Due(moment: day, reason: "a whole answer that was no feed") }
      }
      if let peace = Politeness.retryAfter(exchange.retryAfter, now: now), peace > due.moment {
        due = Due(moment: peace, reason: "the server asked for peace (Retry-After)")
      }
      return due
    }
  }

  /// The seconds between two requests for a feed at least: an hour, or as its reader says.
  static func pace(_ rules: TimelineRules, of url: String) -> Int64 {
    guard let minutes = rules.number(\.pollMinutes, for: url) else { return Politeness.hour }
    return Int64(min(max(minutes, 1), 7 * 24 * 60)) * 60
  }

  /// Whether a feed has failed for so long that it is asked only rarely.
  package static func isDormant(_ state: FetchState, now: Timestamp) -> Bool {
    guard state.failures >= 8, let since = state.failingSince else { return false }
    return now.seconds - since.seconds >= patience
  }

  /// Twice as long after each failure, up to a day; a week when dormant, four after a year of it.
  private static func afterFailure(
    _ state: FetchState,
    _ chance: Double,
    now: Timestamp,
    _ pace: Int64
  ) -> Due {
    if isDormant(state, now: now), let since = state.failingSince {
      let isOld = now.seconds - since.seconds > 365 * Politeness.day
      let wait = isOld ? 4 * Politeness.week : Politeness.week
      return Due(
        moment: now + wait + Int64(chance * Double(Politeness.day)),
        reason: "dormant: nothing but failures since \(since.rfc3339UTC.prefix(10))"
      )
    }
    let least = Politeness.backOff(failures: state.failures, first: pace)
    let wait = Double(least) * (1 + chance / 2)
    let times = state.failures == 1 ? "once" : "\(state.failures) times in a row"
    return Due(moment: now + Int64(wait), reason: "failed \(times)")
  }

  /// The longest of all that speaks for waiting, each within its bounds.
  private static func afterSuccess(
    _ state: FetchState,
    _ chance: Double,
    now: Timestamp,
    _ pace: Int64
  ) -> Due {
    let hints = state.hints
    let isUsual = pace == Politeness.hour
    let isEager = pace < Politeness.hour
    var wait = (
      pace, isUsual ? "asked once an hour at most" : "asked every \(pace / 60) minutes at most"
    )
    func consider(_ seconds: Int64?, atMost bound: Int64, _ reason: String) {
      if let seconds, min(seconds, bound) > wait.0 { wait = (min(seconds, bound), reason) }
    }
    consider(
      state.validators.isEmpty && !isEager ? Politeness.day : nil,
      atMost: Politeness.day,
      "sends no validators: asked once a day at most"
    )
    consider(
      state.pushedUntil.map { $0 > now ? Politeness.day : 0 },
      atMost: Politeness.day,
      "its hub pushes what is new"
    )
    consider(hints.freshFor, atMost: Politeness.day, "fresh until then (Cache-Control, Expires)")
    consider(stated(hints, now: now), atMost: Politeness.week, "the feed says how often (ttl, sy)")
    consider(
      isEager ? nil : rhythm(state, now: now),
      atMost: Politeness.day,
      "as often as it has something new"
    )
    // Up to a quarter later: those who were asked together drift apart. Never less than was meant,
    // though `now` has lost its fraction of a second.
    let due = now + wait.0 + Int64(1 + Double(wait.0) * chance / 4)
    let open = opened(due, hints, chance)
    return open == due
      ? Due(moment: due, reason: wait.1)
      : Due(moment: open, reason: "the feed's skipHours and skipDays end")
  }

  /// A 24th of the time between entries and of the time since the last: a weekly blog is asked every
  /// seven hours, and half as often when it has been silent for another week.
  private static func rhythm(_ state: FetchState, now: Timestamp) -> Int64? {
    guard state.rhythm != nil || state.newest != nil else { return nil }
    let silence = state.newest.map { max(now.seconds - $0.seconds, 0) } ?? 0
    return ((state.rhythm ?? 0) + silence) / 24
  }

  /// The seconds until the feed says that it changes: its interval, or what is left of the one at
  /// hand, by its own clock (sy:updateBase).
  private static func stated(_ hints: PublisherHints, now: Timestamp) -> Int64? {
    guard let interval = hints.interval, let base = hints.base else { return hints.interval }
    let (distance, isTooLong) = now.seconds.subtractingReportingOverflow(base)
    guard !isTooLong else { return interval }
    let past = (distance % interval + interval) % interval
    return interval - past
  }

  /// The first moment outside of the hours and days in which nobody need ask; within eight days.
  private static func opened(
    _ due: Timestamp,
    _ hints: PublisherHints,
    _ chance: Double
  ) -> Timestamp {
    func isSkipped(_ seconds: Int64) -> Bool {
      // 1970 began on a Thursday.
      let day = ((seconds / Politeness.day + 4) % 7 + 7) % 7
      let hour = (seconds % Politeness.day + Politeness.day) % Politeness.day / Politeness.hour
      return hints.skipDays >> Int(day) & 1 == 1 || hints.skipHours >> Int(hour) & 1 == 1
    }
    guard hints.skipDays & 0x7F != 0x7F, hints.skipHours & 0xFF_FFFF != 0xFF_FFFF,
      isSkipped(due.seconds)
    else { return due }
    var start = due.seconds - due.seconds % Politeness.hour
    while isSkipped(start) { start += Politeness.hour }
    return Timestamp(seconds: start + Int64(chance * Double(Politeness.hour)))
  }
}

func + (moment: Timestamp, seconds: Int64) -> Timestamp {
  Timestamp(seconds: moment.seconds + seconds)
}
