import Storage
import Syndication

/// How much of what a feed had before it was known comes onto the timeline.
package struct FirstLimits: Sendable, Hashable {
  /// At most so many entries.
  package var entries = 50
  /// None that is older, but for the newest few.
  package var days = 90

  package init(entries: Int = 50, days: Int = 90) {
    self.entries = entries
    self.days = days
  }

  init(_ rules: TimelineRules, of address: String) {
    entries = rules.number(\.firstEntries, for: address) ?? entries
    days = rules.number(\.firstDays, for: address) ?? days
  }

  /// A blog that is rarely written shows these, however old.
  private static let few = 10
  private static let day: Int64 = 86_400

  /// Says of new entries where they stand: pure.
  ///
  /// At the first time the newest come onto the timeline. Later what is dated from before the last look
  /// is late: it stands at its date, and says so. Where a feed suddenly has a whole past (it was moved,
  /// its limit was raised), it is limited as at the first time.
  func place(_ records: inout [EntryRecord], isFirst: Bool, context: Update.Context) {
    let old = records.indices.filter { index in
      isFirst || isLate(records[index], context)
    }
    if !isFirst {
      for index in old { records[index].placement = .late }
      if old.count <= entries { return }
    }
    let newest = old.sorted { left, right in
      let (one, other) = (records[left].date ?? context.now, records[right].date ?? context.now)
      return one == other ? left < right : one > other
    }
    let most = Int64(min(days, 1_000_000)) * Self.day
    let start = context.now.seconds.subtractingReportingOverflow(most)
    for (rank, index) in newest.enumerated() {
      let isOld = (records[index].date ?? context.now).seconds < start.partialValue
      if rank >= entries || isOld && rank >= Self.few { records[index].placement = .backlog }
    }
  }

  /// Whether the feed, when it was last looked at, should have had an entry already.
  private func isLate(_ record: EntryRecord, _ context: Update.Context) -> Bool {
    guard let last = context.lastSuccess else { return false }
    return record.date.map { $0.seconds < last.seconds - Self.day } ?? false
  }
}
