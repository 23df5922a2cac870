/// The values of style attributes, cut down to what cannot fetch, move over other content or run.
enum CSS {
  static func sanitize(_ style: [UInt8]) -> [UInt8] {
    // Comments and escapes can hide anything from one that is no CSS parser.
    guard !style.contains(UInt8(ascii: "\\")), !style.has("/*", in: style.indices) else {
      return []
    }
    var output: [UInt8] = []
    for declaration in style.split(separator: Byte.semicolon) where isPlain(declaration) {
      guard let colon = declaration.firstIndex(of: Self.colon),
        declaration[(colon + 1)...].firstIndex(of: Self.colon) == nil
      else { continue }
      let name = trimmed(declaration[..<colon])
      let value = trimmed(declaration[(colon + 1)...])
      guard !name.isEmpty, !value.isEmpty, isAllowed(name, value) else { continue }
      if !output.isEmpty { output.append(0x20) }
      output += name
      output += ": ".utf8
      output += value
      output.append(Byte.semicolon)
    }
    return output
  }

  private static let colon = UInt8(ascii: ":")

  private static func isAllowed(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    if SanitizerPolicy.properties.contains(name) { return true }
    let family = String(name.prefix { $0 != "-" })
    guard SanitizerPolicy.propertyFamilies.contains(family) else { return false }
    return words(value).allSatisfy { word in
      SanitizerPolicy.keywords.contains(word) || isMeasure(word)
    }
  }

  /// The words of a value in lower case; what is in parentheses stays with its function.
  private static func words(_ value: ArraySlice<UInt8>) -> [String] {
    var depth = 0
    return value.split {
      if $0 == UInt8(ascii: "(") { depth += 1 }
      if $0 == UInt8(ascii: ")") { depth -= 1 }
      return depth == 0 && HTMLScanner.isSpace($0)
    }
    .map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  /// Nothing but words, numbers, colours and quoted words: no escapes, no functions but colours, no
  /// comments, no references.
  private static func isPlain(_ style: ArraySlice<UInt8>) -> Bool {
    var depth = 0
    var quote: UInt8?
    for place in style.indices {
      let byte = style[place]
      let isWord = isWordPart(byte) || HTMLScanner.isSpace(byte)
      if let open = quote {
        if byte == open {
          quote = nil
        } else if !isWord, byte < 0x80 {
          return false
        }
      } else if byte == Byte.apostrophe || byte == Byte.quote {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
        guard depth == 1, isColor(style[..<place]) else { return false }
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        guard depth == 0 else { return false }
      } else if depth > 0 {
        guard byte &- 0x30 < 10 || inFunctions.contains(byte) else { return false }
      } else {
        guard isWord || inValues.contains(byte) else { return false }
      }
    }
    return depth == 0 && quote == nil
  }

  private static let inFunctions = Array(",.% -".utf8)
  private static let inValues = Array(":,;#%.!".utf8)

  private static func isWordPart(_ byte: UInt8) -> Bool {
    HTMLScanner.isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// Whether the word that stands before a parenthesis is the name of a colour function.
  private static func isColor(_ text: ArraySlice<UInt8>) -> Bool {
    let word = String(decoding: text.suffix(while: isWordPart), as: UTF8.self).lowercased()
    return ["rgb", "rgba", "hsl", "hsla"].contains(word)
  }

  /// A number with a unit, or a colour in numbers.
  private static func isMeasure(_ word: String) -> Bool {
    if word.hasPrefix("#") { return word.dropFirst().allSatisfy(\.isHexDigit) && word.count > 1 }
    if word.hasPrefix("rgb") || word.hasPrefix("hsl") { return word.hasSuffix(")") }
    let digits = word.drop { $0 == "-" }.drop { $0.isNumber || $0 == "." }
    guard digits.count < word.count else { return false }
    return ["", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", "rem", "ch", "vw", "vh", ","]
      .contains(String(digits))
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let head = text.drop(while: HTMLScanner.isSpace)
    return head.prefix(
      (head.lastIndex { !HTMLScanner.isSpace($0) } ?? head.startIndex - 1)
        - head.startIndex + 1
    )
  }
}

extension ArraySlice<UInt8> {
  /// The longest end that is made of such bytes.
  func suffix(while isPart: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    self[((lastIndex { !isPart($0) } ?? startIndex - 1) + 1)...]
  }
}
