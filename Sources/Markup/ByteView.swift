#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Bytes that someone else keeps alive, read without a check that could trap: beyond the end they are 0,
/// which stands in no XML.
@safe struct ByteView {
  let start: UnsafePointer<UInt8>
  let traits: UnsafePointer<UInt8>
  let count: Int

  /// What bytes are to XML; of a run, what any of its bytes is.
  struct Traits: OptionSet {
    let rawValue: UInt8

    /// `<`.
    static let less = Self(rawValue: 1)
    /// A control character, which no XML has.
    static let illegal = Self(rawValue: 2)
    /// `&`.
    static let reference = Self(rawValue: 4)
    /// Tab or line feed, which attributes have no right to.
    static let layout = Self(rawValue: 8)
    static let carriageReturn = Self(rawValue: 16)
    /// What may begin `]]>` or be of U+FFFE or U+FFFF.
    static let doubtful = Self(rawValue: 32)
    static let nonASCII = Self(rawValue: 64)
    /// What names are made of, the colon included.
    static let name = Self(rawValue: 128)
  }

  /// - Parameter bytes: they have to outlive the view.
  @unsafe init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return nil }
    unsafe self.start = unsafe start
    unsafe traits = unsafe Self.table
    count = bytes.count
  }

  @inline(__always) subscript(place: Int) -> UInt8 {
    UInt(bitPattern: place) < UInt(bitPattern: count) ? unsafe start[place] : 0
  }

  @inline(__always) func traits(of byte: UInt8) -> Traits {
    unsafe Traits(rawValue: traits[Int(byte)])
  }

  /// Where the name ends that begins at a place.
  @inline(__always) func endOfName(from place: Int) -> Int {
    var end = place
    while end < count, unsafe traits[Int(start[end])] & Traits.name.rawValue != 0 { end += 1 }
    return end
  }

  /// Where the white space ends that begins at a place.
  @inline(__always) func endOfSpace(from place: Int) -> Int {
    var end = place
    while XMLScanner.isSpace(self[end]) { end += 1 }
    return end
  }

  /// A number that is the same for the same bytes, and seldom for others: of names, which are short.
  @inline(__always) func hash(_ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count)
    var place = range.lowerBound
    while place + 8 < range.upperBound {
      hash = (hash ^ word(at: place)) &* 0x9E37_79B9_7F4A_7C15
      place += 8
    }
    // What is left, at the top of a word: behind a name something always stands.
    let rest = UInt64(8 * (8 - (range.upperBound - place)))
    hash = (hash ^ word(at: place) << (rest & 63)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ hash >> 32
  }

  /// Four bytes, the first one lowest; 0 where there are fewer.
  @inline(__always) func quarter(at place: Int) -> UInt32 {
    guard place >= 0, place + 4 <= count else { return 0 }
    return unsafe UInt32(
      littleEndian: UnsafeRawPointer(start + place).loadUnaligned(as: UInt32.self)
    )
  }

  /// Eight bytes, the first one lowest; 0 for those beyond the end.
  @inline(__always) private func word(at place: Int) -> UInt64 {
    if place >= 0, place + 8 <= count {
      return unsafe UInt64(
        littleEndian: UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self)
      )
    }
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(self[place + index]) << UInt64(8 * index) }
    return word
  }

  /// Whether the same bytes stand at two places.
  @inline(__always) func equal(_ first: Int, _ second: Int, count length: Int) -> Bool {
    guard first >= 0, second >= 0, length >= 0, first + length <= count, second + length <= count
    else { return false }
    return unsafe memcmp(start + first, start + second, length) == 0
  }

  /// Whether a word stands at a place.
  func starts(with word: StaticString, at place: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard place >= 0, place + length <= count else { return false }
    return unsafe memcmp(start + place, word.utf8Start, length) == 0
  }

  /// The first place of a byte in a range.
  func find(_ byte: UInt8, in range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty,
      let found = unsafe memchr(start + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// A range as a string; the bytes have to be UTF-8.
  func string(_ range: Range<Int>, isASCII: Bool) -> String {
    let range = range.clamped(to: 0..<count)
    let bytes = unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    return unsafe String(utf8: bytes, isASCII: isASCII)
  }

  /// The same of bytes that nothing is known of.
  func string(_ range: Range<Int>) -> String {
    string(range, isASCII: isASCII(range))
  }

  /// Appends a range as it is.
  func append(_ range: Range<Int>, to buffer: inout [UInt8]) {
    let range = range.clamped(to: 0..<count)
    unsafe buffer.append(
      contentsOf: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    )
  }

  /// The traits of each byte; made once and never freed.
  private nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max { unsafe table[Int(byte)] = Traits(byte).rawValue }
    return unsafe UnsafePointer(table)
  }()
}

extension ByteView.Traits {
  fileprivate init(_ byte: UInt8) {
    switch byte {
    case Byte.less: self = .less
    case Byte.ampersand: self = .reference
    case 0x09, 0x0A: self = .layout
    case 0x0D: self = .carriageReturn
    case ..<0x20: self = .illegal
    case UInt8(ascii: "]"): self = .doubtful
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ":"):
      self = .name
    case 0xEF: self = [.nonASCII, .doubtful]
    case 0x80...: self = .nonASCII
    default: self = []
    }
  }
}

extension String {
  /// Without the white space of XML at both ends; what has none there costs no copy.
  package var trimmed: String {
    let span = utf8.span
    return unsafe span.withUnsafeBufferPointer { bytes in
      guard let bytes = unsafe ByteView(bytes) else { return "" }
      let range = bytes.trimmed(0..<bytes.count)
      return range.count == bytes.count ? self : bytes.string(range)
    }
  }

  /// The same of bytes that were put together from strings.
  @unsafe init(utf8 bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ByteView(bytes)?.string(0..<bytes.count) ?? ""
    }
  }

  /// Takes bytes that are known to be UTF-8: to look at each of them again costs as much as the copy.
  @unsafe init(utf8 bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    let span = unsafe UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII)
    self.init(copying: span)
  }
}
