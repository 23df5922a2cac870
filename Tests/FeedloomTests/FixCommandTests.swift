import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite struct FixCommandTests {
  private static let wrong = """
    <rss version="2.0"><channel><title>t</title><link>https://example.org/</link>
    <description>d</description><language>en</language>
    <pubDate>2026-01-02 03:04:05</pubDate>
    </channel></rss>

    """
  private static let right = wrong.replacing(
    "2026-01-02 03:04:05",
    with: "Fri, 02 Jan 2026 03:04:05 +0000"
  )

  @Test func theFileIsReplacedOnlyWhenTold() async throws {
    try await withTemporaryDirectory { folder in
      let file = folder.appending(path: "feed.xml")
      let link = folder.appending(path: "link.xml")
      try Data(Self.wrong.utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      let dry = try await Program.run(["validate", "--fix", "--dry-run", link.path], in: folder)
      #expect(dry.output.contains("would be fixed: pubDate is no date"))
      #expect(dry.status == 0)
      let diff = try await Program.run(["validate", "--fix", "--diff", link.path], in: folder)
      #expect(diff.output.contains("\n@@ -1,4 +1,4 @@\n"))
      #expect(diff.output.contains("\n-<pubDate>2026-01-02 03:04:05</pubDate>\n+<pubDate>Fri, "))
      #expect(try String(contentsOf: file, encoding: .utf8) == Self.wrong)

      let fixed = try await Program.run(["validate", "--fix", link.path], in: folder)
      #expect(fixed.output.contains("fixed: pubDate is no date"))
      #expect(try String(contentsOf: file, encoding: .utf8) == Self.right)
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains { $0.hasSuffix(".new") })
      let type = try FileManager.default.attributesOfItem(atPath: link.path)[.type]
      #expect(type as? FileAttributeType == .typeSymbolicLink)
    }
  }

  /// The session that the README shows, from the feed that it is about.
  @Test func theReadmeShowsWhatIsPrinted() async throws {
    let feed = """
      <?xml version="1.0" encoding="utf-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel>
          <title>Sheds</title>
          <link>https://example.org/</link>
          <description>On sheds.</description>
          <language>en</language>
          <atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/>
          <item>
            <title>A shed</title>
            <guid>https://example.org/shed</guid>
            <pubDate>2026-01-02 03:04</pubDate>
            <description>&lt;p&gt;See &lt;a href="/walls"&gt;the walls&lt;/a&gt; and \
      &lt;blink&gt;this&lt;/blink&gt;.&lt;/p&gt;</description>
          </item>
          <item>
            <title>Walls</title>
            <pubDate>2026-01-03 03:04</pubDate>
          </item>
        </channel>
      </rss>

      """
    let readme = try String(contentsOf: repository.appending(path: "README.md"), encoding: .utf8)
    try await withTemporaryDirectory { folder in
      try Data(feed.utf8).write(to: folder.appending(path: "feed.xml"))
      let found = try await Program.run(["validate", "feed.xml"], in: folder, workingIn: folder)
      #expect(found.status == 1)
      #expect(readme.contains("$ feedloom validate feed.xml\n" + found.output))
      let fixed = try await Program.run(
        ["validate", "--fix", "feed.xml"],
        in: folder,
        workingIn: folder
      )
      #expect(fixed.status == 0)
      #expect(readme.contains("only shows it\n" + fixed.output))
    }
  }

  @Test func whatIsIgnoredIsNotMended() async throws {
    try await withTemporaryDirectory { folder in
      let file = folder.appending(path: "feed.xml")
      try Data(Self.wrong.utf8).write(to: file)
      let arguments = ["validate", "--fix", "--ignore", "InvalidRFC2822Date", file.path]
      #expect(try await Program.run(arguments, in: folder).status == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) == Self.wrong)
    }
  }

  @Test func optionsThatContradictAreMistakesOfUse() {
    for arguments in [
      ["--diff", "a"], ["--dry-run", "a"], ["--fix", "--diff", "--dry-run", "a"],
      ["--fix", "https://example.org/"],
    ] {
      #expect(throws: (any Error).self) { try Validate.parse(arguments) }
    }
  }

  @Test(arguments: [
    ("a\nb\n", "a\nb\n", ""), ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
    (
      "a\nb", "a\nc",
      "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    ),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\nx\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\ny\n",
      "@@ -7,4 +7,4 @@\n 7\n 8\n 9\n-x\n+y\n"
    ),
    (
      "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
      "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n"
    ),
  ])
  func differencesAreWrittenForPatch(_ old: String, _ new: String, _ hunks: String) {
    let diff = String(
      decoding: UnifiedDiff.text(Array(old.utf8), Array(new.utf8), path: "f"),
      as: UTF8.self
    )
    #expect(diff == (hunks.isEmpty ? "" : "--- f\n+++ f\n" + hunks))
  }

  /// A comparison of all lines with all takes minutes here.
  @Test(.timeLimit(.minutes(1))) func manyChangesTakeNoLonger() {
    let old = (0..<4000).map { "line \($0)\n" }.joined()
    let new = (0..<4000).map { "Line \($0)\n" }.joined()
    let diff = UnifiedDiff.text(Array(old.utf8), Array(new.utf8), path: "f")
    #expect(
      diff.count == old.utf8.count + new.utf8.count + 8000 + "--- f\n+++ f\n".utf8.count
        + "@@ -1,4000 +1,4000 @@\n".utf8.count
    )
  }
}
