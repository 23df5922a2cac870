/// Finds the line and the column of places in a text, each in the same short time wherever it is.
///
/// A text of nothing but mistakes asks for as many places as it has bytes, and may be one line.
package struct PositionIndex: Sendable {
  /// What stands before a block.
  private struct Block {
    var lines: Int
    var scalars: Int
    /// Where the line that reaches into the block begins.
    var lineStart: Int
  }

  private static let blockSize = 1024
  private let text: [UInt8]
  /// As far as places have been asked for: most are near the beginning.
  private var blocks = [Block(lines: 0, scalars: 0, lineStart: 0)]

  package init(_ text: [UInt8]) { self.text = text }

  /// The place of a byte; of one outside, the nearest.
  package mutating func position(ofOffset offset: Int) -> Position {
    let here = before(offset)
    let line = before(here.lineStart)
    return Position(line: here.lines + 1, column: here.scalars - line.scalars + 1)
  }

  /// What stands before a byte.
  private mutating func before(_ offset: Int) -> Block {
    let offset = min(max(offset, 0), text.count)
    let number = offset / Self.blockSize
    while blocks.count <= number {
      let end = blocks.count * Self.blockSize
      blocks.append(scan(from: end - Self.blockSize, to: end, after: blocks[blocks.count - 1]))
    }
    return scan(from: number * Self.blockSize, to: offset, after: blocks[number])
  }

  private func scan(from start: Int, to end: Int, after block: Block) -> Block {
    var block = block
    var place = start
    while place < end {
      let byte = text[place]
      place += 1
      // Continuation bytes of UTF-8 are no scalars of their own.
      if byte & 0xC0 != 0x80 { block.scalars += 1 }
      if byte == UInt8(ascii: "\n") {
        block.lines += 1
        block.lineStart = place
      }
    }
    return block
  }
}
