/// Looks at the value of a style attribute.
enum StyleText {
  /// The first declaration or value that may be more than harmless.
  static func danger(in style: String) -> String? {
    let isSafe = style.utf8.allSatisfy {
      Digits.isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || marks.contains($0)
    }
    guard isSafe else { return style }
    for declaration in style.split(separator: ";") {
      let text = String(declaration).trimmingXMLSpace
      if text.isEmpty { continue }
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return text }
      let property = String(parts[0]).trimmingXMLSpace.lowercased()
      let value = String(parts[1]).trimmingXMLSpace
      guard HTMLVocabulary.properties.contains(property) else { return property }
      let family = property.prefix { $0 != "-" }
      guard ["background", "border", "margin", "padding"].contains(family) else { continue }
      for word in value.split(whereSeparator: \.isWhitespace) {
        let word = word.lowercased()
        if !HTMLVocabulary.keywords.contains(word), !isMeasure(word) { return word }
      }
    }
    return nil
  }

  /// `#FFF`, `rgb(1,2,3)` whole or in part, `12px`, `50%`: at most two digits before the point.
  private static func isMeasure(_ word: String) -> Bool {
    if word.hasPrefix("#") { return word.dropFirst().allSatisfy(\.isHexDigit) }
    if word.hasPrefix("rgb(") {
      return word.dropFirst(4).allSatisfy { $0.isNumber || "%,)".contains($0) }
    }
    let unit = word.drop { $0.isNumber || $0 == "." || $0 == "-" }
    let number = word.prefix(word.count - unit.count)
    let isUnit = ["", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"].contains(unit)
    let isSmall = number.prefix { $0 != "." }.count <= (number.hasPrefix("-") ? 3 : 2)
    return !number.isEmpty && isUnit && isSmall
  }

  private static let marks = Set(" \t\n\r:;#%,.()'\"-!_".utf8)
}
