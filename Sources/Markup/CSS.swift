/// The values of style attributes, cut down to what cannot fetch, move over other content or run.
enum CSS {
  static func sanitize(_ style: [UInt8]) -> [UInt8] {
    // Comments and escapes can hide anything from one that is no CSS parser.
    guard !style.contains(UInt8(ascii: "\\")), !style.hasComment else { return [] }
    var output: [UInt8] = []
    output.reserveCapacity(style.count + 8)
    var start = 0
    while start < style.count {
      let end = style.place(of: Byte.semicolon, from: start)
      append(start..<end, of: style, to: &output)
      start = end + 1
    }
    return output
  }

  /// Adds a declaration unless something in it may not be.
  private static func append(
    _ declaration: Range<Int>,
    of style: [UInt8],
    to output: inout [UInt8]
  ) {
    guard isPlain(style, declaration),
      let colon = style[declaration].firstIndex(of: Self.colon),
      style[(colon + 1)..<declaration.upperBound].firstIndex(of: Self.colon) == nil
    else { return }
    let name = trimmed(style, declaration.lowerBound..<colon)
    let value = trimmed(style, colon + 1..<declaration.upperBound)
    guard !name.isEmpty, !value.isEmpty, isAllowed(style, name, value) else { return }
    if !output.isEmpty { output.append(0x20) }
    output += style[name]
    output.append(Self.colon)
    output.append(0x20)
    output += style[value]
    output.append(Byte.semicolon)
  }

  private static let colon = UInt8(ascii: ":")

  private static func isAllowed(
    _ style: [UInt8],
    _ name: Range<Int>,
    _ value: Range<Int>
  ) -> Bool {
    if SanitizerPolicy.propertyWords.contains(style, name) { return true }
    let hyphen = style[name].firstIndex(of: UInt8(ascii: "-")) ?? name.upperBound
    guard SanitizerPolicy.propertyFamilyWords.contains(style, name.lowerBound..<hyphen) else {
      return false
    }
    var start = value.lowerBound
    while start < value.upperBound {
      let end = endOfWord(style, start..<value.upperBound)
      let word = start..<end
      if !word.isEmpty, !SanitizerPolicy.keywordWords.contains(style, word),
        !isMeasure(style, word)
      {
        return false
      }
      start = end + 1
    }
    return true
  }

  /// Where the word ends that a value begins with; what is in parentheses stays with its function.
  private static func endOfWord(_ style: [UInt8], _ value: Range<Int>) -> Int {
    var depth = 0
    for place in value {
      if style[place] == UInt8(ascii: "(") { depth += 1 }
      if style[place] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0, HTMLScanner.isSpace(style[place]) { return place }
    }
    return value.upperBound
  }

  /// Nothing but words, numbers, colours and quoted words: no escapes, no functions but colours, no
  /// comments, no references.
  private static func isPlain(_ style: [UInt8], _ declaration: Range<Int>) -> Bool {
    var depth = 0
    var quote: UInt8?
    for place in declaration {
      let byte = style[place]
      let kind = kinds[Int(byte)]
      if let open = quote {
        if byte == open {
          quote = nil
        } else if kind & isWord == 0, byte < 0x80 {
          return false
        }
      } else if byte == Byte.apostrophe || byte == Byte.quote {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
        guard depth == 1, isColor(style, declaration.lowerBound..<place) else { return false }
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        guard depth == 0 else { return false }
      } else if kind & (depth > 0 ? isInFunction : isWord | isInValue) == 0 {
        return false
      }
    }
    return depth == 0 && quote == nil
  }

  private static let isWord: UInt8 = 1
  private static let isInValue: UInt8 = 2
  private static let isInFunction: UInt8 = 4

  /// Where each byte may stand.
  private static let kinds: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    let byte = UInt8(byte)
    var kind: UInt8 = 0
    if isWordPart(byte) || HTMLScanner.isSpace(byte) { kind |= isWord }
    if ":,;#%.!".utf8.contains(byte) { kind |= isInValue }
    if byte &- 0x30 < 10 || ",.% -".utf8.contains(byte) { kind |= isInFunction }
    return kind
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    HTMLScanner.isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// Whether the word that stands before a parenthesis is the name of a colour function.
  private static func isColor(_ style: [UInt8], _ text: Range<Int>) -> Bool {
    var start = text.upperBound
    while start > text.lowerBound, isWordPart(style[start - 1]) { start -= 1 }
    return colors.contains(style, start..<text.upperBound)
  }

  private static let colors = WordIndex(["rgb", "rgba", "hsl", "hsla"])

  /// A number with a unit, or a colour in numbers.
  private static func isMeasure(_ style: [UInt8], _ word: Range<Int>) -> Bool {
    if style[word.lowerBound] == UInt8(ascii: "#") {
      return word.count > 1 && style[word].dropFirst().allSatisfy(isHexDigit)
    }
    let function = word.lowerBound..<min(word.lowerBound + 3, word.upperBound)
    if functions.contains(style, function) {
      return style[word.upperBound - 1] == UInt8(ascii: ")")
    }
    var end = word.lowerBound
    while end < word.upperBound, style[end] == UInt8(ascii: "-") { end += 1 }
    while end < word.upperBound, style[end] &- 0x30 < 10 || style[end] == UInt8(ascii: ".") {
      end += 1
    }
    guard end > word.lowerBound else { return false }
    return end == word.upperBound || units.contains(style, end..<word.upperBound)
  }

  private static let functions = WordIndex(["rgb", "hsl"])
  private static let units = WordIndex([
    "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", "rem", "ch", "vw", "vh", ",",
  ])

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  private static func trimmed(_ style: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, HTMLScanner.isSpace(style[start]) { start += 1 }
    while end > start, HTMLScanner.isSpace(style[end - 1]) { end -= 1 }
    return start..<end
  }
}

extension [UInt8] {
  /// Whether a comment of CSS begins somewhere.
  var hasComment: Bool {
    var place = place(of: Byte.slash, from: 0)
    while place + 1 < count {
      if self[place + 1] == UInt8(ascii: "*") { return true }
      place = self.place(of: Byte.slash, from: place + 1)
    }
    return false
  }
}

extension ArraySlice<UInt8> {
  /// The longest end that is made of such bytes.
  func suffix(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    self[((lastIndex { !isPart($0) } ?? startIndex - 1) + 1)...]
  }
}
