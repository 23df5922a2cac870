internal import Markup

/// The grammar of RFC 8259, as recursive descent over bytes: what breaks it is noted and passed over.
struct JSONParser {
  /// Something that breaks the grammar.
  struct Fault {
    var offset: Int
    var code: Problem.Code
    var message: String

    init(offset: Int, code: Problem.Code = .notWellFormed, _ message: String) {
      self.offset = offset
      self.code = code
      self.message = message
    }
  }

  let bytes: [UInt8]
  let limits: Limits
  var place = 0
  private var depth = 0
  /// How many objects and arrays there were.
  private var containers = 0
  private var isTruncated = false
  var scratch: [UInt8] = []
  var faults: [Fault] = []

  init(_ bytes: [UInt8], limits: Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func parse() -> JSON? {
    skipSpace()
    guard place < bytes.count else {
      fault("There is no value.")
      return nil
    }
    let root = value()
    skipSpace()
    if place < bytes.count { fault("Something stands after the value.") }
    return root
  }
}

// MARK: - Values

extension JSONParser {
  private mutating func value() -> JSON {
    let start = place
    let value: JSON.Value =
      switch peek {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): .string(string())
      case UInt8(ascii: "{"): nested { $0.object() }
      case UInt8(ascii: "["): nested { $0.array() }
      case nil: truncated()
      default: word()
      }
    return JSON(value, offset: start)
  }

  /// Reads an object or array unless it is too deep: then reading ends.
  private mutating func nested(_ read: (inout Self) -> JSON.Value) -> JSON.Value {
    guard depth < limits.depth else {
      stop("Values are nested deeper than \(limits.depth).")
      return .null
    }
    containers += 1
    if containers % 1024 == 0, limits.isOver?() ?? false {
      stop(Limits.stopped.message)
      return .null
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  /// Ends reading here.
  private mutating func stop(_ message: String) {
    fault(message, code: .limit)
    isTruncated = true
    place = bytes.count
  }

  private mutating func object() -> JSON.Value {
    var members: [JSON.Member] = []
    place += 1
    while nextItem(before: UInt8(ascii: "}"), isFirst: members.isEmpty) {
      let start = place
      let name = isQuote(peek) ? string() : bareName()
      skipSpace()
      if peek == UInt8(ascii: ":") {
        place += 1
        skipSpace()
      } else if place < bytes.count {
        fault("A colon is missing after a member's name.")
      }
      // A name that was cut off says nothing.
      if place >= bytes.count {
        _ = truncated()
        break
      }
      members.append(JSON.Member(name, value()))
      if place == start { place += 1 }
    }
    return .object(members)
  }

  private mutating func array() -> JSON.Value {
    var elements: [JSON] = []
    place += 1
    while nextItem(before: UInt8(ascii: "]"), isFirst: elements.isEmpty) {
      let start = place
      elements.append(value())
      if place == start { place += 1 }
    }
    return .array(elements)
  }

  /// Goes to the next item of an object or array; false at its end, which is then behind.
  private mutating func nextItem(before end: UInt8, isFirst: Bool) -> Bool {
    skipSpace()
    var commas = 0
    while peek == UInt8(ascii: ",") {
      commas += 1
      if commas > 1 || isFirst { fault("A comma stands where a value belongs.") }
      place += 1
      skipSpace()
    }
    guard let byte = peek else {
      _ = truncated()
      return false
    }
    if byte == end {
      if commas == 1, !isFirst { fault("A comma stands after the last item.") }
      place += 1
      return false
    }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
      // The other bracket: the one inside was forgotten, unless nothing outside is open.
      fault("A bracket does not match the one that was opened.")
      if depth == 1 { place += 1 }
      return false
    }
    if !isFirst, commas == 0 { fault("A comma is missing between two items.") }
    return true
  }

  mutating func truncated() -> JSON.Value {
    if !isTruncated { fault("The text ends before its value does.") }
    isTruncated = true
    return .null
  }
}

// MARK: - Words

extension JSONParser {
  /// A number, `true`, `false`, `null`, or what somebody took for one.
  private mutating func word() -> JSON.Value {
    let start = place
    while let byte = peek, Self.isWordByte(byte) { place += 1 }
    if place == start {
      fault("A value cannot begin with this character.")
      place += 1
      return .null
    }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: break
    }
    if Self.isNumber(bytes[start..<place]) { return .number(word) }
    fault("“\(word.prefix(40))” is no JSON value.", at: start)
    switch word.lowercased() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null", "nan", "undefined", "none", "nil": return .null
    default: return Self.number(from: word)
    }
  }

  /// What was meant by `+1`, `01`, `.5` or `0x1F`, as a literal that can be written.
  private static func number(from word: String) -> JSON.Value {
    guard let number = Double(word), number.isFinite else { return .string(word) }
    return .number(Int(exactly: number).map(String.init) ?? String(number))
  }

  /// A member's name without quotes.
  private mutating func bareName() -> String {
    let start = place
    while let byte = peek, Self.isWordByte(byte) { place += 1 }
    fault("A member's name must be a string.", at: start)
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// Whether the word is `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  private static func isNumber(_ literal: ArraySlice<UInt8>) -> Bool {
    var rest = literal
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix(while: isDigit)
    guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else {
      return false
    }
    rest.removeFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let fraction = rest.prefix(while: isDigit)
      guard !fraction.isEmpty else { return false }
      rest.removeFirst(fraction.count)
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      return !rest.isEmpty && rest.allSatisfy(isDigit)
    }
    return rest.isEmpty
  }
}

// MARK: - Bytes

extension JSONParser {
  var peek: UInt8? { byte(place) }

  func byte(_ place: Int) -> UInt8? {
    place < bytes.count ? bytes[place] : nil
  }

  private mutating func skipSpace() {
    while let byte = peek {
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      case UInt8(ascii: "/") where isComment: skipComment()
      default: return
      }
    }
  }

  private var isComment: Bool {
    byte(place + 1) == UInt8(ascii: "/") || byte(place + 1) == UInt8(ascii: "*")
  }

  private mutating func skipComment() {
    fault("JSON has no comments.")
    let isLine = byte(place + 1) == UInt8(ascii: "/")
    place += 2
    while let byte = peek {
      place += 1
      if isLine, byte == 0x0A { return }
      if !isLine, byte == UInt8(ascii: "*"), peek == UInt8(ascii: "/") {
        place += 1
        return
      }
    }
  }

  mutating func fault(
    _ message: String,
    code: Problem.Code = .notWellFormed,
    at offset: Int? = nil
  ) {
    // What a limit left out must be said, however much there is to say before.
    guard faults.count < (code == .limit ? 110 : 100) else { return }
    faults.append(Fault(offset: offset ?? place, code: code, message))
  }
}
