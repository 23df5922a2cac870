/// A short name as four words, so that looking one up needs no string.
package typealias PackedName = SIMD4<UInt64>

extension PackedName {
  /// Packs at most 32 bytes, ASCII letters in lower case unless `keepsCase`; nil when there are more.
  package init?(_ source: [UInt8], _ range: Range<Int>, keepsCase: Bool = false) {
    guard !range.isEmpty, range.count <= 32 else { return nil }
    self.init(repeating: 0)
    self[0] = Self.word(source, range, keepsCase)
    if range.count <= 8 { return }
    for lane in 1...(range.count - 1) / 8 {
      let start = range.lowerBound + 8 * lane
      self[lane] = Self.word(source, start..<range.upperBound, keepsCase)
    }
  }

  /// The first eight bytes of a range, the first the lowest.
  @inline(__always) private static func word(
    _ source: [UInt8],
    _ range: Range<Int>,
    _ keepsCase: Bool
  ) -> UInt64 {
    var word = source.word(at: range.lowerBound)
    if range.count < 8 { word &= (1 &<< UInt64(8 &* range.count)) &- 1 }
    if keepsCase { return word }
    // The bytes from A to Z, by the highest bit of each.
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (ones &* 0x7F)
    let upper = (low &+ ones &* 0x3F) & ~(low &+ ones &* 0x25) & ~word & (ones &* 0x80)
    return word | upper &>> 2
  }

  /// Packs a name of a table.
  package init(_ name: String, keepsCase: Bool = false) {
    let bytes = Array(name.utf8)
    self = PackedName(bytes, 0..<bytes.count, keepsCase: keepsCase) ?? PackedName(repeating: 0)
  }
}

/// Finds the number of a name: a table with open addressing.
///
/// The table holds numbers only, so that one for thousands of names is made, and read, in few pages
/// of memory.
package struct NameIndex: Sendable {
  private var names: [PackedName]
  /// The number of a name and one more; 0 is free.
  private var slots: [UInt16]

  /// An index that names are added to, so many at most.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 3 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    names = []
    names.reserveCapacity(capacity)
  }

  /// Numbers names by their places in a list; of equal ones the first counts.
  package init(_ names: [PackedName]) {
    self.init(capacity: names.count)
    self.names = names
    for (number, name) in names.enumerated() {
      let slot = slot(of: name)
      if slots[slot] == 0 { slots[slot] = UInt16(number + 1) }
    }
  }

  /// The number of a name, which is the next one where the name is new.
  mutating func number(adding name: PackedName) -> Int {
    let slot = slot(of: name)
    if slots[slot] == 0 {
      names.append(name)
      slots[slot] = UInt16(names.count)
    }
    return Int(slots[slot]) - 1
  }

  /// The number of a name.
  package subscript(name: PackedName) -> Int? {
    let number = slots[slot(of: name)]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Where a name is, or would be.
  private func slot(of name: PackedName) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0, !Self.equal(names[Int(slots[slot]) - 1], name) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// Lane by lane: most names differ in the first.
  @inline(__always) private static func equal(_ first: PackedName, _ second: PackedName) -> Bool {
    first[0] == second[0] && first[1] == second[1] && first[2] == second[2] && first[3] == second[3]
  }

  private static func hash(_ name: PackedName) -> Int {
    var hash = name[0] &* 0x9E37_79B9_7F4A_7C15
    hash ^= name[1] &* 0xC2B2_AE3D_27D4_EB4F
    hash ^= (name[2] ^ name[3]) &* 0x1656_67B1_9E37_79F9
    return Int(truncatingIfNeeded: hash >> 40)
  }
}

/// A set of words of ASCII in lower case, of at most 32 letters each.
package struct WordIndex: Sendable {
  private let index: NameIndex

  package init(_ words: Set<String>) {
    index = NameIndex(words.map { PackedName($0) })
  }

  /// The words of a row, with spaces between.
  package init(_ row: String) {
    var names: [PackedName] = []
    SanitizerPolicy.forEachName(in: row) { names.append($1) }
    index = NameIndex(names)
  }

  /// Whether a range is one of the words, ASCII letters in either case.
  package func contains(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    PackedName(source, range).map { index[$0] != nil } ?? false
  }
}

extension [UInt8] {
  /// Eight bytes, the first the lowest; those beyond the end are 0.
  @inline(__always) func word(at place: Int) -> UInt64 {
    unsafe withUnsafeBytes { bytes in
      if place &+ 8 <= bytes.count {
        return unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      }
      var word: UInt64 = 0
      var shift: UInt64 = 0
      for next in place..<Swift.max(place, bytes.count) {
        word |= unsafe UInt64(bytes[next]) &<< shift
        shift &+= 8
      }
      return word
    }
  }
}
