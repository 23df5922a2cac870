import Markup
import Publishing
import Syndication
import Testing

/// A blog described by the text of its files.
func blog(_ files: [String: String]) throws(BlogError) -> Blog {
  var files = files
  if files["blog.yaml"] == nil {
    files["blog.yaml"] = "title: A Blog\nurl: https://example.org/\nauthor: Ann\n"
  }
  return try Blog(files: files.mapValues { Array($0.utf8) })
}

/// What is published of it at a moment.
func site(
  _ files: [String: String],
  now: String = "2020-01-01T00:00:00Z",
  options: SiteOptions = SiteOptions()
) throws -> Site {
  let now = try #require(Timestamp(rfc3339: now))
  let edition = Edition(try blog(files), now: now, options: options)
  return try Site(edition, timeline: edition.feed)
}

/// The mistakes that a blog is refused for.
func mistakes(_ files: [String: String]) -> [String] {
  do {
    _ = try site(files)
    return []
  } catch let error as BlogError {
    return error.mistakes.map(\.description)
  } catch {
    return ["\(error)"]
  }
}

extension Site {
  func feed(_ path: String) throws -> Feed {
    Feed.read(try #require(files[path], "no \(path)").bytes).feed
  }

  func text(_ path: String) throws -> String {
    String(decoding: try #require(files[path], "no \(path)").bytes, as: UTF8.self)
  }
}

/// A post's file.
func post(
  _ body: String = "Text.",
  title: String = "A post",
  date: String = "2019-01-02",
  _ more: String = ""
) -> String {
  "---\ntitle: \(title)\ndate: \(date)\n\(more.isEmpty ? "" : more + "\n")---\n\(body)\n"
}

@Test func anIDThatIsNoURIIsNamedWhereItStands() {
  let yaml = "title: T\nurl: https://example.org/\nid: example.org\nauthor: A\n"
  #expect(mistakes(["blog.yaml": yaml]).first?.hasPrefix("blog.yaml:3:5: ") == true)
}

@Test func everyMistakeOfEveryFileIsNamedAtOnce() {
  #expect(
    mistakes([
      "posts/a.md": "---\ndate: 2019-01-02\n---\n",
      "posts/b.md": "---\ntitle: B\ndate: 2 of May\ndraft: perhaps\n---\n",
      "posts/c.md": "No front matter",
      "posts/d.md": "---\ntitle: [D\ndate: 2019-01-02\n---\n",
    ]).map { $0.split(separator: " ").prefix(3).joined(separator: " ") } == [
      "posts/a.md:2:1: has no", "posts/b.md:3:7: \"2 of", "posts/b.md:4:8: draft should",
      "posts/c.md:1: has no", "posts/d.md:3:5: is not",
    ]
  )
}
