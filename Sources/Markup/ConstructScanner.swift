/// Finds the tags, comments and sections of XML text that may still be coming in.
///
/// Nothing is checked: text that is not well-formed gives constructs that are as good as another.
struct ConstructScanner {
  enum Construct {
    /// Character data, perhaps a part of it only.
    case text
    case section
    /// A start tag, and the range of its qualified name.
    case start(Range<Int>, isEmpty: Bool)
    case end(Range<Int>)
    case doctype
    /// A comment or a processing instruction.
    case other
  }

  /// How long a tag or a document type may be: behind this it is taken for text.
  private static let longestTag = 1 << 20

  /// How long a comment, an instruction or a section may be: what is longer is taken for text, so that
  /// one without an end does not fill the memory.
  private let longestSection: Int

  /// How far the end of the construct that is not complete has been searched for, from its start.
  private var searched = 0

  init(longestSection: Int) {
    self.longestSection = longestSection
  }

  /// The construct that begins at a place and where it ends; nil when more text is needed.
  mutating func next(
    in text: [UInt8],
    at place: Int,
    isFinal: Bool
  ) -> (construct: Construct, end: Int)? {
    guard place < text.count else { return nil }
    guard text[place] == Byte.less else {
      return (.text, Self.find(Byte.less, in: text, from: place) ?? text.count)
    }
    // The longest that has to be seen to know what begins here: <![CDATA[
    if !isFinal, text.count - place < 9 { return nil }
    if let found = complete(text, at: place) {
      searched = 0
      return found
    }
    if isFinal || isTooLong(text, at: place) {
      searched = 0
      return (.text, isFinal ? text.count : place + 1)
    }
    return nil
  }

  private func isTooLong(_ text: [UInt8], at place: Int) -> Bool {
    // Where a section ends is not looked for from its start again: it may be longer.
    text.count - place > (searched == 0 ? Self.longestTag : longestSection)
  }

  private mutating func complete(
    _ text: [UInt8],
    at place: Int
  ) -> (construct: Construct, end: Int)? {
    let next = place + 1 < text.count ? text[place + 1] : 0
    if next == Byte.exclamation {
      if text.has("<!--", at: place) { return closed(by: "-->", .other, text, at: place, 4) }
      if text.has("<![CDATA[", at: place) {
        return closed(by: "]]>", .section, text, at: place, 9)
      }
      return Self.doctypeEnd(text, at: place).map { (.doctype, $0) }
    }
    if next == Byte.question { return closed(by: "?>", .other, text, at: place, 2) }
    var scanner = XMLScanner(text, at: place + (next == Byte.slash ? 2 : 1))
    guard let name = scanner.name() else { return (.text, place + 1) }
    guard let end = Self.tagEnd(text, from: scanner.place) else { return nil }
    if next == Byte.slash { return (.end(name), end) }
    return (.start(name, isEmpty: text[max(end - 2, 0)] == Byte.slash), end)
  }

  private mutating func closed(
    by mark: StaticString,
    _ construct: Construct,
    _ text: [UInt8],
    at place: Int,
    _ opening: Int
  ) -> (construct: Construct, end: Int)? {
    let length = mark.utf8CodeUnitCount
    var from = place + max(searched, opening)
    while let end = Self.find(Byte.greater, in: text, from: from) {
      let start = end + 1 - length
      if start >= place + opening, text.has(mark, at: start) { return (construct, end + 1) }
      from = end + 1
    }
    searched = text.count - place
    return nil
  }

  /// Behind the `>` of a tag, or before a `<` that stands where none can.
  private static func tagEnd(_ text: [UInt8], from start: Int) -> Int? {
    var place = start
    var quote: UInt8 = 0
    while place < text.count {
      let byte = text[place]
      if byte == Byte.less { return place }
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == Byte.greater {
        return place + 1
      } else if byte == Byte.quote || byte == Byte.apostrophe {
        quote = byte
      }
      place += 1
    }
    return nil
  }

  private static func doctypeEnd(_ text: [UInt8], at start: Int) -> Int? {
    var place = start
    var isInSubset = false
    var quote: UInt8 = 0
    while place < text.count {
      let byte = text[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else {
        switch byte {
        case UInt8(ascii: "["): isInSubset = true
        case UInt8(ascii: "]"): isInSubset = false
        case Byte.quote, Byte.apostrophe: quote = byte
        case Byte.greater where !isInSubset: return place + 1
        default: break
        }
      }
      place += 1
    }
    return nil
  }

  private static func find(_ byte: UInt8, in text: [UInt8], from start: Int) -> Int? {
    unsafe text.withUnsafeBytes { unsafe $0.firstOffset(of: byte, from: start) }
  }
}
