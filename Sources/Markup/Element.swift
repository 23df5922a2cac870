/// An element of a ``Document``: a cursor on its tape, cheap to make and to copy.
public struct Element: Sendable {
  /// The document that the element stands in.
  public let document: Document
  let index: Int

  init(document: Document, index: Int) {
    self.document = document
    self.index = index
  }

  /// The name, with its namespace.
  public var name: Name { document.names[nameIndex] }

  /// The index of ``name`` in ``Document/names``: what a table over the names is looked up by.
  public var nameIndex: Int { Int(document.records[index].name) }

  /// The elements directly inside, in document order.
  public var children: Children {
    Children(document: document, cursor: index + 1, end: Int(document.records[index].end))
  }

  /// The elements, texts and processing instructions directly inside, in document order.
  public var nodes: Nodes {
    Nodes(document: document, cursor: index + 1, end: Int(document.records[index].end))
  }

  /// The first element directly inside.
  public var firstChild: Element? {
    var children = children
    return children.next()
  }

  /// Whether there is nothing inside, not even white space.
  public var isEmpty: Bool { Int(document.records[index].end) == index + 1 }

  /// All character data inside, at any depth, joined.
  public var text: String {
    let end = Int(document.records[index].end)
    if end == index + 2, document.records[index + 1].kind != .element {
      return document.text(at: index + 1)
    }
    var text = ""
    for place in index + 1..<max(end, index + 1) {
      text += document.text(at: place)
    }
    return text
  }

  /// ``text`` without white space at both ends.
  public var trimmedText: String {
    let end = Int(document.records[index].end)
    if end == index + 1 { return "" }
    if end == index + 2, document.records[index + 1].kind != .element {
      return document.text(at: index + 1, isTrimmed: true)
    }
    return text.trimmed
  }

  /// Shows ``trimmedText`` in UTF-8, without a copy where the source has it as such.
  package func withTrimmedText<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    let end = Int(document.records[index].end)
    if end == index + 2, document.records[index + 1].kind != .element {
      let record = document.records[index + 1]
      if record.storage == .ascii || record.storage == .unicode {
        let range = Int(record.start)..<Int(record.start) + Int(record.end)
        return document.withTrimmed(range, body)
      }
    }
    let text = trimmedText
    return body(text.utf8.span)
  }

  /// Whether some of the character data inside came from a CDATA section.
  public var hasCDATA: Bool {
    let end = Int(document.records[index].end)
    return document.records[index + 1..<max(end, index + 1)].contains { $0.kind == .cdata }
  }

  /// Whether there is any attribute, namespace declarations apart.
  public var hasAttributes: Bool {
    var attributes = attributes
    return attributes.next() != nil
  }

  /// The attributes in document order, without namespace declarations.
  public var attributes: Attributes {
    Attributes(self, declarations: false)
  }

  /// The namespace declarations on this element: `xmlns="uri"` has an empty local name.
  public var namespaceDeclarations: Attributes {
    Attributes(self, declarations: true)
  }

  /// The value of an attribute by its local name and namespace URI (none unless given).
  public subscript(local: String, namespace namespace: String = "") -> String? {
    let record = document.records[index]
    if record.attributeCount == 0 { return nil }
    let count = UInt8(clamping: local.utf8.count)
    for place in Int(record.start)..<Int(record.start) + Int(record.attributeCount) {
      let attribute = document.attributes[place]
      guard attribute.localCount == count, !attribute.isNamespaceDeclaration,
        document.names[Int(attribute.name)].local == local,
        document.names[Int(attribute.name)].namespace == namespace
      else { continue }
      return document.string(attribute.start, attribute.count, attribute.storage)
    }
    return nil
  }

  /// Where the `<` of the start tag is.
  public var position: Position {
    document.position(ofOffset: startOffset)
  }

  /// The elements directly inside another.
  public struct Children: Sequence, IteratorProtocol, Sendable {
    let document: Document
    var cursor: Int
    let end: Int

    /// Moves to the next element.
    public mutating func next() -> Markup.Element? {
      while cursor < end {
        let record = document.records[cursor]
        if record.kind == .element {
          let element = document.element(at: cursor)
          cursor = Int(record.end)
          return element
        }
        cursor += 1
      }
      return nil
    }
  }

  /// What stands directly inside an element.
  public struct Nodes: Sequence, IteratorProtocol, Sendable {
    let document: Document
    var cursor: Int
    let end: Int

    /// Moves to the next node.
    public mutating func next() -> Markup.Element.Node? {
      guard cursor < end else { return nil }
      let record = document.records[cursor]
      switch record.kind {
      case .element:
        let element = document.element(at: cursor)
        cursor = Int(record.end)
        return .element(element)
      case .text, .cdata:
        defer { cursor += 1 }
        return .text(document.text(at: cursor))
      case .instruction:
        defer { cursor += 1 }
        return .instruction(
          target: document.names[Int(record.name)].local,
          data: document.string(record.start, record.end, record.storage)
        )
      }
    }
  }

  /// A node inside an element or a document.
  public enum Node: Sendable {
    /// An element.
    case element(Element)
    /// Character data.
    case text(String)
    /// A processing instruction.
    case instruction(target: String, data: String)
  }

  /// An attribute.
  public struct Attribute: Sendable {
    let document: Document
    let record: AttributeRecord

    fileprivate init(_ record: AttributeRecord, in document: Document) {
      self.document = document
      self.record = record
    }

    /// The value, references resolved.
    public var value: String { document.string(record.start, record.count, record.storage) }

    /// The index of ``name`` in ``Document/names``.
    public var nameIndex: Int { Int(record.name) }

    /// The name, with its namespace.
    public var name: Name { document.names[nameIndex] }
  }

  /// The attributes of an element.
  public struct Attributes: Sequence, IteratorProtocol, Sendable {
    let document: Document
    let declarations: Bool
    var cursor: Int
    let end: Int

    init(_ element: Markup.Element, declarations: Bool) {
      let record = element.document.records[element.index]
      document = element.document
      self.declarations = declarations
      cursor = Int(record.start)
      end = Int(record.start) + Int(record.attributeCount)
    }

    /// How many there are: so that an array of them is made at once.
    public var underestimatedCount: Int {
      var count = 0
      for place in cursor..<end
      where document.attributes[place].isNamespaceDeclaration == declarations { count += 1 }
      return count
    }

    /// Moves to the next attribute.
    public mutating func next() -> Attribute? {
      while cursor < end {
        let record = document.attributes[cursor]
        cursor += 1
        guard record.isNamespaceDeclaration == declarations else { continue }
        return Attribute(record, in: document)
      }
      return nil
    }
  }
}

extension Element {
  /// Where the `<` of the start tag is in the source: it is searched for, since only errors need it.
  var startOffset: Int {
    var offset = min(Int(document.records[index].offset), document.source.count)
    while offset > 0 {
      offset -= 1
      if document.source[offset] == UInt8(ascii: "<") { return offset }
    }
    return 0
  }
}

extension Document {
  /// Shows a range of the source without white space at both ends.
  fileprivate func withTrimmed<Result>(
    _ range: Range<Int>,
    _ body: (Span<UInt8>) -> Result
  ) -> Result {
    unsafe source.withUnsafeBufferPointer { source in
      let trimmed = unsafe ByteView(source)?.trimmed(range) ?? range
      return body(unsafe source.span.extracting(trimmed))
    }
  }

  func element(at place: Int) -> Element { Element(document: self, index: place) }

  /// The character data of one record; nothing for an element or an instruction.
  func text(at place: Int, isTrimmed: Bool = false) -> String {
    let record = records[place]
    guard record.kind == .text || record.kind == .cdata else { return "" }
    return string(record.start, record.end, record.storage, isTrimmed: isTrimmed)
  }
}
