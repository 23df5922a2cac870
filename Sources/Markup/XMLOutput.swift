/// What an ``XMLWriter`` has written, and what is open in it.
struct XMLOutput: ~Copyable {
  private struct Frame {
    /// Where in the output the name stands.
    var name: Range<Int>
    /// Whether white space inside has a meaning: then none is added.
    var isMixed: Bool
    var hasChildren = false
  }

  private var bytes = OutputBuffer(capacity: 16 << 10)
  var namespaces: NamespaceTable
  private let indentation: Int
  private var open: [Frame] = []
  /// Elements that were opened where none can stand: after the root.
  private var ignored = 0
  /// Whether the start tag of the innermost element still takes attributes.
  private var isInStartTag = false
  /// Where in the output the names of its attributes stand.
  private var attributes: [Range<Int>] = []
  /// Where in the output the declarations of the root belong, once there is a root.
  private var declarationOffset: Int?
  private let textEscapes = XMLEscapes.text
  private let attributeEscapes = XMLEscapes.attribute

  init(indentation: Int, namespaces: NamespaceTable) {
    self.indentation = indentation
    self.namespaces = namespaces
    bytes.append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    if indentation > 0 { bytes.append(0x0A) }
  }

  mutating func start(_ name: String, isMixed: Bool) {
    guard ignored == 0, !open.isEmpty || declarationOffset == nil else {
      ignored += 1
      return
    }
    breakLine()
    closeStartTag()
    bytes.append(Byte.less)
    let (range, prefix) = append(name)
    namespaces.use(prefix, in: bytes)
    if open.isEmpty { declarationOffset = bytes.count }
    let isInMixed = open.last?.isMixed ?? false
    open.append(Frame(name: range, isMixed: isMixed || isInMixed))
    isInStartTag = true
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
  }

  mutating func attribute(_ name: String, _ value: String) {
    guard isInStartTag, ignored == 0 else { return }
    let before = bytes.count
    bytes.append(0x20)
    let (range, prefix) = append(name)
    if isDeclaredAtRoot(range, prefix, value) {
      bytes.truncate(to: before)
      return
    }
    attributes.append(range)
    bytes.append(Byte.equals)
    bytes.append(Byte.quote)
    bytes.append(value, escaping: attributeEscapes)
    bytes.append(Byte.quote)
  }

  /// Whether an attribute, whose name has been written, is not to stand here: because it does already,
  /// or because it declares a namespace on the root, where that is written when all are known.
  private mutating func isDeclaredAtRoot(
    _ name: Range<Int>,
    _ prefix: Range<Int>,
    _ value: String
  ) -> Bool {
    for place in attributes.indices where bytes.equal(attributes[place], name) { return true }
    if open.count == 1, bytes.equals("xmlns", in: name) {
      namespaces.defaultURI = value
      return true
    }
    guard bytes.equals("xmlns", in: prefix) else {
      namespaces.use(prefix, in: bytes)
      return false
    }
    if value.isEmpty { return true }
    guard open.count == 1 else { return false }
    // One that contradicts what the root declares already is left out.
    let declared = bytes.string(prefix.upperBound + 1..<name.upperBound)
    _ = namespaces.declare(declared, value)
    return true
  }

  /// Writes a name, mended where it is none, and says where it and its prefix stand.
  private mutating func append(_ name: String) -> (name: Range<Int>, prefix: Range<Int>) {
    let start = bytes.count
    if let prefix = bytes.append(plainName: name) {
      return (start..<bytes.count, start..<start + prefix)
    }
    let name = XMLCharacters.name(name)
    bytes.append(utf8: name)
    let colon = name.utf8.firstIndex(of: UInt8(ascii: ":"))
    let prefix = colon.map { name.utf8.distance(from: name.startIndex, to: $0) } ?? 0
    return (start..<bytes.count, start..<start + prefix)
  }

  mutating func text(_ text: String) {
    guard !open.isEmpty, ignored == 0, !text.isEmpty else { return }
    closeStartTag()
    if !open[open.count - 1].isMixed { open[open.count - 1].isMixed = true }
    bytes.append(text, escaping: textEscapes)
  }

  mutating func end() {
    if ignored > 0 {
      ignored -= 1
      return
    }
    guard let frame = open.popLast() else { return }
    if isInStartTag {
      isInStartTag = false
      bytes.append("/>")
      return
    }
    if frame.hasChildren, !frame.isMixed { newLine() }
    bytes.append("</")
    bytes.append(again: frame.name)
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
    var declarations = OutputBuffer(capacity: 1 << 10)
    if declarationOffset != nil { namespaces.declare(in: &declarations) }
    return bytes.bytes(inserting: declarations, at: declarationOffset ?? 0)
  }

  @inline(__always) private mutating func closeStartTag() {
    guard isInStartTag else { return }
    isInStartTag = false
    bytes.append(Byte.greater)
  }

  /// Goes to a new line for a child, where white space may be added.
  private mutating func breakLine() {
    guard !open.isEmpty else { return }
    if !open[open.count - 1].hasChildren { open[open.count - 1].hasChildren = true }
    if !open[open.count - 1].isMixed {
      closeStartTag()
      newLine()
    }
  }

  private mutating func newLine() {
    guard indentation > 0 else { return }
    bytes.append(0x0A)
    bytes.append(repeating: 0x20, count: open.count * indentation)
  }
}
