/// Media types (RFC 6838).
enum MediaType {
  /// Whether a text is a media type with or without parameters.
  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8.span
    guard let slash = endOfToken(bytes, from: 0), slash < bytes.count,
      bytes[slash] == UInt8(ascii: "/"), let end = endOfToken(bytes, from: slash + 1)
    else { return false }
    if end == bytes.count { return true }
    guard bytes[end] == UInt8(ascii: ";") else { return false }
    return parameters(text).allSatisfy { !$0.name.isEmpty && $0.name.utf8.allSatisfy(isToken) }
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
