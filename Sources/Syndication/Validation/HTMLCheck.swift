import Markup

/// Goes through HTML tag by tag, and notes what is wrong with it.
struct HTMLCheck {
  /// An element that has begun and not ended.
  private struct OpenElement {
    var name: Range<Int>
    var packed: PackedName?
    var traits: HTMLVocabulary.Traits
    var offset: Int
  }

  let bytes: [UInt8]
  var place = 0
  private var open: [OpenElement] = []
  /// How many open elements have a name, once there are too many to go through for each end tag.
  private var openNames: [String: Int]?
  private var found: [HTMLText.Remark] = []
  /// What the grammar forbids; only the first is reported.
  private var breach: (what: String, offset: Int)?
  /// Where what is looked at begins: a tag, a reference, an attribute.
  var mark = 0
  /// The language of the svg or math that is open, and how many elements were open before it.
  private var drawing: (language: DrawingVocabulary.Language, depth: Int)?
  /// Whether what an address is relative to is known.
  var mayBeRelative = true

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many remarks there are on one text, which must not take what all of a document may.
  private static let maximum = 10_000

  /// What is wrong, in its order.
  mutating func remarks() -> [HTMLText.Remark] {
    scan()
    if let (what, offset) = breach { note(.notHtml, ["message": what], at: offset) }
    return found.count < 2 ? found : found.sorted { $0.offset < $1.offset }
  }

  private mutating func scan() {
    while place < bytes.count {
      mark = place
      switch bytes[place] {
      case UInt8(ascii: "<"): scanMarkup()
      case UInt8(ascii: "&"): scanReference()
      case 0xC2 where byte(1).map({ $0 < 0xA0 }) ?? false:
        fail("it holds a control character")
        place += 2
      default:
        let less = UInt8(ascii: "<")
        let marks = (less, UInt8(ascii: "&"), UInt8(0xC2), less)
        place = ByteSearch.first(of: marks, in: bytes.span, from: place + 1)
      }
    }
    for tag in open where !tag.traits.contains(.optionalEnd) {
      mark = tag.offset
      fail("<\(text(tag.name))> is not closed")
    }
  }

  mutating func fail(_ what: String) {
    if breach == nil { breach = (what, mark) }
  }

  mutating func find(_ message: Message, _ parameters: Parameters) {
    note(message, parameters, at: mark)
  }

  private mutating func note(_ message: Message, _ parameters: Parameters, at offset: Int) {
    if found.count > Self.maximum { return }
    if found.count == Self.maximum {
      let value = "this text has more than \(Self.maximum) mistakes"
      let parameters: Parameters = ["value": value]
      found.append(
        HTMLText.Remark(message: .validatorLimit, parameters: parameters, offset: mark)
      )
      place = bytes.count
      return
    }
    found.append(HTMLText.Remark(message: message, parameters: parameters, offset: offset))
  }

  func byte(_ offset: Int) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  /// A name in lower case.
  func text(_ name: Range<Int>) -> String { HTMLBytes.lowercased(bytes, name) }

  private func isSame(_ name: Range<Int>, _ packed: PackedName?, as other: OpenElement) -> Bool {
    guard let packed, let others = other.packed else {
      return packed == nil && other.packed == nil && text(name) == text(other.name)
    }
    return packed == others
  }

  // MARK: Tags

  private mutating func scanMarkup() {
    guard let next = byte(1) else {
      fail("a < at the end")
      place += 1
      return
    }
    if next == UInt8(ascii: "!") {
      skipDeclaration()
    } else if next == UInt8(ascii: "?") {
      if text(HTMLBytes.name(bytes, from: place + 2)) == "import" {
        find(.securityRisk, ["tag": "?import"])
      }
      fail("<? is no tag")
      skip(to: UInt8(ascii: ">"))
    } else if next == UInt8(ascii: "/") {
      scanEndTag()
    } else if HTMLBytes.isLetter(next) {
      scanStartTag()
    } else {
      fail("a < that begins no tag")
      place += 1
    }
  }

  private mutating func skipDeclaration() {
    if bytes[place...].starts(with: "<!--".utf8) {
      place += 4
      while place < bytes.count,
        byte(0) != UInt8(ascii: "-") || byte(1) != UInt8(ascii: "-") || byte(2) != 0x3E
      { place += 1 }
      if place >= bytes.count { fail("a comment is not closed") }
      place += 3
    } else {
      let start = bytes[place...].prefix(9).map { $0 | 0x20 }
      if !start.elementsEqual("<!doctype".utf8.map { $0 | 0x20 }) { fail("<! begins no comment") }
      skip(to: UInt8(ascii: ">"))
    }
  }

  private mutating func skip(to mark: UInt8) {
    place = ByteSearch.first(mark, in: bytes.span, from: place) + 1
  }

  private mutating func scanEndTag() {
    let name = HTMLBytes.name(bytes, from: place + 2)
    let packed = PackedName(bytes, name)
    skip(to: UInt8(ascii: ">"))
    if name.isEmpty {
      fail("</ without a name")
    } else if isOpen(name), let match = open.lastIndex(where: { isSame(name, packed, as: $0) }) {
      for inner in open[(match + 1)...] where !inner.traits.contains(.optionalEnd) {
        fail("<\(text(inner.name))> is not closed before </\(text(name))>")
      }
      while open.count > match { endLast() }
      endDrawing()
    } else if packed != Self.paragraph {
      fail("</\(text(name))> closes nothing")
    }
  }

  private static let paragraph = PackedName("p")

  // MARK: What is open

  /// Below this many open elements, going through them takes no longer than counting names.
  private static let few = 64

  private mutating func begin(_ element: OpenElement) {
    open.append(element)
    if openNames != nil {
      let name = text(element.name)
      openNames?[name, default: 0] += 1
    } else if open.count > Self.few {
      openNames = Dictionary(open.map { (text($0.name), 1) }, uniquingKeysWith: +)
    }
  }

  private mutating func endLast() {
    let element = open.removeLast()
    let name = openNames == nil ? "" : text(element.name)
    openNames?[name, default: 0] -= 1
    if open.count <= Self.few / 2 { openNames = nil }
  }

  /// Whether an element of a name may be open: an end tag of none must not take a look at all.
  private func isOpen(_ name: Range<Int>) -> Bool {
    guard let openNames else { return true }
    return openNames[text(name), default: 0] > 0
  }

  private mutating func scanStartTag() {
    let start = place
    let name = HTMLBytes.name(bytes, from: place + 1)
    let packed = PackedName(bytes, name)
    let traits = HTMLVocabulary.traits(of: packed)
    place = name.upperBound
    if traits.contains(.endsParagraph), let last = open.last, last.packed == Self.paragraph {
      endLast()
    }
    if traits.contains(.optionalEnd), let last = open.last, last.packed == packed {
      endLast()
    }
    checkName(name, traits)
    scanAttributes(of: name)
    let isClosed = place > 0 && bytes[min(place, bytes.count) - 1] == UInt8(ascii: "/")
    if place >= bytes.count { fail("<\(text(name)) does not end") }
    place += 1
    if traits.contains(.void) { return }
    if isClosed, drawing != nil {
      // What draws may close itself, as in XML.
      endDrawing()
      return
    }
    if isClosed { fail("<\(text(name))/> does not close itself") }
    begin(OpenElement(name: name, packed: packed, traits: traits, offset: start))
    if drawing == nil, traits.contains(.rawText) { skipRawText() }
  }

  private mutating func checkName(_ name: Range<Int>, _ traits: HTMLVocabulary.Traits) {
    let isKnown = !traits.isDisjoint(with: .known)
    if drawing == nil {
      if isKnown {
        if traits.contains(.risky) { find(.securityRisk, ["tag": text(name)]) }
        return
      }
      drawing = DrawingVocabulary.inHTML[text(name)].map { ($0, open.count) }
    }
    let shown = text(name)
    if let drawing = drawing?.language {
      if !drawing.elements.contains(shown) { find(.securityRisk, ["tag": shown]) }
      // Names with a hyphen are for whoever defines them, and mean nothing until then.
    } else if !shown.utf8.contains(UInt8(ascii: "-")) {
      find(.notHtml, ["message": "<\(shown)> is no element of HTML", "value": shown])
    }
  }

  /// Goes back to HTML where the svg or math that was opened is closed.
  private mutating func endDrawing() {
    if let drawing, open.count <= drawing.depth { self.drawing = nil }
  }

  private mutating func skipRawText() {
    guard let element = open.last else { return }
    while place < bytes.count {
      if byte(0) == UInt8(ascii: "<"), byte(1) == UInt8(ascii: "/") {
        let name = HTMLBytes.name(bytes, from: place + 2)
        if isSame(name, PackedName(bytes, name), as: element) { return }
      }
      place += 1
    }
  }

  // MARK: References

  private mutating func scanReference() {
    let start = place + 1
    var end = start
    while end < bytes.count, HTMLBytes.isOfReference(bytes[end]) { end += 1 }
    place = max(end, place + 1)
    if start == end { return }
    let name = start..<end
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    if bytes[start] == UInt8(ascii: "#") {
      let shown = String(decoding: bytes[name], as: UTF8.self)
      if name.count > 1, !isClosed { fail("&\(shown) lacks its semicolon") }
      if isControl(shown.dropFirst()) { fail("&\(shown); is no character") }
      return
    }
    guard isClosed else { return }
    if !HTMLEntities.contains(bytes, name) {
      fail("&\(String(decoding: bytes[name], as: UTF8.self)); is no character")
    }
    if bytes[name].elementsEqual("amp".utf8), let hidden = reference(at: end + 1) {
      find(.doubleEscaping, ["value": "&amp;" + hidden])
    }
  }

  /// The rest of a reference, such as `nbsp;`, that would be one with an & before it.
  private func reference(at start: Int) -> String? {
    var end = start
    while end < bytes.count, end - start < 10, HTMLBytes.isOfReference(bytes[end]) { end += 1 }
    guard end < bytes.count, end > start + 1, bytes[end] == UInt8(ascii: ";") else { return nil }
    let isNumber = bytes[start] == UInt8(ascii: "#") && Digits.isHexadecimal(bytes[start + 1])
    guard isNumber || HTMLEntities.contains(bytes, start..<end) else { return nil }
    return String(decoding: bytes[start..<end], as: UTF8.self) + ";"
  }

  /// Whether the number of a character is one that HTML does not allow to be referred to.
  private func isControl(_ number: Substring) -> Bool {
    let isHexadecimal = number.hasPrefix("x") || number.hasPrefix("X")
    let digits = isHexadecimal ? number.dropFirst() : number
    guard let code = Int(digits, radix: isHexadecimal ? 16 : 10) else { return !digits.isEmpty }
    let isSpace = code == 0x09 || code == 0x0A || code == 0x0C || code == 0x20
    return code < 0x20 && !isSpace || (0x7F...0x9F).contains(code)
      || (0xD800...0xDFFF).contains(code)
      || code > 0x10FFFF || (0xFDD0...0xFDEF).contains(code) || code & 0xFFFE == 0xFFFE
  }
}
