import ArgumentParser
import Foundation
import Syndication
import TestSupport
import Testing

@testable import Commands

@Suite struct ConvertTests {
  private func convert(_ arguments: [String]) throws {
    try Convert.parse(arguments).run()
  }

  @Test(arguments: Convert.Format.allCases)
  func aFeedIsWrittenInEachFormat(_ format: Convert.Format) async throws {
    let sample = try #require(samples(in: "valid/atom").first { $0.path.hasSuffix("planet.xml") })
    try await withTemporaryDirectory { directory in
      let file = directory.appending(path: "out").path
      try convert(["--to", format.rawValue, "-o", file, sample.url.path])
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      let feed = Feed.read(try sample.bytes).feed
      #expect(bytes == (try feed.bytes(as: format.feedFormat)))
      #expect(Feed.read(bytes).format == format.feedFormat)
      // Nothing half-written stays beside it.
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["out"])
    }
  }

  @Test func whatIsNoFeedIsRefusedAndWritesNothing() async throws {
    try await withTemporaryDirectory { directory in
      let input = directory.appending(path: "page.html")
      try Data("<html><body>Hello</body></html>".utf8).write(to: input)
      let file = directory.appending(path: "out").path
      #expect(throws: ExitCode.unreadable) {
        try convert(["--to", "rss", "-o", file, input.path])
      }
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }

  @Test func whatIsNotThereIsRefused() {
    #expect(throws: ExitCode.unreadable) { try convert(["--to", "rss", "/no/such/file.xml"]) }
  }

  @Test func anUnknownFormatIsAMistakeOfUse() {
    #expect(throws: (any Error).self) { try Convert.parse(["--to", "word", "x"]) }
  }
}
