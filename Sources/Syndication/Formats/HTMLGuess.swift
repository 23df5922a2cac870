import Markup

/// Whether text of a format that does not say so holds markup of HTML.
enum HTMLGuess {
  /// True when there is a closing tag or a character reference, every tag is one of HTML's, and
  /// every named reference is one of HTML's.
  ///
  /// Otherwise the text is taken for what it looks like.
  static func looksLikeHTML(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var hasEvidence = false
    var place = 0
    while let found = bytes[place...].firstIndex(where: { $0 == 0x3C || $0 == 0x26 }) {
      place = found + 1
      if bytes[found] == UInt8(ascii: "<") {
        let isClosing = place < bytes.count && bytes[place] == UInt8(ascii: "/")
        let name = word(bytes, at: isClosing ? place + 1 : place)
        if name.isEmpty { continue }
        guard Self.elements.contains(name.lowercased()) else { return false }
        let end = place + (isClosing ? 1 : 0) + name.utf8.count
        hasEvidence = hasEvidence || isClosing && end < bytes.count && bytes[end] == 0x3E
      } else {
        let isNumeric = place < bytes.count && bytes[place] == UInt8(ascii: "#")
        let name = word(bytes, at: isNumeric ? place + 1 : place)
        let end = place + (isNumeric ? 1 : 0) + name.utf8.count
        guard !name.isEmpty, end < bytes.count, bytes[end] == UInt8(ascii: ";") else { continue }
        guard isNumeric || HTMLNames.isEntity(name) else { return false }
        hasEvidence = true
      }
    }
    return hasEvidence
  }

  private static func word(_ bytes: [UInt8], at start: Int) -> String {
    guard start < bytes.count else { return "" }
    let word = bytes[start...].prefix {
      $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x5F
    }
    return String(decoding: word, as: UTF8.self)
  }

  private static let elements = HTMLNames.elements
}
