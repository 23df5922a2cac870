/// An instant, with the offset from UTC that it was stated in.
///
/// Two timestamps are equal when they are the same instant, whatever their offsets.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public var seconds: Int64
  /// The fraction of a second, 0..<1,000,000,000.
  public var nanoseconds: Int32
  /// Seconds east of UTC as stated; nil when the feed gave no zone, which is read as UTC.
  public var offset: Int32?

  /// Makes a timestamp from its parts.
  public init(seconds: Int64, nanoseconds: Int32 = 0, offset: Int32? = 0) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
  }

  /// The same instant, whatever the offset.
  public static func == (left: Self, right: Self) -> Bool {
    left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
  }

  /// Earlier or later on the time line.
  public static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }

  /// Hashes the instant.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(seconds)
    hasher.combine(nanoseconds)
  }
}
