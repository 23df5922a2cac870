/// The open elements of HTML that is being written, kept nested as HTML's parser nests them.
///
/// Whatever the tags that come in, the ones that go out are well nested, and no start tag stands
/// where a parser would close something, move it or leave it out. So every parser of HTML makes the
/// same tree of them, and they come through here again as they are. The rules are those of the
/// standard's tree construction (section 13.2.6), each in the form that all of its editions share.
///
/// Elements are of two states: written, or held back. Formatting that was cut off, as in
/// `<p><b>one<p>two`, is held back until there is something to put into it; so is anything that stands
/// in a table but in no cell.
struct HTMLNesting: ~Copyable {
  /// An element whose end tag has not come yet.
  struct Open {
    var tag: Int
    var traits: HTMLTraits
    var space: HTMLTag.Space
    var isWritten = false
    /// Its end tag has come, but what it holds must be closed first.
    var isEnded = false
    /// A part of a table outside of any table: to a parser of HTML it is not there.
    var isStray = false
    /// It adds nothing to others of its kind around it, and is never written.
    var isSilent = false
    /// Where its start tag is: in `output`, or in `held` when it was never written.
    var bytes: Range<Int>
    var isInOutput = false
  }

  /// What is to happen to a start tag.
  enum Placement {
    case written
    case held
    case ignored
  }

  /// Elements that are nested deeper are not written; browsers stop at 512.
  static let maximumDepth = 200
  /// No more formatting elements than this are carried on.
  private static let maximumCarried = 16

  let table: HTMLTagTable
  let tags: [HTMLTag]
  var open: [Open] = []
  var output: OutputBuffer
  private var held = OutputBuffer(capacity: 0)
  /// How many bytes may be written more than once, so that no input grows without measure.
  private var budget: Int
  /// How many elements of SVG and MathML are open.
  private(set) var foreignDepth = 0
  /// How many start tags too deep are open.
  private var surplus = 0
  /// Whether the next line end would be passed over by a parser.
  var isAtPreformattedStart = false
  /// Whether parts of tables are written where no table is: a piece of a table begins with one.
  private var isPiece: Bool?

  /// - Parameter size: how long the source is.
  init(size: Int) {
    table = HTMLTagTable.shared
    tags = table.tags
    output = OutputBuffer(capacity: size + size / 16 + 64)
    budget = size + 4096
  }
}

// MARK: - What is open

extension HTMLNesting {
  /// The topmost element that is written; the one that a parser would add to.
  var topWritten: Int? { open.lastIndex { $0.isWritten } }

  /// What a parser would add to knows of itself.
  var context: HTMLTraits {
    guard let last = open.last else { return [] }
    if last.isWritten { return last.traits }
    return topWritten.map { open[$0].traits } ?? []
  }

  /// The language that a start tag is read in.
  var space: HTMLTag.Space { open.last?.space ?? .html }

  /// The topmost element with one of the traits, unless one of the barriers is nearer.
  func find(_ traits: HTMLTraits, before barrier: HTMLTraits) -> Int? {
    var place = open.count - 1
    while place >= 0 {
      let found = open[place].traits
      if !found.isDisjoint(with: traits) { return place }
      if !found.isDisjoint(with: barrier) { return nil }
      place -= 1
    }
    return nil
  }

  func find(tag: Int, before barrier: HTMLTraits) -> Int? {
    var place = open.count - 1
    while place >= 0 {
      if open[place].tag == tag { return place }
      if !open[place].traits.isDisjoint(with: barrier) { return nil }
      place -= 1
    }
    return nil
  }
}

// MARK: - Writing

extension HTMLNesting {
  /// Adds an element whose start tag has been written behind `start`, or is `held` from there.
  mutating func push(_ tag: Int, _ placement: Placement, from start: Int) {
    let traits = tags[tag].traits
    var start = start
    var isWritten = placement == .written
    let isSilent =
      isWritten && traits.contains(.formatting) && isOneTooMany(tag, start..<output.count)
    if isSilent {
      start = hold(from: start)
      isWritten = false
    }
    let end = isWritten ? output.count : held.count
    var element = Open(
      tag: tag,
      traits: traits,
      space: tags[tag].space,
      isWritten: isWritten,
      bytes: start..<end,
      isInOutput: isWritten
    )
    element.isSilent = isSilent
    isAtPreformattedStart = isWritten && traits.contains(.preformatted)
    if element.space != .html { foreignDepth += 1 }
    guard isWritten, !traits.contains(.table), let last = open.last, !last.isWritten else {
      open.append(element)
      return
    }
    // Held formatting goes inside.
    open.insert(element, at: (topWritten ?? -1) + 1)
  }

  /// Takes the start tag that has just been written back, and returns where it is held.
  mutating func hold(from start: Int) -> Int {
    let place = held.count
    held.append(start..<output.count, of: output)
    output.truncate(to: start)
    return place
  }

  /// Adds a part of a table that stands in no table.
  mutating func pushStray(_ tag: Int, from start: Int) {
    var element = Open(tag: tag, traits: [], space: .html, bytes: start..<output.count)
    element.isWritten = true
    element.isStray = true
    element.isInOutput = true
    open.append(element)
  }

  /// Writes a start tag that the source does not have.
  mutating func pushImplied(_ tag: Int, at place: Int) {
    let start = output.count
    output.append(tags[tag].opening)
    output.append(Byte.greater)
    open.insert(
      Open(
        tag: tag,
        traits: tags[tag].traits,
        space: .html,
        isWritten: true,
        bytes: start..<output.count,
        isInOutput: true
      ),
      at: place
    )
    isAtPreformattedStart = false
  }

  /// Writes the start tags that are held back, up to an index, so that content can follow.
  mutating func flush(through limit: Int = .max) {
    guard let last = open.last, !last.isWritten else {
      if !context.isDisjoint(with: .tableContext) { openCell() }
      return
    }
    if !context.isDisjoint(with: .tableContext) { openCell() }
    var place = (topWritten ?? -1) + 1
    while place < open.count, place <= limit {
      if open[place].isSilent || write(held: place) { place += 1 } else { open.remove(at: place) }
    }
  }

  /// Writes a start tag that is held back; false for one that cannot stand here any more.
  private mutating func write(held place: Int) -> Bool {
    let element = open[place]
    if element.traits.contains(.heading), context.contains(.heading) { return false }
    let start = output.count
    if element.isInOutput { budget -= element.bytes.count }
    guard budget >= 0 else { return false }
    if element.isInOutput {
      output.append(again: element.bytes)
    } else {
      output.append(element.bytes, of: held)
    }
    if element.traits.contains(.formatting), isOneTooMany(element.tag, start..<output.count) {
      output.truncate(to: start)
      return false
    }
    open[place].bytes = start..<output.count
    open[place].isInOutput = true
    open[place].isWritten = true
    isAtPreformattedStart = false
    return true
  }

  /// Opens what a table lacks before content can stand in it.
  private mutating func openCell() {
    guard let top = topWritten else { return }
    if open[top].traits.contains(.columnGroup) { close(through: top, isCarrying: false) }
    openRow()
    pushImplied(table.implied.cell, at: (topWritten ?? -1) + 1)
  }

  /// Opens what a table lacks before a cell can stand in it.
  mutating func openRow() {
    guard let top = topWritten else { return }
    if open[top].traits.contains(.table) { pushImplied(table.implied.rowGroup, at: top + 1) }
    guard let body = topWritten, open[body].traits.contains(.rowGroup) else { return }
    pushImplied(table.implied.row, at: body + 1)
  }
}

// MARK: - Noah's Ark

extension HTMLNesting {
  /// Whether three of the same formatting are open already, attributes and all.
  ///
  /// Of more than three of a kind parsers lose count, by a rule called Noah's Ark.
  private func isOneTooMany(_ tag: Int, _ bytes: Range<Int>) -> Bool {
    var count = 0
    var place = open.count - 1
    while place >= 0, open[place].traits.isDisjoint(with: .marker) {
      if open[place].tag == tag, open[place].isWritten, output.equal(open[place].bytes, bytes) {
        count += 1
        if count == 3 { return true }
      }
      place -= 1
    }
    return false
  }
}

// MARK: - Closing

extension HTMLNesting {
  /// Closes an element with all that it holds.
  ///
  /// Formatting inside it is carried on; with `splits`, anything inside is that may be split.
  mutating func close(through place: Int, isCarrying: Bool = true, splits: HTMLTraits = []) {
    var carried: [Open] = []
    while open.count > place {
      var element = open.removeLast()
      if element.isWritten { output.append(tags[element.tag].closing) }
      if element.space != .html { foreignDepth -= 1 }
      if !element.traits.isDisjoint(with: .marker) { carried.removeAll() }
      let isKept = !element.traits.isDisjoint(with: splits.union(.formatting))
      if isCarrying, isKept, open.count > place, !element.isEnded {
        element.isWritten = false
        carried.append(element)
      }
    }
    isAtPreformattedStart = false
    if carried.count > Self.maximumCarried {
      carried.removeFirst(carried.count - Self.maximumCarried)
    }
    closeEnded()
    while let element = carried.popLast() { open.append(element) }
  }

  /// Closes elements whose end tags came too early.
  private mutating func closeEnded() {
    while let top = topWritten, open[top].isEnded {
      output.append(tags[open[top].tag].closing)
      open.remove(at: top)
    }
  }

  /// Closes all that is open.
  mutating func closeAll() {
    if !open.isEmpty { close(through: 0, isCarrying: false) }
  }
}

// MARK: - Limits

extension HTMLNesting {
  /// Whether a start tag would be nested too deeply; then its end tag is to be ignored too.
  mutating func isTooDeep(_ traits: HTMLTraits) -> Bool {
    guard traits.isDisjoint(with: .tableParts) else { return false }
    // In a table, what it lacks before a cell is counted too.
    var depth = open.count
    let context = context
    if !context.isDisjoint(with: [.table, .columnGroup]) { depth += 3 }
    if context.contains(.rowGroup) { depth += 2 }
    if context.contains(.row) { depth += 1 }
    guard depth >= Self.maximumDepth else { return false }
    if traits.isDisjoint(with: [.void, .hollow, .frame, .plainText]) { surplus += 1 }
    return true
  }

  /// Whether an end tag belongs to a start tag that was too deep.
  mutating func isOfSurplus() -> Bool {
    guard surplus > 0 else { return false }
    surplus -= 1
    return true
  }

  /// Whether a part of a table may be written though there is no table.
  mutating func isPieceOfTable() -> Bool {
    guard open.allSatisfy(\.isStray) else { return false }
    let answer = isPiece ?? output.isSpace
    isPiece = answer
    return answer
  }
}
