/// Writes the characters of HTML so that no parser sees markup in them.
///
/// What XML cannot hold is left out: what is written is XML too.
enum HTMLEscaping {
  /// What bytes mean to text and to attributes.
  private static let isText: UInt8 = 1
  private static let isValue: UInt8 = 2
  /// Of no plain address.
  private static let isOdd: UInt8 = 4

  /// Which bytes cannot be copied: into text, into values of attributes.
  private static let marks: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    switch UInt8(byte) {
    case Byte.less, Byte.greater, Byte.ampersand: isText | isValue | isOdd
    case Byte.quote: isValue | isOdd
    case 0x09, 0x0A, 0x20: isOdd
    case 0..<0x20: isText | isValue | isOdd
    // The first bytes of the C1 controls, of U+FFFE and of U+FFFF.
    case 0xC2, 0xEF: isText | isValue | isOdd
    case 0x7F...: isOdd
    default: 0
    }
  }

  /// Whether text may be written as it is.
  static func isClean(_ text: String) -> Bool {
    let span = text.utf8.span
    return unsafe span.withUnsafeBufferPointer { text in
      var place = 0
      while true {
        place = unsafe skip(text, from: place, before: text.count, isText)
        guard place < text.count else { return true }
        guard unsafe text[place] >= 0x80,
          unsafe !isNoncharacter(text, at: place, before: text.count),
          unsafe control(text, at: place, before: text.count) == nil
        else { return false }
        place += 1
      }
    }
  }

  /// Whether a range of a source is ASCII with nothing to decode, to escape or to leave out, white space
  /// included.
  static func isPlain(_ range: Range<Int>, of source: [UInt8]) -> Bool {
    unsafe source.withUnsafeBufferPointer {
      unsafe skip($0, from: range.lowerBound, before: range.upperBound, isOdd) == range.upperBound
    }
  }

  /// Adds a range of a source; references in it are read first when `readsReferences`.
  static func append(
    _ range: Range<Int>,
    of source: [UInt8],
    to output: inout OutputBuffer,
    readsReferences: Bool = true,
    inAttribute: Bool = false,
    escapes: Bool = true
  ) {
    let mark = inAttribute ? isValue : isText
    var place = range.lowerBound
    while place < range.upperBound {
      let next = skip(source, from: place, before: range.upperBound, mark)
      if next > place { output.append(place..<next, of: source) }
      guard next < range.upperBound else { return }
      place = next + 1
      if source[next] == Byte.ampersand, readsReferences,
        let reference = HTMLReferences.read(
          source,
          at: next,
          before: range.upperBound,
          inAttribute: inAttribute
        )
      {
        let (first, second) = reference.scalars
        append(first, to: &output, inAttribute: inAttribute, escapes: escapes)
        if second != 0 { append(second, to: &output, inAttribute: inAttribute, escapes: escapes) }
        place = reference.end
      } else if source[next] >= 0x80 {
        if isNoncharacter(source, at: next, before: range.upperBound) {
          place = next + 3
        } else if let scalar = control(source, at: next, before: range.upperBound) {
          output.append(scalar: scalar)
          place = next + 2
        } else {
          output.append(source[next])
        }
      } else if source[next] == 0x0D {
        // A line end, in whichever of three ways.
        if place < range.upperBound, source[place] == 0x0A { continue }
        output.append(0x0A)
      } else {
        let character = UInt32(source[next])
        append(character, to: &output, inAttribute: inAttribute, escapes: escapes)
      }
    }
  }

  /// Adds one character.
  private static func append(
    _ scalar: UInt32,
    to output: inout OutputBuffer,
    inAttribute: Bool,
    escapes: Bool
  ) {
    guard escapes else { return output.append(scalar: scalar) }
    switch scalar {
    case 0x26: output.append("&amp;")
    case 0x3C: output.append("&lt;")
    case 0x3E: output.append("&gt;")
    case 0x22 where inAttribute: output.append("&quot;")
    case 0x0D: output.append("&#13;")
    case 0x0C: output.append(0x20)
    default: output.append(scalar: scalar)
    }
  }

  /// Whether XML cannot hold some character of a range, controls apart.
  static func hasNoncharacter(_ source: [UInt8], in range: Range<Int>) -> Bool {
    range.contains { isNoncharacter(source, at: $0, before: range.upperBound) }
  }

  private static func isNoncharacter(_ source: [UInt8], at place: Int, before end: Int) -> Bool {
    unsafe source.withUnsafeBufferPointer {
      unsafe isNoncharacter($0, at: place, before: end)
    }
  }

  private static func isNoncharacter(
    _ source: UnsafeBufferPointer<UInt8>,
    at place: Int,
    before end: Int
  ) -> Bool {
    unsafe source[place] == 0xEF && place + 2 < end && source[place + 1] == 0xBF
      && source[place + 2] >= 0xBE
  }

  /// What a C1 control stands for: it can only have come from windows-1252.
  private static func control(_ source: [UInt8], at place: Int, before end: Int) -> UInt32? {
    unsafe source.withUnsafeBufferPointer { unsafe control($0, at: place, before: end) }
  }

  private static func control(
    _ source: UnsafeBufferPointer<UInt8>,
    at place: Int,
    before end: Int
  ) -> UInt32? {
    guard unsafe source[place] == 0xC2, place + 1 < end, unsafe source[place + 1] < 0xA0 else {
      return nil
    }
    return unsafe Windows1252.scalar(source[place + 1])?.value ?? 0
  }

  /// The next place that is not to be copied.
  private static func skip(
    _ source: [UInt8],
    from start: Int,
    before end: Int,
    _ mark: UInt8
  ) -> Int {
    unsafe source.withUnsafeBufferPointer {
      unsafe skip($0, from: start, before: end, mark)
    }
  }

  private static func skip(
    _ source: UnsafeBufferPointer<UInt8>,
    from start: Int,
    before end: Int,
    _ mark: UInt8
  ) -> Int {
    unsafe marks.withUnsafeBufferPointer { marks in
      var place = start
      while place < end, unsafe marks[Int(source[place])] & mark == 0 { place &+= 1 }
      return place
    }
  }

  /// Characters with their references read, and without those that XML cannot hold.
  static func decoded(
    _ range: Range<Int>,
    of source: [UInt8],
    inAttribute: Bool = true
  ) -> [UInt8] {
    let mark = inAttribute ? isValue : isText
    if skip(source, from: range.lowerBound, before: range.upperBound, mark) == range.upperBound {
      return Array(source[range])
    }
    var value = OutputBuffer(capacity: range.count)
    append(range, of: source, to: &value, inAttribute: inAttribute, escapes: false)
    return value.bytes
  }
}

extension OutputBuffer {
  /// Adds a character that XML can hold.
  mutating func append(scalar value: UInt32) {
    if value < 0x80 {
      guard value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D || value == 0x0C
      else { return }
      return append(UInt8(value))
    }
    guard value != 0xFFFE, value != 0xFFFF, let scalar = Unicode.Scalar(value) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
  }
}

extension [UInt8] {
  /// A range as text; it has to be ASCII.
  func asciiText(_ range: Range<Int>) -> String {
    unsafe withUnsafeBufferPointer { unsafe ByteView($0)?.string(range, isASCII: true) } ?? ""
  }

  /// Adds text so that no parser of HTML or XML sees markup in it, as text or as a value.
  mutating func appendEscaped(_ text: String) {
    let bytes = Array(text.utf8)
    var output = OutputBuffer(capacity: bytes.count)
    HTMLEscaping.append(
      0..<bytes.count,
      of: bytes,
      to: &output,
      readsReferences: false,
      inAttribute: true
    )
    self += output.bytes
  }
}
