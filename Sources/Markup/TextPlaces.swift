/// Leads from bytes of an element's ``Element/text`` to where they stand in the source: behind
/// references, in CDATA sections, in elements inside.
///
/// Places are best asked for in their order: each question goes on from the one before.
package struct TextPlaces {
  private let document: Document
  private let start: Int
  private var place: Int
  /// How many bytes of the text are before `place`.
  private var count = 0
  /// In how many elements inside the place is; below 0 behind the end.
  private var depth = 0
  private var isInCDATA = false

  package init(of element: Element) {
    document = element.document
    let tag = TagScanner.end(document.source, from: element.startOffset)
    start = tag?.end ?? element.startOffset
    place = start
    if tag?.isEmpty ?? true { depth = -1 }
  }

  /// Where a byte of the text stands.
  package mutating func position(of offset: Int) -> Position {
    document.position(ofOffset: sourceOffset(of: offset))
  }

  /// Where a byte of the text stands, as an offset of ``Document/originalText``.
  package mutating func offset(of offset: Int) -> Int {
    document.original(sourceOffset(of: offset))
  }

  /// Where the text ends, as an offset of ``Document/originalText``: before the end tag.
  package mutating func end() -> Int { offset(of: .max) }

  private mutating func sourceOffset(of offset: Int) -> Int {
    if offset < count {
      place = start
      count = 0
      depth = 0
      isInCDATA = false
    }
    unsafe document.source.withUnsafeBufferPointer { source in
      guard let view = unsafe ByteView(source) else { return }
      advance(to: offset, in: view)
    }
    return place
  }

  private mutating func advance(to offset: Int, in source: ByteView) {
    while depth >= 0, place < source.count {
      if !isInCDATA, source[place] == Byte.less {
        guard skipMarkup() else { break }
        continue
      }
      if isInCDATA, source[place] == UInt8(ascii: "]"), follows("]]>") {
        place += 3
        isInCDATA = false
        continue
      }
      if passPlain(upTo: offset - count, in: source) { continue }
      let (length, bytes) = character(in: source)
      if count + bytes > offset { break }
      place += length
      count += bytes
    }
  }

  /// Goes past bytes that stand for themselves, so many at most; false where there is none.
  private mutating func passPlain(upTo limit: Int, in source: ByteView) -> Bool {
    let end = limit < source.count - place ? place + limit : source.count
    // In a CDATA section a `<` and an `&` are characters, too.
    let next =
      isInCDATA
      ? source.first(UInt8(ascii: "]"), 0x0D, 0x0D, in: place..<end)
      : source.first(Byte.less, Byte.ampersand, 0x0D, in: place..<end)
    defer {
      count += next - place
      place = next
    }
    return next > place
  }

  /// How long a character is in the source, and how many bytes of text it is.
  private func character(in source: ByteView) -> (length: Int, bytes: Int) {
    if source[place] == 0x0D {
      // An end of line is read as one character (XML 1.0 section 2.11).
      return source[place + 1] == 0x0A ? (2, 1) : (1, 1)
    }
    guard !isInCDATA, source[place] == Byte.ampersand else { return (1, 1) }
    if let (scalar, end) = source.reference(at: place) {
      return (end - place, Unicode.Scalar(scalar).map { UTF8.width($0) } ?? 0)
    }
    guard let end = source.find(Byte.semicolon, in: place..<min(place + 64, source.count)) else {
      return (1, 1)
    }
    let name = String(decoding: document.source[place + 1..<end], as: UTF8.self)
    return (end + 1 - place, Self.scalar(name).map { UTF8.width($0) } ?? 0)
  }

  /// What a reference stands for that is not XML's own.
  private static func scalar(_ name: String) -> Unicode.Scalar? {
    if name.hasPrefix("#") {
      let isHexadecimal = name.hasPrefix("#x")
      let code = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10)
      return code.flatMap { Unicode.Scalar(Windows1252.meaning(of: $0)) }
    }
    return Entities.htmlScalar(name)
  }

  /// Goes behind a tag, a comment or an instruction; false at the end of the element.
  private mutating func skipMarkup() -> Bool {
    if follows("<![CDATA[") {
      place += 9
      isInCDATA = true
    } else if follows("<!--") {
      skip(behind: "-->", from: place + 4)
    } else if follows("<?") {
      skip(behind: "?>", from: place + 2)
    } else if follows("</") {
      if depth == 0 { return false }
      depth -= 1
      skip(behind: ">", from: place + 2)
    } else if let tag = TagScanner.end(document.source, from: place) {
      place = tag.end
      if !tag.isEmpty { depth += 1 }
    } else {
      place += 1
    }
    return true
  }

  private func follows(_ mark: String) -> Bool {
    let length = mark.utf8.count
    guard place + length <= document.source.count else { return false }
    return document.source[place..<place + length].elementsEqual(mark.utf8)
  }

  private mutating func skip(behind mark: String, from start: Int) {
    place = start
    while place < document.source.count, !follows(mark) { place += 1 }
    place = min(place + mark.utf8.count, document.source.count)
  }
}
