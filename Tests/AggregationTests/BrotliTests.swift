import Testing

@testable import Aggregation

/// Brotli without an encoder: the bytes in pieces, each stored as it is.
func storedBrotli(_ bytes: [UInt8]) -> [UInt8] {
  var packed: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
    let piece = bytes[start..<min(start + 1 << 16, bytes.count)]
    // Of the window a bit, in the first piece alone; not the last, 16 bits of length, not compressed.
    let isFirst = start == 0
    let bits = (piece.count - 1) << 3 | 1 << 19
    let head = isFirst ? bits << 1 : bits
    packed += [UInt8(head & 0xFF), UInt8(head >> 8 & 0xFF), UInt8(head >> 16 & 0xFF)] + piece
  }
  return packed + [3]
}

/// A feed of 2934 bytes, packed as well as brotli can: words of its dictionary, too.
let packedFeed = deflated(
  "G3ULICyKBwAAAHhBEZosz54R9ZxqHiq0tDo2jNVdoHbrRa595sp4FkgbAnOzWsxFWHzLcvXC5TZDMSVBENPB"
    + "0CzqNh+F+AOZ4dQ8qsjhuVBjq7u6Nj6WXcsdRwXg0e4JwhKB0+eDGJOi8Uee51QaKWxGg6dDZ20tEfCaldGQ"
    + "HE8TTff+/7+sj//kPYO9BrcQsBS0ErIWthGxFbUjxq5Ye+Iqow7rQO/WKoDHJMQiwibGIcElxUMGL1l84sLy"
    + "BeHDIMAkxCLCJsYhwSXFQwYvWXy9txmYh82xAA=="
)
/// 8,000,000 spaces.
let brotliBomb = deflated("m/8RevglQOKxQCA3QQ8=")

private let limits: Fetcher.Limits = {
  var limits = Fetcher.Limits()
  limits.bytes = 100_000
  return limits
}()

/// What becomes of bytes that come in pieces: the body, or why there is none.
func unpack(
  _ packed: [UInt8],
  from coding: String = "br",
  by size: Int = .max
) -> Result<[UInt8], Failure> {
  do throws(Failure) {
    let unpacker = try limits.unpacker(of: coding)
    var body: [UInt8] = []
    var rest = packed[...]
    while !rest.isEmpty {
      try unpacker?.unpack(Array(rest.prefix(size)), to: &body)
      rest = rest.dropFirst(size)
    }
    try unpacker?.finish()
    return .success(body)
  } catch {
    return .failure(error)
  }
}

private func kind(_ result: Result<[UInt8], Failure>) -> String {
  switch result {
  case .success(let body): "\(body.count)"
  case .failure(let failure): failure.kind
  }
}

@Test(arguments: [1, 2, 7, 100, Int.max]) func brotliIsUnpackedHoweverItIsCut(_ size: Int) throws {
  let shown = String(decoding: try unpack(packedFeed, by: size).get(), as: UTF8.self)
  #expect(shown.utf8.count == 2934)
  #expect(shown.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss"))
  #expect(shown.hasSuffix("/29.html</link></item></channel></rss>"))
  let plain = [UInt8]((0..<99_999).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
  #expect(try unpack(storedBrotli(plain), by: size).get() == plain)
}

@Test func brotliThatIsCutOffOrGoesOnIsNoBody() {
  for count in 1..<packedFeed.count {
    #expect(kind(unpack(Array(packedFeed.prefix(count)))) == "broken")
  }
  #expect(kind(unpack([])) == "0")
  for more in [packedFeed, [0], [3], Array("\n".utf8)] {
    #expect(kind(unpack(packedFeed + more)) == "broken")
    #expect(kind(unpack(packedFeed + more, by: 1)) == "broken")
  }
  #expect(kind(unpack(Array("<rss><channel/></rss>".utf8))) == "broken")
}

@Test(arguments: [1, 5, Int.max]) func aBombOfBrotliDoesNotGoOff(_ size: Int) {
  #expect(brotliBomb.count < 20)
  #expect(kind(unpack(brotliBomb, by: size)) == "too-large")
  // Not a bomb, but too much.
  #expect(kind(unpack(storedBrotli([UInt8](repeating: 32, count: 100_000)), by: size)) == "100000")
  #expect(
    kind(unpack(storedBrotli([UInt8](repeating: 32, count: 100_001)), by: size)) == "too-large"
  )
}

@Test func damagedBrotliIsBrokenOrReadAndNeverMoreThanAllowed() {
  var words: Set<String> = []
  for place in packedFeed.indices {
    for bit in 0..<8 {
      var damaged = packedFeed
      damaged[place] ^= 1 << UInt8(bit)
      let result = unpack(damaged)
      if let body = try? result.get() { #expect(body.count <= limits.bytes) }
      words.insert((try? result.get()) == nil ? kind(result) : "read")
    }
  }
  #expect(words.isSuperset(of: ["broken", "read"]))
}
