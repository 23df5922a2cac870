package import Markup

/// A JSON value (RFC 8259), and where it stood in its text.
package struct JSON: Sendable, Hashable {
  /// What the value is.
  package indirect enum Value: Sendable, Hashable {
    case object([Member])
    case array([JSON])
    case string(String)
    /// As written, so that no digit is lost.
    case number(String)
    case bool(Bool)
    case null
  }

  /// A name and its value in an object; names may repeat.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  package var value: Value
  /// Where the value begins: a byte offset in the text.
  package var offset: Int

  package init(_ value: Value, offset: Int = 0) {
    self.value = value
    self.offset = offset
  }

  /// Two values are equal wherever they stood.
  package static func == (left: Self, right: Self) -> Bool { left.value == right.value }

  package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

extension JSON {
  /// The members of an object; none of anything else.
  package var members: [Member] {
    if case .object(let members) = value { members } else { [] }
  }

  /// The elements of an array; none of anything else.
  package var elements: [JSON] {
    if case .array(let elements) = value { elements } else { [] }
  }

  /// A member of an object by its name: the last one, as in JavaScript.
  package subscript(name: String) -> JSON? {
    members.last { $0.name == name }?.value
  }

  /// The characters of a string.
  package var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  /// The literal of a number.
  package var number: String? {
    if case .number(let literal) = value { literal } else { nil }
  }

  package var isNull: Bool { value == .null }
}

/// A JSON text that was read: what it holds and what had to be recovered from.
package struct JSONDocument: Sendable {
  /// What the reader may be told.
  package struct Options: Sendable {
    /// Bytes beyond this are not read, and a problem says so.
    package var maximumBytes = 64 << 20
    /// Values nested deeper than this are not read, and a problem says so.
    package var maximumDepth = 512

    package init() {}
  }

  /// The value; nil when there is none at all.
  package let root: JSON?
  /// In document order, the first hundred.
  package let problems: [Problem]
  /// The text, decoded: what offsets are counted in.
  package let source: [UInt8]
  package let encoding: DecodedEncoding

  /// Reads a text, from UTF-8, UTF-16 or UTF-32.
  package init(_ bytes: [UInt8], options: Options = Options()) {
    let decoded = JSONDecoding.decode(bytes, limit: options.maximumBytes)
    var parser = JSONParser(decoded.text, maximumDepth: options.maximumDepth)
    parser.faults = decoded.faults
    root = parser.parse()
    source = decoded.text
    encoding = decoded.encoding
    problems = Self.problems(parser.faults, in: source)
  }

  /// The place of a value in the text.
  package func position(of value: JSON) -> Position {
    var scan = PositionScan()
    return scan.advance(to: value.offset, in: source)
  }

  private static func problems(_ faults: [JSONParser.Fault], in text: [UInt8]) -> [Problem] {
    var scan = PositionScan()
    return faults.sorted { $0.offset < $1.offset }.map {
      Problem($0.code, $0.message, at: scan.advance(to: $0.offset, in: text))
    }
  }
}

/// Counts lines and columns of ascending offsets in one pass.
private struct PositionScan {
  private var offset = 0
  private var position = Position(line: 1, column: 1)

  mutating func advance(to target: Int, in text: [UInt8]) -> Position {
    let end = min(target, text.count)
    while offset < end {
      let byte = text[offset]
      if byte == UInt8(ascii: "\n") {
        position = Position(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        // Continuation bytes of UTF-8 are no scalars of their own.
        position.column += 1
      }
      offset += 1
    }
    return position
  }
}
