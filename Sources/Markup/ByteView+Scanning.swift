/// Runs of bytes, looked at sixteen at a time where they are long enough.
extension ByteView {
  typealias Block = SIMD16<UInt8>

  /// Up to the next `<`, or the end.
  @inline(__always) func scanText(from place: Int) -> (end: Int, traits: Traits) {
    // The commonest text of all is the end of a line and some spaces.
    let first = self[place] == 0x0A ? place + 1 : place
    let (end, traits) = scan(from: first, to: Byte.less)
    return (end, first == place ? traits : traits.union(.layout))
  }

  /// Up to a quote, or the end.
  @inline(__always) func scanValue(from place: Int, quote: UInt8) -> (end: Int, traits: Traits) {
    scan(from: place, to: quote)
  }

  /// Up to what has to be escaped in character data: `&`, `<`, `>`; or the end.
  func endOfPlainText(from place: Int) -> Int {
    first(Byte.ampersand, Byte.less, Byte.greater, in: place..<max(place, count))
  }

  /// The first place in a range of any of three bytes, or its end.
  @inline(__always) func first(
    _ one: UInt8,
    _ two: UInt8,
    _ three: UInt8,
    in range: Range<Int>
  ) -> Int {
    var place = range.lowerBound
    let end = min(range.upperBound, count)
    while place + 16 <= end {
      let block = unsafe block(at: place)
      let isMark =
        (block .== Self.all(one)) .| (block .== Self.all(two)) .| (block .== Self.all(three))
      let found = Self.first(isMark)
      if found < 16 { return place + found }
      place += 16
    }
    while place < end {
      let byte = unsafe start[place]
      if byte == one || byte == two || byte == three { break }
      place += 1
    }
    return place
  }

  /// What the bytes of a range are.
  func traits(in range: Range<Int>) -> Traits {
    let range = range.clamped(to: 0..<count)
    var seen = Seen()
    var place = range.lowerBound
    while place + 16 <= range.upperBound {
      unsafe seen.add(block(at: place))
      place += 16
    }
    var all: UInt8 = 0
    while place < range.upperBound {
      all |= unsafe traits[Int(start[place])]
      place += 1
    }
    return Traits(rawValue: all).union(seen.traits)
  }

  /// Whether all bytes of a range are ASCII.
  func isASCII(_ range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<count)
    var high = Block(repeating: 0)
    var place = range.lowerBound
    while place + 16 <= range.upperBound {
      unsafe high |= block(at: place)
      place += 16
    }
    var all: UInt8 = 0
    while place < range.upperBound {
      all |= unsafe start[place]
      place += 1
    }
    return all < 0x80 && !Self.any(high .>= Self.all(0x80))
  }

  /// Most runs are short and plain: they end in the first block, and nothing in it matters.
  @inline(__always) private func scan(
    from place: Int,
    to stop: UInt8
  ) -> (end: Int, traits: Traits) {
    guard place + 16 <= count else { return scanNear(from: place, to: stop) }
    let block = unsafe block(at: place)
    let end = Self.first(block .== Self.all(stop))
    if end == 16 { return scanFar(from: place, to: stop) }
    let odd =
      (block .< Self.all(0x20)) .| (block .>= Self.all(0x80)) .| (block .== Self.all(0x5D))
      .| (block .== Self.all(Byte.ampersand)) .| (block .== Self.all(Byte.less))
    return Self.first(odd) >= end ? (place + end, []) : scanNear(from: place, to: stop)
  }

  private func scanFar(from place: Int, to stop: UInt8) -> (end: Int, traits: Traits) {
    var seen = Seen()
    var end = place
    while end + 16 <= count {
      let block = unsafe block(at: end)
      if Self.any(block .== Self.all(stop)) { break }
      seen.add(block)
      end += 16
    }
    let rest = scanNear(from: end, to: stop)
    return (rest.end, seen.traits.union(rest.traits))
  }

  private func scanNear(from place: Int, to stop: UInt8) -> (end: Int, traits: Traits) {
    var all: UInt8 = 0
    var end = place
    while end < count {
      let byte = unsafe start[end]
      if byte == stop { break }
      all |= unsafe traits[Int(byte)]
      end += 1
    }
    return (end, Traits(rawValue: all))
  }

  /// Sixteen bytes, which have to be there.
  @unsafe @inline(__always) func block(at place: Int) -> Block {
    unsafe UnsafeRawPointer(start + place).loadUnaligned(as: Block.self)
  }

  /// A byte in each lane: what a block is compared with, since Swift compares with a scalar one by one.
  @inline(__always) static func all(_ byte: UInt8) -> Block { Block(repeating: byte) }

  /// Whether any lane is set.
  @inline(__always) static func any(_ mask: SIMDMask<Block.MaskStorage>) -> Bool {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] != 0
  }

  /// The first lane that is set; 16 when none is.
  @inline(__always) static func first(_ mask: SIMDMask<Block.MaskStorage>) -> Int {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].littleEndian.trailingZeroBitCount >> 3 }
    if halves[1] != 0 { return 8 + halves[1].littleEndian.trailingZeroBitCount >> 3 }
    return 16
  }

  /// What blocks of bytes were, gathered lane by lane.
  private struct Seen {
    typealias Mask = SIMDMask<Block.MaskStorage>

    private var high = Block(repeating: 0)
    private var reference = Mask(repeating: false)
    private var carriageReturn = Mask(repeating: false)
    private var layout = Mask(repeating: false)
    private var control = Mask(repeating: false)
    private var doubtful = Mask(repeating: false)
    private var less = Mask(repeating: false)

    @inline(__always) mutating func add(_ block: Block) {
      high |= block
      reference .|= (block .== all(Byte.ampersand))
      less .|= (block .== all(Byte.less))
      let isReturn = block .== all(0x0D)
      let isLayout = (block .== all(0x09)) .| (block .== all(0x0A))
      carriageReturn .|= isReturn
      layout .|= isLayout
      control .|= ((block .< all(0x20)) .^ isReturn .^ isLayout)
      doubtful .|= (block .== all(UInt8(ascii: "]"))) .| (block .== all(0xEF))
    }

    var traits: Traits {
      let special = reference .| less .| carriageReturn .| layout .| control .| doubtful
      guard any(special .| (high .>= all(0x80))) else { return [] }
      var traits = Traits()
      if any(reference) { traits.insert(.reference) }
      if any(less) { traits.insert(.less) }
      if any(carriageReturn) { traits.insert(.carriageReturn) }
      if any(layout) { traits.insert(.layout) }
      if any(control) { traits.insert(.illegal) }
      if any(doubtful) { traits.insert(.doubtful) }
      if any(high .>= all(0x80)) { traits.insert(.nonASCII) }
      return traits
    }
  }
}
