import Markup

/// What of a document that is not well-formed can be judged: what was over before its first error.
extension Validation {
  /// Finds the elements that the error cut: what they lack may stand behind it.
  mutating func prepareForError(_ root: Element, _ bytes: [UInt8]) {
    let problems = document.problems.filter { $0.code == .notWellFormed && !$0.isLocal }
    // What is wrong before the root leaves no doubt of what the root holds.
    let places = problems.map { $0.position ?? root.position }.filter { $0 >= root.position }
    guard let error = places.min() else { return }
    memory.error = error
    var depth = OpenTags.depth(in: bytes, at: error)
    var element: Element? = root
    while let open = element, depth > 0 {
      memory.cut.insert(open.position)
      memory.innermost = open.position
      depth -= 1
      element = nil
      for child in open.children where !isBehindError(child) { element = child }
    }
  }

  /// Whether an element stands behind the first error, where elements begin and end by guess.
  func isBehindError(_ element: Element) -> Bool {
    guard let error = memory.error else { return false }
    return element.position >= error
  }

  /// Whether an element was left open where the error is: what stands in it may belong elsewhere.
  func isLeftOpen(_ element: Element) -> Bool {
    memory.innermost != nil && memory.innermost == element.position
  }

  /// Goes into an element, if it is not nested too deeply for that; `leave` comes after.
  mutating func enter(_ element: Element) -> Bool {
    guard memory.depth < Self.maximumDepth else {
      if !memory.isTooDeep {
        memory.isTooDeep = true
        let value = "elements are nested in more than \(Self.maximumDepth) others"
        reportWhole(.validatorLimit, ["value": value], at: element.position)
      }
      return false
    }
    memory.depth += 1
    return true
  }

  mutating func leave() { memory.depth -= 1 }

  /// Deeper than anyone writes, and not so deep that the walk ends the stack.
  private static let maximumDepth = 100

  /// Whether the first error may be inside an element.
  func isCut(_ element: Element) -> Bool {
    memory.error != nil && memory.cut.contains(element.position)
  }

  /// Reports a root that no format has.
  mutating func reportUnknownRoot(_ root: Element) {
    let place = Place(element: root, name: shown(root), parent: "root", scope: Scope())
    for declaration in root.namespaceDeclarations {
      checkDeclaration(declaration.name.local, declaration.value, at: place)
    }
    report(.undefinedRoot, at: place)
  }
}

extension Message {
  /// What the W3C validator says of the root in the words for any element.
  static let undefinedRoot = Message(
    "UndefinedElement",
    .error,
    "This is no feed: none begins with {element}",
    """
    Feeds begin with rss, feed, rdf:RDF or opml, or are JSON. A page is none; it names its feed in a link \
    with rel=\"alternate\".
    """,
    "RSS 2.0; RFC 4287 section 2"
  )
}

extension Validation {
  /// Whether a reference such as `&#x26;` stands in the source of an element.
  func isWrittenInHexadecimal(_ element: Element) -> Bool {
    let rest = document.originalText[element.sourceOffset...]
    let end = rest.place(of: Array("</\(element.name.qualified)".utf8))
    return rest[..<(end ?? rest.endIndex)].place(of: Array("&#x".utf8)) != nil
  }
}

/// Counts the elements that are open at a place, by their tags alone.
private struct OpenTags {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  static func depth(in bytes: [UInt8], at position: Position) -> Int {
    var tags = OpenTags(bytes[..<offset(of: position, in: bytes)])
    return tags.depth()
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  static func offset(of position: Position, in bytes: [UInt8]) -> Int {
    var line = 1
    var column = 1
    for (offset, byte) in bytes.enumerated() {
      if line == position.line, column == position.column { return offset }
      if line > position.line { return offset }
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return bytes.count
  }

  private mutating func depth() -> Int {
    var depth = 0
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      place = start
      if bytes[place...].starts(with: "<!--".utf8) {
        skip(past: "-->")
      } else if bytes[place...].starts(with: "<![CDATA[".utf8) {
        skip(past: "]]>")
      } else if bytes[place...].starts(with: "</".utf8) {
        skip(past: ">")
        depth -= 1
      } else if bytes[place...].starts(with: "<?".utf8) || bytes[place...].starts(with: "<!".utf8) {
        skip(past: ">")
      } else {
        skip(past: ">")
        let isClosed = place - 2 > start && bytes[place - 2] == UInt8(ascii: "/")
        if !isClosed { depth += 1 }
      }
    }
    return depth
  }

  private mutating func skip(past mark: String) {
    while place < bytes.endIndex, !bytes[place...].starts(with: mark.utf8) { place += 1 }
    place = min(place + mark.utf8.count, bytes.endIndex)
  }
}
