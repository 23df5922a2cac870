/// A set of bytes, told in a moment whether one is in it.
struct ByteSet: Sendable {
  private var words = SIMD4<UInt64>(repeating: 0)

  /// The bytes of a text.
  init(_ text: String) {
    for byte in text.utf8 { insert(byte) }
  }

  /// ASCII letters and digits, and the bytes of a text.
  static func alphanumeric(and text: String) -> ByteSet {
    var set = ByteSet(text)
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      set.insert(byte)
      set.insert(byte & 0xDF)
    }
    for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { set.insert(byte) }
    return set
  }

  private mutating func insert(_ byte: UInt8) {
    words[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    words[Int(byte &>> 6)] &>> UInt64(byte & 63) & 1 != 0
  }
}
