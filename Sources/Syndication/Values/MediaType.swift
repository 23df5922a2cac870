/// Media types (RFC 6838).
enum MediaType {
  /// Whether a text is a media type with or without parameters.
  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8.span
    guard let slash = endOfToken(bytes, from: 0), slash < bytes.count,
      bytes[slash] == UInt8(ascii: "/"), let end = endOfToken(bytes, from: slash + 1)
    else { return false }
    return areParameters(bytes, from: end)
  }

  /// Whether what begins at a place are parameters, each with a value (RFC 2045 section 5.1).
  private static func areParameters(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var place = start
    while place < bytes.count {
      place = skipSpace(bytes, from: place)
      guard place < bytes.count, bytes[place] == UInt8(ascii: ";"),
        let equals = endOfToken(bytes, from: skipSpace(bytes, from: place + 1)),
        equals < bytes.count, bytes[equals] == UInt8(ascii: "="),
        let end = endOfValue(bytes, from: equals + 1)
      else { return false }
      place = end
    }
    return true
  }

  private static func skipSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    return place
  }

  /// Where the value of a parameter ends: a token, or what stands in quotes.
  private static func endOfValue(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
      return endOfToken(bytes, from: start)
    }
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return place < bytes.count ? place + 1 : nil
  }

  /// Where the token ends that begins at a place; nil when none does.
  private static func endOfToken(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < bytes.count, isToken(bytes[end]) { end += 1 }
    return end > start ? end : nil
  }

  /// Type and subtype in lower case, without parameters.
  static func essence(_ text: String) -> String {
    String(text.prefix { $0 != ";" }).trimmingXMLSpace.lowercased()
  }

  /// The parameters, such as `charset`; names in lower case, values without quotes.
  static func parameters(_ text: String) -> [(name: String, value: String)] {
    text.split(separator: ";").dropFirst().map { parameter in
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(parts[1]).trimmingXMLSpace : ""
      return (
        String(parts[0]).trimmingXMLSpace.lowercased(),
        value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
          ? String(value.dropFirst().dropLast()) : value
      )
    }
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !separators.contains(byte)
  }

  private static let separators = ByteSet("()<>@,;:\\\"/[]?=")
}
