import Synchronization

/// Leads from offsets in the text that was parsed back to places in the text as it was.
final class SourceMap: Sendable {
  /// From `offset` in the parsed text on, the original is `delta` bytes further.
  struct Shift: Sendable {
    var offset: Int
    var delta: Int
  }

  /// The decoded text as it was before any repair.
  let original: [UInt8]
  /// Ordered by offset.
  private let shifts: [Shift]
  /// Only made for a text that something is said about.
  private let index = Mutex<PositionIndex?>(nil)

  init(_ original: [UInt8], shifts: [Shift] = []) {
    self.original = original
    self.shifts = shifts
  }

  /// The place of an offset in the text that was parsed.
  func position(ofOffset offset: Int) -> Position {
    position(ofOriginal: offset + delta(at: offset))
  }

  /// The offset in the original of an offset in the text that was parsed.
  func original(_ offset: Int) -> Int {
    min(max(offset + delta(at: offset), 0), original.count)
  }

  /// The place of an offset in the original.
  func position(ofOriginal offset: Int) -> Position {
    index.withLock { index in
      var made = index.take() ?? PositionIndex(original)
      defer { index = made }
      return made.position(ofOffset: offset)
    }
  }

  /// How much further the original is, by the last shift that is not behind an offset.
  private func delta(at offset: Int) -> Int {
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : shifts[low - 1].delta
  }
}
