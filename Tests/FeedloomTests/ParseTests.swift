import Foundation
import TestSupport
import Testing

@Suite struct ParseTests {
  @Test func streamsItemsThenTheFeed() async throws {
    try await withTemporaryDirectory { folder in
      let rss = """
        <rss version="2.0"><channel><title>T</title>
        <item><title>1</title></item>
        <item><title>2</title></item></channel></rss>
        """
      let file = folder.appending(path: "feed.xml")
      try Data(rss.utf8).write(to: file)
      let arguments = ["parse", "--stream", file.path, folder.appending(path: "none").path]
      let result = try await Program.run(arguments, in: folder)
      let lines = try result.output.split(separator: "\n").map {
        try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(lines.count == 4)
      #expect(
        lines.prefix(2).map { ($0["title"] as? [String: Any])?["value"] as? String } == ["1", "2"]
      )
      #expect(lines[2]["format"] as? String == "rss")
      #expect((lines[2]["items"] as? [Any])?.count == 0)
      #expect((lines[3]["error"] as? String)?.hasSuffix("no such file") == true)
      #expect(result.status == 2)
    }
  }

  @Test func saysWhenTheOutputCannotBeWritten() async throws {
    try await withTemporaryDirectory { folder in
      let full = URL(filePath: "/dev/full")
      let result = try await Program.run(["parse", "none"], in: folder, device: full)
      #expect(result.errors == "error: the output cannot be written: No space left on device\n")
      #expect(result.status == 2)
    }
  }
}
