/// A date as a feed states it: the literal, and the instant when the literal can be understood.
public struct FeedDate: Sendable, Hashable {
  /// The text of the element, trimmed; Empty for a date that did not come from a feed.
  public var literal: String
  /// The instant; nil when no reading of the literal is certain; never a guess.
  public var timestamp: Timestamp?

  /// Makes a date that was read: `literal` is kept whether or not it could be understood.
  public init(literal: String, timestamp: Timestamp?) {
    self.literal = literal
    self.timestamp = timestamp
  }

  /// Makes a date from an instant.
  public init(_ timestamp: Timestamp) {
    self.init(literal: "", timestamp: timestamp)
  }

  /// The same instant; for dates that could not be understood, the same literal.
  public static func == (left: Self, right: Self) -> Bool {
    guard left.timestamp == nil, right.timestamp == nil else {
      return left.timestamp == right.timestamp
    }
    return left.literal == right.literal
  }

  /// Hashes the instant, or the literal where there is none.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(timestamp)
    if timestamp == nil { hasher.combine(literal) }
  }
}
