/// What bytes are to HTML.
enum HTMLBytes {
  /// The name of a tag or an attribute: up to white space, `/`, `>` or `=`.
  static func name(_ bytes: [UInt8], from start: Int) -> Range<Int> {
    var end = start
    let marks = endsName
    while end < bytes.count, !marks.contains(bytes[end]) { end += 1 }
    return min(start, end)..<max(start, end)
  }

  static func lowercased(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self).lowercasedASCII
  }

  /// What HTML does not allow in a value without quotes.
  static func isOdd(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x3C || byte == 0x3D || byte == 0x60
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D
  }

  static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// A letter, a digit or `#`.
  static func isOfReference(_ byte: UInt8) -> Bool {
    isLetter(byte) || Digits.isDigit(byte) || byte == UInt8(ascii: "#")
  }

  private static let endsName = ByteSet("\t\n\u{B}\u{C}\r />=")
}
