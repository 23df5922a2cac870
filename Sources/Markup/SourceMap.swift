/// Leads from offsets in the text that was parsed back to places in the text as it was.
struct SourceMap: Sendable {
  /// From `offset` in the parsed text on, the original is `delta` bytes further.
  struct Shift: Sendable {
    var offset: Int
    var delta: Int
  }

  /// The decoded original, when a repair made another text of it.
  var original: [UInt8]?
  /// Ordered by offset.
  var shifts: [Shift] = []

  func position(ofOffset offset: Int, in source: [UInt8]) -> Position {
    let text = original ?? source
    let shift = shifts.last { $0.offset <= offset }?.delta ?? 0
    return Self.position(ofOffset: offset + shift, in: text)
  }

  static func position(ofOffset offset: Int, in text: [UInt8]) -> Position {
    let before = text[..<min(max(offset, 0), text.count)]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    // Continuation bytes of UTF-8 are no scalars of their own.
    let column = 1 + before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return Position(line: line, column: column)
  }
}
