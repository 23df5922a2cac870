/// References to characters, and to the entities that XML itself declares.
extension ByteView {
  /// What stands for a reference that begins at a place; nil when it is none of those, or when no XML
  /// has its character.
  @inline(__always) func reference(at place: Int) -> (scalar: UInt32, end: Int)? {
    // `&lt;`, `&gt;`, `&amp`: nearly all there are.
    switch quarter(at: place) {
    case 0x3B74_6C26: (0x3C, place + 4)
    case 0x3B74_6726: (0x3E, place + 4)
    case 0x706D_6126 where self[place + 4] == Byte.semicolon: (0x26, place + 5)
    default: rareReference(at: place)
    }
  }

  private func rareReference(at place: Int) -> (scalar: UInt32, end: Int)? {
    switch self[place + 1] {
    case UInt8(ascii: "q") where starts(with: "uot;", at: place + 2): (0x22, place + 6)
    case UInt8(ascii: "a") where starts(with: "pos;", at: place + 2): (0x27, place + 6)
    case UInt8(ascii: "#"): numericReference(at: place)
    default: nil
    }
  }

  private func numericReference(at start: Int) -> (scalar: UInt32, end: Int)? {
    let isHexadecimal = self[start + 2] == UInt8(ascii: "x")
    let first = start + (isHexadecimal ? 3 : 2)
    var place = first
    var scalar: UInt32 = 0
    while place - first < 8, let digit = Self.digit(self[place], isHexadecimal: isHexadecimal) {
      scalar = scalar &* (isHexadecimal ? 16 : 10) &+ digit
      place += 1
    }
    guard place > first, self[place] == Byte.semicolon, Self.isXML(scalar) else { return nil }
    return (Windows1252.meaning(of: scalar), place + 1)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
      UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal:
      UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Whether XML 1.0 has a character (section 2.2), and it is meant: C1 controls are windows-1252.
  private static func isXML(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x9, 0xA, 0xD, 0x20...0x7F, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether each `&` in a range begins a reference that ``reference(at:)`` knows.
  func hasPlainReferences(_ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    while let found = find(Byte.ampersand, in: place..<range.upperBound) {
      guard let (_, end) = reference(at: found), end <= range.upperBound else { return false }
      place = end
    }
    return true
  }

  /// Writes a range as a reader of XML hands it on: references resolved, each end of a line a line
  /// feed; in attributes white space becomes spaces.
  ///
  /// - Parameters:
  ///   - range: what is written.
  ///   - isAttribute: whether it is the value of an attribute.
  ///   - target: room for as many bytes as the range has: nothing gets longer.
  /// - Returns: how many bytes were written.
  @unsafe @inline(__always) func decode(
    _ range: Range<Int>,
    isAttribute: Bool,
    to target: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let range = range.clamped(to: 0..<count)
    let special = Traits(
      isAttribute ? [.reference, .carriageReturn, .layout] : [.reference, .carriageReturn]
    )
    .rawValue
    var written = 0
    var place = range.lowerBound
    while place < range.upperBound {
      // As much is left of the range as of the target, or more.
      if place + 16 <= range.upperBound {
        let block = unsafe block(at: place)
        unsafe UnsafeMutableRawPointer(target + written).storeBytes(of: block, as: Block.self)
        var isSpecial = (block .== Self.all(Byte.ampersand)) .| (block .== Self.all(0x0D))
        if isAttribute {
          isSpecial .|= (block .== Self.all(0x09)) .| (block .== Self.all(0x0A))
        }
        let plain = Self.first(isSpecial)
        written += plain
        place += plain
        if plain == 16 { continue }
      }
      let byte = unsafe start[place]
      if unsafe traits[Int(byte)] & special == 0 {
        unsafe target[written] = byte
        written += 1
        place += 1
      } else if byte == Byte.ampersand {
        let (scalar, end) = reference(at: place) ?? (0x26, place + 1)
        written += unsafe Self.write(scalar, to: target + written)
        place = end
      } else {
        // The two of one end of a line.
        if byte == 0x0D, place + 1 < range.upperBound, self[place + 1] == 0x0A { place += 1 }
        unsafe target[written] = isAttribute ? 0x20 : 0x0A
        written += 1
        place += 1
      }
    }
    return written
  }

  private static func write(_ scalar: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
    if scalar < 0x80 {
      unsafe target[0] = UInt8(scalar)
      return 1
    }
    guard let bytes = Unicode.Scalar(scalar).flatMap({ UTF8.encode($0) }) else { return 0 }
    var count = 0
    for byte in bytes {
      unsafe target[count] = byte
      count += 1
    }
    return count
  }

  /// A range with its references resolved.
  func decodedString(_ range: Range<Int>, isTrimmed: Bool) -> String {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { room in
      guard let start = room.baseAddress else { return "" }
      let count = unsafe decode(range, isAttribute: false, to: start)
      guard let text = unsafe ByteView(UnsafeBufferPointer(start: start, count: count)) else {
        return ""
      }
      return text.string(isTrimmed ? text.trimmed(0..<count) : 0..<count)
    }
  }

  /// Appends a range with its references resolved.
  func appendDecoded(_ range: Range<Int>, isAttribute: Bool, to buffer: inout [UInt8]) {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { room in
      guard let start = room.baseAddress else { return }
      let count = unsafe decode(range, isAttribute: isAttribute, to: start)
      unsafe buffer.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
  }
}
