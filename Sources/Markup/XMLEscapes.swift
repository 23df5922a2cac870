/// What is written for characters that cannot stand for themselves: escaped, or left out where XML 1.0
/// (fifth edition) cannot hold them.
@safe struct XMLEscapes: @unchecked Sendable {
  /// Up to seven bytes as they stand in memory, and how many.
  struct Escape {
    let word: UInt64
    let length: Int
  }

  /// For each byte what is written, with one more than its length in the top byte; 0: the byte itself.
  ///
  /// Made once and never changed or freed.
  private let table: UnsafePointer<UInt64>
  private let ampersandMask: UInt64
  private let ampersand: UInt64

  /// Of character data; `>` too, so that `]]>` never stands there.
  static let text = Self(isAttribute: false)
  /// Of the value of an attribute in double quotes; a parser would make spaces of tabs and ends of lines.
  static let attribute = Self(isAttribute: true)

  private init(isAttribute: Bool) {
    let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 256)
    for byte in 0..<256 {
      let escape = Self.escape(UInt8(byte), isAttribute: isAttribute)
      unsafe table[byte] = escape.map(Self.packed) ?? 0
    }
    unsafe self.table = unsafe UnsafePointer(table)
    // The quotation mark differs from the ampersand in one bit: looking for both costs no more.
    ampersandMask = isAttribute ? 0xFBFB_FBFB_FBFB_FBFB : .max
    ampersand = isAttribute ? 0x2222_2222_2222_2222 : 0x2626_2626_2626_2626
  }

  private static func escape(_ byte: UInt8, isAttribute: Bool) -> String? {
    switch byte {
    case Byte.ampersand: "&amp;"
    case Byte.less: "&lt;"
    case Byte.greater: "&gt;"
    case Byte.quote: isAttribute ? "&quot;" : nil
    case 0x0D: "&#13;"
    case 0x0A: isAttribute ? "&#10;" : nil
    case 0x09: isAttribute ? "&#9;" : nil
    // The second begins U+FFFE and U+FFFF, among others.
    case ..<0x20, 0xEF: ""
    default: nil
    }
  }

  private static func packed(_ text: String) -> UInt64 {
    var word = UInt64(text.utf8.count + 1) << 56
    for (place, byte) in text.utf8.enumerated() { word |= UInt64(byte) << UInt64(8 * place) }
    return word
  }

  /// What is written for a byte; nil when it stands for itself.
  @inline(__always) subscript(byte: UInt8) -> Escape? {
    let packed = unsafe table[Int(byte)]
    if packed == 0 { return nil }
    return Escape(word: packed.littleEndian, length: Int(packed >> 56) - 1)
  }

  /// Which of sixteen bytes have to be looked at.
  @inline(__always) func special(in block: ByteView.Block) -> SIMDMask<ByteView.Block.MaskStorage> {
    let control = block .< ByteView.all(0x20)
    let bracket = (block & ByteView.all(0xFD)) .== ByteView.all(0x3C)
    let mask = ByteView.all(UInt8(truncatingIfNeeded: ampersandMask))
    let quote = (block & mask) .== ByteView.all(UInt8(truncatingIfNeeded: ampersand))
    return control .| bracket .| quote .| (block .== ByteView.all(0xEF))
  }

  /// A bit for the first of eight bytes that has to be looked at: the highest one of that byte.
  ///
  /// The bits above it mean nothing.
  @inline(__always) func special(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let control = (word &- ones &* 0x20) & ~word
    let bracket = (word & ~(ones &* 2)) ^ (ones &* 0x3C)
    let quote = (word & ampersandMask) ^ ampersand
    let last = word ^ (ones &* 0xEF)
    let found =
      control | (bracket &- ones) & ~bracket | (quote &- ones) & ~quote | (last &- ones) & ~last
    return found & (ones &* 0x80)
  }
}
