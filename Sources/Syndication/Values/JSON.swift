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

  /// Whether it is an array, be it an empty one.
  package var isArray: Bool {
    if case .array = value { true } else { false }
  }

  package var isNull: Bool { value == .null }
}

/// A JSON text that was read: what it holds and what had to be recovered from.
package struct JSONDocument: Sendable {
  /// The value; nil when there is none at all.
  package let root: JSON?
  /// In document order, the first hundred.
  package let problems: [Problem]
  /// The text, decoded: what offsets are counted in.
  package let source: [UInt8]
  package let encoding: DecodedEncoding

  /// Reads a text, from UTF-8, UTF-16 or UTF-32.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) {
    let decoded = JSONDecoding.decode(bytes, limit: limits.bytes)
    var parser = JSONParser(decoded.text, limits: limits)
    parser.faults = decoded.faults
    root = parser.parse()
    source = decoded.text
    encoding = decoded.encoding
    problems = Self.problems(parser.faults, in: source)
  }

  private static func problems(_ faults: [JSONParser.Fault], in text: [UInt8]) -> [Problem] {
    if faults.isEmpty { return [] }
    var index = PositionIndex(text)
    return faults.sorted { $0.offset < $1.offset }.map {
      Problem($0.code, $0.message, at: index.position(ofOffset: $0.offset))
    }
  }
}
