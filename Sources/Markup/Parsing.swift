extension Document {
  /// What the reader of a document may be told beside its bytes.
  public struct Options: Sendable {
    /// The charset parameter of the HTTP Content-Type; it outranks the declaration (RFC 7303).
    public var charset: String?
    /// The encoding of bytes that state none and are not UTF-8.
    public var fallbackEncoding = "windows-1252"
    /// Whether bytes are decoded as they are said to be, even where they are plainly something else:
    /// what a validator has to show.
    public var readsAsStated = false
    /// How much is read.
    public var limits = Limits()
    /// Names of elements that never stand inside their own kind: one that begins there shows that
    /// the other was left open.
    public var siblings: Set<String> = []

    /// Whether plain text is read without libxml2: the switch of ``PlainParser``.
    package var scansPlainText = true

    /// The defaults.
    public init() {}
  }

  /// Parses XML, from whichever encoding.
  ///
  /// Text that is not well-formed is repaired and read again; ``problems`` then says what was wrong.
  public convenience init(xml bytes: [UInt8], options: Options = Options()) {
    let maximum = options.limits.bytes
    // What reads plain text sees whether it is UTF-8: to look for that alone would cost as much again.
    var tape: Tape?
    var isTried = !options.scansPlainText
    var decoder = Decoder(options) { bytes in
      if isTried { return tape != nil || Decoder.isUTF8(bytes) }
      tape = PlainParser.parse(bytes, from: Self.start(of: bytes), limits: options.limits)
      isTried = tape != nil || Decoder.isUTF8(bytes)
      return isTried
    }
    let source = decoder.decode(bytes.count > maximum ? Self.head(of: bytes, maximum) : bytes)
    var problems = decoder.problems
    if bytes.count > maximum {
      problems.append(Problem(.limit, "only the first \(maximum) bytes were read"))
    }
    let start = Self.start(of: source)
    if start > 0 {
      problems.append(
        Problem(
          .notWellFormed,
          "something stands before the document",
          at: .init(line: 1, column: 1)
        )
      )
    }
    if !isTried {
      tape = PlainParser.parse(source, from: start, limits: options.limits)
    }
    if var tape {
      tape.problems = problems + tape.cutTexts(to: options.limits.textLength, in: source)
      self.init(tape, source: source, encoding: decoder.encoding, origin: SourceMap(source))
      return
    }
    self.init(
      source,
      from: start,
      encoding: decoder.encoding,
      problems: problems,
      options: options
    )
  }

  /// The first bytes, without a part of a character in UTF-8: it would look like another encoding.
  private static func head(of bytes: [UInt8], _ maximum: Int) -> [UInt8] {
    var end = maximum
    while end > 0, maximum - end < 3, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return Array(bytes[..<end])
  }

  private convenience init(
    _ source: [UInt8],
    from start: Int,
    encoding: DecodedEncoding,
    problems: [Problem],
    options: Options
  ) {
    var text = source
    var origin = SourceMap(source)
    var problems = problems
    let isCrowded = Crowding.isCrowded(source, beyond: options.limits.attributes)
    var parse: (tape: Tape, problemOffsets: [Int], isBroken: Bool) = (Tape(), [], true)
    if !isCrowded {
      parse = SAX.parse(
        xml: source,
        from: start,
        recovers: false,
        limits: options.limits
      )
    }
    if parse.isBroken {
      var repair = Repair(
        source,
        from: start,
        siblings: options.siblings,
        limits: options.limits
      )
      repair.run()
      problems += repair.located(by: origin)
      if repair.problems.isEmpty {
        // A parameter entity of an external DTD, which is never read, breaks no rule.
        problems += Self.located(parse, by: origin).filter {
          !$0.message.hasPrefix("PEReference:")
        }
      }
      text = repair.output
      origin = SourceMap(source, shifts: repair.shifts)
      parse = SAX.parse(xml: text, recovers: true, limits: options.limits)
      parse.tape.doctype = parse.tape.doctype ?? repair.doctype
    }
    problems += parse.tape.cutTexts(to: options.limits.textLength, in: text)
    parse.tape.problems = (problems + Self.located(parse, by: origin)).inDocumentOrder
    self.init(parse.tape, source: text, encoding: encoding, origin: origin)
  }

  /// Parses HTML, a document or a fragment; ``nodes`` are its top level.
  ///
  /// Tags of html, head and body are passed over; what they hold stays.
  public convenience init(html text: String) {
    let limits = Limits()
    // Without an element around it, libxml2 puts loose text into a paragraph.
    var bytes = Array("<\(Self.htmlRoot)>".utf8) + Array(text.utf8)
    Crowding.removeTags(from: &bytes, beyond: limits.attributes)
    self.init(
      SAX.parse(html: bytes, maximumDepth: limits.depth),
      source: bytes,
      encoding: DecodedEncoding(),
      origin: SourceMap(
        Array(text.utf8),
        shifts: [
          .init(offset: 0, delta: text.utf8.count - bytes.count)
        ]
      )
    )
  }

  /// The name of the element around a fragment of HTML.
  static let htmlRoot = "feedloom-fragment"

  /// Where a document begins: behind white space, and behind what a server printed by mistake when
  /// an XML declaration follows near.
  private static func start(of source: [UInt8]) -> Int {
    let first = source.firstIndex { !XMLScanner.isSpace($0) } ?? 0
    let declaration = Array("<?xml".utf8)
    if source[first...].starts(with: declaration) { return first }
    let root = lastEndTag(of: source)
    var place = first
    while place < min(source.count, 4096),
      let found = source[place...].firstIndex(of: Byte.less)
    {
      if source[found...].starts(with: declaration),
        found + 5 < source.count, XMLScanner.isSpace(source[found + 5])
      {
        return found
      }
      var scanner = XMLScanner(source, at: found + 1)
      // What the last end tag closes has begun: a declaration after it is none.
      if let root, let name = scanner.name(), source[name] == source[root] { return 0 }
      place = found + 1
    }
    // White space alone before a root without a declaration is no mistake.
    return 0
  }

  /// The name in the last end tag.
  private static func lastEndTag(of source: [UInt8]) -> Range<Int>? {
    guard
      let slash = source.indices.last(where: {
        source[$0] == Byte.slash && $0 > 0 && source[$0 - 1] == Byte.less
      })
    else { return nil }
    var scanner = XMLScanner(source, at: slash + 1)
    return scanner.name()
  }

  private static func located(
    _ parse: (tape: Tape, problemOffsets: [Int], isBroken: Bool),
    by origin: SourceMap
  ) -> [Problem] {
    zip(parse.tape.problems, parse.problemOffsets).map { problem, offset in
      var problem = problem
      problem.position = origin.position(ofOffset: offset)
      return problem
    }
  }
}

extension [Problem] {
  fileprivate var inDocumentOrder: [Problem] {
    // Sorting in Swift is not stable: the index keeps what has the same place in its order.
    enumerated().sorted {
      let first = Position(line: 0, column: 0)
      let (left, right) = ($0.element.position ?? first, $1.element.position ?? first)
      return (left, $0.offset) < (right, $1.offset)
    }.map(\.element)
  }
}

extension Repair {
  /// The problems with their places.
  fileprivate func located(by origin: SourceMap) -> [Problem] {
    zip(problems, problemOffsets).map { problem, offset in
      var problem = problem
      problem.position = origin.position(ofOriginal: offset)
      return problem
    }
  }
}
