/// What bytes are as text.
enum UTF8Validity {
  case ascii
  case utf8
  /// UTF-8 with U+FFFE or U+FFFF in it, which no XML has.
  case nonCharacter
  case broken
}

extension ByteView {
  /// What a range is as text (RFC 3629): sixteen bytes at a time where it is ASCII.
  func validity(of range: Range<Int>) -> UTF8Validity {
    let range = range.clamped(to: 0..<count)
    var validity = UTF8Validity.ascii
    var place = range.lowerBound
    while place < range.upperBound {
      if place + 16 <= range.upperBound {
        let plain = unsafe Self.first(block(at: place) .>= Self.all(0x80))
        place += plain
        if plain == 16 { continue }
      }
      // One of another language is seldom alone.
      while place < range.upperBound, self[place] >= 0x80 {
        let length = lengthOfCharacter(at: place)
        if length == 0 || length > range.upperBound - place { return .broken }
        if self[place] == 0xEF, self[place + 1] == 0xBF, self[place + 2] >= 0xBE {
          validity = .nonCharacter
        } else if validity == .ascii {
          validity = .utf8
        }
        place += length
      }
      if place < range.upperBound, self[place] < 0x80 { place += 1 }
    }
    return validity
  }

  /// Whether a range is text as XML has it, but for control characters, which are looked for apart.
  func isText(_ range: Range<Int>) -> Bool {
    let validity = validity(of: range)
    return validity == .ascii || validity == .utf8
  }

  /// How many bytes the character has that begins at a place and is not ASCII; 0 when none begins there.
  @inline(__always) func lengthOfCharacter(at place: Int) -> Int {
    func continues(_ offset: Int, _ lowest: UInt8 = 0x80, _ highest: UInt8 = 0xBF) -> Bool {
      lowest <= self[place + offset] && self[place + offset] <= highest
    }
    return switch self[place] {
    case 0xC2...0xDF: continues(1) ? 2 : 0
    // Not what has a shorter form, and no half of a pair of UTF-16.
    case 0xE0: continues(1, 0xA0) && continues(2) ? 3 : 0
    case 0xED: continues(1, 0x80, 0x9F) && continues(2) ? 3 : 0
    case 0xE1...0xEF: continues(1) && continues(2) ? 3 : 0
    case 0xF0: continues(1, 0x90) && continues(2) && continues(3) ? 4 : 0
    case 0xF1...0xF3: continues(1) && continues(2) && continues(3) ? 4 : 0
    case 0xF4: continues(1, 0x80, 0x8F) && continues(2) && continues(3) ? 4 : 0
    default: 0
    }
  }
}
