import Storage
package import Syndication

/// What publishers ask for, read from headers and feeds: pure.
enum Freshness {
  /// For how many seconds an answer says that it stays as it is; nil when it does not say.
  ///
  /// Cache-Control outranks Expires (RFC 9111 section 5.3), and time spent in caches is over already.
  static func seconds(_ headers: CacheHeaders, now: Timestamp) -> Int64? {
    let directives = headers.control.flatMap { $0.split(separator: ",") }.map {
      String($0).trimmingSpaces.lowercased()
    }
    if directives.contains("no-cache") || directives.contains("no-store") { return nil }
    let stated = headers.age.flatMap { Politeness.deltaSeconds($0.trimmingSpaces) } ?? 0
    let age = min(stated, 1 << 40)
    let ages = directives.compactMap { directive -> Int64? in
      guard directive.hasPrefix("max-age=") else { return nil }
      return Politeness.deltaSeconds(directive.dropFirst(8).filter { $0 != "\"" })
    }
    // Of several the one that allows most: a publisher who says both means it.
    if let most = ages.max() { return most - age > 0 ? most - age : nil }
    guard let expires = headers.expires.flatMap({ Timestamp(httpDate: $0) }) else { return nil }
    let start = headers.date.flatMap { Timestamp(httpDate: $0) } ?? now
    let left = expires.seconds - start.seconds - age
    return left > 0 ? left : nil
  }

  /// What a feed says of how often it changes and when nobody need ask.
  static func hints(in feed: Feed) -> PublisherHints {
    var hints = PublisherHints()
    let minutes = feed.rss.ttl.flatMap { $0 > 0 ? Int64(min($0, 1 << 32)) * 60 : nil }
    let schedule = period(feed.schedule)
    hints.interval = [minutes, schedule].compactMap(\.self).max()
    if schedule != nil {
      hints.base = feed.schedule.base.flatMap { Timestamp(w3cdtf: $0)?.seconds }
    }
    for hour in feed.rss.skipHours where (0...24).contains(hour) {
      // RSS 0.91 counts from 1 to 24.
      hints.skipHours |= 1 << (hour % 24)
    }
    for day in feed.rss.skipDays {
      let name = day.lowercased()
      if let number = days.firstIndex(where: { name.hasPrefix($0) }) {
        hints.skipDays |= 1 << number
      }
    }
    return hints
  }

  private static func period(_ schedule: UpdateSchedule) -> Int64? {
    let times = Int64(max(schedule.frequency ?? 1, 1))
    let seconds: Int64
    switch schedule.period?.lowercased() {
    case "hourly": seconds = Politeness.hour
    case "daily": seconds = Politeness.day
    case "weekly": seconds = Politeness.week
    case "monthly": seconds = 30 * Politeness.day
    case "yearly": seconds = 365 * Politeness.day
    default: return nil
    }
    return max(seconds / times, 1)
  }

  private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
}

/// How often a feed has something new: pure.
package enum Rhythm {
  /// The mean gap between its newest entries, in seconds, and when the newest came.
  static func of(_ entries: [Entry], now: Timestamp) -> (gap: Int64?, newest: Timestamp?) {
    of(dates: entries.compactMap { $0.date?.seconds }, now: now)
  }

  /// The same of the entries' dates, in any order.
  package static func of(
    dates: [Int64],
    now: Timestamp
  ) -> (gap: Int64?, newest: Timestamp?) {
    // Ten tell how it is now; what it did years ago does not matter.
    let dates = dates.filter { $0 <= now.seconds }.sorted(by: >).prefix(11)
    guard let newest = dates.first, let oldest = dates.last else { return (nil, nil) }
    let gap = dates.count > 1 ? max((newest - oldest) / Int64(dates.count - 1), 60) : nil
    return (gap, Timestamp(seconds: newest))
  }
}
