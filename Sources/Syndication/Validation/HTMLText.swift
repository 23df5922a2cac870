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
    .plainly { text, _ in !HTMLText.mayHoldMarkup(text) }

  /// Plain text of RSS, which readers often take for HTML all the same.
  static let rssPlain = Value { text, scope in
    if let fault = HTMLText.fault(in: text, .containsHTML) { return fault }
    guard scope.isRSS2, let found = HTMLText.ambiguity(in: text) else { return nil }
    var fault = Fault.fault(.characterData, ["value": found.text])
    fault.offset = found.offset
    fault.isExcusedByHexadecimal = true
    return fault
  }
  .plainly { text, _ in !HTMLText.mayHoldMarkup(text) }

  /// Plain text of Atom, where HTML could have been declared.
  static let atomPlain = Value { text, _ in
    HTMLText.fault(in: text, .containsUndeclaredHTML)
  }
  .plainly { text, _ in !HTMLText.mayHoldMarkup(text) }
}

/// Looks at text for what shows that it is HTML.
enum HTMLText {
  /// What shows that a text is HTML: an end tag, or a reference to a character.
  static func markup(in text: String) -> String? {
    guard mayHoldMarkup(text.utf8.span) else { return nil }
    let bytes = Array(text.utf8)
    return endTag(in: bytes)?.text ?? reference(in: bytes)?.text
  }

  /// Whether there is anything that markup could begin with.
  static func mayHoldMarkup(_ text: Span<UInt8>) -> Bool {
    let (less, reference) = (UInt8(ascii: "<"), UInt8(ascii: "&"))
    let marks = (less, reference, less, reference)
    return ByteSearch.first(of: marks, in: text, from: 0) < text.count
  }

  /// A fault for a text that is HTML where it should be plain.
  static func fault(in text: String, _ message: Message) -> Value.Fault? {
    guard mayHoldMarkup(text.utf8.span) else { return nil }
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
    guard mayHoldMarkup(text.utf8.span) else { return nil }
    let bytes = Array(text.utf8)
    for place in bytes.indices.dropLast() {
      let (first, second) = (bytes[place], bytes[place + 1])
      let isTag =
        first == UInt8(ascii: "<") && (HTMLBytes.isLetter(second) || second == UInt8(ascii: "/"))
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
      let name = HTMLBytes.name(bytes, from: place + 2)
      if name.upperBound < bytes.count, bytes[name.upperBound] == UInt8(ascii: ">"),
        !HTMLVocabulary.traits(of: PackedName(bytes, name)).isDisjoint(with: .known)
      {
        return ("</\(HTMLBytes.lowercased(bytes, name))>", place)
      }
    }
    return nil
  }

  /// `&name;`, `&#1;` or `&#1`.
  private static func reference(in bytes: [UInt8]) -> (text: String, offset: Int)? {
    for place in bytes.indices where bytes[place] == UInt8(ascii: "&") {
      var end = place + 1
      while end < bytes.count, end - place < 12, HTMLBytes.isOfReference(bytes[end]) { end += 1 }
      guard end > place + 1 else { continue }
      let name = place + 1..<end
      let isNumber = bytes[place + 1] == UInt8(ascii: "#")
      if isNumber, name.count > 1, Digits.isDigit(bytes[place + 2]) {
        return ("&" + String(decoding: bytes[name], as: UTF8.self), place)
      }
      guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { continue }
      let isReference =
        isNumber
        ? bytes[name].dropFirst().allSatisfy(Digits.isHexadecimal)
        : HTMLEntities.contains(bytes, name)
      if isReference { return ("&\(String(decoding: bytes[name], as: UTF8.self));", place) }
    }
    return nil
  }

  /// Reports what is wrong with the markup in an element.
  static func check(
    _ place: Place,
    _ validation: inout Validation,
    mayBeRelative: Bool = true
  ) {
    let remarks = remarks(on: place.element.textBytes, mayBeRelative: mayBeRelative)
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

  /// Something to report of markup, and where in the text it is.
  struct Remark {
    var message: Message
    var parameters: Parameters
    var offset: Int
  }

  /// What is wrong with markup, in its order.
  static func remarks(on text: [UInt8], mayBeRelative: Bool) -> [Remark] {
    var scanner = HTMLCheck(text)
    scanner.mayBeRelative = mayBeRelative
    return scanner.remarks()
  }
}
