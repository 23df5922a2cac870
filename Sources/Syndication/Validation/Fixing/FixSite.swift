import Markup

/// The place that a fix mends: the finding, and the text around it.
///
/// Offsets are of ``text``, which positions are counted in too.
struct FixSite {
  let finding: Finding
  let text: [UInt8]
  /// Where the finding points to.
  let offset: Int
  /// The last element that begins there or before; nil in JSON.
  let element: Element?
  /// Where the finding points to an element, the first of its name beside it.
  let twin: Element?
  /// The first value that begins there; nil in XML.
  let json: JSON?
  /// Where the document comes from, if that is known.
  let url: String?
  /// The page that the document says it is of.
  let page: String?

  func parameter(_ name: String) -> String? {
    finding.parameters.first { $0.name == name }?.value
  }

  /// The attribute that the finding points to.
  var attribute: SourceTag.Attribute? {
    element?.sourceTag?.attributes.first { $0.range.contains(offset) }
  }

  /// The value that the finding is about.
  var value: String? {
    if let json { return json.string ?? json.number }
    guard let element else { return nil }
    guard let attribute else { return element.text }
    return element.attributes.first { $0.name.qualified == attribute.name }?.value
  }

  /// What a relative address of the document is relative to, as readers take it.
  var base: String? { url ?? page }

  /// The page that a document says it is of, by its root.
  static func page(of root: Element) -> String? {
    let channel = root.children.first { $0.name.local == "channel" } ?? root
    for link in channel.children where link.name.local == "link" {
      let address = link["href"] ?? link.trimmedText
      let relation = link["rel"] ?? "alternate"
      if relation == "alternate", URI.isAbsolute(address) { return address }
    }
    return nil
  }

  // MARK: Edits

  /// Puts another value in the place of the one that the finding is about.
  ///
  /// The white space around a text may be a part of what is wrong.
  func replaceValue(_ value: String, withSpace takesSpace: Bool = false) -> [Edit] {
    if let json, let range = jsonRange(json) { return [Edit(range, Self.jsonString(value))] }
    if let attribute { return [Edit(attribute.value, Self.escaped(value))] }
    guard var content = textRange, let element else { return [] }
    if takesSpace, let tag = element.sourceTag {
      var places = TextPlaces(of: element)
      content = tag.range.upperBound..<places.end()
    }
    return [Edit(content, Self.escaped(value))]
  }

  /// Where the text of an element stands that holds nothing else, without the white space around it.
  var textRange: Range<Int>? {
    guard let element, let tag = element.sourceTag, !tag.isEmpty, element.firstChild == nil else {
      return nil
    }
    var places = TextPlaces(of: element)
    var range = tag.range.upperBound..<max(tag.range.upperBound, places.end())
    // A comment inside is not the value's to lose.
    if text[range].firstRange(of: Array("<!--".utf8)) != nil { return nil }
    while let first = text[range].first, Self.isSpace(first) { range = range.dropFirst() }
    while let last = text[range].last, Self.isSpace(last) { range = range.dropLast() }
    return range
  }

  /// Adds an element as the first of those inside, indented as that one is.
  func insertChild(_ markup: String) -> [Edit] {
    guard let element, let tag = element.sourceTag else { return [] }
    let end = tag.range.upperBound
    if tag.isEmpty {
      return [Edit(end - 2..<end, ">\(markup)</\(element.name.qualified)>")]
    }
    let space = text[end...].prefix(while: Self.isSpace)
    let indentation = space.contains(0x0A) ? String(decoding: space, as: UTF8.self) : ""
    return [Edit(end..<end, indentation + markup)]
  }

  /// Sets an attribute, behind the others where it is new.
  func setAttribute(_ name: String, _ value: String) -> [Edit] {
    guard let tag = element?.sourceTag else { return [] }
    if let attribute = tag.attribute(name) {
      return [Edit(attribute.value, Self.escaped(value))]
    }
    let end = tag.attributes.last?.range.upperBound ?? tag.nameEnd
    return [Edit(end..<end, " \(name)=\"\(Self.escaped(value))\"")]
  }

  /// Where an element stands, from `<` to behind its end tag.
  static func range(of element: Element) -> Range<Int>? {
    guard let tag = element.sourceTag else { return nil }
    if tag.isEmpty { return tag.range }
    var places = TextPlaces(of: element)
    let text = element.document.originalText
    let end = places.end()
    guard let close = text[end...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
    return tag.range.lowerBound..<close + 1
  }

  // MARK: Writing

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }

  static func jsonString(_ text: String) -> String {
    var writer = JSONWriter()
    writer.value(text)
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  private func jsonRange(_ json: JSON) -> Range<Int>? {
    let start = json.offset
    guard start < text.count else { return nil }
    if text[start] == UInt8(ascii: "\"") {
      var places = JSONTextPlaces(start, in: text)
      return start..<min(places.offset(of: .max) + 1, text.count)
    }
    let end = text[start...].firstIndex { Self.isSpace($0) || ",]}".utf8.contains($0) }
    return start..<(end ?? text.count)
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
