import Foundation
import Inputs
import TestSupport
import Testing

@Suite struct PlainArgumentsTests {
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
    ["parse", "--", "a.xml"], ["parse", "a.xml", "---"], ["validate", "a.xml"], ["--version"],
    ["help", "parse"],
  ])
  func leavesTheRestToArgumentParser(arguments: [String]) {
    #expect(PlainArguments.jobs(of: "parse", in: arguments) == nil)
  }

  @Test func takesFilesAndTheStandardInput() {
    let jobs = PlainArguments.jobs(of: "parse", in: ["parse", "a b.xml", "-", "help"])
    #expect(jobs?.map(\.path) == ["a b.xml", "-", "help"])
  }

  @Test func saysWhenTheOtherProgramIsMissing() async throws {
    try await withTemporaryDirectory { folder in
      // A link of its own, on the same disk: what has just been copied may be busy.
      let place = Program.executable.deletingLastPathComponent()
        .appending(path: "alone-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: place) }
      let alone = place.appending(path: "feedloom")
      try FileManager.default.linkItem(at: Program.executable, to: alone)
      let result = try await Program(["--version"], in: folder, executable: alone).result()
      #expect(result.errors.contains("feedloom-commands"))
      #expect(result.errors.hasSuffix("No such file or directory\n"))
      #expect(result.status == 1)
      // By another name, it is found beside the file that the name stands for.
      let link = folder.appending(path: "link")
      try FileManager.default.createSymbolicLink(
        at: link,
        withDestinationURL: Program.executable
      )
      let linked = try await Program(["--version"], in: folder, executable: link).result()
      #expect(linked.status == 0)
    }
  }
}
