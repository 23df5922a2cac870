/// Makes well-formed XML of text that is not, keeping every character that has a meaning.
///
/// libxml2's own recovery loses text: after the first error it drops every reference. So a text that
/// it rejects is rewritten here and read again. Each mend is a problem with its place; the reading
/// chosen where several are possible is the one that keeps most text and closes elements latest.
struct Repair {
  let source: [UInt8]
  private let siblings: Set<String>
  private let limits: Limits
  private(set) var output: [UInt8] = []
  private(set) var problems: [Problem] = []
  /// The offset in `source` of each problem.
  private(set) var problemOffsets: [Int] = []
  private(set) var shifts: [SourceMap.Shift] = []
  /// The document type, which is left out of the output.
  private(set) var doctype: Document.Doctype?

  private var place: Int
  private var open = OpenElements()
  private var hasRoot = false
  /// What was looked for up to the end and not found: it is not looked for again.
  private var absent: Set<String> = []
  private var entities = Entities()

  /// - Parameters:
  ///   - source: the text, in UTF-8.
  ///   - start: where to begin: before it is what no document begins with.
  ///   - siblings: names of elements that never stand inside their own kind.
  ///   - limits: how much is read.
  init(_ source: [UInt8], from start: Int, siblings: Set<String>, limits: Limits = Limits()) {
    self.source = source
    self.siblings = siblings
    self.limits = limits
    place = start
    output.reserveCapacity(source.count + 1024)
  }

  mutating func run() {
    var steps = 0
    var wasStopped = false
    while place < source.count, !(hasRoot && open.isEmpty) {
      if source[place] == Byte.less { markup() } else { text() }
      steps += 1
      wasStopped = steps % 4096 == 0 && isOver
      if wasStopped { break }
    }
    if wasStopped {
      problem(Limits.stopped.message, at: place, code: .limit)
    } else {
      if place < source.count { trailing() }
      if let name = open.last {
        problem("the document ends inside <\(name)>", at: source.count)
      }
    }
    while !open.isEmpty { close() }
  }

  /// Whether to stop: mends may make a text longer, and offsets are counted in 32 bits.
  private var isOver: Bool { limits.isOver?() ?? false || output.count > 3 << 30 }

  // MARK: Markup

  private mutating func markup() {
    let next = place + 1 < source.count ? source[place + 1] : 0
    if starts("<!--") {
      comment()
    } else if starts("<![CDATA[") {
      section()
    } else if next == Byte.exclamation {
      declaration()
    } else if next == Byte.question {
      instruction()
    } else if next == Byte.slash {
      endTag()
    } else if !startTag() {
      problem("a < that begins no tag", at: place, isLocal: true)
      literal("&lt;")
      place += 1
    }
  }

  private mutating func comment() {
    guard let end = find("-->", from: place + 4) else {
      problem("a comment without end", at: place)
      literal("&lt;")
      place += 1
      return
    }
    place = end + 3
  }

  private mutating func section() {
    let end = find("]]>", from: place + 9)
    if end == nil { problem("a CDATA section without end", at: place) }
    let body = place + 9..<(end ?? source.count)
    if !open.isEmpty {
      literal("<![CDATA[")
      characters(in: body)
      literal("]]>")
    }
    place = (end ?? source.count) + (end == nil ? 0 : 3)
  }

  /// A document type: read for its entities, and left out.
  private mutating func declaration() {
    let end = starts("<!doctype", ignoringCase: true) ? doctypeEnd() : nil
    guard !hasRoot, let end else {
      if let end, !open.isEmpty {
        problem("a document type inside an element", at: place)
        place = end
        return
      }
      problem("a < that begins no tag", at: place, isLocal: true)
      if !open.isEmpty { literal("&lt;") }
      place += 1
      return
    }
    entityDeclarations(in: place..<end)
    readDoctype()
    place = end
  }

  private mutating func readDoctype() {
    var scanner = XMLScanner(source, at: place + "<!doctype".utf8.count)
    scanner.skipSpace()
    guard doctype == nil, let name = scanner.name() else { return }
    var doctype = Document.Doctype(name: text(of: name))
    scanner.skipSpace()
    guard let keyword = scanner.name() else {
      self.doctype = doctype
      return
    }
    scanner.skipSpace()
    if text(of: keyword).lowercased() == "public", let publicID = scanner.quoted() {
      doctype.publicID = text(of: publicID)
      scanner.skipSpace()
    }
    doctype.systemID = scanner.quoted().map { text(of: $0) }
    self.doctype = doctype
  }

  private func text(of range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  private mutating func doctypeEnd() -> Int? {
    guard !absent.contains("<!doctype") else { return nil }
    let end = searchedDoctypeEnd()
    if end == nil { absent.insert("<!doctype") }
    return end
  }

  private func searchedDoctypeEnd() -> Int? {
    var place = place
    var isInSubset = false
    while place < source.count {
      switch source[place] {
      case UInt8(ascii: "["): isInSubset = true
      case UInt8(ascii: "]"): isInSubset = false
      case Byte.quote, Byte.apostrophe:
        guard let end = source[(place + 1)...].firstIndex(of: source[place]) else { return nil }
        place = end
      case Byte.greater where !isInSubset: return place + 1
      default: break
      }
      place += 1
    }
    return nil
  }

  private mutating func entityDeclarations(in range: Range<Int>) {
    var cursor = range.lowerBound
    while let found = find("<!ENTITY", from: cursor, before: range.upperBound) {
      cursor = found + 8
      var parts = XMLScanner(source, at: cursor)
      parts.skipSpace()
      guard let name = parts.name() else { continue }
      parts.skipSpace()
      guard let value = parts.quoted() else { continue }
      entities.declare(
        String(decoding: source[name], as: UTF8.self),
        as: String(decoding: source[value], as: UTF8.self)
      )
    }
  }

  private mutating func instruction() {
    let end = find("?>", from: place + 2)
    var scanner = XMLScanner(source, at: place + 2)
    guard let end, let target = scanner.name() else {
      problem("a processing instruction that is none", at: place, isLocal: true)
      if !open.isEmpty { literal("&lt;") }
      place += 1
      return
    }
    let name = String(decoding: source[target], as: UTF8.self)
    let isDeclaration = name.lowercased() == "xml"
    if isDeclaration, output.isEmpty {
      literal("<?xml version=\"1.0\"?>")
    } else if isDeclaration {
      problem("an XML declaration that is not at the start", at: place)
    } else if !name.contains(":") {
      copy(place..<target.upperBound)
      characters(in: target.upperBound..<end)
      literal("?>")
    }
    place = end + 2
  }

  private mutating func endTag() {
    var scanner = XMLScanner(source, at: place + 2)
    guard let range = scanner.name() else {
      problem("a < that begins no tag", at: place, isLocal: true)
      literal("&lt;")
      place += 1
      return
    }
    let name = String(decoding: source[range], as: UTF8.self)
    let end = scanner.skipToTagEnd()
    if !end.isClosed { problem("the end tag </\(name) is not closed by >", at: place) }
    if let depth = open.depth(of: name) {
      if open[depth] != name {
        problem("the end tag </\(name)> is spelt otherwise than <\(open[depth])>", at: place)
      } else if depth != open.count - 1 {
        problem("<\(open[open.count - 1])> is not closed before </\(name)>", at: place)
      }
      while open.count > depth { close() }
    } else {
      problem("the end tag </\(name)> closes nothing", at: place)
    }
    place = end.place
  }

  /// Reads a start tag; false when what follows the `<` is no tag.
  private mutating func startTag() -> Bool {
    var scanner = XMLScanner(source, at: place + 1)
    guard let range = scanner.name(), scanner.isAtTagBoundary else { return false }
    let name = String(decoding: source[range], as: UTF8.self)
    let tagStart = place
    if siblings.contains(name), let depth = open.exactDepth(of: name) {
      problem("<\(name)> begins inside another: that one is not closed", at: place)
      while open.count > depth { close() }
    }
    mark(at: tagStart)
    output.append(Byte.less)
    copy(range)
    var names: Set<String> = []
    var isEmpty = false
    while true {
      scanner.skipSpace()
      guard let byte = scanner.byte else {
        problem("the tag <\(name) is not closed by >", at: tagStart)
        break
      }
      if byte == Byte.greater {
        scanner.place += 1
        break
      }
      if byte == Byte.less {
        problem("the tag <\(name) is not closed by >", at: tagStart)
        break
      }
      if byte == Byte.slash {
        scanner.place += 1
        isEmpty = scanner.byte == Byte.greater
        continue
      }
      attribute(&scanner, of: name, seen: &names)
    }
    place = scanner.place
    hasRoot = true
    if isEmpty || Self.voidElements.contains(name) {
      if !isEmpty { problem("<\(name)> is not closed", at: tagStart) }
      literal("/>")
    } else {
      literal(">")
      open.append(name)
    }
    return true
  }

  private mutating func attribute(
    _ scanner: inout XMLScanner,
    of element: String,
    seen: inout Set<String>
  ) {
    let start = scanner.place
    guard let range = scanner.name() else {
      problem("an attribute of <\(element)> without a name", at: start)
      scanner.place += 1
      return
    }
    let name = String(decoding: source[range], as: UTF8.self)
    scanner.skipSpace()
    var value = range.upperBound..<range.upperBound
    if scanner.byte == Byte.equals {
      scanner.place += 1
      scanner.skipSpace()
      if let quoted = scanner.quoted() {
        value = quoted
      } else {
        value = scanner.unquoted()
        problem("the value of \(name) is not in quotes", at: start, isLocal: true)
      }
    } else {
      problem("the attribute \(name) has no value", at: start, isLocal: true)
    }
    guard seen.count < limits.attributes else {
      if seen.insert("").inserted {
        problem("<\(element)> has more attributes than are read", at: start, code: .limit)
      }
      return
    }
    guard seen.insert(name).inserted else {
      problem("the attribute \(name) stands twice", at: start, isLocal: true)
      return
    }
    literal(" ")
    copy(range)
    literal("=\"")
    references(in: value, isAttribute: true)
    literal("\"")
  }

  /// HTML's elements without content that feeds leave open.
  ///
  /// RSS has a link and a source of its own.
  private static let voidElements: Set<String> = ["br", "hr", "img", "input", "wbr"]

  // MARK: Text

  private mutating func text() {
    let end = source[place...].firstIndex(of: Byte.less) ?? source.count
    if open.isEmpty {
      let run = source[place..<end]
      if let junk = run.firstIndex(where: { !XMLScanner.isSpace($0) }) {
        problem("text outside the root element", at: junk)
      }
    } else {
      references(in: place..<end, isAttribute: false)
    }
    place = end
  }

  private mutating func trailing() {
    while let junk = source[place...].firstIndex(where: { !XMLScanner.isSpace($0) }) {
      place = junk
      // Comments and instructions may follow the root.
      guard starts("<!--"), let end = find("-->", from: junk) else {
        problem("text after the end of the root element", at: junk)
        return
      }
      place = end + 3
    }
  }

  /// Copies character data, mending references and what else cannot stand in it.
  private mutating func references(in range: Range<Int>, isAttribute: Bool) {
    var start = range.lowerBound
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      switch source[cursor] {
      case Byte.ampersand:
        characters(in: start..<cursor)
        cursor = reference(at: cursor, before: range.upperBound)
        start = cursor
      case Byte.less where isAttribute, Byte.quote where isAttribute:
        characters(in: start..<cursor)
        literal(source[cursor] == Byte.less ? "&lt;" : "&quot;")
        cursor += 1
        start = cursor
      case Byte.greater where !isAttribute:
        // `]]>` may not stand in text.
        characters(in: start..<cursor)
        literal("&gt;")
        cursor += 1
        start = cursor
      default: cursor += 1
      }
    }
    characters(in: start..<range.upperBound)
  }

  /// Writes what stands for an `&`; returns where to go on.
  private mutating func reference(at start: Int, before limit: Int) -> Int {
    if let (scalar, end) = XMLScanner.characterReference(source, at: start, before: limit) {
      if let scalar {
        literal("&#\(scalar.value);")
        if source[end - 1] != Byte.semicolon {
          problem("a character reference without its semicolon", at: start, isLocal: true)
        }
      } else {
        problem("a reference to a character that XML does not have", at: start, isLocal: true)
        literal("\u{FFFD}")
      }
      return end
    }
    var scanner = XMLScanner(source, at: start + 1)
    if let range = scanner.name(), range.upperBound < limit,
      source[range.upperBound] == Byte.semicolon
    {
      let name = String(decoding: source[range], as: UTF8.self)
      if ["amp", "lt", "gt", "quot", "apos"].contains(name) {
        copy(start..<range.upperBound + 1)
        return range.upperBound + 1
      }
      if let value = unsafe entities.value(of: name) {
        if !entities.isDeclared(name), doctype?.systemID == nil {
          problem("the entity \(name) is not declared", at: start, code: .undeclaredEntity)
        }
        for scalar in unsafe String(cString: value).unicodeScalars {
          literal("&#\(scalar.value);")
        }
        return range.upperBound + 1
      }
      problem("the entity \(name) is not known", at: start, code: .undeclaredEntity)
    } else {
      problem("an & that begins no reference", at: start, isLocal: true)
    }
    literal("&amp;")
    return start + 1
  }

  /// Copies characters as they are, but for those that XML does not have.
  private mutating func characters(in range: Range<Int>) {
    var start = range.lowerBound
    var cursor = range.lowerBound
    while cursor < range.upperBound {
      let byte = source[cursor]
      let isControl = byte < 0x20 && !XMLScanner.isSpace(byte)
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      let isNoncharacter =
        byte == 0xEF && cursor + 2 < source.count && source[cursor + 1] == 0xBF
        && source[cursor + 2] >= 0xBE
      guard isControl || isNoncharacter else {
        cursor += 1
        continue
      }
      copy(start..<cursor)
      problem("a character that XML does not have", at: cursor, isLocal: true)
      cursor += isControl ? 1 : 3
      start = cursor
    }
    copy(start..<range.upperBound)
  }

  // MARK: Output

  private mutating func close() {
    guard let name = open.removeLast() else { return }
    literal("</\(name)>")
  }

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    mark(at: range.lowerBound)
    output += source[range]
  }

  /// Notes that what is written next stands at a place of the source.
  private mutating func mark(at place: Int) {
    let delta = place - output.count
    if shifts.last?.delta != delta { shifts.append(.init(offset: output.count, delta: delta)) }
  }

  private mutating func literal(_ text: String) {
    output += text.utf8
  }

  private mutating func problem(
    _ message: String,
    at place: Int,
    code: Problem.Code = .notWellFormed,
    isLocal: Bool = false
  ) {
    // What a limit left out must be said, however much there is to say before.
    guard problems.count < (code == .limit ? 110 : 100) else { return }
    var problem = Problem(code, message)
    problem.isLocal = isLocal
    problems.append(problem)
    problemOffsets.append(place)
  }

  // MARK: Search

  private func starts(_ text: StaticString, ignoringCase: Bool = false) -> Bool {
    guard place + text.utf8CodeUnitCount <= source.count else { return false }
    var offset = 0
    for byte in text.description.utf8 {
      var found = source[place + offset]
      if ignoringCase, found >= UInt8(ascii: "A"), found <= UInt8(ascii: "Z") { found |= 0x20 }
      guard found == byte else { return false }
      offset += 1
    }
    return true
  }

  private mutating func find(_ text: String, from start: Int, before limit: Int? = nil) -> Int? {
    guard !absent.contains(text) else { return nil }
    let pattern = Array(text.utf8)
    let end = limit ?? source.count
    var place = start
    while place + pattern.count <= end,
      let found = source[place..<end].firstIndex(of: pattern[0])
    {
      if source[found..<end].starts(with: pattern) { return found }
      place = found + 1
    }
    if limit == nil { absent.insert(text) }
    return nil
  }
}
