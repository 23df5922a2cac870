import Testing

@testable import Aggregation

/// Gzip without an encoder: one member that holds the bytes as they are (RFC 1952, RFC 1951 section 3.2.4).
func storedGzip(_ bytes: [UInt8]) -> [UInt8] {
  let count = bytes.count
  let low = [UInt8(count & 0xFF), UInt8(count >> 8 & 0xFF)]
  let check = crc32(bytes)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [1] + low + low.map { ~$0 } + bytes
    + (0..<4).map { UInt8(truncatingIfNeeded: check >> (8 * $0)) }
    + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
    }
  }
}

/// The body as text, or the kind of the failure.
private func unpack(_ packed: [UInt8], _ coding: String, by size: Int) -> String {
  switch unpack(packed, from: coding, by: size) {
  case .success(let body): String(decoding: body, as: UTF8.self)
  case .failure(let failure): failure.kind
  }
}

private let one = storedGzip(Array("one".utf8))
private let two = storedGzip(Array("two".utf8))
/// zlib's frame and its end are 2 and 4 bytes.
private let framed = deflated(zlibHello)
private let large = storedGzip([UInt8](repeating: 32, count: 60_000))

@Test(arguments: [1, 2, 3, 5, 17, 4096, Int.max]) func gzipIsUnpackedHoweverItIsCut(_ size: Int) {
  #expect(unpack(deflated(hello), "gzip", by: size) == "hello world")
  #expect(unpack(one + two, "gzip", by: size) == "onetwo")
  #expect(unpack(one + storedGzip([]) + two, "x-gzip", by: size) == "onetwo")
  #expect(unpack([], "gzip", by: size) == "")
  #expect(unpack(framed, "deflate", by: size) == "hello world")
  #expect(unpack(Array(framed.dropFirst(2).dropLast(4)), "deflate", by: size) == "hello world")

  for count in 1..<one.count {
    #expect(unpack(two + one.prefix(count), "gzip", by: size) == "broken", "\(count)")
  }
  var damaged = one
  damaged[damaged.count - 8] ^= 1
  #expect(unpack(damaged, "gzip", by: size) == "broken")
  #expect(unpack(one + Array("<!-- -->".utf8), "gzip", by: size) == "broken")
  #expect(unpack(framed + framed, "deflate", by: size) == "broken")
  #expect(unpack(framed, "gzip", by: size) == "broken")
  #expect(unpack(large + large, "gzip", by: size) == "too-large")
  #expect(unpack(bomb, "gzip", by: size) == "too-large")
}
