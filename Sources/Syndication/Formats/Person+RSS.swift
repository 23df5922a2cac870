import Markup

extension Person {
  /// Reads the free form of RSS: `mail@example.org (Name)`, `Name <mail@example.org>`, a name or an
  /// address alone.
  ///
  /// nil when the text is empty.
  init?(rss text: String, origin: String?) {
    let literal = text.trimmingXMLSpace
    guard !literal.isEmpty else { return nil }
    self.init(literal: literal, origin: origin)
    guard let address = Self.address(in: literal) else {
      name = literal
      return
    }
    email = String(literal[address])
    var rest = literal
    rest.removeSubrange(address)
    for empty in ["mailto:", "()", "<>", "&lt;&gt;"] {
      while let range = rest.utf8Range(of: empty) { rest.removeSubrange(range) }
    }
    rest = rest.trimmingXMLSpace
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = String(rest.dropFirst().dropLast()) }
    name = rest.trimmingXMLSpace.nonEmpty
  }

  /// Reads an element of RSS that names a person; one that has Atom's children is read as Atom's.
  init?(rss element: Element, _ context: ReadContext, origin: String?) {
    if element.firstChild != nil {
      let person = Atom.person(element, context)
      if person != Person() {
        self = person
        self.origin = origin
        return
      }
    }
    self.init(rss: element.text, origin: origin)
  }

  /// The first thing in a text that looks like an e-mail address.
  private static func address(in text: String) -> Range<String.Index>? {
    let utf8 = text.utf8
    guard let at = utf8.firstIndex(of: UInt8(ascii: "@")) else { return nil }
    var start = at
    while start > utf8.startIndex {
      let before = utf8.index(before: start)
      guard isLocalPart(utf8[before]) else { break }
      start = before
    }
    var end = utf8.index(after: at)
    while end < utf8.endIndex, isDomainPart(utf8[end]) { end = utf8.index(after: end) }
    while end > at, utf8[utf8.index(before: end)] == UInt8(ascii: ".") {
      end = utf8.index(before: end)
    }
    let domain = utf8[utf8.index(after: at)..<end]
    guard start < at, domain.contains(UInt8(ascii: ".")) || domain.elementsEqual("localhost".utf8)
    else { return nil }
    return start..<end
  }

  private static func isLocalPart(_ byte: UInt8) -> Bool {
    isDomainPart(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isDomainPart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
      || byte == UInt8(ascii: "_")
  }
}

extension String {
  fileprivate func utf8Range(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) { return start..<index(start, offsetBy: word.count) }
      start = index(after: start)
    }
    return nil
  }
}
