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

  private static let blockSize = 256
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
    let (scalars, lines) = unsafe text.withUnsafeBytes { text in
      unsafe Self.count(UnsafeRawBufferPointer(rebasing: text[start..<end]))
    }
    block.scalars += scalars
    if lines > 0 {
      block.lines += lines
      var last = end
      while text[last - 1] != UInt8(ascii: "\n") { last -= 1 }
      block.lineStart = last
    }
    return block
  }

  /// How many scalars and how many ends of lines there are in a block, eight bytes at a time.
  private static func count(_ bytes: UnsafeRawBufferPointer) -> (scalars: Int, lines: Int) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    let ends = ones &* UInt64(UInt8(ascii: "\n"))
    var (continuations, lines) = (0, 0)
    var place = 0
    while place &+ 8 <= bytes.count {
      let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      // Continuation bytes of UTF-8 are no scalars of their own: their highest bits are 10.
      let inner = word & ~(word &<< 1) & tops
      if inner != 0 { continuations &+= inner.nonzeroBitCount }
      // A byte is 0 where a line ends; the highest bit of all others is set by one of the two.
      let other = word ^ ends
      let rest = ((other & ~tops) &+ ~tops) | other
      if rest & tops != tops { lines &+= (~rest & tops).nonzeroBitCount }
      place &+= 8
    }
    while place < bytes.count {
      let byte = unsafe bytes[place]
      if byte & 0xC0 == 0x80 { continuations += 1 }
      if byte == UInt8(ascii: "\n") { lines += 1 }
      place += 1
    }
    return (bytes.count - continuations, lines)
  }
}
