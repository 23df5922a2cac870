internal import Markup

extension JSONParser {
  func isQuote(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }

  mutating func string() -> String {
    let quote = bytes[place]
    if quote != UInt8(ascii: "\"") { fault("A string must be in double quotes.") }
    place += 1
    var runStart = place
    var isPlain = true
    var hasControl = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == quote { break }
      if byte == UInt8(ascii: "\\") {
        if isPlain { scratch.removeAll(keepingCapacity: true) }
        isPlain = false
        scratch.append(contentsOf: bytes[runStart..<place])
        escape()
        runStart = place
      } else {
        if byte < 0x20, !hasControl {
          hasControl = true
          fault("A control character in a string must be escaped.")
        }
        place += 1
      }
    }
    let result: String
    if isPlain {
      result = text(of: bytes[runStart..<place], from: runStart)
    } else {
      scratch.append(contentsOf: bytes[runStart..<place])
      result = text(of: scratch[...], from: runStart)
    }
    if place < bytes.count { place += 1 } else { _ = truncated() }
    return result
  }

  private mutating func text(of utf8: ArraySlice<UInt8>, from start: Int) -> String {
    var utf8 = utf8
    if utf8.count > limits.textLength {
      fault("A string is longer than \(limits.textLength) bytes and cut there.", code: .limit)
      utf8 = utf8.prefix(limits.textLength)
      // No character is split.
      while let byte = utf8.last, byte >= 0x80 {
        utf8.removeLast()
        if byte >= 0xC0 { break }
      }
    }
    if let text = String(validating: utf8, as: UTF8.self) { return text }
    fault("A string holds bytes that are not UTF-8.", at: start)
    return String(decoding: utf8, as: UTF8.self)
  }

  /// Reads an escape and appends what it stands for.
  private mutating func escape() {
    place += 1
    guard let byte = peek else { return }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(byte)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "u"): unicodeEscape()
    default:
      fault("There is no such escape in JSON.", at: place - 2)
      if byte != UInt8(ascii: "'") { scratch.append(UInt8(ascii: "\\")) }
      scratch.append(byte)
    }
  }

  private mutating func unicodeEscape() {
    let start = place - 2
    guard let first = hexadecimal() else {
      fault("Four hexadecimal digits belong after \\u.", at: start)
      scratch.append(contentsOf: "\\u".utf8)
      return
    }
    if let scalar = Unicode.Scalar(first) {
      scratch.append(contentsOf: String(scalar).utf8)
      return
    }
    let afterFirst = place
    if first < 0xDC00, peek == UInt8(ascii: "\\"), byte(place + 1) == UInt8(ascii: "u") {
      place += 2
      if let second = hexadecimal(), (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        scratch.append(contentsOf: String(scalar).utf8)
        return
      }
      place = afterFirst
    }
    fault("A surrogate stands alone.", at: start)
    scratch.append(contentsOf: "\u{FFFD}".utf8)
  }

  /// Four hexadecimal digits; stays where it is when there are fewer.
  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for digit in bytes[place..<place + 4] {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(number)
    }
    place += 4
    return value
  }
}
