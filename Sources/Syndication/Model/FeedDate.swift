/// A date as a feed states it: the literal, and the instant when the literal can be understood.
public struct FeedDate: Sendable, Hashable {
  /// How the literal is kept: most are what the instant is written as, and take no memory.
  private enum Writing: Sendable {
    case text(String)
    case rfc3339
    case rfc822
    case httpDate
  }

  private var writing: Writing
  private var instant: Timestamp?

  /// The text of the element, trimmed; Empty for a date that did not come from a feed.
  public var literal: String {
    get {
      switch writing {
      case .text(let text): text
      case .rfc3339: instant?.rfc3339 ?? ""
      case .rfc822: instant?.rfc822 ?? ""
      case .httpDate: instant?.httpDate ?? ""
      }
    }
    set { writing = .text(newValue) }
  }

  /// The instant; nil when no reading of the literal is certain; never a guess.
  public var timestamp: Timestamp? {
    get { instant }
    set {
      writing = .text(literal)
      instant = newValue
    }
  }

  /// Makes a date that was read: `literal` is kept whether or not it could be understood.
  public init(literal: String, timestamp: Timestamp?) {
    writing = .text(literal)
    instant = timestamp
  }

  /// Reads a date that a text in UTF-8 states, which is trimmed; nil when it is empty.
  init?(reading text: Span<UInt8>) {
    if text.isEmpty { return nil }
    if let (writing, instant) = Self.written(text) {
      self.writing = writing
      self.instant = instant
    } else {
      var literal = ""
      if let text = try? UTF8Span(validating: text) { literal = String(copying: text) }
      writing = .text(literal)
      instant = Timestamp(lenient: literal)
    }
  }

  /// How a text is written, when its instant would be written the same; nil when it would not.
  private static func written(_ text: Span<UInt8>) -> (Writing, Timestamp)? {
    if let time = CivilTime(rfc3339: text) {
      guard time.isWrittenAsRFC3339(text), let instant = time.timestamp else { return nil }
      return (.rfc3339, instant)
    }
    guard let date = RFC822Date(text), date.isWrittenAsRFC822(text),
      let instant = date.time.timestamp
    else { return nil }
    return (text.count == 29 ? .httpDate : .rfc822, instant)
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
