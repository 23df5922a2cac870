import ArgumentParser
import Foundation
import Markup
import Syndication
import TestSupport
import Testing

@testable import Commands

@Suite struct ValidateTests {
  private func exitCode(_ arguments: [String]) async throws -> Int32 {
    let command = try Validate.parse(arguments)
    do {
      try await command.run()
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    }
  }

  private func path(_ sample: String) -> String {
    repository.appending(path: "samples/" + sample).path
  }

  @Test func theExitCodeSaysHowItWent() async throws {
    let valid = path("valid/atom/complete.xml")
    let invalid = path("invalid/rss/missing-title.xml")
    #expect(try await exitCode([valid]) == 0)
    #expect(try await exitCode([valid, invalid]) == 1)
    #expect(try await exitCode(["--fail-on", "none", invalid]) == 0)
    #expect(try await exitCode(["/no/such/file.xml", invalid]) == 2)
  }

  @Test func warningsCountWhenAskedFor() async throws {
    let warned = path("invalid/rss/missing-guid.xml")
    #expect(try await exitCode([warned]) == 0)
    #expect(try await exitCode(["--fail-on", "warning", warned]) == 1)
  }

  @Test func jobsAreReadFromAFile() async throws {
    let invalid = path("invalid/rss/missing-title.xml")
    try await withTemporaryDirectory { directory in
      let jobs = directory.appending(path: "jobs.jsonl")
      try Data("{\"path\": \"\(invalid)\"}\n".utf8).write(to: jobs)
      #expect(try await exitCode(["--format", "jsonl", "--jobs", jobs.path]) == 1)
    }
  }

  /// What a file of settings and a baseline name is meant from where they are.
  @Test func settingsOfAFolderAboveAreMeantFromThere() async throws {
    let invalid = try Data(contentsOf: URL(filePath: path("invalid/rss/missing-title.xml")))
    try await withTemporaryDirectory { folder in
      let site = folder.appending(path: "site/deep")
      try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
      try invalid.write(to: folder.appending(path: "site/feed.xml"))
      let settings = folder.appending(path: ".feedloom-validate.yaml")
      try Data("inputs: [site]\n".utf8).write(to: settings)
      func run(_ arguments: String..., from place: URL) async throws -> Program.Result {
        try await Program.run(["validate"] + arguments, in: folder, workingIn: place)
      }
      let above = try await run(from: folder)
      #expect(above.status == 1 && above.output.hasPrefix("site/feed.xml:4:3: error:"))
      let below = try await run(from: site)
      #expect(below.status == 1 && below.output.hasPrefix("../../site/feed.xml:4:3: error:"))
      #expect(try await run("--write-baseline", "known.json", from: folder).status == 0)
      try Data("inputs: [site]\nbaseline: known.json\n".utf8).write(to: settings)
      #expect(try await run(from: folder).status == 0)
      #expect(try await run(from: site).status == 0)
      #expect(try await run("../feed.xml", from: site).status == 0)
      let nowhere = try await run("--write-baseline", "no/known.json", from: folder)
      #expect(nowhere.status == 2)
      #expect(nowhere.errors.contains("error: no/known.json cannot be written: No such file"))
      let full = URL(filePath: "/dev/full")
      let written = try await Program.run(
        ["validate", "--format", "json", path("valid/atom/complete.xml")],
        in: folder,
        device: full
      )
      #expect(written.status == 2)
    }
  }

  @Test func whatIsSaidOfAnInputIsOneLine() async throws {
    try await withTemporaryDirectory { folder in
      let name = "no\n::error::x.xml"
      let result = try await Program.run(["validate", "--format", "github", name], in: folder)
      #expect(result.status == 2)
      #expect(result.errors == "error: no ::error::x.xml: no such file\n")
    }
  }

  @Test func aMistakeOfUseIsOne() {
    #expect(throws: (any Error).self) { try Validate.parse(["--fail-on", "sometimes", "x"]) }
    #expect(throws: (any Error).self) { try Validate.parse(["--format", "html", "x"]) }
  }

  @Test func aFindingIsPrintedWithItsPlace() throws {
    let text = "<rss version=\"2.0\">\n  <channel><ttl>\u{1B}0</ttl></channel>\n</rss>"
    let bytes = Array("<rss version=\"2.0\">\n <channel><ttl>none</ttl></channel>\n</rss>".utf8)
    let input = CheckedInput(
      path: "feed.xml",
      length: bytes.count,
      report: Validator.validate(bytes)
    )
    let lines = TextFormat().text(of: input).split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains("[InvalidPositiveInteger]") })
    #expect(
      lines[place]
        == "feed.xml:2:11: error: ttl is no whole number above zero: none [InvalidPositiveInteger]"
    )
    #expect(lines[place + 1] == "   <channel><ttl>none</ttl></channel>")
    #expect(lines[place + 2] == "            ^")
    // What could move the cursor of a terminal is not printed.
    var source = SourceLines(Array(text.utf8))
    let excerpt = source.excerpt(at: Position(line: 2, column: 3))
    #expect(!excerpt.contains("\u{1B}"))
  }

  /// The mark stands below the x on a terminal, whatever the cells that the characters before it take.
  @Test(arguments: [
    ("\tx", " "), ("中文x", "    "), ("ｆx", "  "), ("e\u{301}x", " "), ("\u{1F600}x", "  "),
    ("한x", "  "), ("\u{202E}x", " "), ("\u{1B}x", " "), ("ä©—x", "   "), ("\u{20000}x", "  "),
  ])
  func theMarkStandsBelowThePlace(_ line: String, _ space: String) {
    var source = SourceLines(Array(line.utf8))
    let place = Position(line: 1, column: line.unicodeScalars.count)
    let excerpt = source.excerpt(at: place)
    #expect(excerpt.hasSuffix("x\n  \(space)^\n"))
    #expect(!excerpt.unicodeScalars.contains { ["\t", "\u{1B}", "\u{202E}"].contains($0) })
  }

  @Test func longLinesAreQuotedAroundThePlace() {
    let line = String(repeating: "é1234", count: 10_000)
    var source = SourceLines(Array("a\n\(line)\n\nb".utf8))
    for column in [1, 3, 49, 50, 51, 52, 5001, 49_999, 50_000, 7] {
      let place = Position(line: 2, column: column)
      let excerpt = source.excerpt(at: place).split(separator: "\n").map { Array($0.dropFirst(2)) }
      #expect(excerpt[0].count == min(100, 50_000 - max(0, column - 51)))
      #expect(excerpt[0][excerpt[1].count - 1] == Array("é1234")[(column - 1) % 5])
    }
    #expect(source.excerpt(at: Position(line: 2, column: 60_000)).hasSuffix("^\n"))
    #expect(source.excerpt(at: Position(line: 3, column: 1)) == "")
    #expect(source.excerpt(at: Position(line: 4, column: 1)) == "  b\n  ^\n")
    #expect(source.excerpt(at: Position(line: 9, column: 1)) == "")
    #expect(source.excerpt(at: Position(line: 0, column: 0)) == "")
  }
}
