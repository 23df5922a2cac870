/// A name that is no address, as most are: a `tag:` URI (RFC 4151) or a UUID (RFC 4122).
///
/// Nothing in it must be looked at twice, such as escapes, so it is in its normal form.
enum PlainName {
  /// Whether a text, white space around it apart, is one; false for others, however right they may be.
  static func isOne(_ text: Span<UInt8>) -> Bool {
    let text = text.extracting(text.trimmed)
    if text.holds(tag, at: 0) { return isTag(text) }
    return text.holds(uuid, at: 0) && isUUID(text.extracting(uuid.count..<text.count))
  }

  private static func isTag(_ text: Span<UInt8>) -> Bool {
    var place = tag.count
    var isAfterName = false
    while place < text.count, text[place] != UInt8(ascii: ",") {
      let isOfName = isAlphanumeric(text[place])
      // A label begins and ends with a letter or a digit.
      guard isOfName || isAfterName && (text[place] == 0x2E || text[place] == 0x2D) else {
        return false
      }
      isAfterName = isOfName
      place += 1
    }
    guard isAfterName, let end = endOfDate(in: text, from: place + 1), end < text.count,
      text[end] == UInt8(ascii: ":")
    else { return false }
    let specific = specific
    for place in end..<text.count where !specific.contains(text[place]) { return false }
    return true
  }

  /// Where a date ends that exists in any year: `2026`, `2026-02` or `2026-02-28`.
  private static func endOfDate(in text: Span<UInt8>, from start: Int) -> Int? {
    guard let year = number(in: text, at: start, digits: 4), year > 0 else { return nil }
    var place = start + 4
    for limit in [12, 28] where place < text.count && text[place] == UInt8(ascii: "-") {
      guard let part = number(in: text, at: place + 1, digits: 2), part > 0, part <= limit else {
        return nil
      }
      place += 3
    }
    return place
  }

  private static func number(in text: Span<UInt8>, at start: Int, digits: Int) -> Int? {
    guard start + digits <= text.count else { return nil }
    var number = 0
    for place in start..<start + digits {
      guard Digits.isDigit(text[place]) else { return nil }
      number = number * 10 + Int(text[place] & 15)
    }
    return number
  }

  private static func isUUID(_ text: Span<UInt8>) -> Bool {
    guard text.count == 36 else { return false }
    for place in text.indices {
      let isHyphen = place == 8 || place == 13 || place == 18 || place == 23
      guard isHyphen ? text[place] == 0x2D : Digits.isHexadecimal(text[place]) else { return false }
    }
    return true
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    Digits.isDigit(byte) || HTMLBytes.isLetter(byte)
  }

  private static let tag = Array("tag:".utf8)
  private static let uuid = Array("urn:uuid:".utf8)
  private static let specific = ByteSet.alphanumeric(and: "-._~:/?@!$&'()*+,;=")
}
