import Markup

/// How many entries are read, and until when.
struct Extent {
  private let maximumEntries: Int
  private let isOver: (@Sendable () -> Bool)?

  init(_ options: ReadOptions) {
    maximumEntries = options.maximumEntries
    isOver = options.limits.isOver
  }

  /// Whether one more entry is read: one beyond the limit is, which tells that there are more.
  func hasRoom(after count: Int) -> Bool {
    count <= maximumEntries && !(isOver?() ?? false)
  }
}

extension ReadResult {
  /// Leaves out what is beyond the limits of the options, and says so.
  mutating func limit(by options: ReadOptions) {
    let maximum = options.maximumEntries
    if feed.entries.count > maximum {
      feed.entries.removeLast(feed.entries.count - maximum)
      problems.append(Problem(.limit, "only the first \(maximum) entries were read"))
    }
    if options.limits.isOver?() ?? false, !problems.contains(Limits.stopped) {
      problems.append(Limits.stopped)
    }
  }
}
