/// The values of style attributes, cut down to what cannot fetch, move over other content or run.
enum CSS {
  static func sanitize(_ style: String) -> String {
    // Comments and escapes can hide anything from one that is no CSS parser.
    guard !style.contains("\\"), !style.contains("/*") else { return "" }
    var declarations: [String] = []
    for declaration in style.split(separator: ";") where isPlain(declaration) {
      let parts = declaration.split(separator: ":", omittingEmptySubsequences: false)
      let name = parts[0].trimmed
      guard parts.count == 2, !name.isEmpty else { continue }
      let value = parts[1].trimmed
      if !value.isEmpty, isAllowed(name.lowercased(), value) {
        declarations.append("\(name): \(value);")
      }
    }
    return declarations.joined(separator: " ")
  }

  private static func isAllowed(_ name: String, _ value: String) -> Bool {
    if SanitizerPolicy.properties.contains(name) { return true }
    let family = String(name.prefix { $0 != "-" })
    guard SanitizerPolicy.propertyFamilies.contains(family) else { return false }
    return words(value).allSatisfy { word in
      SanitizerPolicy.keywords.contains(word.lowercased()) || isMeasure(word.lowercased())
    }
  }

  /// The words of a value; what is in parentheses stays with its function.
  private static func words(_ value: String) -> [Substring] {
    var depth = 0
    return value.split {
      if $0 == "(" { depth += 1 }
      if $0 == ")" { depth -= 1 }
      return depth == 0 && $0.isWhitespace
    }
  }

  /// Nothing but words, numbers, colours and quoted words: no escapes, no functions but colours, no
  /// comments, no references.
  private static func isPlain(_ style: Substring) -> Bool {
    var depth = 0
    var quote: Character?
    for character in style {
      if let open = quote {
        if character == open {
          quote = nil
          continue
        }
        guard
          character.isLetter || character.isNumber || character.isWhitespace
            || character == "_" || character == "-"
        else { return false }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "(" {
        depth += 1
        guard depth == 1 else { return false }
      } else if character == ")" {
        depth -= 1
        guard depth >= 0 else { return false }
      } else if depth > 0 {
        guard character.isNumber || ",.% ".contains(character) else { return false }
      } else {
        guard character.isASCII,
          character.isLetter || character.isNumber || character.isWhitespace
            || ":,;#%.!-_".contains(character)
        else { return false }
      }
    }
    return depth == 0 && quote == nil
  }

  /// A number with a unit, or a colour in numbers.
  private static func isMeasure(_ word: String) -> Bool {
    if word.hasPrefix("#") { return word.dropFirst().allSatisfy(\.isHexDigit) && word.count > 1 }
    if word.hasPrefix("rgb(") { return word.hasSuffix(")") }
    let digits = word.drop { $0 == "-" }.drop { $0.isNumber || $0 == "." }
    guard digits.count < word.count else { return false }
    return ["", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", "rem", "ch", "vw", "vh", ","]
      .contains(String(digits))
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
