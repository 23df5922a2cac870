extension Timestamp {
  /// Reads a date of RFC 822 as amended by RFC 2822 and RSS 2.0, strictly.
  public init?(rfc822 text: String) { nil }

  /// `Fri, 02 Jan 2026 03:04:05 +0000`, with the offset that was stated.
  public var rfc822: String { "" }

  /// `Fri, 02 Jan 2026 03:04:05 GMT`, the form of HTTP dates (RFC 9110 section 5.6.7).
  public var httpDate: String { "" }
}
