import Foundation
import TestSupport
import Testing
import Web

@Suite struct GzipTests {
  @Test func aMemberHasNoTimeSoTheSameBytesGiveTheSameBytes() throws {
    let bytes = Array(String(repeating: "Have your say. ", count: 500).utf8)
    let packed = try #require(Gzip.compress(bytes))
    #expect(Gzip.compress(bytes) == packed)
    #expect(packed.prefix(3) == [0x1F, 0x8B, 8])
    #expect(packed[4..<8] == [0, 0, 0, 0])
    #expect(packed.count < bytes.count / 10)
  }

  @Test(arguments: [0, 1, 1000, 300_000]) func gunzipGivesTheBytesBack(count: Int) async throws {
    var state: UInt64 = 1
    let bytes = (0..<count).map { index -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return index % 3 == 0 ? UInt8(truncatingIfNeeded: state >> 56) : 0x61
    }
    let packed = try #require(Gzip.compress(bytes))
    try await withTemporaryDirectory { directory in
      let file = directory.appending(path: "x.gz")
      try Data(packed).write(to: file)
      let gunzip = Process()
      gunzip.executableURL = URL(filePath: "/bin/gunzip")
      gunzip.arguments = [file.path]
      let (ended, end) = AsyncStream<Int32>.makeStream()
      gunzip.terminationHandler = {
        end.yield($0.terminationStatus)
        end.finish()
      }
      try gunzip.run()
      #expect(await ended.first { _ in true } == 0)
      #expect([UInt8](try Data(contentsOf: directory.appending(path: "x"))) == bytes)
    }
  }
}
