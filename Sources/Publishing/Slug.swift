/// The part of an address that names a post or a tag.
package enum Slug {
  /// Makes a slug of any text: letters and digits in lower case, joined by hyphens.
  package static func make(_ text: String) -> String {
    var slug = ""
    var isGap = false
    for character in text.lowercased() {
      if character == "'" || character == "’" { continue }
      if character == "+" || character == "#" {
        slug += (slug.isEmpty ? "" : "-") + (character == "+" ? "plus" : "sharp")
        isGap = true
        continue
      }
      guard isWord(character) else {
        isGap = true
        continue
      }
      if isGap, !slug.isEmpty { slug += "-" }
      isGap = false
      slug.append(character)
      // File names end at 255 bytes; a long title needs no more than this to be told apart.
      if slug.utf8.count >= 100 { break }
    }
    return slug
  }

  /// The slug of a tag, which may be a lone symbol: never empty.
  package static func make(tag: String) -> String {
    let slug = make(tag)
    if !slug.isEmpty { return slug }
    return tag.unicodeScalars.map { "u" + String($0.value, radix: 16) }.joined(separator: "-")
  }

  private static func isWord(_ character: Character) -> Bool {
    // The properties of Unicode are slow to look up.
    if let ascii = character.asciiValue { return isWord(ascii) }
    return character.isLetter || character.isNumber
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// Whether a text can stand as one part of a path, on disk and in a URL.
  package static func isValid(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && !text.hasPrefix(".")
      && text.unicodeScalars.allSatisfy {
        $0.isASCII && isWord(UInt8(truncatingIfNeeded: $0.value))
          || $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "-_.~".unicodeScalars.contains($0)
          || $0.properties.generalCategory == .nonspacingMark
          || $0.properties.generalCategory == .spacingMark
      }
  }
}
