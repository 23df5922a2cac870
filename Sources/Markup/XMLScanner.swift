/// Reads the small parts of tags from bytes.
struct XMLScanner {
  private let source: [UInt8]
  var place: Int

  init(_ source: [UInt8], at place: Int) {
    self.source = source
    self.place = place
  }

  var byte: UInt8? { place < source.count ? source[place] : nil }

  mutating func skipSpace() {
    while let byte, Self.isSpace(byte) { place += 1 }
  }

  /// The range of a name, which begins where the scanner is; nil when there is none.
  mutating func name() -> Range<Int>? {
    let start = place
    guard let byte, Self.isNameStart(byte) else { return nil }
    while let byte = self.byte, Self.isNamePart(byte) { place += 1 }
    // A name may not end in a colon, nor have two.
    let name = source[start..<place]
    let colons = name.count { $0 == UInt8(ascii: ":") }
    if colons > 1 || name.last == UInt8(ascii: ":") || name.first == UInt8(ascii: ":") {
      place = start
      return nil
    }
    return start..<place
  }

  /// Whether a tag's name can end here.
  var isAtTagBoundary: Bool {
    guard let byte else { return false }
    return Self.isSpace(byte) || byte == Byte.greater || byte == Byte.slash
  }

  /// The range between two equal quotes, which the scanner passes; nil when there are none.
  mutating func quoted() -> Range<Int>? {
    guard let quote = byte, quote == Byte.quote || quote == Byte.apostrophe,
      let end = source[(place + 1)...].firstIndex(of: quote)
    else { return nil }
    let range = place + 1..<end
    place = end + 1
    return range
  }

  /// The range of a value without quotes.
  mutating func unquoted() -> Range<Int> {
    if byte == Byte.quote || byte == Byte.apostrophe { place += 1 }
    let start = place
    while let byte, !Self.isSpace(byte), byte != Byte.greater, byte != Byte.less { place += 1 }
    var end = place
    if end > start, source[end - 1] == Byte.slash, byte == Byte.greater {
      end -= 1
      place -= 1
    }
    return start..<end
  }

  /// Goes behind the `>` of a tag, or before the `<` that stands where it ought to be.
  mutating func skipToTagEnd() -> (place: Int, isClosed: Bool) {
    while let byte {
      if byte == Byte.greater { return (place + 1, true) }
      if byte == Byte.less { return (place, false) }
      place += 1
    }
    return (place, false)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  /// Reads `&#, and others;` at a place; the semicolon may be missing.
  ///
  /// The scalar is nil when XML has no such character; the result is nil when there is no such
  /// reference.
  static func characterReference(
    _ source: [UInt8],
    at start: Int,
    before limit: Int
  ) -> (scalar: Unicode.Scalar?, end: Int)? {
    guard start + 2 < limit, source[start + 1] == UInt8(ascii: "#") else { return nil }
    var place = start + 2
    let isHex = source[place] | 0x20 == UInt8(ascii: "x")
    if isHex { place += 1 }
    let first = place
    var value: UInt32 = 0
    while place < limit, let digit = Character(Unicode.Scalar(source[place])).hexDigitValue,
      isHex || digit < 10
    {
      value = min(value &* (isHex ? 16 : 10) &+ UInt32(digit), 0x11_0000)
      place += 1
    }
    guard place > first else { return nil }
    if place < limit, source[place] == Byte.semicolon { place += 1 }
    return (scalar(value), place)
  }

  /// The character of a number, by what browsers make of the C1 range: windows-1252.
  static func scalar(_ value: UInt32) -> Unicode.Scalar? {
    if value >= 0x80, value <= 0x9F { return Windows1252.scalar(UInt8(value)) }
    let isSpace = value == 0x09 || value == 0x0A || value == 0x0D
    guard value >= 0x20 || isSpace, value != 0xFFFE, value != 0xFFFF else { return nil }
    return Unicode.Scalar(value)
  }
}

/// The bytes that markup is made of.
enum Byte {
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
  static let semicolon = UInt8(ascii: ";")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let slash = UInt8(ascii: "/")
  static let equals = UInt8(ascii: "=")
  static let exclamation = UInt8(ascii: "!")
  static let question = UInt8(ascii: "?")
}
