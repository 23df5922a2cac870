#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Bytes that are added at the end: the checks of an array at each of them took a fifth of the time of
/// writing.
@safe struct OutputBuffer: ~Copyable {
  /// So many bytes can always be written beyond what was asked for: short things go out as one word.
  private static let slack = 8

  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    unsafe start = Self.memory(nil, self.capacity)
  }

  deinit {
    unsafe free(start)
  }

  private static func memory(
    _ old: UnsafeMutablePointer<UInt8>?,
    _ size: Int
  ) -> UnsafeMutablePointer<UInt8> {
    // As an array of Swift ends the program: what is written is limited by what is read.
    guard let memory = unsafe realloc(old, size) else { fatalError("no memory for \(size) bytes") }
    return unsafe memory.assumingMemoryBound(to: UInt8.self)
  }

  /// Makes room for some bytes more.
  @inline(__always) mutating func reserve(_ more: Int) {
    if capacity - count < more + Self.slack { grow(more) }
  }

  @inline(never) private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more + Self.slack)
    unsafe start = Self.memory(start, capacity)
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe start[count] = byte
    count += 1
  }

  @inline(__always) mutating func append(_ text: StaticString) {
    unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always) mutating func append(_ bytes: FixedBytes) {
    unsafe append(bytes.buffer)
  }

  /// Appends a range of other bytes.
  @inline(__always) mutating func append(_ range: Range<Int>, of source: [UInt8]) {
    unsafe source.withUnsafeBufferPointer { source in
      unsafe append(UnsafeBufferPointer(rebasing: source[range]))
    }
  }

  /// Appends what stands in a range of another.
  mutating func append(_ range: Range<Int>, of other: borrowing OutputBuffer) {
    let range = range.clamped(to: 0..<other.count)
    unsafe append(UnsafeBufferPointer(start: other.start + range.lowerBound, count: range.count))
  }

  mutating func append(utf8 text: String) {
    let span = text.utf8.span
    unsafe span.withUnsafeBufferPointer { unsafe append($0) }
  }

  @inline(__always) private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe memcpy(start + count, first, bytes.count)
    count += bytes.count
  }

  /// Appends what stands in a range once more.
  mutating func append(again range: Range<Int>) {
    let range = range.clamped(to: 0..<count)
    reserve(range.count)
    unsafe memcpy(start + count, start + range.lowerBound, range.count)
    count += range.count
  }

  mutating func append(repeating byte: UInt8, count more: Int) {
    guard more > 0 else { return }
    reserve(more)
    unsafe memset(start + count, Int32(byte), more)
    count += more
  }

  /// Puts a byte before the one at a place.
  mutating func insert(_ byte: UInt8, at place: Int) {
    guard place >= 0, place <= count else { return }
    reserve(1)
    unsafe memmove(start + place + 1, start + place, count - place)
    unsafe start[place] = byte
    count += 1
  }

  /// The byte at a place; 0 where there is none.
  @inline(__always) subscript(place: Int) -> UInt8 {
    UInt(bitPattern: place) < UInt(bitPattern: count) ? unsafe start[place] : 0
  }

  /// Takes the last bytes away.
  mutating func truncate(to end: Int) {
    count = min(count, max(0, end))
  }

  /// Whether the same bytes stand in two ranges.
  func equal(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count == second.count, first.lowerBound >= 0, second.lowerBound >= 0,
      max(first.upperBound, second.upperBound) <= count
    else { return false }
    return unsafe memcmp(start + first.lowerBound, start + second.lowerBound, first.count) == 0
  }

  /// Whether a range holds a text and nothing else.
  func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
    guard range.count == text.utf8CodeUnitCount, range.lowerBound >= 0, range.upperBound <= count
    else { return false }
    return unsafe memcmp(start + range.lowerBound, text.utf8Start, range.count) == 0
  }

  /// The first eight bytes of a range as a number.
  func word(_ range: Range<Int>) -> UInt64 {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return 0 }
    // Beyond the end are the bytes of the slack.
    let word = unsafe UnsafeRawPointer(start + range.lowerBound).loadUnaligned(as: UInt64.self)
    let kept: UInt64 = range.count >= 8 ? .max : (1 << UInt64(8 * range.count)) - 1
    return word.littleEndian & kept
  }

  /// What stands in a range.
  func string(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<count)
    let bytes = unsafe UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
    return switch unsafe ByteView(bytes)?.validity(of: 0..<bytes.count) {
    case .ascii: unsafe String(utf8: bytes, isASCII: true)
    case .utf8, .nonCharacter: unsafe String(utf8: bytes, isASCII: false)
    case .broken, nil: unsafe String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Whether there is nothing but white space.
  var isSpace: Bool { (0..<count).allSatisfy { HTMLScanner.isSpace(self[$0]) } }

  /// All of it.
  var text: String { string(0..<count) }

  /// All bytes.
  var bytes: [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  /// All bytes, with others put in at a place.
  func bytes(inserting other: borrowing OutputBuffer, at place: Int) -> [UInt8] {
    let place = min(max(0, place), count)
    return unsafe [UInt8](unsafeUninitializedCapacity: count + other.count) { target, written in
      written = count + other.count
      guard let first = target.baseAddress else { return }
      unsafe memcpy(first, start, place)
      unsafe memcpy(first + place, other.start, other.count)
      unsafe memcpy(first + place + other.count, start + place, count - place)
    }
  }
}

// MARK: - Names and text

extension OutputBuffer {
  /// Appends a name of ASCII letters and digits, and says how long its prefix is; appends nothing, and
  /// gives nil, when it is no such name.
  mutating func append(plainName name: String) -> Int? {
    let span = name.utf8.span
    return unsafe span.withUnsafeBufferPointer { source in
      reserve(source.count)
      var prefix = 0
      var isAtStart = true
      for place in 0..<source.count {
        let byte = unsafe source[place]
        unsafe start[count + place] = byte
        if byte == UInt8(ascii: ":") {
          if isAtStart || prefix > 0 { return nil }
          prefix = place
          isAtStart = true
        } else if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == UInt8(ascii: "_") {
          isAtStart = false
        } else if isAtStart || !XMLScanner.isNamePart(byte) || byte >= 0x80 {
          return nil
        }
      }
      if isAtStart { return nil }
      count += source.count
      return prefix
    }
  }

  /// Appends text, with what cannot stand for itself as the table has it.
  mutating func append(_ text: String, escaping escapes: XMLEscapes) {
    let span = text.utf8.span
    unsafe span.withUnsafeBufferPointer { source in
      guard let source = source.baseAddress else { return }
      unsafe append(source, text.utf8.count, escapes)
    }
  }

  private mutating func append(
    _ source: UnsafePointer<UInt8>,
    _ end: Int,
    _ escapes: XMLEscapes
  ) {
    // There is always room for the rest as it is, and a word.
    reserve(end)
    var target = unsafe start + count
    var place = 0
    while place < end {
      var isSpecial = false
      while !isSpecial, place + 16 <= end {
        let block = unsafe UnsafeRawPointer(source + place).loadUnaligned(as: ByteView.Block.self)
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: block, as: ByteView.Block.self)
        let plain = ByteView.first(escapes.special(in: block))
        isSpecial = plain < 16
        place += plain
        unsafe target += plain
      }
      while !isSpecial, place + 8 <= end {
        let word = unsafe UnsafeRawPointer(source + place).loadUnaligned(as: UInt64.self)
        unsafe UnsafeMutableRawPointer(target).storeBytes(of: word, as: UInt64.self)
        let special = escapes.special(in: word.littleEndian)
        let plain = special == 0 ? 8 : special.trailingZeroBitCount &>> 3
        isSpecial = special != 0
        place += plain
        unsafe target += plain
      }
      if place == end { break }
      let byte = unsafe source[place]
      guard let escape = escapes[byte] else {
        unsafe target.pointee = byte
        unsafe target += 1
        place += 1
        continue
      }
      if byte == 0xEF {
        // U+FFFE and U+FFFF are left out, and whatever else begins so is three bytes long too.
        let isLeftOut = unsafe source[place + 1] == 0xBF && source[place + 2] >= 0xBE
        unsafe memcpy(target, source + place, 3)
        unsafe target += isLeftOut ? 0 : 3
        place += 3
        continue
      }
      unsafe UnsafeMutableRawPointer(target).storeBytes(of: escape.word, as: UInt64.self)
      unsafe target += escape.length
      place += 1
      count = unsafe target - start
      reserve(end - place)
      unsafe target = start + count
    }
    count = unsafe target - start
  }
}

/// Bytes of a table, which are made once and live as long as the program: to copy them costs nothing.
@safe struct FixedBytes: @unchecked Sendable {
  fileprivate let buffer: UnsafeBufferPointer<UInt8>

  init(_ text: String) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = unsafe bytes.initialize(from: text.utf8)
    unsafe buffer = UnsafeBufferPointer(bytes)
  }

  var text: String { unsafe String(decoding: buffer, as: UTF8.self) }

  static func == (bytes: Self, text: StaticString) -> Bool {
    guard unsafe bytes.buffer.count == text.utf8CodeUnitCount,
      let start = unsafe bytes.buffer.baseAddress
    else { return false }
    return unsafe memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0
  }
}
