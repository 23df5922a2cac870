/// The character references of HTML, read as browsers read them (HTML standard, section 13.2.5.72).
struct HTMLReferences: Sendable {
  private struct Value: Sendable {
    var scalars: (UInt32, UInt32)
    var needsNoSemicolon: Bool
  }

  private let index: NameIndex
  private let values: [Value]

  /// All of them, made at the first reference by a name that is not among the frequent.
  private static let all = HTMLReferences(names, count: 2300)
  /// Those that nearly every reference in a feed is: most programs that read one need no others.
  private static let frequent = HTMLReferences(
    """
    amp!=26 apos=27 copy!=A9 eacute!=E9 gt!=3E hellip=2026 laquo!=AB ldquo=201C lsquo=2018 lt!=3C \
    mdash=2014 middot!=B7 nbsp!=A0 ndash=2013 quot!=22 raquo!=BB rdquo=201D rsquo=2019
    """,
    count: 18
  )

  /// Goes byte by byte: splitting so many rows takes longer than reading a feed.
  private init(_ rows: String, count: Int) {
    let text = Array(rows.utf8)
    var names: [PackedName] = []
    var values: [Value] = []
    names.reserveCapacity(count)
    values.reserveCapacity(count)
    var place = 0
    while place < text.count {
      let start = place
      while text[place] != Byte.equals, text[place] != Byte.exclamation { place += 1 }
      let name = PackedName(text, start..<place, keepsCase: true)
      let needsNone = text[place] == Byte.exclamation
      if needsNone { place += 1 }
      let first = Self.hexadecimal(text, after: &place)
      let hasSecond = place < text.count && text[place] == UInt8(ascii: "+")
      let second = hasSecond ? Self.hexadecimal(text, after: &place) : 0
      place += 1
      guard let name else { continue }
      names.append(name)
      values.append(Value(scalars: (first, second), needsNoSemicolon: needsNone))
    }
    index = NameIndex(names)
    self.values = values
  }

  /// The number after a byte; goes to its end.
  private static func hexadecimal(_ text: [UInt8], after place: inout Int) -> UInt32 {
    var value: UInt32 = 0
    place += 1
    while place < text.count, let digit = hexDigit(text[place]) {
      value = value << 4 | UInt32(digit)
      place += 1
    }
    return value
  }

  /// What a reference stands for, up to two characters, and where it ends; nil for a bare `&`.
  static func read(
    _ source: [UInt8],
    at start: Int,
    before limit: Int,
    inAttribute: Bool
  ) -> (scalars: (UInt32, UInt32), end: Int)? {
    guard start + 1 < limit else { return nil }
    if source[start + 1] == UInt8(ascii: "#") { return number(source, at: start, before: limit) }
    var end = start + 1
    while end < limit, end - start <= 32, isAlphanumeric(source[end]) { end += 1 }
    guard end > start + 1 else { return nil }
    let name = start + 1..<end
    if end < limit, source[end] == Byte.semicolon, let value = frequent.value(source, name) {
      return (value.scalars, end + 1)
    }
    return all.named(source, name, before: limit, inAttribute: inAttribute)
  }

  /// Whether `&name;` is a reference.
  static func isKnown(_ name: String) -> Bool {
    !name.isEmpty && all.index[PackedName(name, keepsCase: true)] != nil
  }

  private func named(
    _ source: [UInt8],
    _ name: Range<Int>,
    before limit: Int,
    inAttribute: Bool
  ) -> (scalars: (UInt32, UInt32), end: Int)? {
    let hasSemicolon = name.upperBound < limit && source[name.upperBound] == Byte.semicolon
    if hasSemicolon, let value = value(source, name) { return (value.scalars, name.upperBound + 1) }
    // Without a semicolon a few old names are known, of at most six letters; the longest wins.
    var end = min(name.lowerBound + 6, name.upperBound)
    while end >= name.lowerBound + 2 {
      if let value = value(source, name.lowerBound..<end), value.needsNoSemicolon {
        let next = end < limit ? source[end] : 0
        if inAttribute, next == Byte.equals || Self.isAlphanumeric(next) { return nil }
        return (value.scalars, end)
      }
      end -= 1
    }
    return nil
  }

  private func value(_ source: [UInt8], _ name: Range<Int>) -> Value? {
    guard let packed = PackedName(source, name, keepsCase: true) else { return nil }
    return index[packed].map { values[$0] }
  }

  private static func number(
    _ source: [UInt8],
    at start: Int,
    before limit: Int
  ) -> (scalars: (UInt32, UInt32), end: Int)? {
    var place = start + 2
    guard place < limit else { return nil }
    let isHex = source[place] | 0x20 == UInt8(ascii: "x")
    if isHex { place += 1 }
    let first = place
    var value: UInt32 = 0
    while place < limit, let digit = hexDigit(source[place]), isHex || digit < 10 {
      value = min(value &* (isHex ? 16 : 10) &+ UInt32(digit), 0x11_0000)
      place += 1
    }
    guard place > first else { return nil }
    if place < limit, source[place] == Byte.semicolon { place += 1 }
    if value >= 0x80, value <= 0x9F {
      return ((Windows1252.scalar(UInt8(value))?.value ?? value, 0), place)
    }
    let isCharacter = value != 0 && Unicode.Scalar(value) != nil
    return ((isCharacter ? value : 0xFFFD, 0), place)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    if byte &- 0x30 < 10 { return byte &- 0x30 }
    let letter = (byte | 0x20) &- 0x61
    return letter < 6 ? letter + 10 : nil
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
