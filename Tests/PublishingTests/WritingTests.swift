import Foundation
import Publishing
import Syndication
import TestSupport
import Testing

private func contents(_ folder: URL) throws -> [String: String] {
  var contents: [String: String] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
    let file = folder.appending(path: path)
    guard let data = try? Data(contentsOf: file) else { continue }
    contents[path] = String(decoding: data, as: UTF8.self)
  }
  return contents
}

@Test func buildingTwiceTouchesNothing() async throws {
  try await withTemporaryDirectory { folder in
    let out = folder.appending(path: "out")
    let site = try site(["posts/a.md": post()])
    let first = try SiteWriter(out).write(site)
    #expect(first.added.count == site.files.count)
    let old = Date(timeIntervalSince1970: 1_000_000)
    let page = out.appending(path: "index.html").path
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: page)
    let second = try SiteWriter(out).write(site)
    #expect(second.added.isEmpty && second.changed.isEmpty && second.removed.isEmpty)
    let attributes = try FileManager.default.attributesOfItem(atPath: page)
    #expect(attributes[.modificationDate] as? Date == old)
  }
}

@Test func whatIsGoneFromTheBlogIsRemovedAndNothingElse() async throws {
  try await withTemporaryDirectory { out in
    _ = try SiteWriter(out).write(try site(["posts/a.md": post(), "posts/b.md": post()]))
    try Data("mine".utf8).write(to: out.appending(path: "CNAME"))
    let report = try SiteWriter(out).write(try site(["posts/a.md": post("New text")]))
    #expect(report.removed == ["posts/b/index.html"])
    #expect(report.changed.contains("posts/a/index.html"))
    let files = try contents(out)
    #expect(files["CNAME"] == "mine")
    #expect(files["posts/a/index.html"]?.contains("New text") == true)
    #expect(!FileManager.default.fileExists(atPath: out.appending(path: "posts/b").path))
    #expect(!files.keys.contains { $0.hasPrefix(".feedloom-new") })
  }
}

@Test func aFolderOfSomebodyElseIsNotWrittenTo() async throws {
  try await withTemporaryDirectory { out in
    try Data("mine".utf8).write(to: out.appending(path: "index.html"))
    #expect(throws: SiteWriter.Refusal.self) { try SiteWriter(out).write(try site([:])) }
    #expect(try contents(out) == ["index.html": "mine"])
  }
}

@Test func aFileOfSomebodyElseIsNotWrittenOver() async throws {
  try await withTemporaryDirectory { out in
    _ = try SiteWriter(out).write(try site([:]))
    let page = out.appending(path: "posts/a")
    try FileManager.default.createDirectory(at: page, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: page.appending(path: "index.html"))
    let before = try contents(out)
    #expect(throws: SiteWriter.Refusal.self) {
      try SiteWriter(out).write(try site(["posts/a.md": post()]))
    }
    #expect(try contents(out) == before)
  }
}

@Test func aCommentIsAddedOnceAndWhatPeopleWroteStays() async throws {
  try await withTemporaryDirectory { folder in
    let file = folder.appending(path: "comments/a.yaml")
    let names = ["true", "A: b # c", "\"Ünï\" \u{7}"]
    let bodies = ["One\n\n  two \n", "- no list\n: \t'", " leading\u{85}\u{2028}end"]
    let comments = (1...3).map { (number: Int) in
      Publishing.Comment(
        id: "x:\(number)",
        date: Timestamp(seconds: 1_500_000_000 + Int64(number)),
        name: names[number - 1],
        inReplyTo: number == 3 ? "x:1" : nil,
        body: bodies[number - 1]
      )
    }
    try CommentFile.append(comments[0], slug: "a", blog: folder)
    let byHand = "# Mine\n" + (try String(contentsOf: file, encoding: .utf8))
    try Data(byHand.utf8).write(to: file)
    for comment in comments + comments {
      try CommentFile.append(comment, slug: "a", blog: folder)
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix(byHand))
    #expect(try CommentFile.read(text, path: "comments/a.yaml") == comments)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
        == ["a.yaml"]
    )
  }
}

@Test(arguments: [
  ("- {name: A, date: 2019-01-02, body: B}", ":1:3: a comment has no id"),
  ("- id: x\n  name: A", "a comment has no date"),
  ("id: x", "should be a list"),
  ("- id: [", "is not YAML here"),
  ("- {id: x, date: 2019-01-02}\n- {id: x, date: 2019-01-02}", "two comments with the id x"),
])
func aMistakeInACommentIsNamed(text: String, words: String) {
  let found = mistakes(["posts/a.md": post(), "comments/a.yaml": text])
  #expect(found.contains { $0.hasPrefix("comments/a.yaml") && $0.contains(words) }, "\(found)")
}

@Test func commentsOfNoPostAreNotForgotten() {
  #expect(mistakes(["comments/gone.yaml": ""]).first?.contains("belongs to no post") == true)
}

@Test func aNewPostIsADraftWithAnIDForGood() throws {
  let blog = try blog(["posts/my-title.md": post()])
  let now = try #require(Timestamp(rfc3339: "2020-02-03T04:05:06Z"))
  let new = try NewPost(title: "My: \"title\"?", tags: ["a, b"], in: blog, now: now)
  #expect(new.path == "posts/my-title-2.md")
  let read = try PublishingTests.blog([new.path: new.text]).posts[0]
  #expect(read.title == "My: \"title\"?")
  #expect(read.isDraft)
  #expect(read.id == "tag:example.org,2020-02-03:my-title-2")
  #expect(read.tags == ["a, b"])
  #expect(read.published == now)
  #expect(new.text.contains("\nid: "))
}
