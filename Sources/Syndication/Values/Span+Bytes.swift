extension Span<UInt8> {
  /// Without the white space of XML at both ends.
  var trimmed: Range<Int> {
    var (start, end) = (0, count)
    while start < end, Self.isSpace(self[start]) { start += 1 }
    while end > start, Self.isSpace(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether bytes stand at a place.
  func holds(_ bytes: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place + bytes.count <= count else { return false }
    for offset in bytes.indices where self[place + offset] != bytes[offset] { return false }
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension ArraySlice<UInt8> {
  /// The first place of bytes, of which there are some.
  func place(of bytes: [UInt8]) -> Int? {
    var place = startIndex
    while let found = self[place...].firstIndex(of: bytes[0]) {
      if self[found...].starts(with: bytes) { return found }
      place = found + 1
    }
    return nil
  }
}

extension StringProtocol {
  /// Whether a mark of ASCII is in it.
  func holds(_ mark: Unicode.Scalar) -> Bool { utf8.contains(UInt8(ascii: mark)) }
}
