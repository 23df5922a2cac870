import CLibXML2

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Appends what libxml2's SAX2 callbacks report to a ``Tape``.
///
/// A struct behind a pointer, not a class: exclusivity checks on a class took 30 % of the time.
@unsafe struct Recording {
  var tape = Tape()
  /// Set by the first error that XML 1.0 calls fatal.
  var isBroken = false
  /// The byte offset of each problem; places are made of them once, at the end.
  var problemOffsets: [Int] = []

  private let source: UnsafeBufferPointer<UInt8>
  private let maximumDepth: Int
  private var context: xmlParserCtxtPtr?
  private var open: [Int] = []
  /// How many namespace declarations are in scope, and the elements that they stand on: how deep each
  /// is, and how many it has.
  private var declared = 0
  private var declaring: [(depth: Int, count: Int)] = []
  /// Whether the last record is text that the next characters belong to.
  private var continuesText = false
  /// Where in the source a piece of a section ended with a carriage return.
  private var returnEnd: Int?
  private var names: [Name: UInt32] = [:]
  private var cache: [CachedName]
  private var seenNamespaces: Set<[String]> = []
  private var entities = Entities()
  private var unknownEntities: Set<String> = []
  private var reference = unsafe xmlEntity()

  /// A name by the addresses that libxml2's dictionary interned its parts at.
  private struct CachedName {
    var local: UInt
    var prefix: UInt
    var namespace: UInt
    var id: UInt32
  }

  init(source: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    unsafe self.source = unsafe source
    unsafe self.maximumDepth = maximumDepth
    unsafe cache = Array(
      repeating: CachedName(local: 0, prefix: 0, namespace: 0, id: 0),
      count: 256
    )
    unsafe tape.records.reserveCapacity(source.count / 48)
    unsafe open.reserveCapacity(32)
  }

  mutating func attach(_ context: xmlParserCtxtPtr) {
    unsafe self.context = unsafe context
  }

  // MARK: Elements

  mutating func startElement(
    _ local: UnsafePointer<xmlChar>,
    prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?,
    declarations: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
    attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  ) {
    let first = unsafe tape.attributes.count
    unsafe record(declarations: declarations)
    var place = 0
    while place + 4 < attributes.count {
      if let local = unsafe attributes[place], let start = unsafe attributes[place + 3],
        let end = unsafe attributes[place + 4]
      {
        let id = unsafe nameID(local, attributes[place + 1], attributes[place + 2])
        unsafe record(attribute: id, UnsafeBufferPointer(start: start, count: end - start))
      }
      place += 5
    }
    unsafe begin(nameID(local, prefix, namespace), firstAttribute: first)
    if !declarations.isEmpty { unsafe countDeclarations(declarations.count / 2) }
  }

  private mutating func countDeclarations(_ count: Int) {
    unsafe declaring.append((open.count, count))
    unsafe declared += count
    if unsafe declared > Limits.declarations {
      unsafe stop("more than \(Limits.declarations) namespace declarations are in scope")
    }
  }

  /// An element of HTML: no namespaces, attributes in pairs, ended by nil.
  mutating func startElement(
    html name: UnsafePointer<xmlChar>,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let first = unsafe tape.attributes.count
    if let attributes = unsafe attributes {
      var place = 0
      while let local = unsafe attributes[place] {
        let value = unsafe attributes[place + 1]
        let count = unsafe value.map { unsafe Int(xmlStrlen($0)) } ?? 0
        let id = unsafe nameID(interned: local)
        unsafe record(attribute: id, UnsafeBufferPointer(start: value, count: count), isHTML: true)
        place += 2
      }
    }
    unsafe begin(nameID(interned: name), firstAttribute: first)
  }

  mutating func endElement() {
    guard let index = unsafe open.popLast() else { return }
    if let last = unsafe declaring.last, unsafe last.depth > open.count {
      unsafe declared -= last.count
      unsafe declaring.removeLast()
    }
    unsafe continuesText = false
    unsafe tape.records[index].end = UInt32(tape.records.count)
  }

  private mutating func begin(_ name: UInt32, firstAttribute: Int) {
    unsafe continuesText = false
    unsafe open.append(tape.records.count)
    unsafe tape.records.append(
      Record(
        kind: .element,
        attributeCount: UInt16(clamping: tape.attributes.count - firstAttribute),
        name: name,
        start: UInt32(firstAttribute),
        end: UInt32(tape.records.count + 1),
        offset: UInt32(clamping: offset)
      )
    )
    if unsafe open.count > maximumDepth {
      unsafe stop("elements are nested deeper than \(maximumDepth)")
    }
  }

  private mutating func record(declarations: UnsafeBufferPointer<UnsafePointer<xmlChar>?>) {
    var place = 0
    while place + 1 < declarations.count {
      let prefix = unsafe string(declarations[place])
      let uri = unsafe string(declarations[place + 1])
      if unsafe seenNamespaces.insert([prefix, uri]).inserted {
        unsafe tape.namespaces.append((prefix, uri))
      }
      let name = Name(prefix, prefix: "xmlns", namespace: "http://www.w3.org/2000/xmlns/")
      let start = unsafe tape.buffer.count
      unsafe tape.buffer.append(contentsOf: uri.utf8)
      unsafe tape.attributes.append(
        AttributeRecord(
          name: id(of: name),
          start: UInt32(start),
          count: UInt32(tape.buffer.count - start),
          storage: .buffer,
          isNamespaceDeclaration: true,
          localCount: UInt8(clamping: prefix.utf8.count)
        )
      )
      place += 2
    }
  }

  private mutating func record(
    attribute name: UInt32,
    _ value: UnsafeBufferPointer<xmlChar>,
    isHTML: Bool = false
  ) {
    var attribute = unsafe AttributeRecord(
      name: name,
      start: 0,
      count: UInt32(value.count),
      storage: .source,
      isNamespaceDeclaration: false,
      localCount: UInt8(clamping: tape.names[Int(name)].local.utf8.count)
    )
    if let start = unsafe sourceOffset(of: value) {
      attribute.start = UInt32(start)
    } else {
      attribute.storage = .buffer
      attribute.start = unsafe UInt32(tape.buffer.count)
      // libxml2 leaves references in the values of attributes to the one that builds the tree.
      if !isHTML, unsafe value.contains(UInt8(ascii: "&")) {
        unsafe entities.appendResolved(value, to: &tape.buffer)
      } else if unsafe value.contains(0xC2) && (isHTML || hasNumericReference) {
        unsafe tape.buffer.append(contentsOf: Windows1252.replacingControls(in: value))
      } else {
        unsafe tape.buffer.append(contentsOf: value)
      }
      attribute.count = unsafe UInt32(tape.buffer.count) - attribute.start
    }
    unsafe tape.attributes.append(attribute)
  }

  /// Whether a reference to a number stands in the tag that is being read.
  private var hasNumericReference: Bool {
    let end = unsafe min(offset, source.count)
    let start = unsafe source[..<end].lastIndex(of: Byte.less) ?? end
    return unsafe zip(source[start..<end], source[start..<end].dropFirst()).contains {
      $0 == Byte.ampersand && $1 == UInt8(ascii: "#")
    }
  }

  // MARK: Text

  mutating func text(_ bytes: UnsafeBufferPointer<xmlChar>, kind: Record.Kind) {
    guard bytes.count > 0, unsafe !open.isEmpty || !isXML else { return }
    let place = unsafe sourceOffset(of: bytes) ?? recentOffset(of: bytes)
    if place == nil, let character = unsafe Windows1252.character(ofControl: bytes) {
      unsafe character.withUnsafeBufferPointer { unsafe text($0, kind: kind) }
      return
    }
    unsafe add(bytes, at: place, kind: kind)
  }

  /// A piece of a CDATA section, in which libxml2 leaves the ends of lines as they are: each is one
  /// character (XML 1.0 section 2.11).
  mutating func section(_ bytes: UnsafeBufferPointer<xmlChar>) {
    guard unsafe !open.isEmpty else { return }
    let place = unsafe sourceOffset(of: bytes)
    var rest = unsafe bytes[...]
    // Two pieces may part an end of a line.
    if place != nil, unsafe place == returnEnd, unsafe rest.first == 0x0A {
      unsafe rest = rest.dropFirst()
    }
    unsafe returnEnd = nil
    while let end = unsafe rest.firstIndex(of: 0x0D) {
      unsafe text(UnsafeBufferPointer(rebasing: rest[..<end]), kind: .cdata)
      unsafe [0x0A].withUnsafeBufferPointer { unsafe add($0, at: nil, kind: .cdata) }
      unsafe rest = rest[(end + 1)...]
      if unsafe rest.first == 0x0A {
        unsafe rest = rest.dropFirst()
      } else if unsafe rest.isEmpty {
        unsafe returnEnd = place.map { $0 + bytes.count }
      }
    }
    unsafe text(UnsafeBufferPointer(rebasing: rest), kind: .cdata)
  }

  /// Records characters; `place` is where they stand in the source as they are.
  private mutating func add(
    _ bytes: UnsafeBufferPointer<xmlChar>,
    at place: Int?,
    kind: Record.Kind
  ) {
    let last = unsafe tape.records.count - 1
    if unsafe continuesText, unsafe tape.records[last].kind == kind {
      if unsafe !extend(last, by: bytes, at: place) { unsafe append(bytes, at: nil, kind: kind) }
    } else {
      unsafe append(bytes, at: place, kind: kind)
    }
  }

  /// Lengthens the text that was recorded last; false when it cannot be, for want of room.
  private mutating func extend(
    _ last: Int,
    by bytes: UnsafeBufferPointer<xmlChar>,
    at place: Int?
  ) -> Bool {
    var record = unsafe tape.records[last]
    let end = Int(record.start) + Int(record.end)
    if record.storage == .source, end == place {
      record.end += UInt32(bytes.count)
    } else {
      if record.storage == .source {
        let range = Int(record.start)..<end
        record.storage = .buffer
        record.start = unsafe UInt32(tape.buffer.count)
        unsafe tape.buffer.append(contentsOf: source[range])
      } else if unsafe end != tape.buffer.count {
        return false
      }
      unsafe tape.buffer.append(contentsOf: bytes)
      record.end += UInt32(bytes.count)
    }
    record.offset = unsafe UInt32(clamping: offset)
    unsafe tape.records[last] = record
    return true
  }

  private mutating func append(
    _ bytes: UnsafeBufferPointer<xmlChar>,
    at place: Int?,
    kind: Record.Kind
  ) {
    var record = unsafe Record(
      kind: kind,
      start: 0,
      end: UInt32(bytes.count),
      offset: UInt32(clamping: offset)
    )
    if let place {
      record.start = UInt32(place)
    } else {
      record.storage = .buffer
      record.start = unsafe UInt32(tape.buffer.count)
      unsafe tape.buffer.append(contentsOf: bytes)
    }
    unsafe tape.records.append(record)
    unsafe continuesText = true
  }

  mutating func instruction(target: UnsafePointer<xmlChar>, data: UnsafePointer<xmlChar>?) {
    let count = unsafe data.map { unsafe Int(xmlStrlen($0)) } ?? 0
    unsafe continuesText = false
    let start = unsafe tape.buffer.count
    unsafe tape.buffer.append(contentsOf: UnsafeBufferPointer(start: data, count: count))
    unsafe tape.records.append(
      Record(
        kind: .instruction,
        storage: .buffer,
        name: nameID(interned: target),
        start: UInt32(start),
        end: UInt32(count),
        offset: UInt32(clamping: offset)
      )
    )
  }

  // MARK: Document type and entities

  mutating func doctype(
    _ name: UnsafePointer<xmlChar>?,
    _ publicID: UnsafePointer<xmlChar>?,
    _ systemID: UnsafePointer<xmlChar>?
  ) {
    unsafe tape.doctype = unsafe Document.Doctype(
      name: string(name),
      publicID: publicID.map { unsafe string($0) },
      systemID: systemID.map { unsafe string($0) }
    )
  }

  mutating func declare(
    entity name: UnsafePointer<xmlChar>?,
    type: Int32,
    content: UnsafeMutablePointer<xmlChar>?
  ) {
    guard type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue) else { return }
    unsafe entities.declare(string(name), as: string(content))
  }

  /// Answers a reference to an entity.
  ///
  /// In an attribute libxml2 then writes the reference as it was, and
  /// ``Entities/appendResolved(_:to:)`` resolves it; in text it reports the characters.
  mutating func entity(_ name: UnsafePointer<xmlChar>) -> xmlEntityPtr? {
    guard let context = unsafe context, unsafe context.pointee.inSubset == 0 else {
      return nil
    }
    let text = unsafe string(name)
    guard let value = unsafe entities.value(of: text) else {
      // Where there is an external document type, the parser takes it for declared there, and drops it.
      unsafe isBroken = true
      unsafe unknownEntities.insert(text)
      if unsafe unknownEntities.count > Limits.names { unsafe stopForNames() }
      return nil
    }
    // What an external document type declares, which is never read, is not known to be undeclared.
    if unsafe !entities.isDeclared(text), unsafe tape.doctype?.systemID == nil {
      let length = text.utf8.count + 2
      unsafe problem(.undeclaredEntity, "the entity \(text) is not declared", before: length)
    }
    unsafe reference.name = unsafe name
    if unsafe context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE {
      unsafe reference.etype = XML_INTERNAL_GENERAL_ENTITY
      unsafe reference.content = nil
    } else {
      unsafe reference.etype = XML_INTERNAL_PREDEFINED_ENTITY
      // Lives as long as `entities`, which keeps every value that it hands out.
      unsafe reference.content = unsafe value
    }
    return unsafe withUnsafeMutablePointer(to: &reference) { unsafe $0 }
  }

  // MARK: Problems

  /// Notes a problem where the parser is, or as many bytes before as it has read of it.
  mutating func problem(_ code: Problem.Code, _ message: String, before length: Int = 0) {
    // A document of nothing but errors must not cost more memory than a good one.
    guard unsafe tape.problems.count < 100 || code == .limit else { return }
    unsafe tape.problems.append(Problem(code, message))
    unsafe problemOffsets.append(max(0, offset - length))
  }

  mutating func error(_ error: xmlErrorPtr) {
    let level = unsafe error.pointee.level
    guard level != XML_ERR_WARNING, level != XML_ERR_NONE else { return }
    var message = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown error"
    while message.last?.isNewline == true { message.removeLast() }
    if unsafe error.pointee.code == Int32(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) {
      unsafe problem(.undeclaredPrefix, message)
    } else if level == XML_ERR_FATAL {
      unsafe isBroken = true
      unsafe problem(.notWellFormed, message)
    } else if unsafe error.pointee.domain == Int32(XML_FROM_NAMESPACE.rawValue),
      unsafe error.pointee.code != Int32(XML_WAR_NS_URI.rawValue)
    {
      // XML_WAR_NS_URI is about namespaces that are no URIs, such as IRIs: no rule of XML forbids it.
      unsafe problem(.notWellFormed, message)
    }
  }

  /// Ends the parse; what has been recorded stays.
  mutating func stop(_ message: String) {
    unsafe problem(.limit, message)
    if let context = unsafe context { unsafe xmlStopParser(context) }
  }

  /// Closes what is open, so that every element has an end.
  mutating func close() {
    while unsafe !open.isEmpty { unsafe endElement() }
  }

  // MARK: Places and names

  /// How many bytes of the source libxml2 has gone past.
  var offset: Int {
    guard let input = unsafe context?.pointee.input else { return 0 }
    return unsafe Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  private var isXML: Bool { unsafe context?.pointee.html == 0 }

  /// Where bytes inside libxml2's input buffer are in the source.
  private func sourceOffset(of bytes: UnsafeBufferPointer<xmlChar>) -> Int? {
    guard let start = bytes.baseAddress, let input = unsafe context?.pointee.input,
      let base = unsafe input.pointee.base, let end = unsafe input.pointee.end,
      unsafe start >= base, unsafe start + bytes.count <= end,
      unsafe isXML
    else { return nil }
    return unsafe Int(input.pointee.consumed) + (start - base)
  }

  /// Where bytes that libxml2 copied away are in the source: just before the place that it has
  /// reached, give or take the last character.
  ///
  /// Only equal bytes count, so a miss costs a copy.
  private func recentOffset(of bytes: UnsafeBufferPointer<xmlChar>) -> Int? {
    guard unsafe isXML, let start = bytes.baseAddress,
      let base = unsafe source.baseAddress
    else { return nil }
    let end = unsafe offset
    for lead in 0...4 {
      let place = end - bytes.count + lead
      guard place >= 0, unsafe place + bytes.count <= source.count else { continue }
      if unsafe memcmp(base + place, start, bytes.count) == 0 { return place }
    }
    return nil
  }

  private mutating func nameID(
    _ local: UnsafePointer<xmlChar>,
    _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?
  ) -> UInt32 {
    let key = (UInt(bitPattern: local), UInt(bitPattern: prefix), UInt(bitPattern: namespace))
    let slot = Int((key.0 ^ key.0 >> 7 ^ key.1 >> 3 ^ key.2 >> 5) & 255)
    let cached = unsafe cache[slot]
    if cached.local == key.0, cached.prefix == key.1, cached.namespace == key.2 {
      return cached.id
    }
    let id = unsafe id(
      of: Name(string(local), prefix: string(prefix), namespace: string(namespace))
    )
    unsafe cache[slot] = CachedName(
      local: key.0,
      prefix: key.1,
      namespace: key.2,
      id: id
    )
    return id
  }

  private mutating func nameID(interned name: UnsafePointer<xmlChar>) -> UInt32 {
    unsafe id(of: Name(string(name)))
  }

  private mutating func id(of name: Name) -> UInt32 {
    if let id = unsafe names[name] { return id }
    let id = unsafe UInt32(tape.names.count)
    unsafe tape.names.append(name)
    unsafe names[name] = id
    if unsafe tape.names.count > Limits.names { unsafe stopForNames() }
    return id
  }

  private mutating func stopForNames() {
    unsafe stop("there are more than \(Limits.names) different names")
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String {
    unsafe text.map { unsafe String(cString: $0) } ?? ""
  }
}
