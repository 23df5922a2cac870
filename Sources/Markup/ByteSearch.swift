/// Looks for bytes in a text, sixteen at a time.
package enum ByteSearch {
  /// The first place from another on of any of four bytes, or the end.
  package static func first(
    of marks: (UInt8, UInt8, UInt8, UInt8),
    in bytes: Span<UInt8>,
    from start: Int
  ) -> Int {
    let (one, two) = (ByteView.all(marks.0), ByteView.all(marks.1))
    let (three, four) = (ByteView.all(marks.2), ByteView.all(marks.3))
    return first(in: bytes, from: start) { block in
      (block .== one) .| (block .== two) .| (block .== three) .| (block .== four)
    }
  }

  /// The first place from another on of a byte, or the end.
  package static func first(_ mark: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
    let all = ByteView.all(mark)
    return first(in: bytes, from: start) { $0 .== all }
  }

  /// The first byte from a place on that is no ASCII, or the end.
  package static func firstBeyondASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    let top = ByteView.all(0x80)
    return first(in: bytes, from: start) { $0 .>= top }
  }

  /// Appends what stands from a place on that words are made of, and gives the place where that ends.
  ///
  /// Whoever counts words has to look at `<`, at a digit, at what is below a space, and at a space behind
  /// another; so something has to stand before the place.
  package static func appendPlainWords(
    of bytes: Span<UInt8>,
    from start: Int,
    to words: inout [UInt8]
  ) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let view = unsafe ByteView(bytes), start > 0 else { return start }
      let end = view.endOfPlainWords(from: start)
      view.append(start..<max(end, start), to: &words)
      return end
    }
  }

  @inline(__always) private static func first(
    in bytes: Span<UInt8>,
    from start: Int,
    _ isMark: (ByteView.Block) -> SIMDMask<ByteView.Block.MaskStorage>
  ) -> Int {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let view = unsafe ByteView(bytes), start >= 0 else { return max(start, 0) }
      var place = start
      while place + 16 <= view.count {
        let found = ByteView.first(isMark(unsafe view.block(at: place)))
        if found < 16 { return place + found }
        place += 16
      }
      guard place < view.count else { return max(start, view.count) }
      // What is left, filled up with a byte that is no mark of anyone's.
      var rest = ByteView.all(0x20)
      unsafe withUnsafeMutableBytes(of: &rest) { room in
        unsafe room.copyMemory(
          from: UnsafeRawBufferPointer(start: view.start + place, count: view.count - place)
        )
      }
      return min(place + ByteView.first(isMark(rest)), view.count)
    }
  }
}

extension ByteView {
  fileprivate func endOfPlainWords(from start: Int) -> Int {
    let space = Self.all(0x20)
    var place = start
    while place + 16 <= count {
      let (block, before) = unsafe (block(at: place), block(at: place - 1))
      let found = Self.first(
        (block .== Self.all(Byte.less)) .| (block .< space)
          .| (block &- Self.all(0x30) .< Self.all(10))
          .| ((block .== space) .& (before .== space))
      )
      if found < 16 { return place + found }
      place += 16
    }
    while place < count, !isMarkOfWords(at: place) { place += 1 }
    return place
  }

  private func isMarkOfWords(at place: Int) -> Bool {
    let byte = self[place]
    return byte == Byte.less || byte < 0x20 || byte &- 0x30 < 10
      || byte == 0x20 && self[place - 1] == 0x20
  }
}
