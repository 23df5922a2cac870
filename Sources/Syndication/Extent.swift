import Markup

/// How many entries are read, and until when.
struct Extent {
  private let maximumEntries: Int
  private let isOver: (@Sendable () -> Bool)?

  init(_ options: ReadOptions) {
    maximumEntries = options.maximumEntries
    isOver = options.limits.isOver
  }

  /// How many entries an element may hold, so that they need not be moved while they become more.
  func room(for element: Element, _ context: ReadContext) -> Int {
    var count = 0
    for child in element.children {
      let name = context.term(child).tag
      if name == .item || name == .entry { count += 1 }
    }
    return min(count, maximumEntries + 1)
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
