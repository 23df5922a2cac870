/// Parses XML that is plain, several times as fast as libxml2.
///
/// Plain is what most feeds are: well-formed, with names of ASCII, without a document type, with no
/// entities but those of XML itself. Of anything else the parser has no opinion: it gives up, and libxml2
/// reads the document from its beginning. So there is one set of rules for what is wrong and how it is
/// mended, and a tape is the same whoever made it; see <doc:WhyATape>.
struct PlainParser {
  var tape = Tape()

  let bytes: ByteView
  var place: Int
  private let limits: Limits
  var names: PlainNames
  private var open: [OpenElement] = []
  /// The attributes of the tag that is being read.
  private var pending: [PendingAttribute] = []
  /// How many of them are namespace declarations, and how many others have a prefix.
  private var (declarations, prefixed) = (0, 0)
  /// Whether the last record is text that the next characters belong to.
  var continuesText = false

  private struct OpenElement {
    var record: Int
    var name: Range<Int>
    var scope: Int
    var depth: Int
  }

  private struct PendingAttribute {
    var number: Int
    var value: Range<Int>
    var traits: ByteView.Traits
  }

  /// Parses a text; nil when it is not plain, or not UTF-8.
  static func parse(_ source: [UInt8], from start: Int, limits: Limits) -> Tape? {
    guard source.count < Int(UInt32.max) else { return nil }
    return unsafe source.withUnsafeBufferPointer { source in
      guard let bytes = unsafe ByteView(source) else { return nil }
      var parser = PlainParser(bytes, from: start, limits: limits)
      do {
        try parser.run()
      } catch {
        return nil
      }
      return parser.finished
    }
  }

  private init(_ bytes: ByteView, from start: Int, limits: Limits) {
    self.bytes = bytes
    self.limits = limits
    place = start
    names = PlainNames(bytes)
    tape.records.reserveCapacity(bytes.count / 32)
  }

  private var finished: Tape {
    var tape = tape
    tape.names = names.names
    tape.namespaces = names.namespaces
    return tape
  }

  private mutating func run() throws(NotPlain) {
    try xmlDeclaration()
    try miscellany()
    guard bytes[place] == Byte.less else { throw NotPlain() }
    try startTag()
    var steps = 0
    while !open.isEmpty {
      if bytes[place] == Byte.less { try markup() } else { try text() }
      steps &+= 1
      if steps & 0xFFFF == 0, limits.isOver?() ?? false { throw NotPlain() }
    }
    try miscellany()
    guard place == bytes.count else { throw NotPlain() }
  }

  private mutating func markup() throws(NotPlain) {
    switch bytes[place + 1] {
    case Byte.slash: try endTag()
    case Byte.question: try instruction()
    case Byte.exclamation:
      if bytes[place + 2] == UInt8(ascii: "[") { try section() } else { try comment() }
    default: try startTag()
    }
  }

  /// Comments, processing instructions and white space beside the root.
  private mutating func miscellany() throws(NotPlain) {
    while true {
      place = bytes.endOfSpace(from: place)
      if bytes.starts(with: "<?", at: place) {
        try instruction()
      } else if bytes.starts(with: "<!--", at: place) {
        try comment()
      } else {
        return
      }
    }
  }

  // MARK: Tags

  private mutating func startTag() throws(NotPlain) {
    let start = place
    let name = start + 1..<bytes.endOfName(from: start + 1)
    let number = try names.number(name)
    place = name.upperBound
    let (scope, depth) = (names.scope, names.depth)
    let firstAttribute = tape.attributes.count
    if bytes[place] != Byte.greater, try attributes() { try recordAttributes() }
    let isEmpty = bytes[place] == Byte.slash
    if isEmpty { place += 1 }
    guard bytes[place] == Byte.greater, open.count < limits.depth else { throw NotPlain() }
    place += 1
    let record = tape.records.count
    tape.records.append(
      Record(
        kind: .element,
        attributeCount: UInt16(truncatingIfNeeded: tape.attributes.count - firstAttribute),
        name: try names.element(number),
        start: UInt32(firstAttribute),
        end: UInt32(record + 1),
        offset: UInt32(start + 1)
      )
    )
    continuesText = false
    if !isEmpty {
      open.append(OpenElement(record: record, name: name, scope: scope, depth: depth))
    } else if names.scope != scope {
      names.endScope(scope, depth: depth)
    }
  }

  private mutating func endTag() throws(NotPlain) {
    let element = open[open.count - 1]
    guard bytes.equal(element.name.lowerBound, place + 2, count: element.name.count) else {
      throw NotPlain()
    }
    open.removeLast()
    let end = bytes.endOfSpace(from: place + 2 + element.name.count)
    guard bytes[end] == Byte.greater else { throw NotPlain() }
    place = end + 1
    tape.records[element.record].end = UInt32(tape.records.count)
    continuesText = false
    if names.scope != element.scope { names.endScope(element.scope, depth: element.depth) }
  }

  /// Reads the attributes of a tag up to what ends it; false when there are none.
  private mutating func attributes() throws(NotPlain) -> Bool {
    while !pending.isEmpty { pending.removeLast() }
    (declarations, prefixed) = (0, 0)
    while true {
      let end = bytes.endOfSpace(from: place)
      let isSpaced = end > place
      place = end
      let byte = bytes[place]
      if byte == Byte.greater || byte == Byte.slash { return !pending.isEmpty }
      guard isSpaced, pending.count < limits.attributes else { throw NotPlain() }
      try attribute()
    }
  }

  private mutating func attribute() throws(NotPlain) {
    let name = place..<bytes.endOfName(from: place)
    let number = try names.number(name)
    var cursor = bytes.endOfSpace(from: name.upperBound)
    guard bytes[cursor] == Byte.equals else { throw NotPlain() }
    cursor = bytes.endOfSpace(from: cursor + 1)
    let quote = bytes[cursor]
    guard quote == Byte.quote || quote == Byte.apostrophe else { throw NotPlain() }
    let (end, traits) = bytes.scanValue(from: cursor + 1, quote: quote)
    let value = cursor + 1..<end
    guard end < bytes.count, traits.isDisjoint(with: [.less, .illegal]) else { throw NotPlain() }
    if traits.contains(.nonASCII), !bytes.isText(value) { throw NotPlain() }
    if traits.contains(.reference), !bytes.hasPlainReferences(value) { throw NotPlain() }
    if pending.contains(where: { $0.number == number }) { throw NotPlain() }
    pending.append(PendingAttribute(number: number, value: value, traits: traits))
    if names.isDeclaration(number) {
      declarations += 1
    } else if names.hasOwnPrefix(number) {
      prefixed += 1
    }
    place = end + 1
  }

  /// Puts the pending attributes on the tape, namespace declarations first, as libxml2 reports them.
  private mutating func recordAttributes() throws(NotPlain) {
    let first = tape.attributes.count
    if declarations > 0 {
      for attribute in pending where names.isDeclaration(attribute.number) {
        if attribute.traits.contains(.reference) { throw NotPlain() }
        let isBroken = !attribute.traits.isDisjoint(with: [.layout, .carriageReturn])
        try names.declare(attribute.number, as: attribute.value, isBroken: isBroken)
        try record(attribute, isDeclaration: true)
      }
      names.beginScope()
    }
    for place in pending.indices where !names.isDeclaration(pending[place].number) {
      try record(pending[place], isDeclaration: false)
    }
    // The same attribute twice, under two prefixes of one namespace.
    if prefixed < 2 { return }
    let own = tape.attributes[(first + declarations)...]
    for (place, attribute) in own.enumerated() {
      let name = names.names[Int(attribute.name)]
      let isRepeated = own.dropFirst(place + 1).contains {
        let other = names.names[Int($0.name)]
        return other.local == name.local && other.namespace == name.namespace
      }
      if isRepeated { throw NotPlain() }
    }
  }

  private mutating func record(
    _ attribute: PendingAttribute,
    isDeclaration: Bool
  ) throws(NotPlain) {
    let isEncoded = !attribute.traits.isDisjoint(with: [.reference, .layout, .carriageReturn])
    var record = AttributeRecord(
      name: try names.attribute(attribute.number),
      start: UInt32(attribute.value.lowerBound),
      count: UInt32(attribute.value.count),
      storage: attribute.traits.contains(.nonASCII) ? .unicode : .ascii,
      isNamespaceDeclaration: isDeclaration,
      localCount: names.localCount(attribute.number)
    )
    if isEncoded {
      record.storage = .buffer
      record.start = UInt32(tape.buffer.count)
      bytes.appendDecoded(attribute.value, isAttribute: true, to: &tape.buffer)
      record.count = UInt32(tape.buffer.count) - record.start
    }
    tape.attributes.append(record)
  }
}

/// Thrown by ``PlainParser`` where libxml2 has to have its say.
struct NotPlain: Error {}
