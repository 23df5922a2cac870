import Markup

/// Leads from bytes of a string to where they stand in JSON, behind what is escaped.
///
/// Places are best asked for in their order: each question goes on from the one before.
struct JSONTextPlaces {
  private let source: [UInt8]
  private let start: Int
  private var place: Int
  /// How many bytes of the string are before `place`.
  private var count = 0

  /// The string that begins with a quote at an offset.
  init(_ offset: Int, in source: [UInt8]) {
    self.source = source
    start = offset + 1
    place = start
  }

  /// Where a byte of the string stands.
  mutating func offset(of offset: Int) -> Int {
    if offset < count {
      place = start
      count = 0
    }
    while place < source.count, source[place] != UInt8(ascii: "\"") {
      let (length, bytes) = character()
      if count + bytes > offset { break }
      place += length
      count += bytes
    }
    return min(place, source.count)
  }

  /// How long a character is in the source, and how many bytes of the string it is.
  private func character() -> (length: Int, bytes: Int) {
    guard source[place] == UInt8(ascii: "\\"), place + 1 < source.count else { return (1, 1) }
    guard source[place + 1] == UInt8(ascii: "u"), let unit = codeUnit(at: place + 2) else {
      return (2, 1)
    }
    let isPair =
      unit & 0xFC00 == 0xD800 && place + 7 < source.count
      && source[place + 6] == UInt8(ascii: "\\") && source[place + 7] == UInt8(ascii: "u")
      && codeUnit(at: place + 8).map { $0 & 0xFC00 == 0xDC00 } ?? false
    if isPair { return (12, 4) }
    // A half of a pair is read as the character of three bytes that stands for what is unknown.
    return (6, unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3)
  }

  private func codeUnit(at place: Int) -> UInt32? {
    guard place + 4 <= source.count else { return nil }
    return UInt32(String(decoding: source[place..<place + 4], as: UTF8.self), radix: 16)
  }
}
