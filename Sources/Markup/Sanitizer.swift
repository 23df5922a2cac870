/// Makes markup from outside safe to show: what is on the allow-list is written afresh, and escaped.
///
/// What it writes is well-formed XML too, and every parser of HTML makes the same tree of it. Every
/// `<`, `>` and `&` of text and of values is escaped, so that no other parser can see a tag where
/// this one saw none. Sanitizing it again changes nothing.
public struct Sanitizer: Sendable {
  /// Turns a URL reference as written into what is to be written, nil to drop it.
  public typealias Resolve = (String) -> String?

  /// Whether links get `rel="nofollow ugc noopener"`, as in comments of strangers.
  public var isUserGenerated = false
  /// Whether elements of forms are written; a page of ours must not ask for a password by feed.
  public var allowsForms = false
  /// Whether a program reads what is written, not a browser: harmless comments and pieces of tables
  /// are kept then, and frames that are not on the list are not turned into links.
  public var isForPrograms = false

  /// The policy for entries of feeds.
  public init() {}

  /// Returns safe HTML.
  ///
  /// Every URL-bearing attribute (href, src, srcset, poster, cite, data and others) goes through
  /// `resolve` after its scheme has been found harmless.
  public func sanitize(_ html: String, resolve: Resolve? = nil) -> String {
    // Most titles and many summaries have nothing to look at.
    if HTMLEscaping.isClean(html) { return html }
    let source = Array(html.utf8)
    guard source.contains(Byte.less) else {
      var output = OutputBuffer(capacity: source.count + 64)
      HTMLEscaping.append(0..<source.count, of: source, to: &output)
      return output.text
    }
    var pass = SanitizerPass(source, self, resolve)
    pass.run()
    return pass.nesting.output.text
  }
}

/// One run of a sanitizer over one text: tokens in, safe markup out.
struct SanitizerPass: ~Copyable {
  let policy: Sanitizer
  let resolve: Sanitizer.Resolve?
  let source: [UInt8]
  var scanner: HTMLScanner
  var nesting: HTMLNesting
  let attributes = HTMLAttributeTable.shared
  /// The attributes that the tag has been given: only the first of a name counts.
  var written: [Int] = []
  /// The element that is left out with all that it holds, and how often it is open.
  private var dropped: (name: PackedName, depth: Int)?

  init(_ source: [UInt8], _ policy: Sanitizer, _ resolve: Sanitizer.Resolve?) {
    self.source = source
    self.policy = policy
    self.resolve = resolve
    scanner = HTMLScanner(source)
    nesting = HTMLNesting(size: source.count)
  }

  mutating func run() {
    while let token = scanner.next() {
      if dropped != nil {
        skip(token)
        continue
      }
      switch token {
      case .text(let range): text(range)
      case .characters(let range): text(range, readsReferences: false)
      case .start(let name, let isSelfClosing): start(name, isSelfClosing)
      case .end(let name): end(name)
      case .comment(let range): comment(range)
      }
      scanner.isForeign = nesting.foreignDepth > 0
    }
    nesting.closeAll()
  }
}

// MARK: - Text

extension SanitizerPass {
  private mutating func text(_ range: Range<Int>, readsReferences: Bool = true) {
    guard !range.isEmpty else { return }
    if source[range].contains(where: { !HTMLScanner.isSpace($0) }) {
      nesting.flush()
    }
    let start = nesting.output.count
    HTMLEscaping.append(range, of: source, to: &nesting.output, readsReferences: readsReferences)
    guard nesting.isAtPreformattedStart, start < nesting.output.count else { return }
    nesting.isAtPreformattedStart = false
    // A parser passes over one line end here.
    if nesting.output[start] == 0x0A { nesting.output.insert(0x0A, at: start) }
  }

  /// Keeps a comment that every parser, of HTML or XML, sees the same end of.
  private mutating func comment(_ range: Range<Int>) {
    guard policy.isForPrograms, !policy.isUserGenerated else { return }
    let comment = source[range]
    let isPlain = comment.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }
    let dashes = Array("--".utf8)
    guard isPlain, comment.last != dashes[0], comment.first != Byte.greater,
      !comment.starts(with: [dashes[0], Byte.greater]),
      !zip(comment, comment.dropFirst()).contains(where: { $0 == dashes[0] && $1 == dashes[0] }),
      !HTMLEscaping.hasNoncharacter(source, in: range),
      // Old browsers read these as markup.
      !source.contains("[if", in: range), !source.contains("[endif", in: range)
    else { return }
    nesting.output.append("<!--")
    nesting.output.append(range, of: source)
    nesting.output.append("-->")
    nesting.isAtPreformattedStart = false
  }

  /// Passes what is in an element that is left out, until it ends.
  private mutating func skip(_ token: HTMLScanner.Token) {
    guard let (name, depth) = dropped else { return }
    switch token {
    case .start(let found, let isSelfClosing):
      if PackedName(source, found) == name, !isSelfClosing { dropped = (name, depth + 1) }
    case .end(let found):
      if PackedName(source, found) == name { dropped = depth > 1 ? (name, depth - 1) : nil }
    default: break
    }
  }
}

// MARK: - Tags

extension SanitizerPass {
  private mutating func start(_ name: Range<Int>, _ isSelfClosing: Bool) {
    guard let numbers = nesting.table.numbers(source, name) else { return }
    guard let tag = number(numbers) else { return }
    let element = nesting.tags[tag]
    let traits = element.traits
    if !traits.isDisjoint(with: [.dropped, .unwrapped, .frame, .plainText, .preformatted, .hollow])
    {
      if traits.contains(.preformatted) { scanner.skipLineEnd() }
      if startSpecial(tag, name, isSelfClosing) { return }
    }
    if traits.contains(.form), !policy.allowsForms { return }
    write(tag, isSelfClosing)
  }

  /// The element that a name means where it stands.
  private func number(_ numbers: HTMLNumbers) -> Int? {
    guard nesting.foreignDepth > 0 else {
      if let html = numbers.html { return html }
      let root = numbers.svg ?? numbers.math
      return root.flatMap { nesting.tags[$0].traits.contains(.foreignRoot) ? $0 : nil }
    }
    if let last = nesting.open.last, last.traits.isDisjoint(with: [.foreignText, .foreignLeaf]) {
      switch last.space {
      case .svg: return numbers.svg ?? numbers.html
      case .math: return numbers.math ?? numbers.html
      case .html: break
      }
    }
    return numbers.html
  }

  private mutating func write(_ tag: Int, _ isSelfClosing: Bool) {
    let element = nesting.tags[tag]
    if !element.traits.isDisjoint(with: HTMLTraits.tableParts), policy.isForPrograms,
      nesting.foreignDepth == 0, nesting.placeStray(element.traits)
    {
      let start = nesting.output.count
      writeTag(tag)
      if !element.traits.contains(.void) { nesting.pushStray(tag, from: start) }
      return
    }
    switch nesting.place(tag) {
    case .ignored: return
    case .held:
      let start = nesting.output.count
      writeTag(tag)
      nesting.push(tag, .held, from: nesting.hold(from: start))
    case .written:
      let start = nesting.output.count
      writeTag(tag)
      nesting.isAtPreformattedStart = false
      if element.traits.contains(.void) { return }
      nesting.push(tag, .written, from: start)
      if isSelfClosing, element.space != .html { nesting.close(through: nesting.open.count - 1) }
    }
  }

  private mutating func end(_ name: Range<Int>) {
    guard let numbers = nesting.table.numbers(source, name) else {
      // `</br>` is no end.
      return
    }
    if let tag = numbers.html {
      let element = nesting.tags[tag]
      if element.isNamed("br") { return write(tag, false) }
      if element.isNamed("script"), policy.isForPrograms {
        // Two tags in the wrong order: neither ends or begins anything.
        _ = scanner.skipStart(of: "script")
        return
      }
      if element.traits.contains(.form), !policy.allowsForms { return }
    }
    nesting.end(numbers)
  }

  /// Reads elements with rules of their own; false when one is to be written as any other.
  private mutating func startSpecial(
    _ tag: Int,
    _ name: Range<Int>,
    _ isSelfClosing: Bool
  ) -> Bool {
    let element = nesting.tags[tag]
    let traits = element.traits
    if traits.contains(.dropped) {
      drop(element, name, isSelfClosing)
    } else if traits.contains(.frame) {
      startFrame(element)
    } else if element.isNamed("image") {
      if let image = nesting.table.numbers(Array("img".utf8), 0..<3)?.html { write(image, false) }
    } else if element.isNamed("noscript") {
      // With content it is one thing to a browser that runs scripts and another to one that does not.
      if scanner.skip("</noscript>"), nesting.place(tag) == .written {
        nesting.output.append("<noscript></noscript>")
        nesting.isAtPreformattedStart = false
      }
    } else if traits.contains(.hollow) {
      if nesting.place(tag) == .written {
        writeTag(tag)
        nesting.output.append(element.closing)
        nesting.isAtPreformattedStart = false
      }
    } else if !traits.isDisjoint(with: [.plainText, .rawText]), nesting.foreignDepth == 0 {
      startText(tag, element)
    } else {
      return traits.contains(.unwrapped)
    }
    return true
  }

  private mutating func drop(_ element: HTMLTag, _ name: Range<Int>, _ isSelfClosing: Bool) {
    if nesting.foreignDepth > 0, isSelfClosing { return }
    if element.traits.contains(.rawText) {
      _ = scanner.rawText(of: element.name)
      if scanner.place < source.count { _ = scanner.next() }
    } else if let name = PackedName(source, name) {
      dropped = (name, 1)
    }
  }

  /// Writes an element that holds nothing but characters, or only these.
  private mutating func startText(_ tag: Int, _ element: HTMLTag) {
    let isWhole = element.isNamed("plaintext")
    let isPlain = element.traits.contains(.plainText)
    let isWritten =
      element.traits.contains(.form) && policy.allowsForms && nesting.place(tag) == .written
    if isWritten {
      writeTag(tag)
      nesting.isAtPreformattedStart = true
    }
    let range = isWhole ? scanner.rest() : scanner.rawText(of: element.name)
    text(range, readsReferences: isPlain)
    if !isWhole, scanner.place < source.count { _ = scanner.next() }
    if isWritten {
      nesting.output.append(element.closing)
      nesting.isAtPreformattedStart = false
    }
  }
}

extension [UInt8] {
  /// Whether a text stands somewhere in a range, ASCII letters in either case.
  func contains(_ text: String, in range: Range<Int>) -> Bool {
    let text = Array(text.utf8)
    guard range.count >= text.count else { return false }
    return (range.lowerBound...(range.upperBound - text.count)).contains { start in
      text.indices.allSatisfy {
        let byte = self[start + $0]
        return byte == text[$0] || HTMLScanner.isLetter(byte) && byte | 0x20 == text[$0]
      }
    }
  }
}
