package import Storage
package import Syndication

/// When a feed is asked for again: pure.
package enum Schedule {
  /// The earliest moment for the next request.
  ///
  /// A conditional request costs the server next to nothing: hourly. Without validators the whole
  /// feed is sent each time: daily. Failures double the time, up to a day; a feed that is gone is not
  /// asked for again unless somebody insists.
  package static func next(
    after exchange: Exchange,
    state: FetchState,
    now: Timestamp
  ) -> Timestamp {
    let wait =
      switch exchange.outcome {
      case .unchanged, .content:
        state.validators.isEmpty ? Politeness.day : Politeness.hour
      case .gone: Politeness.day * 36_500
      case .failed: Politeness.backOff(failures: state.failures)
      }
    let due = Timestamp(seconds: now.seconds + wait)
    return max(due, Politeness.hostNotBefore(exchange, now: now) ?? due)
  }
}
