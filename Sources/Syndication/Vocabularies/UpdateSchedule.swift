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
