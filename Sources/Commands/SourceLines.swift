import Markup

/// The lines of a text, to quote from.
///
/// Places are best asked for in their order: a text may be one line of many megabytes.
struct SourceLines {
  private let bytes: [UInt8]
  /// Where each line begins, and where one more would.
  private var starts: [Int] = [0]
  /// The place that was asked for last: how many characters of its line are before it, and its offset.
  private var cursor = (line: 0, column: 0, offset: 0)
  private static let width = 100

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    starts.append(bytes.count + 1)
  }

  /// The line of a place, cut to what fits, and a mark below the place.
  mutating func excerpt(at place: Position, mark: String = "^") -> String {
    guard place.line > 0, place.line < starts.count else { return "" }
    move(to: place)
    var start = cursor.offset
    var before = 0
    while before < Self.width / 2, start > starts[place.line - 1] {
      start -= 1
      if isStart(start) { before += 1 }
    }
    let end = min(starts[place.line] - 1, start + 4 * Self.width)
    let line = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
      .prefix(Self.width).map(\.onTerminal)
    guard line.contains(where: { !$0.properties.isWhitespace }) else { return "" }
    let space = line.prefix(before).reduce(0) { $0 + $1.cells }
    let text = String(String.UnicodeScalarView(line))
    return "  " + text + "\n  " + String(repeating: " ", count: space) + mark + "\n"
  }

  /// Goes to a place, or to the end of its line.
  private mutating func move(to place: Position) {
    if cursor.line != place.line || cursor.column > place.column - 1 {
      cursor = (place.line, 0, starts[place.line - 1])
    }
    let end = starts[place.line] - 1
    while cursor.column < place.column - 1, cursor.offset < end {
      cursor.offset += 1
      if cursor.offset == end || isStart(cursor.offset) { cursor.column += 1 }
    }
  }

  /// Whether a character begins there, not goes on.
  private func isStart(_ offset: Int) -> Bool { bytes[offset] & 0xC0 != 0x80 }
}
