/// What an ``XMLWriter`` has written, and what is open in it.
struct XMLOutput {
  private struct Frame {
    /// Where in the output the name stands.
    var name: Range<Int>
    /// Whether white space inside has a meaning: then none is added.
    var isMixed: Bool
    var hasChildren = false
  }

  private(set) var bytes: [UInt8] = []
  var namespaces: NamespaceTable
  private let indentation: Int
  private var open: [Frame] = []
  /// Elements that were opened where none can stand: after the root.
  private var ignored = 0
  /// Whether the start tag of the innermost element still takes attributes.
  private var isInStartTag = false
  private var attributeNames: [String] = []
  /// Where in the output the declarations of the root belong, once there is a root.
  private var declarationOffset: Int?

  init(indentation: Int, namespaces: NamespaceTable) {
    self.indentation = indentation
    self.namespaces = namespaces
    bytes.reserveCapacity(16 << 10)
    bytes.append(utf8: #"<?xml version="1.0" encoding="UTF-8"?>"#)
    if indentation > 0 { bytes.append(0x0A) }
  }

  mutating func start(_ name: String, isMixed: Bool) {
    guard ignored == 0, !open.isEmpty || declarationOffset == nil else {
      ignored += 1
      return
    }
    let name = XMLCharacters.name(name)
    namespaces.use(name)
    breakLine()
    closeStartTag()
    bytes.append(Byte.less)
    let start = bytes.count
    bytes.append(utf8: name)
    if open.isEmpty { declarationOffset = bytes.count }
    let isInMixed = open.last?.isMixed ?? false
    open.append(Frame(name: start..<bytes.count, isMixed: isMixed || isInMixed))
    isInStartTag = true
    attributeNames.removeAll(keepingCapacity: true)
  }

  mutating func attribute(_ name: String, _ value: String) {
    guard isInStartTag, ignored == 0 else { return }
    let name = XMLCharacters.name(name)
    if attributeNames.contains(name) { return }
    if name == "xmlns", open.count == 1 {
      namespaces.defaultURI = value
      return
    }
    if name.utf8.starts(with: "xmlns:".utf8) {
      if value.isEmpty { return }
      if open.count == 1 {
        // The root's are written when all are known: one that contradicts those is left out.
        _ = namespaces.declare(name.dropFirst(6), value)
        return
      }
    } else {
      namespaces.use(name)
    }
    attributeNames.append(name)
    bytes.append(0x20)
    bytes.append(utf8: name)
    bytes.append(Byte.equals)
    bytes.append(Byte.quote)
    XMLCharacters.appendAttributeValue(value, to: &bytes)
    bytes.append(Byte.quote)
  }

  mutating func text(_ text: String) {
    guard !open.isEmpty, ignored == 0, !text.isEmpty else { return }
    closeStartTag()
    open[open.count - 1].isMixed = true
    XMLCharacters.appendText(text, to: &bytes)
  }

  mutating func end() {
    if ignored > 0 {
      ignored -= 1
      return
    }
    guard let frame = open.popLast() else { return }
    if isInStartTag {
      isInStartTag = false
      bytes.append(utf8: "/>")
      return
    }
    if frame.hasChildren, !frame.isMixed { newLine() }
    bytes.append(utf8: "</")
    for place in frame.name { bytes.append(bytes[place]) }
    bytes.append(Byte.greater)
  }

  /// Something between elements that is no element.
  mutating func aside(_ markup: String) {
    guard ignored == 0 else { return }
    let isBeforeRoot = declarationOffset == nil
    breakLine()
    closeStartTag()
    if open.isEmpty, !isBeforeRoot, indentation > 0 { bytes.append(0x0A) }
    bytes.append(utf8: markup)
    if isBeforeRoot, indentation > 0 { bytes.append(0x0A) }
  }

  /// Closes what is open, and puts the declarations into the root.
  mutating func finish() -> [UInt8] {
    ignored = 0
    while !open.isEmpty { end() }
    if indentation > 0 { bytes.append(0x0A) }
    if let declarationOffset {
      bytes.insert(contentsOf: namespaces.declarations, at: declarationOffset)
    }
    return bytes
  }

  private mutating func closeStartTag() {
    guard isInStartTag else { return }
    isInStartTag = false
    bytes.append(Byte.greater)
  }

  /// Goes to a new line for a child, where white space may be added.
  private mutating func breakLine() {
    guard let parent = open.last else { return }
    open[open.count - 1].hasChildren = true
    if !parent.isMixed {
      closeStartTag()
      newLine()
    }
  }

  private mutating func newLine() {
    guard indentation > 0 else { return }
    bytes.append(0x0A)
    for _ in 0..<open.count * indentation { bytes.append(0x20) }
  }
}

extension [UInt8] {
  /// Appends the bytes of a text.
  mutating func append(utf8 text: String) {
    let span = text.utf8.span
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
