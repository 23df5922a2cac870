/// A start tag as it stands in the source, for those who point at a part of it or change it.
///
/// Offsets are of ``Document/originalText``.
package struct SourceTag: Sendable {
  /// An attribute, or a namespace declaration.
  package struct Attribute: Sendable {
    /// The name as it is written, with its prefix.
    package var name: String
    /// From the first character of the name to behind the closing quote.
    package var range: Range<Int>
    /// The value without its quotes.
    package var value: Range<Int>
  }

  /// From `<` to behind `>`.
  package var range: Range<Int>
  /// Where the name ends.
  package var nameEnd: Int
  package var attributes: [Attribute]
  /// Whether it ends in `/>`.
  package var isEmpty: Bool

  /// An attribute by its name as written.
  package func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
}

extension Element {
  /// Where the `<` of the start tag is, as an offset of ``Document/originalText``.
  package var sourceOffset: Int { document.original(startOffset) }

  /// The start tag as it stands in the source; nil for an element that stands nowhere there.
  package var sourceTag: SourceTag? {
    guard let tag = TagScanner.scan(document.source, from: startOffset) else { return nil }
    return SourceTag(
      range: original(tag.range),
      nameEnd: document.original(tag.nameEnd),
      attributes: tag.attributes.map {
        SourceTag.Attribute(name: $0.name, range: original($0.range), value: original($0.value))
      },
      isEmpty: tag.isEmpty
    )
  }

  /// Where an attribute is, by its name as written.
  package func position(ofAttribute name: String) -> Position? {
    TagScanner.scan(document.source, from: startOffset)?.attribute(name).map {
      document.position(ofOffset: $0.range.lowerBound)
    }
  }

  private func original(_ range: Range<Int>) -> Range<Int> {
    let start = document.original(range.lowerBound)
    return start..<max(start, document.original(range.upperBound))
  }
}

/// Reads a start tag of a text that is well-formed.
enum TagScanner {
  static func scan(_ source: [UInt8], from start: Int) -> SourceTag? {
    guard start < source.count, source[start] == Byte.less else { return nil }
    var place = start + 1
    skipName(source, &place)
    var tag = SourceTag(range: start..<start, nameEnd: place, attributes: [], isEmpty: false)
    while place < source.count {
      switch source[place] {
      case Byte.greater:
        tag.range = start..<place + 1
        return tag
      case UInt8(ascii: "/"):
        tag.isEmpty = true
        place += 1
      case 0x20, 0x09, 0x0A, 0x0D:
        place += 1
      default:
        guard let attribute = attribute(source, &place) else { return nil }
        tag.attributes.append(attribute)
      }
    }
    return nil
  }

  /// Where a tag ends, and whether it ends in `/>`.
  static func end(_ source: [UInt8], from start: Int) -> (end: Int, isEmpty: Bool)? {
    guard start < source.count, source[start] == Byte.less else { return nil }
    var place = start + 1
    var quote: UInt8?
    while place < source.count {
      let byte = source[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == Byte.quote || byte == Byte.apostrophe {
        quote = byte
      } else if byte == Byte.greater {
        return (place + 1, source[place - 1] == UInt8(ascii: "/"))
      }
      place += 1
    }
    return nil
  }

  private static func attribute(_ source: [UInt8], _ place: inout Int) -> SourceTag.Attribute? {
    let start = place
    skipName(source, &place)
    let name = String(decoding: source[start..<place], as: UTF8.self)
    while place < source.count, isSpace(source[place]) { place += 1 }
    guard place < source.count, source[place] == Byte.equals, place > start else { return nil }
    place += 1
    while place < source.count, isSpace(source[place]) { place += 1 }
    guard place < source.count else { return nil }
    let quote = source[place]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let value = place + 1
    guard let end = source[value...].firstIndex(of: quote) else { return nil }
    place = end + 1
    return SourceTag.Attribute(name: name, range: start..<place, value: value..<end)
  }

  private static func skipName(_ source: [UInt8], _ place: inout Int) {
    while place < source.count, !isSpace(source[place]), source[place] != Byte.equals,
      source[place] != Byte.greater, source[place] != UInt8(ascii: "/")
    {
      place += 1
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
