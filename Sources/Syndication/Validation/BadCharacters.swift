import Markup

extension Validation {
  /// Reports texts and attributes of an element in which bytes were taken for another encoding.
  mutating func checkCharacters(at place: Place, inAttributes: Bool = true) {
    var offset = 0
    // Most texts need not be taken apart.
    let isPlain =
      !memory.refersToControls && place.element.firstChild == nil
      && !place.element.isText(BadCharacters.areSuspects)
    for node in place.element.nodes where !isPlain {
      if case .element(let child) = node { offset += child.text.utf8.count }
      guard case .text(let text) = node else { continue }
      var places = TextPlaces(of: place.element)
      let reference = placeOfControl(in: text, from: offset, &places)
      let bad = BadCharacters.place(in: text) ?? reference
      if let bad,
        !BadCharacters.isMended(document.originalText, at: places.offset(of: offset + bad))
      {
        let here = place.pointing(at: places.position(of: offset + bad))
        report(.badCharacters, at: here, ["value": text.trimmingXMLSpace])
        break
      }
      offset += text.utf8.count
    }
    guard inAttributes else { return }
    for attribute in place.element.attributes
    where attribute.isValue(BadCharacters.areSuspects) && BadCharacters.areIn(attribute.value)
      || holdsControl(attribute, place.element)
    {
      let name = attributeKey(attribute) ?? attribute.name.qualified
      report(.badCharacters, at: place.at(name), ["value": attribute.value])
    }
  }
}

extension Validation {
  /// Where in a text a reference such as `&#146;` stands, which is read as what its writer meant.
  private func placeOfControl(
    in text: String,
    from start: Int,
    _ places: inout TextPlaces
  ) -> Int? {
    guard memory.refersToControls else { return nil }
    var offset = 0
    for scalar in text.unicodeScalars {
      if BadCharacters.isOfWindows1252(scalar),
        BadCharacters.isControl(document.originalText, at: places.offset(of: start + offset))
      {
        return offset
      }
      offset += UTF8.width(scalar)
    }
    return nil
  }

  private func holdsControl(_ attribute: Element.Attribute, _ element: Element) -> Bool {
    guard memory.refersToControls,
      let range = element.sourceTag?.attribute(attribute.name.qualified)?.value
    else { return false }
    return range.contains { BadCharacters.isControl(document.originalText, at: $0) }
  }
}

/// Characters that no one writes, but that come from bytes read in a wrong encoding.
enum BadCharacters {
  /// Whether a document may hold any: looked at once, so that most texts need not be.
  static func mayBe(in bytes: [UInt8], _ document: Document) -> Bool {
    let isOtherEncoding = !["utf-8", "us-ascii"].contains(document.encoding.name)
    if isOtherEncoding || document.problems.contains(where: { $0.code == .charsetOverride }) {
      return true
    }
    return refers(bytes.span, isSuspect) || areSuspects(in: bytes.span)
  }

  /// Whether a text, in UTF-8, holds what any of them may begin with: few do.
  static func areSuspects(in bytes: Span<UInt8>) -> Bool {
    var place = ByteSearch.firstBeyondASCII(in: bytes, from: 0)
    while place < bytes.count - 1 {
      let next = bytes[place + 1]
      switch bytes[place] {
      case 0xC2 where next < 0xA0, 0xC3 where next <= 0x83 || next == 0xA2, 0xEF where next == 0xBF:
        return true
      // A letter of Latin-1 with another character outside ASCII behind it.
      case 0xC3 where place + 2 < bytes.count && bytes[place + 2] >= 0x80: return true
      default: place = ByteSearch.firstBeyondASCII(in: bytes, from: place + 1)
      }
    }
    return false
  }

  /// Whether the text of a document refers to controls of the C1 range.
  static func refersToControls(_ bytes: [UInt8]) -> Bool { refers(bytes.span, isControl) }

  /// Whether such a reference stands at a place.
  static func isControl(_ bytes: [UInt8], at place: Int) -> Bool {
    place < bytes.count - 3 && bytes[place] == UInt8(ascii: "&")
      && bytes[place + 1] == UInt8(ascii: "#")
      && isControl(number(in: bytes.span, from: place + 2))
  }

  /// Whether something else stands in the place of a character: a reference to none that XML has.
  static func isMended(_ bytes: [UInt8], at place: Int) -> Bool {
    place < bytes.count - 3 && bytes[place] == UInt8(ascii: "&")
      && bytes[place + 1] == UInt8(ascii: "#")
      && !isSuspect(number(in: bytes.span, from: place + 2))
  }

  /// Whether a reference names a character of some kind.
  private static func refers(_ bytes: Span<UInt8>, _ isOne: (Int) -> Bool) -> Bool {
    let mark = UInt8(ascii: "&")
    var place = ByteSearch.first(mark, in: bytes, from: 0)
    while place < bytes.count - 3 {
      if bytes[place + 1] == UInt8(ascii: "#"), isOne(number(in: bytes, from: place + 2)) {
        return true
      }
      place = ByteSearch.first(mark, in: bytes, from: place + 1)
    }
    return false
  }

  private static func isControl(_ code: Int) -> Bool { (0x80...0x9F).contains(code) }

  /// Whether a character is one that text of a wrong encoding may begin with.
  private static func isSuspect(_ code: Int) -> Bool {
    isControl(code) || code == 0xFFFD || code == 0xC2 || code == 0xC3 || code == 0xE2
  }

  /// Whether a character is what windows-1252 has in the place of a control.
  static func isOfWindows1252(_ scalar: Unicode.Scalar) -> Bool { upper[scalar] != nil }

  /// The number in a reference, of at most seven digits.
  private static func number(in bytes: Span<UInt8>, from start: Int) -> Int {
    let isHexadecimal = bytes[start] == UInt8(ascii: "x")
    var place = isHexadecimal ? start + 1 : start
    let end = min(place + 7, bytes.count)
    var code = 0
    let isDigit = isHexadecimal ? Digits.isHexadecimal : Digits.isDigit
    while place < end, isDigit(bytes[place]) {
      // The letters follow the digit 9 in this way, in either case.
      let digit = Int(bytes[place] & 15) + (bytes[place] > UInt8(ascii: "9") ? 9 : 0)
      code = code * (isHexadecimal ? 16 : 10) + digit
      place += 1
    }
    return code
  }

  static func areIn(_ text: String) -> Bool { place(in: text) != nil }

  /// Where in a text, in UTF-8, is the first of them: controls of the C1 range, U+FFFD, or UTF-8 that was
  /// read as windows-1252.
  static func place(in text: String) -> Int? {
    guard areSuspects(in: text.utf8.span) else { return nil }
    var run: [UInt8] = []
    // Where the run begins, and where the next character does.
    var (start, end) = (0, 0)
    for scalar in text.unicodeScalars {
      let offset = end
      end += UTF8.width(scalar)
      if scalar.value >= 0x80, scalar.value < 0xA0 || scalar.value == 0xFFFD {
        return isUTF8(run) ? start : offset
      }
      if scalar.value >= 0x80, let byte = byte(of: scalar) {
        if run.isEmpty { start = offset }
        run.append(byte)
      } else {
        if isUTF8(run) { return start }
        run.removeAll(keepingCapacity: true)
      }
    }
    return isUTF8(run) ? start : nil
  }

  /// Whether bytes of characters that stood together are one or more characters of UTF-8: one that
  /// begins with Â, Ã or â, which no word goes on from in this way, or several.
  private static func isUTF8(_ run: [UInt8]) -> Bool {
    guard let first = run.first, run.count > 1,
      [0xC2, 0xC3, 0xE2].contains(first) || run.count >= 4 && first >= 0xC4
    else { return false }
    var rest = run[...]
    while let lead = rest.popFirst() {
      let count = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
      guard count > 0, rest.count >= count, rest.prefix(count).allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The byte of a character in windows-1252.
  private static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value <= 0xFF { return UInt8(scalar.value) }
    return scalar.value <= 0x2122 ? upper[scalar] : nil
  }

  private static let upper = Dictionary(
    (UInt8(0x80)...0x9F).compactMap { byte in Windows1252.scalar(byte).map { ($0, byte) } },
    uniquingKeysWith: { first, _ in first }
  )
}
