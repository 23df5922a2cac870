/// UTF-8 (RFC 3629), of the characters that XML has.
extension ByteView {
  /// Whether a range is UTF-8 without U+FFFE and U+FFFF; control characters are looked for apart.
  ///
  /// Most text has few characters beyond ASCII: sixteen bytes without any are passed at once.
  func isText(_ range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<count)
    var place = range.lowerBound
    while place < range.upperBound {
      if place + 16 <= range.upperBound {
        let plain = Self.first(unsafe block(at: place) .>= Self.all(0x80))
        place += plain
        if plain == 16 { continue }
      }
      repeat {
        let length = lengthOfCharacter(at: place, before: range.upperBound)
        if length == 0 { return false }
        place += length
      } while place < range.upperBound && self[place] >= 0x80
    }
    return true
  }

  /// How many bytes the character at a place has; 0 when there is none that XML has.
  @inline(__always) private func lengthOfCharacter(at place: Int, before end: Int) -> Int {
    let first = self[place]
    if first < 0x80 { return 1 }
    let second = place + 1 < end ? self[place + 1] : 0
    if first < 0xE0 { return first >= 0xC2 && isContinuation(second) ? 2 : 0 }
    let third = place + 2 < end ? self[place + 2] : 0
    guard isContinuation(second), isContinuation(third) else { return 0 }
    switch first {
    // Not longer than need be.
    case 0xE0: return second >= 0xA0 ? 3 : 0
    // No surrogates.
    case 0xED: return second < 0xA0 ? 3 : 0
    case 0xEF: return second == 0xBF && third >= 0xBE ? 0 : 3
    case 0xE1...0xEE: return 3
    default: break
    }
    guard isContinuation(place + 3 < end ? self[place + 3] : 0) else { return 0 }
    switch first {
    case 0xF0: return second >= 0x90 ? 4 : 0
    case 0xF1...0xF3: return 4
    case 0xF4: return second < 0x90 ? 4 : 0
    default: return 0
    }
  }

  @inline(__always) private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
