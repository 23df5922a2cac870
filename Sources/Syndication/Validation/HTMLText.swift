import Markup

extension Message {
  static let notHtml = Message(
    "NotHtml",
    .warning,
    "{element} is not proper HTML: {message}",
    "Each reader mends it in its own way.",
    "HTML Living Standard section 13.2"
  )
  static let securityRisk = Message(
    "SecurityRisk",
    .warning,
    "{element} holds the HTML element {tag}",
    "Readers take it away, since it may run or load what the page did not mean to.",
    "RFC 4287 section 8.1"
  )
  static let securityRiskAttr = Message(
    "SecurityRiskAttr",
    .warning,
    "{element} holds the attribute {attr}, which is not harmless as it is",
    "Readers take it away, since it may run a script.",
    "RFC 4287 section 8.1"
  )
  static let dangerousStyleAttr = Message(
    "DangerousStyleAttr",
    .warning,
    "A style of {element} is not among the harmless ones: {value}",
    "Readers take it away, since it may change the page around the entry.",
    "RFC 4287 section 8.1"
  )
  static let containsHTML = Message(
    "ContainsHTML",
    .warning,
    "{element} is plain text, and holds HTML: {value}",
    "Readers show the tags as they stand. Write the text alone.",
    "RSS 2.0; RFC 4287 section 3.1"
  )
  static let containsUndeclaredHTML = Message(
    "ContainsUndeclaredHTML",
    .warning,
    "{element} holds HTML, but does not say so: {value}",
    "Say type=\"html\": else readers show the tags as they stand.",
    "RFC 4287 section 3.1.1"
  )
  static let containsRelRef = Message(
    "ContainsRelRef",
    .warning,
    "{element} holds a relative address: {value}",
    "Readers cannot tell what it is relative to: write it in full.",
    "RSS 2.0, description; RFC 4287 section 3.1.1",
    fix: .absoluteInHTML
  )
  static let characterData = Message(
    "CharacterData",
    .warning,
    "{element} holds markup characters: {value}",
    "Write < as &#x3C; and & as &#x26;: that is shown right by every reader.",
    "RSS Advisory Board profile, character data"
  )
}

extension Value {
  /// Plain text, as far as that can be told.
  static let noHTML = Value { text, _ in HTMLText.fault(in: text, .containsHTML) }

  /// Plain text of RSS, which readers often take for HTML all the same.
  static let rssPlain = Value { text, scope in
    if let fault = HTMLText.fault(in: text, .containsHTML) { return fault }
    guard scope.isRSS2, let found = HTMLText.ambiguity(in: text) else { return nil }
    var fault = Fault.fault(.characterData, ["value": found.text])
    fault.offset = found.offset
    fault.isExcusedByHexadecimal = true
    return fault
  }

  /// Plain text of Atom, where HTML could have been declared.
  static let atomPlain = Value { text, _ in
    HTMLText.fault(in: text, .containsUndeclaredHTML)
  }
}

/// Looks at HTML as text, tag by tag.
struct HTMLText {
  private var bytes: [UInt8]
  private var place = 0
  private var open: [(name: String, traits: HTMLVocabulary.Traits, offset: Int)] = []
  private var remarks: [Remark] = []
  /// What the grammar forbids; only the first is reported.
  private var breach: (what: String, offset: Int)?
  /// Where what is looked at begins: a tag, a reference, an attribute.
  private var mark = 0
  /// The language of the svg or math that is open, and how many elements were open before it.
  private var drawing: (language: DrawingVocabulary.Language, depth: Int)?
  /// Whether what an address is relative to is known.
  private var mayBeRelative = true

  /// Something to report, and where in the text it is.
  struct Remark {
    var message: Message
    var parameters: [String: String]
    var offset: Int
  }

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// What shows that a text is HTML: an end tag, or a reference to a character.
  static func markup(in text: String) -> String? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return nil
    }
    let bytes = Array(text.utf8)
    return endTag(in: bytes)?.text ?? reference(in: bytes)?.text
  }

  /// A fault for a text that is HTML where it should be plain.
  static func fault(in text: String, _ message: Message) -> Value.Fault? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
      return nil
    }
    let bytes = Array(text.utf8)
    if let tag = endTag(in: bytes) {
      var fault = Value.Fault.fault(message, ["value": tag.text])
      fault.offset = tag.offset
      return fault
    }
    guard let reference = reference(in: bytes) else { return nil }
    var fault = Value.Fault.fault(message, ["value": reference.text])
    fault.isExcusedByHexadecimal = true
    fault.offset = reference.offset
    return fault
  }

  /// What some readers would take for the beginning of a tag or a reference.
  static func ambiguity(in text: String) -> (text: String, offset: Int)? {
    let bytes = Array(text.utf8)
    for place in bytes.indices.dropLast() {
      let (first, second) = (bytes[place], bytes[place + 1])
      let isTag = first == UInt8(ascii: "<") && (isLetter(second) || second == UInt8(ascii: "/"))
      let isReference = first == UInt8(ascii: "&") && second == UInt8(ascii: "#")
      if isTag || isReference {
        return (String(decoding: [first, second], as: UTF8.self), place)
      }
    }
    return nil
  }

  private static func endTag(in bytes: [UInt8]) -> (text: String, offset: Int)? {
    for place in bytes.indices where bytes[place] == UInt8(ascii: "<") {
      guard place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: "/") else { continue }
      let name = Self.name(bytes, from: place + 2)
      let end = place + 2 + name.utf8.count
      if end < bytes.count, bytes[end] == UInt8(ascii: ">"),
        !HTMLVocabulary.traits(of: name).isDisjoint(with: .known)
      {
        return ("</\(name)>", place)
      }
    }
    return nil
  }

  /// `&name;`, `&#1;` or `&#1`.
  private static func reference(in bytes: [UInt8]) -> (text: String, offset: Int)? {
    for place in bytes.indices where bytes[place] == UInt8(ascii: "&") {
      var end = place + 1
      while end < bytes.count, end - place < 12, isWordByte(bytes[end]) || bytes[end] == 0x23 {
        end += 1
      }
      guard end > place + 1 else { continue }
      let name = String(decoding: bytes[place + 1..<end], as: UTF8.self)
      if name.hasPrefix("#"), name.dropFirst().first?.isNumber == true {
        return ("&\(name)", place)
      }
      guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { continue }
      if name.hasPrefix("#") ? name.dropFirst().allSatisfy(\.isHexDigit) : isEntity(name) {
        return ("&\(name);", place)
      }
    }
    return nil
  }

  /// Reports what is wrong with the markup in an element.
  static func check(
    _ text: String,
    at place: Place,
    _ validation: inout Validation,
    mayBeRelative: Bool = true
  ) {
    let remarks = remarks(on: text, mayBeRelative: mayBeRelative)
    if !remarks.contains(where: { $0.message.id != Message.containsRelRef.id }) {
      validation.pass("ValidHtml", at: place)
    }
    if remarks.isEmpty { return }
    var places = TextPlaces(of: place.element)
    for remark in remarks {
      let here = place.pointing(at: places.position(of: remark.offset))
      validation.report(remark.message, at: here, remark.parameters)
    }
  }

  /// What is wrong with markup, in its order.
  static func remarks(on text: String, mayBeRelative: Bool) -> [Remark] {
    var html = HTMLText(text)
    html.mayBeRelative = mayBeRelative
    html.scan()
    if let (what, offset) = html.breach {
      html.remarks.append(Remark(message: .notHtml, parameters: ["message": what], offset: offset))
    }
    return html.remarks.sorted { $0.offset < $1.offset }
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
        let end = Self.endOfText(in: bytes.span, from: place + 1)
        place = end
      }
    }
    for tag in open where !tag.traits.contains(.optionalEnd) {
      mark = tag.offset
      fail("<\(tag.name)> is not closed")
    }
  }

  /// Where what may be markup begins next.
  private static func endOfText(in bytes: Span<UInt8>, from place: Int) -> Int {
    var next = place
    while next < bytes.count {
      let byte = bytes[next]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || byte == 0xC2 { break }
      next += 1
    }
    return next
  }

  private mutating func fail(_ what: @autoclosure () -> String) {
    if breach == nil { breach = (what(), mark) }
  }

  private mutating func find(_ message: Message, _ parameters: [String: String]) {
    remarks.append(Remark(message: message, parameters: parameters, offset: mark))
  }

  private func byte(_ offset: Int) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private mutating func scanMarkup() {
    guard let next = byte(1) else {
      fail("a < at the end")
      place += 1
      return
    }
    if next == UInt8(ascii: "!") {
      skipDeclaration()
    } else if next == UInt8(ascii: "?") {
      if Self.name(bytes, from: place + 2) == "import" {
        find(.securityRisk, ["tag": "?import"])
      }
      fail("<? is no tag")
      skip(to: ">")
    } else if next == UInt8(ascii: "/") {
      scanEndTag()
    } else if Self.isLetter(next) {
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
      if !bytes[place...].prefix(9).map({ $0 | 0x20 }).elementsEqual(
        "<!doctype".utf8.map { $0 | 0x20 }
      ) {
        fail("<! begins no comment")
      }
      skip(to: ">")
    }
  }

  private mutating func skip(to mark: Unicode.Scalar) {
    while place < bytes.count, bytes[place] != UInt8(ascii: mark) { place += 1 }
    place += 1
  }

  private mutating func scanEndTag() {
    let name = Self.name(bytes, from: place + 2)
    skip(to: ">")
    if name.isEmpty {
      fail("</ without a name")
    } else if let match = open.lastIndex(where: { $0.name == name }) {
      for inner in open[(match + 1)...] where !inner.traits.contains(.optionalEnd) {
        fail("<\(inner.name)> is not closed before </\(name)>")
      }
      open.removeSubrange(match...)
      endDrawing()
    } else if name != "p" {
      fail("</\(name)> closes nothing")
    }
  }

  private mutating func scanStartTag() {
    let name = Self.name(bytes, from: place + 1)
    let start = place
    place += 1 + name.utf8.count
    let traits = HTMLVocabulary.traits(of: name)
    if traits.contains(.endsParagraph), open.last?.name == "p" { open.removeLast() }
    if traits.contains(.optionalEnd), open.last?.name == name { open.removeLast() }
    if drawing == nil, let language = DrawingVocabulary.inHTML[name] {
      drawing = (language, open.count)
    }
    if let drawing = drawing?.language {
      if !drawing.elements.contains(name) { find(.securityRisk, ["tag": name]) }
      // Names with a hyphen are for whoever defines them, and mean nothing until then.
    } else if traits.isDisjoint(with: .known), !name.utf8.contains(UInt8(ascii: "-")) {
      find(.notHtml, ["message": "<\(name)> is no element of HTML", "value": name])
    } else if traits.contains(.risky) {
      find(.securityRisk, ["tag": name])
    }
    // Few have more than a handful; one with thousands is no reason to be slow.
    var (few, names): ([String], Set<String>) = ([], [])
    while let attribute = scanAttribute() {
      let isNew: Bool
      if few.count < 8 {
        isNew = !few.contains(attribute.name)
        few.append(attribute.name)
      } else {
        if names.isEmpty { names.formUnion(few) }
        isNew = names.insert(attribute.name).inserted
      }
      if !isNew { fail("<\(name)> has \(attribute.name) twice") }
      check(attribute)
    }
    let isClosed = place > 0 && bytes[min(place, bytes.count) - 1] == UInt8(ascii: "/")
    if place >= bytes.count { fail("<\(name) does not end") }
    place += 1
    if traits.contains(.void) { return }
    if isClosed, drawing != nil {
      // What draws may close itself, as in XML.
      endDrawing()
      return
    }
    if isClosed { fail("<\(name)/> does not close itself") }
    open.append((name, traits, start))
    if drawing == nil, traits.contains(.rawText) { skipRawText(name) }
  }

  /// Goes back to HTML where the svg or math that was opened is closed.
  private mutating func endDrawing() {
    if let drawing, open.count <= drawing.depth { self.drawing = nil }
  }

  private mutating func skipRawText(_ name: String) {
    while place < bytes.count {
      if byte(0) == UInt8(ascii: "<"), byte(1) == UInt8(ascii: "/"),
        Self.name(bytes, from: place + 2) == name
      {
        return
      }
      place += 1
    }
  }

  private mutating func check(_ attribute: (name: String, value: String)) {
    if attribute.name.hasPrefix("on") {
      find(.securityRiskAttr, ["attr": attribute.name])
    } else if attribute.name == "srcset" {
      for address in HTMLAddresses.list(attribute.value, of: attribute.name) {
        check(address: address, of: attribute.name)
      }
    } else if HTMLAddresses.attributes.contains(attribute.name) {
      check(address: attribute.value, of: attribute.name)
    } else if attribute.name == "style", let value = StyleText.danger(in: attribute.value) {
      find(.dangerousStyleAttr, ["attr": "style", "value": value])
    }
  }

  private mutating func check(address: String, of attribute: String) {
    if HTMLAddresses.runs(address) {
      find(.securityRiskAttr, ["attr": attribute, "value": address])
    } else if !mayBeRelative, !URI.isAbsolute(address), !URI.isAbsolute(address.trimmingXMLSpace) {
      find(.containsRelRef, ["value": address.trimmingXMLSpace])
    }
  }

  private mutating func scanAttribute() -> (name: String, value: String)? {
    while let next = byte(0), Self.isSpace(next) || next == UInt8(ascii: "/") { place += 1 }
    guard let first = byte(0), first != UInt8(ascii: ">") else { return nil }
    let start = place
    mark = start
    while let next = byte(0), !Self.isSpace(next), !Self.endsName(next) { place += 1 }
    if place == start {
      fail("an attribute without a name")
      place += 1
      return ("", "")
    }
    let name = String(decoding: bytes[start..<place], as: UTF8.self).lowercasedASCII
    if name.utf8.contains(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x3C }) {
      fail("an attribute is called \(name)")
    }
    while let next = byte(0), Self.isSpace(next) { place += 1 }
    guard byte(0) == UInt8(ascii: "=") else { return (name, "") }
    place += 1
    while let next = byte(0), Self.isSpace(next) { place += 1 }
    return (name, scanValue())
  }

  private mutating func scanValue() -> String {
    guard let quote = byte(0) else { return "" }
    let isQuoted = quote == 0x22 || quote == 0x27
    if isQuoted { place += 1 }
    let start = place
    while let next = byte(0) {
      if isQuoted ? next == quote : Self.isSpace(next) || next == UInt8(ascii: ">") { break }
      if !isQuoted, Self.isOdd(next) {
        fail("a value without quotes holds one")
      }
      place += 1
    }
    let value = String(decoding: bytes[start..<place], as: UTF8.self)
    guard isQuoted else { return value }
    if byte(0) == nil { fail("a value is not closed") }
    place += 1
    if let next = byte(0), !Self.isSpace(next), next != UInt8(ascii: ">"), next != 0x2F {
      fail("no space between attributes")
    }
    return value
  }

  private mutating func scanReference() {
    let start = place + 1
    var end = start
    while end < bytes.count, Self.isWordByte(bytes[end]) || bytes[end] == 0x23 { end += 1 }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    if isClosed, !name.hasPrefix("#"), !name.isEmpty, !Self.isEntity(name) {
      fail("&\(name); is no character")
    }
    if name.hasPrefix("#"), name.count > 1, !isClosed { fail("&\(name) lacks its semicolon") }
    if name.hasPrefix("#"), isControl(name.dropFirst()) { fail("&\(name); is no character") }
    if name == "amp", isClosed, let hidden = reference(at: end + 1) {
      find(.doubleEscaping, ["value": "&amp;" + hidden])
    }
    place = max(end, place + 1)
  }

  /// The rest of a reference, such as `nbsp;`, that would be one with an & before it.
  private func reference(at start: Int) -> String? {
    var end = start
    while end < bytes.count, end - start < 10, Self.isWordByte(bytes[end]) || bytes[end] == 0x23 {
      end += 1
    }
    guard end < bytes.count, end > start + 1, bytes[end] == UInt8(ascii: ";") else { return nil }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    let isNumber = name.hasPrefix("#") && name.dropFirst().first?.isHexDigit == true
    return isNumber || Self.isEntity(name) ? name + ";" : nil
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

  // MARK: Characters

  /// `/`, `>` and `=`.
  private static func endsName(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3E || byte == 0x3D
  }

  private static func name(_ bytes: [UInt8], from start: Int) -> String {
    var end = start
    while end < bytes.count, !isSpace(bytes[end]), !endsName(bytes[end]) { end += 1 }
    return String(decoding: bytes[min(start, bytes.count)..<end], as: UTF8.self).lowercasedASCII
  }

  /// What HTML does not allow in a value without quotes.
  private static func isOdd(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x3C || byte == 0x3D || byte == 0x60
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte >= 0x09 && byte <= 0x0D
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || Digits.isDigit(byte) }

  /// Any name of a length that the entities of HTML have.
  private static func isEntity(_ name: String) -> Bool {
    HTMLEntities.contains(name)
  }
}
