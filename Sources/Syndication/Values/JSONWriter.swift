/// Writes JSON (RFC 8259) in UTF-8: the same calls always give the same bytes.
///
/// Members stand in the order they are written in. Only what must be escaped is.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private let indentation: Int
  /// How many items each open object or array has.
  private var counts: [Int] = []
  private var isAfterName = false

  /// Begins a text, of a length that may be known; an indentation of 0 writes it on one line.
  package init(indentation: Int = 0, capacity: Int = 0) {
    self.indentation = indentation
    bytes.reserveCapacity(capacity)
  }

  /// Writes an object with the members that `body` writes.
  package mutating func object(_ body: (inout Self) -> Void) {
    nested(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
  }

  /// Writes an array with the values that `body` writes.
  package mutating func array(_ body: (inout Self) -> Void) {
    nested(UInt8(ascii: "["), UInt8(ascii: "]"), body)
  }

  /// Writes the name of the member whose value comes next.
  package mutating func name(_ name: String) {
    beginItem()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
    if indentation > 0 { bytes.append(UInt8(ascii: " ")) }
    isAfterName = true
  }

  package mutating func value(_ string: String) {
    beginItem()
    quoted(string)
  }

  package mutating func value(_ bool: Bool) { literal(bool ? "true" : "false") }

  package mutating func value(_ number: Int) { literal(String(number)) }

  /// Writes a number, without a fraction when it has none; `null` for what is no number.
  package mutating func value(_ number: Double) {
    if let whole = Int(exactly: number) {
      value(whole)
    } else {
      literal(number.isFinite ? String(number) : "null")
    }
  }

  package mutating func null() { literal("null") }

  /// Writes a value that was read.
  package mutating func value(_ json: JSON) {
    switch json.value {
    case .object(let members):
      object { for member in members { $0.member(member.name, member.value) } }
    case .array(let elements): array { for element in elements { $0.value(element) } }
    case .string(let string): value(string)
    case .number(let text): literal(text)
    case .bool(let bool): value(bool)
    case .null: null()
    }
  }

  /// Ends the line: what stands behind it is the next text of JSON Lines.
  package mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// The text so far; complete once all that was opened is closed.
  package func finish() -> [UInt8] {
    indentation > 0 ? bytes + [UInt8(ascii: "\n")] : bytes
  }
}

// MARK: - Members: a nil value writes nothing

extension JSONWriter {
  package mutating func member(_ name: String, _ string: String?) {
    guard let string else { return }
    self.name(name)
    value(string)
  }

  package mutating func member(_ name: String, _ bool: Bool?) {
    guard let bool else { return }
    self.name(name)
    value(bool)
  }

  package mutating func member(_ name: String, _ number: Int?) {
    guard let number else { return }
    self.name(name)
    value(number)
  }

  package mutating func member(_ name: String, _ number: Double?) {
    guard let number else { return }
    self.name(name)
    value(number)
  }

  package mutating func member(_ name: String, _ json: JSON?) {
    guard let json else { return }
    self.name(name)
    value(json)
  }

  /// Writes a list of strings; an empty one writes nothing.
  package mutating func member(_ name: String, _ strings: [String]) {
    member(name, strings) { $0.value($1) }
  }

  /// Writes a list, each item by `write`; an empty one writes nothing.
  package mutating func member<Item>(
    _ name: String,
    _ items: [Item],
    _ write: (inout Self, Item) -> Void
  ) {
    if items.isEmpty { return }
    self.name(name)
    array { for item in items { write(&$0, item) } }
  }

  /// Writes an object by `write`; a nil one writes nothing.
  package mutating func member<Item>(
    _ name: String,
    _ item: Item?,
    _ write: (inout Self, Item) -> Void
  ) {
    guard let item else { return }
    self.name(name)
    object { write(&$0, item) }
  }
}

// MARK: - Bytes

extension JSONWriter {
  private mutating func nested(_ start: UInt8, _ end: UInt8, _ body: (inout Self) -> Void) {
    beginItem()
    bytes.append(start)
    counts.append(0)
    body(&self)
    let count = counts.removeLast()
    if count > 0 { breakLine() }
    bytes.append(end)
  }

  private mutating func beginItem() {
    if isAfterName {
      isAfterName = false
      return
    }
    guard let count = counts.last else { return }
    if count > 0 { bytes.append(UInt8(ascii: ",")) }
    counts[counts.count - 1] = count + 1
    breakLine()
  }

  private mutating func breakLine() {
    guard indentation > 0 else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(
      contentsOf: repeatElement(UInt8(ascii: " "), count: counts.count * indentation)
    )
  }

  private mutating func literal(_ text: String) {
    beginItem()
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func quoted(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.makeContiguousUTF8()
    let text = string.utf8.span
    var runStart = 0
    for place in text.indices {
      let byte = text[place]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      append(text, runStart..<place)
      escaped(byte)
      runStart = place + 1
    }
    append(text, runStart..<text.count)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
    bytes.append(addingCapacity: range.count) { output in
      for place in range { output.append(text[place]) }
    }
  }

  private mutating func escaped(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case ..<0x20:
      let digits = String(byte, radix: 16)
      bytes.append(
        contentsOf: ("u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      )
    default: bytes.append(byte)
    }
  }
}
