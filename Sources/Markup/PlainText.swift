extension String {
  /// The characters of markup without its tags: what a reader would see as plain text, with runs of
  /// white space as one space.
  public var plainTextOfHTML: String {
    guard utf8.contains(Byte.less) || utf8.contains(Byte.ampersand) else {
      return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var pass = PlainTextPass(Array(utf8))
    pass.run()
    return String(decoding: pass.text, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// One run over HTML that keeps its characters.
private struct PlainTextPass {
  private var scanner: HTMLScanner
  private let table = HTMLTagTable.shared
  private(set) var text: [UInt8] = []
  /// The element that is left out with all that it holds, and how often it is open.
  private var dropped: (name: PackedName, depth: Int)?

  init(_ source: [UInt8]) {
    scanner = HTMLScanner(source)
  }

  mutating func run() {
    while let token = scanner.next() {
      switch token {
      case .text(let range):
        if dropped == nil {
          text += HTMLEscaping.decoded(range, of: scanner.source, inAttribute: false)
        }
      case .characters(let range):
        if dropped == nil { text += scanner.source[range] }
      case .start(let name, _): tag(name, isEnd: false)
      case .end(let name): tag(name, isEnd: true)
      case .comment: break
      }
    }
  }

  private mutating func tag(_ name: Range<Int>, isEnd: Bool) {
    let packed = PackedName(scanner.source, name)
    if let (open, depth) = dropped {
      guard open == packed else { return }
      dropped = isEnd && depth == 1 ? nil : (open, depth + (isEnd ? -1 : 1))
      return
    }
    let number = table.numbers(scanner.source, name)?.html
    let element = number.map { table.tags[$0] }
    // Only elements inside a line join the words beside them.
    if !Self.inlineElements.contains(element?.name ?? "") { text.append(0x20) }
    guard !isEnd, let element else { return }
    if element.traits.contains(.rawText) {
      let range = element.isNamed("plaintext") ? scanner.rest() : scanner.rawText(of: element.name)
      if !element.traits.contains(.dropped) { text += scanner.source[range] }
    } else if element.traits.contains(.dropped), let packed {
      dropped = (packed, 1)
    }
  }

  private static let inlineElements: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
  ]
}
