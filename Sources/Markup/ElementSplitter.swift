/// Cuts a text that comes in pieces into small documents, each with some of its entries.
///
/// A *part* is an element that can be read without its siblings, such as an entry of a feed. A
/// document of parts has the document type and the start tags of what the parts stand in, so the
/// entities, the namespaces, the base and the language in scope are those of the whole. What is
/// outside the parts is kept in ``rest``, a document too.
///
/// Only as much XML is understood as is needed to find where parts begin and end. Text that is not
/// well-formed is cut at least harm, and left to the reader of each document to mend and report.
package struct ElementSplitter {
  /// A document of some parts.
  package struct Piece {
    package var text: [UInt8]
    /// Leads from places in ``text`` to places in the whole text.
    package var origin: PieceOrigin
  }

  /// Which elements are parts, and which they stand in: local names in lower case.
  package struct Names: Sendable {
    package var parts: Set<String>
    package var containers: Set<String>

    package init(parts: Set<String>, containers: Set<String>) {
      self.parts = parts
      self.containers = containers
    }
  }

  /// Sizes in bytes.
  package struct Limits: Sendable {
    /// Parts are given out when together they are this long.
    package var piece = 256 << 10
    /// A part that is longer is cut, and a problem says so.
    package var part = 16 << 20
    /// What is outside the parts beyond this is left out, and a problem says so.
    package var rest = 16 << 20
    /// What every piece begins with: elements whose tags would make it longer are no containers.
    static let head = 64 << 10
    /// No feed has its entries deeper.
    static let containers = 16

    package init() {}
  }

  /// What stands outside the parts so far; what is still open is not closed.
  package private(set) var rest: [UInt8] = []
  /// Leads from places in ``rest`` to places in the whole text.
  package private(set) var restOrigin = PieceOrigin()
  /// What limits left out.
  package private(set) var problems: [Problem] = []

  private let names: Names
  private let limits: Limits
  private var scanner: ConstructScanner
  /// The text from the start of what is not yet given out.
  private var text: [UInt8] = []
  /// What is before has been understood.
  private var place = 0
  /// Counts up to `counted`, in the whole text.
  private var counter = PositionCounter()
  private var counted = 0
  private var restCounter = PositionCounter()
  /// Whether something was left out between the end of the rest and the place.
  private var isRestBroken = true
  private var isRestFull = false
  private var containers: [Container] = []
  private var doctype: [UInt8] = []
  /// How many elements that are no containers are open inside the innermost container.
  private var depth = 0
  private var part: OpenPart?
  private var batch: Batch?
  private var pieces: [Piece] = []

  private struct Container {
    var name: [UInt8]
    var tag: [UInt8]
  }

  private struct OpenPart {
    var name: [UInt8]
    /// How many elements of the same name are open, this one included.
    var depth = 1
    /// Where the last of them inside this one begins.
    var inner: Int?
    /// Whether the rest of it is thrown away.
    var isCut = false
  }

  /// Parts that follow one another.
  private struct Batch {
    var start: Int
    var end: Int
    var position: Position
  }

  package init(_ names: Names, limits: Limits = Limits()) {
    self.names = names
    self.limits = limits
    scanner = ConstructScanner(longestSection: limits.part)
  }

  /// Takes the next piece of the text, in UTF-8; returns the documents that it completes.
  package mutating func append(_ bytes: [UInt8]) -> [Piece] {
    text += bytes
    run(isFinal: false)
    return takePieces()
  }

  /// Ends the text; returns what was still open.
  package mutating func finish() -> [Piece] {
    run(isFinal: true)
    if part != nil { batch?.end = text.count }
    flush()
    return takePieces()
  }

  /// ``rest`` with what is open in it closed.
  package var closedRest: [UInt8] { rest + endTags }

  private var endTags: [UInt8] {
    containers.reversed().flatMap { Array("</".utf8) + $0.name + [Byte.greater] }
  }

  private mutating func takePieces() -> [Piece] {
    defer { pieces = [] }
    return pieces
  }
}

extension ElementSplitter {
  private mutating func run(isFinal: Bool) {
    while let (construct, end) = scanner.next(in: text, at: place, isFinal: isFinal) {
      if part == nil { outside(construct, to: end) } else { inside(construct, to: end) }
      place = end
    }
    if let start = batch?.start, part != nil, place - start > limits.part { cut() }
    forget(before: batch?.start ?? place)
  }

  /// Drops text that has been given out.
  private mutating func forget(before end: Int) {
    guard end > 0 else { return }
    count(to: end)
    text.removeFirst(end)
    place -= end
    counted -= end
    batch?.start -= end
    batch?.end -= end
    part?.inner? -= end
  }

  private mutating func count(to end: Int) {
    guard end > counted else { return }
    counter.advance(over: text[counted..<end])
    counted = end
  }

  // MARK: Inside a part

  private mutating func inside(_ construct: ConstructScanner.Construct, to end: Int) {
    switch construct {
    case .start(let name, false) where isPartName(name):
      part?.depth += 1
      part?.inner = place
    case .end(let name) where isPartName(name):
      part?.depth -= 1
      if part?.depth == 0 { endPart(at: end) }
    case .end(let name) where isInnermostContainer(name):
      // The part was never closed.
      endPart(at: place)
      outside(construct, to: end)
    default: break
    }
  }

  private func isPartName(_ name: Range<Int>) -> Bool {
    guard let part else { return false }
    return text[name].elementsEqual(part.name)
  }

  private func isInnermostContainer(_ name: Range<Int>) -> Bool {
    guard let container = containers.last else { return false }
    return text[name].elementsEqual(container.name)
  }

  private mutating func endPart(at end: Int) {
    if part?.isCut == true { batch = nil }
    part = nil
    batch?.end = end
    if let batch, batch.end - batch.start >= limits.piece { flush() }
  }

  /// Gives out the beginning of a part that is too long, and throws the rest away.
  private mutating func cut() {
    guard let start = batch?.position else { return }
    if let inner = part?.inner, part?.isCut == false {
      // It is so long because it was never closed: those inside are its siblings.
      batch?.end = inner
      flush()
      count(to: inner)
      batch = Batch(start: inner, end: inner, position: counter.position)
      part?.depth = 1
      part?.inner = nil
      return
    }
    if part?.isCut == false {
      batch?.end = place
      let problem = "an entry of more than \(limits.part) bytes is cut"
      problems.append(Problem(.limit, problem, at: start))
      flush()
    }
    part?.isCut = true
    count(to: place)
    batch = Batch(start: place, end: place, position: counter.position)
  }

  /// Makes a document of the parts that have been gathered.
  private mutating func flush() {
    guard let batch, batch.end > batch.start, part?.isCut != true else {
      self.batch = nil
      return
    }
    var piece = Piece(text: doctype, origin: PieceOrigin())
    for container in containers { piece.text += container.tag }
    var counter = PositionCounter()
    counter.advance(over: piece.text[...])
    piece.origin.join(at: counter.position, from: batch.position)
    counter.advance(over: text[batch.start..<batch.end])
    piece.origin.join(at: counter.position, from: nil)
    piece.text += text[batch.start..<batch.end]
    // What a part that ends too early left open is closed by the reader, and reported there.
    piece.text += endTags
    pieces.append(piece)
    self.batch = nil
  }

  // MARK: Outside the parts

  private mutating func outside(_ construct: ConstructScanner.Construct, to end: Int) {
    switch construct {
    case .start(let name, let isEmpty):
      if begins(partAt: name) { return begin(name, isEmpty: isEmpty, to: end) }
      flush()
      open(name, isEmpty: isEmpty, to: end)
    case .end(let name):
      flush()
      close(name)
    case .text where batch != nil && isBlank(to: end), .other where batch != nil:
      // White space and comments between two parts are no reason to part them.
      return
    case .doctype where containers.isEmpty && doctype.isEmpty && end - place <= Limits.head:
      doctype = Array(text[place..<end])
    default: flush()
    }
    keep(to: end)
  }

  private func isBlank(to end: Int) -> Bool { text[place..<end].allSatisfy(XMLScanner.isSpace) }

  private func begins(partAt name: Range<Int>) -> Bool {
    guard depth == 0, !containers.isEmpty, names.parts.contains(local(name)) else { return false }
    // item of another vocabulary is no item, unless all of the feed is in that vocabulary.
    let prefix = prefix(text[name])
    return prefix.isEmpty || containers.contains { self.prefix($0.name[...]).elementsEqual(prefix) }
  }

  private mutating func begin(_ name: Range<Int>, isEmpty: Bool, to end: Int) {
    if batch == nil {
      count(to: place)
      batch = Batch(start: place, end: place, position: counter.position)
      isRestBroken = true
    }
    part = OpenPart(name: Array(text[name]))
    if isEmpty { endPart(at: end) }
  }

  private mutating func open(_ name: Range<Int>, isEmpty: Bool, to end: Int) {
    if isEmpty { return }
    if depth == 0, names.containers.contains(local(name)), hasRoom(for: place..<end) {
      containers.append(Container(name: Array(text[name]), tag: Array(text[place..<end])))
    } else {
      depth += 1
    }
  }

  private func hasRoom(for tag: Range<Int>) -> Bool {
    let head = doctype.count + containers.reduce(0) { $0 + $1.tag.count }
    return containers.count < Limits.containers && head + tag.count <= Limits.head
  }

  private mutating func close(_ name: Range<Int>) {
    if let found = containers.lastIndex(where: { text[name].elementsEqual($0.name) }) {
      containers.removeSubrange(found...)
      depth = 0
    } else {
      depth = max(0, depth - 1)
    }
  }

  /// Adds what lies between the place and the end to the rest.
  private mutating func keep(to end: Int) {
    count(to: place)
    let origin = counter.position
    guard rest.count + end - place <= limits.rest else {
      if !isRestFull {
        isRestFull = true
        let problem = "what stands outside the entries is more than \(limits.rest) bytes"
        problems.append(Problem(.limit, problem, at: origin))
      }
      return
    }
    if isRestBroken { restOrigin.join(at: restCounter.position, from: origin) }
    isRestBroken = false
    rest += text[place..<end]
    restCounter.advance(over: text[place..<end])
  }

  private func local(_ name: Range<Int>) -> String {
    let name = text[name]
    let start = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    return String(decoding: name[start...], as: UTF8.self).lowercased()
  }

  private func prefix(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name[..<(name.firstIndex(of: UInt8(ascii: ":")) ?? name.startIndex)]
  }
}
