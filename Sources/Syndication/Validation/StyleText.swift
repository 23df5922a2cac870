import Markup

/// Looks at the value of a style attribute.
enum StyleText {
  /// The first declaration or value that may be more than harmless.
  static func danger(in style: String) -> String? {
    let bytes = Array(style.utf8)
    return danger(in: bytes, bytes.indices)
  }

  /// The same of a range of a text.
  static func danger(in text: [UInt8], _ range: Range<Int>) -> String? {
    let marks = marks
    for place in range where !marks.contains(text[place]) { return Self.text(text, range) }
    if let function = riskyFunction(in: text, range) {
      return Self.text(text, function).lowercased()
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = find(UInt8(ascii: ";"), in: text, start..<range.upperBound)
      if let danger = danger(inDeclaration: trimmed(text, start..<end), of: text) { return danger }
      start = end + 1
    }
    return nil
  }

  /// The first function that is not one which only reckons: `url`, which loads, `expression`, which
  /// runs, and whatever else there may be.
  private static func riskyFunction(in text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var depth = 0
    for place in range {
      if text[place] == UInt8(ascii: ")") { depth -= 1 }
      guard text[place] == UInt8(ascii: "(") else { continue }
      depth += 1
      var start = place
      while start > range.lowerBound, isOfName(text[start - 1]) { start -= 1 }
      if start < place, !functions.contains(text, start..<place) { return start..<place + 1 }
    }
    return depth > 0 ? range : nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || Digits.isDigit(byte)
      || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  private static func danger(inDeclaration range: Range<Int>, of text: [UInt8]) -> String? {
    if range.isEmpty { return nil }
    let colon = find(UInt8(ascii: ":"), in: text, range)
    if colon == range.upperBound { return Self.text(text, range) }
    let property = trimmed(text, range.lowerBound..<colon)
    guard HTMLVocabulary.properties.contains(text, property) else {
      return Self.text(text, property).lowercased()
    }
    let family = property.lowerBound..<find(UInt8(ascii: "-"), in: text, property)
    guard HTMLVocabulary.propertyFamilies.contains(text, family) else { return nil }
    var start = colon + 1
    while start < range.upperBound {
      if isSpace(text[start]) {
        start += 1
        continue
      }
      var end = start
      while end < range.upperBound, !isSpace(text[end]) { end += 1 }
      let word = start..<end
      if !HTMLVocabulary.keywords.contains(text, word), !isMeasure(text, word) {
        return Self.text(text, word).lowercased()
      }
      start = end
    }
    return nil
  }

  /// `#FFF`, `rgb(1,2,3)` whole or in part, `12px`, `50%`: at most four digits before the point: more
  /// would throw text across the page.
  private static func isMeasure(_ text: [UInt8], _ word: Range<Int>) -> Bool {
    if text[word.lowerBound] == UInt8(ascii: "#") {
      return text[word].dropFirst().allSatisfy { Digits.isHexadecimal($0) }
    }
    if word.count >= 4, text[word].prefix(4).map({ $0 | 0x20 }).elementsEqual("rgb(".utf8) {
      return text[word].dropFirst(4).allSatisfy { Digits.isDigit($0) || parts.contains($0) }
    }
    var end = word.lowerBound
    var wholeDigits: Int?
    while end < word.upperBound, Digits.isDigit(text[end]) || numberMarks.contains(text[end]) {
      if text[end] == UInt8(ascii: "."), wholeDigits == nil { wholeDigits = end - word.lowerBound }
      end += 1
    }
    guard end > word.lowerBound else { return false }
    let isNegative = text[word.lowerBound] == UInt8(ascii: "-")
    let isSmall = (wholeDigits ?? end - word.lowerBound) <= (isNegative ? 5 : 4)
    return isSmall && (end == word.upperBound || units.contains(text, end..<word.upperBound))
  }

  private static func find(_ byte: UInt8, in text: [UInt8], _ range: Range<Int>) -> Int {
    var place = range.lowerBound
    while place < range.upperBound, text[place] != byte { place += 1 }
    return place
  }

  private static func trimmed(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func text(_ text: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }

  private static let marks = ByteSet.alphanumeric(and: " \t\n\r:;#%,.()'\"-!_")
  private static let parts = ByteSet("%,)")
  private static let functions = WordIndex("rgb rgba hsl hsla calc min max clamp")
  private static let numberMarks = ByteSet(".-")
  private static let units = WordIndex("cm em ex in mm pc pt px % , )")
}
