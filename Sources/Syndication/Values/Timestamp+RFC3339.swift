extension Timestamp {
  /// Reads a date-time of RFC 3339 strictly.
  public init?(rfc3339 text: String) { nil }

  /// `2026-01-02T03:04:05Z`, with the offset that was stated; the fraction only when there is one.
  public var rfc3339: String { "" }

  /// `2026-01-02T03:04:05Z`, always in UTC.
  public var rfc3339UTC: String { "" }
}
