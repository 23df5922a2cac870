/// Cuts HTML into tokens by the rules of the HTML standard (section 13.2.5).
///
/// Whoever walks the tokens asks for raw text behind the elements that hold it, and says when it is
/// inside SVG or MathML.
struct HTMLScanner {
  /// A piece of the source.
  enum Token {
    /// Characters; references in them are not yet read.
    case text(Range<Int>)
    /// A start tag; its attributes are in ``HTMLScanner/attributes``.
    case start(name: Range<Int>, isSelfClosing: Bool)
    case end(name: Range<Int>)
    case comment(Range<Int>)
    /// The characters of a CDATA section, only in SVG and MathML; they hold no references.
    case characters(Range<Int>)
  }

  /// An attribute as it is written.
  struct Attribute {
    var name: Range<Int>
    var value: Range<Int>
  }

  /// More attributes than this on one element are passed over.
  static let maximumAttributes = 512

  let source: [UInt8]
  private(set) var place = 0
  /// The attributes of the last start tag.
  private(set) var attributes: [Attribute] = []
  /// Whether a CDATA section holds text: everywhere else it is a comment.
  var isForeign = false
  /// Whether no `>` was found behind some place: then none has to be searched for again.
  private var isWithoutGreater = false

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// The next token; nil at the end.
  mutating func next() -> Token? {
    while place < source.count {
      let start = place
      if source[place] == Byte.less {
        switch markup() {
        case .token(let token): return token
        case .nothing: continue
        case .text: place = source.place(of: Byte.less, from: start + 1)
        }
      } else {
        place = source.place(of: Byte.less, from: start)
      }
      return .text(start..<place)
    }
    return nil
  }

  private enum Result {
    case token(Token)
    /// Something that stands for nothing was passed.
    case nothing
    /// What begins here is no markup.
    case text
  }

  private mutating func markup() -> Result {
    guard place + 1 < source.count else { return .text }
    let byte = source[place + 1]
    if Self.isLetter(byte) { return tag(at: place + 1, isEnd: false) }
    switch byte {
    case Byte.slash:
      guard place + 2 < source.count else { return .text }
      if Self.isLetter(source[place + 2]) { return tag(at: place + 2, isEnd: true) }
      if source[place + 2] == Byte.greater {
        place += 3
        return .nothing
      }
      return declaration(from: place + 2)
    case Byte.exclamation:
      if source.has("--", at: place + 2) { return comment(from: place + 4) }
      if isForeign, source.has("[CDATA[", at: place + 2) { return section(from: place + 9) }
      // A browser passes over more than this, and what it takes with it is lost.
      guard place + 2 < source.count, Self.isLetter(source[place + 2]) || source[place + 2] == 0x5B
      else { return .text }
      return declaration(from: place + 2)
    case Byte.question: return declaration(from: place + 1)
    default: return .text
    }
  }

  /// What a browser takes for a comment though it is none: up to the next `>`.
  ///
  /// Where there is none, a browser drops all that follows; here it is text.
  private mutating func declaration(from start: Int) -> Result {
    if isWithoutGreater { return .text }
    let end = source.place(of: Byte.greater, from: start)
    guard end < source.count else {
      isWithoutGreater = true
      return .text
    }
    place = end + 1
    return .nothing
  }

  private mutating func comment(from start: Int) -> Result {
    // `<!-->` and `<!--->` are whole comments.
    if source.has(">", at: start) || source.has("->", at: start) {
      place = source.place(of: Byte.greater, from: start) + 1
      return .nothing
    }
    var end = start
    while true {
      end = source.place(of: UInt8(ascii: "-"), from: end)
      guard end < source.count else { break }
      if source.has("-->", at: end) || source.has("--!>", at: end) {
        place = source.place(of: Byte.greater, from: end) + 1
        return .token(.comment(start..<end))
      }
      end += 1
    }
    place = source.count
    return .nothing
  }

  private mutating func section(from start: Int) -> Result {
    var end = start
    while true {
      end = source.place(of: UInt8(ascii: "]"), from: end)
      if end >= source.count || source.has("]]>", at: end) { break }
      end += 1
    }
    place = min(end + 3, source.count)
    return .token(.characters(start..<end))
  }

  private mutating func tag(at start: Int, isEnd: Bool) -> Result {
    var place = start
    while place < source.count, !Self.endsName(source[place]) { place += 1 }
    let name = start..<place
    attributes.removeAll(keepingCapacity: true)
    if place < source.count, source[place] == Byte.greater {
      self.place = place + 1
      return .token(isEnd ? .end(name: name) : .start(name: name, isSelfClosing: false))
    }
    guard let isSelfClosing = readAttributes(from: place) else {
      self.place = source.count
      return .nothing
    }
    return .token(isEnd ? .end(name: name) : .start(name: name, isSelfClosing: isSelfClosing))
  }

  /// Reads up to the end of a tag and says whether it ends in `/>`; nil when it never ends.
  private mutating func readAttributes(from start: Int) -> Bool? {
    var place = start
    var isSlashBefore = false
    while place < source.count {
      let byte = source[place]
      if byte == Byte.greater {
        self.place = place + 1
        return isSlashBefore
      }
      isSlashBefore = byte == Byte.slash
      if isSlashBefore || Self.isSpace(byte) {
        place += 1
        continue
      }
      let first = place
      place += 1
      while place < source.count, !Self.endsName(source[place]), source[place] != Byte.equals {
        place += 1
      }
      let name = first..<place
      guard let value = value(&place) else { return nil }
      if attributes.count < Self.maximumAttributes {
        attributes.append(Attribute(name: name, value: value))
      }
    }
    return nil
  }

  /// The value behind the name of an attribute, empty where there is none; nil when it never ends.
  private func value(_ place: inout Int) -> Range<Int>? {
    var next = skippingSpace(place)
    guard next < source.count else { return nil }
    guard source[next] == Byte.equals else { return place..<place }
    next = skippingSpace(next + 1)
    guard next < source.count else { return nil }
    let byte = source[next]
    if byte == Byte.quote || byte == Byte.apostrophe {
      let end = source.place(of: byte, from: next + 1)
      guard end < source.count else { return nil }
      place = end + 1
      return next + 1..<end
    }
    place = next
    while place < source.count, !Self.isSpace(source[place]), source[place] != Byte.greater {
      place += 1
    }
    return next..<place
  }

  private func skippingSpace(_ start: Int) -> Int {
    var place = start
    while place < source.count, Self.isSpace(source[place]) { place += 1 }
    return place
  }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == Byte.greater || byte == Byte.slash || isSpace(byte)
  }
}

extension HTMLScanner {
  /// Everything up to the end tag of an element whose content is no markup; the scanner then stands
  /// before that tag, or at the end.
  mutating func rawText(of name: String) -> Range<Int> {
    let start = place
    var end = start
    // A script may hold its own end tag in what looks like a comment with a script in it.
    var isCommented = false
    var isScriptInComment = false
    while true {
      end = source.place(of: Byte.less, or: name == "script" ? UInt8(ascii: "-") : 0, from: end)
      guard end < source.count else { break }
      if name == "script" {
        if !isCommented, source.has("<!--", at: end) {
          isCommented = true
          end += 2
          continue
        }
        if isCommented, source.has("-->", at: end) {
          (isCommented, isScriptInComment) = (false, false)
        } else if isCommented, isTag("<script", at: end) {
          isScriptInComment = true
        } else if isScriptInComment, isTag("</script", at: end) {
          isScriptInComment = false
          end += 1
          continue
        }
      }
      if !isScriptInComment, source.has("</", at: end), isTag("</" + name, at: end) { break }
      end += 1
    }
    place = min(end, source.count)
    return start..<place
  }

  /// Passes the line end that may stand behind `<pre>` and `<textarea>`.
  mutating func skipLineEnd() {
    if source.has("\r\n", at: place) {
      place += 2
    } else if place < source.count, source[place] == 0x0A || source[place] == 0x0D {
      place += 1
    }
  }

  /// Everything that is left.
  mutating func rest() -> Range<Int> {
    defer { place = source.count }
    return place..<source.count
  }

  /// Passes white space and the start tag of an element behind it, if that is what stands here.
  mutating func skipStart(of name: String) -> Bool {
    let start = skippingSpace(place)
    guard isTag("<" + name, at: start) else { return false }
    place = start
    return next() != nil
  }

  /// Passes an end tag that stands here with nothing before it.
  mutating func skip(_ text: StaticString) -> Bool {
    guard source.has(text, at: place) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  private func isTag(_ opening: String, at start: Int) -> Bool {
    var place = start
    for byte in opening.utf8 {
      guard place < source.count else { return false }
      let found = source[place]
      guard found == byte || Self.isLetter(byte) && found | 0x20 == byte else { return false }
      place += 1
    }
    return place < source.count && Self.endsName(source[place])
  }
}

extension [UInt8] {
  /// Where a byte is next, or the end.
  func place(of byte: UInt8, from start: Int) -> Int {
    place(of: byte, or: byte, from: start)
  }

  /// Where one of two bytes is next, or the end.
  func place(of byte: UInt8, or other: UInt8, from start: Int) -> Int {
    unsafe withUnsafeBytes { bytes in
      var place = start
      let ones: UInt64 = 0x0101_0101_0101_0101
      let (first, second) = (ones &* UInt64(byte), ones &* UInt64(other))
      while place &+ 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        let (one, two) = (word ^ first, word ^ second)
        // A byte of zero borrows into its highest bit.
        let found = ((one &- ones) & ~one | (two &- ones) & ~two) & (ones &* 0x80)
        if found != 0 { return place &+ UInt64(littleEndian: found).trailingZeroBitCount / 8 }
        place &+= 8
      }
      while place < bytes.count {
        let found = unsafe bytes[place]
        if found == byte || found == other { return place }
        place &+= 1
      }
      return Swift.max(place, bytes.count)
    }
  }

  /// Whether a text stands at a place.
  @inline(__always) func has(_ text: StaticString, at start: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start >= 0, start + length <= count else { return false }
    return unsafe withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset < length {
        if unsafe bytes[start + offset] != text.utf8Start[offset] { return false }
        offset += 1
      }
      return true
    }
  }
}
