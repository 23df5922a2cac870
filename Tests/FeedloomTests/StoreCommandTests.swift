import Foundation
import TestSupport
import Testing

/// The commands that show what is stored of other blogs, and that look after it.
@Suite struct StoreCommandTests {
  private static func feed(_ text: String, _ more: String = "") -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
    <id>tag:a.org,2013:f</id><title>Other</title><updated>2013-03-01T00:00:00Z</updated>
    <entry><id>tag:a.org,2013:1</id><title>On tea</title><link href="https://a.org/tea"/>
    <updated>2013-03-01T00:00:00Z</updated><author><name>Ann</name></author>
    <content type="html">&lt;p&gt;Tea is old.&lt;/p&gt;&lt;p&gt;\(text)&lt;/p&gt;</content></entry>\(more)</feed>
    """
  }

  private func withBlog(_ body: (URL, URL) async throws -> Void) async throws {
    try await withTemporaryDirectory { folder in
      let blog = folder.appending(path: "blog")
      try FileManager.default.createDirectory(at: blog, withIntermediateDirectories: true)
      let roll = "<opml version='2.0'><body><outline text='x' xmlUrl='other.atom'/></body></opml>"
      try Data(roll.utf8).write(to: blog.appending(path: "blogroll.opml"))
      try await body(folder, blog)
    }
  }

  private func fetch(_ feed: String, _ day: Int, _ folder: URL, _ blog: URL) async throws {
    try Data(feed.utf8).write(to: blog.appending(path: "other.atom"))
    let arguments = ["fetch", blog.path, "--all", "--now", "2013-03-0\(day)T00:00:00Z"]
    let result = try await Program.run(arguments, in: folder)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func theHistoryOfAnEntryIsItsDifferences() async throws {
    try await withBlog { folder, blog in
      try await fetch(Self.feed("Milk is new."), 2, folder, blog)
      try await fetch(Self.feed("Milk is  new. "), 3, folder, blog)
      try await fetch(Self.feed("Milk is older."), 4, folder, blog)
      let gone = "<at:deleted-entry ref='tag:a.org,2013:1' when='2013-03-05T00:00:00Z'/>"
      try await fetch(Self.feed("Milk is older.", gone), 6, folder, blog)
      for name in ["tag:a.org,2013:1", "http://www.a.org/tea/?utm_source=x"] {
        let result = try await Program.run(["history", blog.path, name], in: folder)
        #expect(result.status == 0)
        #expect(
          result.output == """
            On tea
            feed       other.atom
            first seen 2013-03-02T00:00:00Z
            withdrawn  2013-03-05T00:00:00Z

            --- 2013-03-02T00:00:00Z
            +++ 2013-03-04T00:00:00Z
            @@ -3,4 +3,4 @@
             author: Ann
             
             Tea is old.
            -Milk is new.
            +Milk is older.


            """
        )
      }
      let nothing = try await Program.run(["history", blog.path, "urn:x"], in: folder)
      #expect(nothing.status == 1)
      let timeline = try await Program.run(["timeline", blog.path], in: folder)
      #expect(timeline.output == "")
    }
  }

  @Test func wordsAreFound() async throws {
    try await withBlog { folder, blog in
      try await fetch(Self.feed("Milk is new."), 2, folder, blog)
      let found = try await Program.run(["search", blog.path, "MILK", "tea"], in: folder)
      #expect(found.status == 0)
      #expect(found.output == "2013-03-01  On tea (Other)\n            https://a.org/tea\n")
      let json = try await Program.run(["search", blog.path, "tea is", "--json"], in: folder)
      #expect(json.output.contains("\"title\": \"On tea\""))
      let nothing = try await Program.run(["search", blog.path, "--", "tea", "-milk"], in: folder)
      #expect(nothing.status == 1)
      #expect(nothing.output == "")
      let empty = try await Program.run(["search", blog.path, "..."], in: folder)
      #expect(empty.status == 64)
    }
  }

  @Test func theDatabaseIsCheckedCopiedAndCompacted() async throws {
    try await withBlog { folder, blog in
      let none = try await Program.run(["db", "check", blog.path], in: folder)
      #expect(none.status == 2)
      try await fetch(Self.feed("Milk is new."), 2, folder, blog)
      let check = try await Program.run(["db", "check", blog.path], in: folder)
      #expect(check.status == 0)
      let copy = folder.appending(path: "copy.sqlite")
      let backup = try await Program.run(["db", "backup", blog.path, copy.path], in: folder)
      #expect(backup.status == 0)
      #expect(FileManager.default.fileExists(atPath: copy.path))
      let again = try await Program.run(["db", "backup", blog.path, copy.path], in: folder)
      #expect(again.status == 2)
      let compact = try await Program.run(
        ["db", "compact", blog.path, "--keep-days", "30"],
        in: folder
      )
      #expect(compact.status == 0, "\(compact.errors)")
      let timeline = try await Program.run(["timeline", blog.path], in: folder)
      #expect(timeline.output.contains("On tea"))
    }
  }
}
