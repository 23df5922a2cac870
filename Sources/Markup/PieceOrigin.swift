/// Leads from places in a text that was put together of pieces to places in the whole.
package struct PieceOrigin: Sendable {
  /// From `place` on, what stands there comes from `origin`; nil when it comes from nowhere.
  private var joints: [(place: Position, origin: Position?)] = []

  /// Notes that what follows in the pieced text, at `place`, stands at `origin` in the whole.
  mutating func join(at place: Position, from origin: Position?) {
    joints.append((place, origin))
  }

  /// The place in the whole text; nil for what was added.
  package func position(of place: Position) -> Position? {
    var low = 0
    var high = joints.count
    while low < high {
      let middle = (low + high) / 2
      if joints[middle].place <= place { low = middle + 1 } else { high = middle }
    }
    guard low > 0, let origin = joints[low - 1].origin else { return nil }
    let start = joints[low - 1].place
    if place.line == start.line {
      return Position(line: origin.line, column: origin.column + place.column - start.column)
    }
    return Position(line: origin.line + place.line - start.line, column: place.column)
  }
}

/// Counts lines and columns along a text.
struct PositionCounter {
  private(set) var position = Position(line: 1, column: 1)

  mutating func advance(over text: ArraySlice<UInt8>) {
    let lines = text.count { $0 == UInt8(ascii: "\n") }
    guard lines > 0, let last = text.lastIndex(of: UInt8(ascii: "\n")) else {
      position.column += text.count { $0 & 0xC0 != 0x80 }
      return
    }
    position.line += lines
    position.column = 1 + text[(last + 1)...].count { $0 & 0xC0 != 0x80 }
  }
}
