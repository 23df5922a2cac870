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
    while depth >= 0, place < document.source.count {
      if !isInCDATA, document.source[place] == Byte.less {
        guard skipMarkup() else { break }
        continue
      }
      if isInCDATA, follows("]]>") {
        place += 3
        isInCDATA = false
        continue
      }
      if passPlain(upTo: offset - count) { continue }
      let (length, bytes) = character()
      if count + bytes > offset { break }
      place += length
      count += bytes
    }
    return place
  }

  /// Goes past bytes that stand for themselves, so many at most; false where there is none.
  private mutating func passPlain(upTo limit: Int) -> Bool {
    let text = document.source
    let source = text.span
    let end = limit < source.count - place ? place + limit : source.count
    // In a CDATA section a `<` is a character, too.
    let bracket = isInCDATA ? UInt8(ascii: "]") : Byte.less
    let marks = (Byte.less, UInt8(ascii: "&"), UInt8(0x0D), bracket)
    let next = ByteSearch.first(of: marks, in: source.extracting(..<end), from: place)
    defer {
      count += next - place
      place = next
    }
    return next > place
  }

  /// How long a character is in the source, and how many bytes of text it is.
  private func character() -> (length: Int, bytes: Int) {
    let source = document.source
    if source[place] == 0x0D {
      // An end of line is read as one character (XML 1.0 section 2.11).
      return place + 1 < source.count && source[place + 1] == 0x0A ? (2, 1) : (1, 1)
    }
    guard !isInCDATA, source[place] == UInt8(ascii: "&"),
      let end = source[place..<min(place + 64, source.count)].firstIndex(of: UInt8(ascii: ";"))
    else { return (1, 1) }
    let name = String(decoding: source[place + 1..<end], as: UTF8.self)
    return (end + 1 - place, Self.scalar(name).map { UTF8.width($0) } ?? 0)
  }

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case _ where name.hasPrefix("#x"):
      UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where name.hasPrefix("#"): UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: Entities.htmlScalar(name)
    }
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
