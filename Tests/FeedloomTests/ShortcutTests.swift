import Foundation
import TestSupport
import Testing

@testable import feedloom

@Suite struct ShortcutTests {
  /// The same inputs by the short way and, after `--`, by ArgumentParser.
  @Test(arguments: ["parse", "validate"], Self.inputs) func saysWhatTheLongWayDoes(
    command: String,
    inputs: [String]
  ) async throws {
    try await withTemporaryDirectory { folder in
      let files = try inputs.map { name in
        guard let text = Self.texts[name] else { return folder.appending(path: name).path }
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
      }
      let short = try await Program.run([command] + files, in: folder)
      let long = try await Program.run([command, "--"] + files, in: folder)
      #expect(short.output == long.output)
      #expect(short.errors == long.errors)
      #expect(short.status == long.status)
      #expect(!(short.output + short.errors).isEmpty || short.status == 0)
    }
  }

  private static let texts = [
    "feed.xml": """
    <rss version="2.0"><channel><title>T &nbsp;</title><link>https://example.org/</link>
    <description>D</description><item><title>1</title></item></channel></rss>
    """,
    "words.txt": "no feed",
    "empty.xml": "",
  ]
  private static let inputs = [
    ["feed.xml"], ["words.txt"], ["empty.xml"], ["none.xml"], ["."],
    ["feed.xml", "none.xml", "feed.xml"],
  ]

  @Test(arguments: [
    [], ["parse"], ["parse", "--raw", "a.xml"], ["parse", "a.xml", "--help"], ["parse", ""],
    ["parse", "--", "a.xml"], ["parse", "a.xml", "---"], ["convert", "a.xml"], ["--version"],
    ["help", "parse"],
  ])
  func leavesTheRestToArgumentParser(arguments: [String]) async {
    #expect(await Shortcut.run(arguments) == nil)
  }
}
