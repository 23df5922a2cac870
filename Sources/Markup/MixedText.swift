/// Text that is UTF-8 in the main, with bytes of windows-1252 among it: what a site makes that pastes
/// together what others sent.
struct MixedText {
  /// How many characters of more than one byte are UTF-8.
  private(set) var sequences = 0
  /// How many bytes are not UTF-8.
  private(set) var strays = 0
  private var firstStray: Int?
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var place = 0
    while let next = bytes[place...].firstIndex(where: { $0 >= 0x80 }) {
      let length = Self.sequence(in: bytes, at: next)
      if length > 0 {
        sequences += 1
      } else {
        strays += 1
        firstStray = firstStray ?? next
      }
      place = next + max(length, 1)
    }
  }

  /// Where the first byte stands that is not UTF-8.
  var place: Position? {
    firstStray.map {
      var index = PositionIndex(bytes)
      return index.position(ofOffset: $0)
    }
  }

  /// Whether there is more UTF-8 in it than anything else: one stray byte makes no other encoding.
  var isMostlyUTF8: Bool { sequences > strays }

  /// The text, stray bytes read as windows-1252; a character that the end cuts off becomes U+FFFD.
  var utf8: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 2 * strays)
    var place = 0
    while let next = bytes[place...].firstIndex(where: { $0 >= 0x80 }) {
      text += bytes[place..<next]
      let length = Self.sequence(in: bytes, at: next)
      if length > 0 {
        text += bytes[next..<next + length]
        place = next + length
      } else if isCutOff(next) {
        text += "\u{FFFD}".utf8
        return text
      } else {
        text += String(Windows1252.scalar(bytes[next]) ?? "\u{FFFD}").utf8
        place = next + 1
      }
    }
    text += bytes[place...]
    return text
  }

  /// Whether the text ends inside the character that begins at a place.
  private func isCutOff(_ place: Int) -> Bool {
    let count = Self.count(lead: bytes[place])
    return count > bytes.count - place
      && bytes[(place + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// The length of a character of several bytes at a place (Unicode 16, table 3-7); 0 for none.
  private static func sequence(in bytes: [UInt8], at place: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ByteView(bytes)?.lengthOfCharacter(at: place) ?? 0
    }
  }

  private static func count(lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
