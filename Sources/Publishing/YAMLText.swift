import Yams

/// Texts as values of YAML that read back as the same text.
enum YAMLText {
  static func node(_ text: String) -> Node {
    Node(text, Yams.Tag(.str), style(text))
  }

  /// A block for several lines, quotes for what would be read as something else.
  private static func style(_ text: String) -> Node.Scalar.Style {
    let hasOddCharacter = text.unicodeScalars.contains { scalar in
      scalar.value < 32 && scalar != "\n" || scalar.value == 0x7F || scalar.value == 0x85
        || scalar.value == 0x2028 || scalar.value == 0x2029 || scalar.value == 0xFEFF
    }
    if hasOddCharacter { return .doubleQuoted }
    if text.contains("\n") {
      let hasTrailingSpace = text.split(separator: "\n").contains { $0.hasSuffix(" ") }
      return hasTrailingSpace || text.hasPrefix(" ") || text.hasPrefix("\n")
        ? .doubleQuoted : .literal
    }
    let isPlain = text.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
    let isWord =
      isPlain && !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":")
      && !text.hasSuffix(" ")
    let reserved: Set = [
      "true", "false", "yes", "no", "on", "off", "null", "y", "n",
    ]
    return isWord && !reserved.contains(text.lowercased()) ? .plain : .doubleQuoted
  }
}
