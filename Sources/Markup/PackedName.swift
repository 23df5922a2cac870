/// A short name as four words, so that looking one up needs no string.
typealias PackedName = SIMD4<UInt64>

extension PackedName {
  /// Packs at most 32 bytes, ASCII letters in lower case unless `keepsCase`; nil when there are more.
  init?(_ source: [UInt8], _ range: Range<Int>, keepsCase: Bool = false) {
    guard !range.isEmpty, range.count <= 32 else { return nil }
    self.init(repeating: 0)
    var word: UInt64 = 0
    var shift: UInt64 = 0
    var lane = 0
    for place in range {
      var byte = source[place]
      if !keepsCase, byte &- 0x41 < 26 { byte |= 0x20 }
      word |= UInt64(byte) &<< shift
      shift &+= 8
      if shift == 64 {
        self[lane] = word
        (word, shift, lane) = (0, 0, lane + 1)
      }
    }
    if shift > 0 { self[lane] = word }
  }

  /// Packs a name of a table.
  init(_ name: String, keepsCase: Bool = false) {
    let bytes = Array(name.utf8)
    self = PackedName(bytes, 0..<bytes.count, keepsCase: keepsCase) ?? PackedName(repeating: 0)
  }
}

/// Finds the number of a name: a table with open addressing, made once.
struct NameIndex: Sendable {
  private var keys: [PackedName]
  private var numbers: [UInt16]
  private let mask: Int

  init(_ names: [PackedName]) {
    var size = 16
    while size < names.count * 3 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: PackedName(repeating: 0), count: size)
    numbers = Array(repeating: 0, count: size)
    for (number, name) in names.enumerated() {
      var slot = Self.hash(name) & mask
      while keys[slot][0] != 0, keys[slot] != name { slot = (slot + 1) & mask }
      if keys[slot][0] != 0 { continue }
      keys[slot] = name
      numbers[slot] = UInt16(number)
    }
  }

  /// The number of the first name that is equal.
  subscript(name: PackedName) -> Int? {
    var slot = Self.hash(name) & mask
    while keys[slot][0] != 0 {
      if keys[slot] == name { return Int(numbers[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func hash(_ name: PackedName) -> Int {
    var hash = name[0] &* 0x9E37_79B9_7F4A_7C15
    hash ^= name[1] &* 0xC2B2_AE3D_27D4_EB4F
    hash ^= (name[2] ^ name[3]) &* 0x1656_67B1_9E37_79F9
    return Int(truncatingIfNeeded: hash >> 40)
  }
}
