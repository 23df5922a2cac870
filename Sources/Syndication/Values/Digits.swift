/// Reading and writing decimal digits, byte by byte.
enum Digits {
  /// The number in exactly `count` digits from `place` on; nil when one of them is none.
  static func read(_ bytes: Span<UInt8>, at place: Int, count: Int) -> Int? {
    guard place >= 0, count > 0, place + count <= bytes.count else { return nil }
    var number = 0
    for index in place..<place + count {
      guard isDigit(bytes[index]) else { return nil }
      number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    return number
  }

  /// How many digits stand from `place` on.
  static func count(_ bytes: Span<UInt8>, at place: Int) -> Int {
    var end = place
    while end < bytes.count, isDigit(bytes[end]) { end += 1 }
    return end - place
  }

  /// The fraction of a second in the digits from `place` on: what is finer than nanoseconds is cut.
  static func nanoseconds(_ bytes: Span<UInt8>, at place: Int, count: Int) -> Int {
    var number = 0
    for index in 0..<9 {
      let digit = index < count ? Int(bytes[place + index] - UInt8(ascii: "0")) : 0
      number = number * 10 + digit
    }
    return number
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f")
  }
}

/// A date being written: no more than 64 bytes of ASCII, kept without an allocation.
struct DateText {
  private var bytes = InlineArray<64, UInt8>(repeating: 0)
  private var count = 0

  var text: String {
    guard let span = try? UTF8Span(validating: bytes.span.extracting(first: count)) else {
      return ""
    }
    return String(copying: span)
  }

  mutating func append(_ byte: UInt8) {
    guard count < 64 else { return }
    bytes[count] = byte
    count += 1
  }

  mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  /// Appends a number with leading zeros up to `width`.
  mutating func append(_ number: Int, width: Int) {
    if width == 2, (0..<100).contains(number) {
      append(UInt8(ascii: "0") + UInt8(number / 10))
      append(UInt8(ascii: "0") + UInt8(number % 10))
      return
    }
    if width == 4, (0..<10_000).contains(number) {
      append(number / 100, width: 2)
      append(number % 100, width: 2)
      return
    }
    if number < 0 { append(UInt8(ascii: "-")) }
    let digits = String(number.magnitude)
    for _ in 0..<max(0, width - digits.utf8.count) { append(UInt8(ascii: "0")) }
    append(digits)
  }

  /// Appends an offset as `+01:00`, with the separator given.
  mutating func append(offset: Int, separator: String) {
    append(UInt8(ascii: offset < 0 ? "-" : "+"))
    append(abs(offset) / 3600, width: 2)
    append(separator)
    append(abs(offset) / 60 % 60, width: 2)
  }
}
