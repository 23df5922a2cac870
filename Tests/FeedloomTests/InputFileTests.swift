import Foundation
import Inputs
import TestSupport
import Testing

@Suite struct InputFileTests {
  @Test(arguments: [0, 1, 9, 10, 65_535, 65_536, 65_537, 3_000_000]) func readsAFileToItsEnd(
    size: Int
  ) async throws {
    try await withTemporaryDirectory { folder in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
      let file = folder.appending(path: "file")
      try Data(bytes).write(to: file)
      #expect(try InputFile(path: file.path).bytes(upTo: 1 << 26) == bytes)
      // One byte too many tells that there are more.
      #expect(try InputFile(path: file.path).bytes(upTo: 10) == Array(bytes.prefix(11)))
      #expect(try InputFile(path: file.path).bytes(upTo: size) == bytes)
      let input = try InputFile(path: file.path)
      var pieces: [UInt8] = []
      while let piece = try input.next() { pieces += piece }
      #expect(pieces == bytes)
    }
  }

  /// A pipe has no size, and gives its bytes in many pieces.
  @Test func readsAPipeToItsEnd() async throws {
    let pipe = Pipe()
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let writing = Task.detached {
      try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
      try pipe.fileHandleForWriting.close()
    }
    let path = "/proc/self/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try InputFile(path: path).bytes(upTo: 1 << 26) == bytes)
    try await writing.value
  }

  @Test func saysWhyAnInputCannotBeRead() {
    let expected = [
      ("/no/such/file", "no such file"), ("/dev/null\0x", "no such file"),
      ("/dev/null/x", "no such file"), ("/", "it is a folder"),
    ]
    for (path, reason) in expected {
      let error = #expect(throws: JobError.self) { try Job(path: path).bytes() }
      #expect(error?.message == "\(path): \(reason)")
    }
    let error = #expect(throws: JobError.self) { try Job(path: "").bytes() }
    #expect(error?.message == "an empty name names no file")
  }
}
