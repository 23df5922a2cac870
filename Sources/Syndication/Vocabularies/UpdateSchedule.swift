internal import Markup

/// How often a channel changes, by its own word (RSS 1.0 syndication module).
public struct UpdateSchedule: Extension {
  /// sy:updatePeriod: `hourly`, `daily`, `weekly`, `monthly` or `yearly`.
  public var period: String?
  /// sy:updateFrequency: how often in a period.
  public var frequency: Int?
  /// sy:updateBase, as written.
  public var base: String?

  /// Makes an empty schedule.
  public init() {}
}

/// sy: (RSS 1.0 module).
enum UpdateScheduleVocabulary: Vocabulary {
  static let prefix = "sy"
  static let namespace = "http://purl.org/rss/1.0/modules/syndication/"
  static let names = ["updatePeriod", "updateFrequency", "updateBase"]

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    let text = element.trimmedText.nonEmpty
    switch context.local(element) {
    case "updateperiod": feed.schedule.period = text
    case "updatefrequency": feed.schedule.frequency = text.flatMap { Int($0) }
    case "updatebase": feed.schedule.base = text
    default: return false
    }
    return true
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    guard feed.$schedule else { return }
    writer.element("sy:updatePeriod", text: feed.schedule.period)
    writer.element("sy:updateFrequency", text: feed.schedule.frequency.map { String($0) })
    writer.element("sy:updateBase", text: feed.schedule.base)
  }
}
