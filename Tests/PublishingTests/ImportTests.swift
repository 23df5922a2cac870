import Foundation
import Markup
import Publishing
import Syndication
import TestSupport
import Testing

private let feed = """
  <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel><title>Old blog</title><link>https://old.example.org/</link><description/>
  <item><title>Second: "quoted"</title><link>https://old.example.org/2019/01/second.html</link>
    <guid isPermaLink="false">old-2</guid><pubDate>Wed, 02 Jan 2019 10:00:00 +0100</pubDate>
    <dc:creator>Bo</dc:creator><category>x</category><category>y: z</category>
    <description>Short &amp; sweet</description>
    <enclosure url="https://old.example.org/a.mp3" type="audio/mpeg" length="5"/>
    <content:encoded>&lt;p&gt;One &lt;em&gt;two&lt;/em&gt;&lt;/p&gt;&lt;ul&gt;&lt;li&gt;a&lt;/li&gt;&lt;li&gt;&lt;a href="/b"&gt;b&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;</content:encoded></item>
  <item><title>First</title><guid>https://old.example.org/?p=1</guid>
    <pubDate>Tue, 01 Jan 2019 10:00:00 +0100</pubDate>
    <description>&lt;pre&gt;a\n\nb&lt;/pre&gt;</description></item>
  <item><guid isPermaLink="false">untitled</guid><pubDate>Mon, 31 Dec 2018 10:00:00 GMT</pubDate>
    <description>No title here</description></item>
  </channel></rss>
  """

private func plan(into files: [String: String] = [:]) throws -> ImportPlan {
  var options = ReadOptions()
  options.url = "https://old.example.org/feed"
  let archive = try #require(Importers.read(Array(feed.utf8), options: options))
  let blog = try blog(files)
  let bytes = files.mapValues { Array($0.utf8) }
  return try ImportPlan(archive, into: blog, files: bytes, now: Timestamp(seconds: 1_600_000_000))
}

private func files(_ plan: ImportPlan) -> [String: String] {
  Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.path, $0.text) })
}

@Test func anImportedPostKeepsItsIDAndAllElse() throws {
  let files = files(try plan())
  #expect(files.keys.sorted() == ["posts/first.md", "posts/post.md", "posts/second.md"])
  let post = try #require(try blog(files).posts.first { $0.slug == "second" })
  #expect(post.id == "old-2")
  #expect(post.title == "Second: \"quoted\"")
  #expect(post.published?.rfc3339 == "2019-01-02T10:00:00+01:00")
  #expect(post.tags == ["x", "y: z"])
  #expect(post.authors.map(\.name) == ["Bo"])
  #expect(post.summary == "Short & sweet")
  #expect(post.original == "https://old.example.org/2019/01/second.html")
  #expect(post.enclosures.map(\.url) == ["https://old.example.org/a.mp3"])
  #expect(!post.isHTML)
  #expect(post.body.contains("One *two*\n\n- a\n- [b](https://old.example.org/b)"))
}

@Test func whatMarkdownCannotSayStaysHTML() throws {
  let post = try #require(try blog(files(try plan())).posts.first { $0.slug == "first" })
  #expect(post.isHTML)
  #expect(post.body == "\n<pre>a\n\nb</pre>\n")
  #expect(post.id == "https://old.example.org/?p=1")
}

@Test func importingAgainChangesNothing() throws {
  var files = files(try plan())
  #expect(try plan(into: files).steps.map(\.action) == [.keep, .keep, .keep])
  files["posts/first.md"]? += "Edited by hand.\n"
  files["posts/other-name.md"] = files.removeValue(forKey: "posts/second.md")
  let again = try plan(into: files)
  #expect(again.steps.map(\.path) == ["posts/post.md", "posts/first.md", "posts/other-name.md"])
  #expect(again.steps.map(\.action) == [.keep, .differ, .keep])
}

@Test func anImportWritesNewFilesOnly() async throws {
  try await withTemporaryDirectory { folder in
    let posts = folder.appending(path: "posts")
    try FileManager.default.createDirectory(at: posts, withIntermediateDirectories: true)
    let mine = posts.appending(path: "first.md")
    try Data(post(title: "Mine").utf8).write(to: mine)
    let plan = try plan(into: ["posts/first.md": post(title: "Mine")])
    try plan.write(in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: posts.path).sorted()
    #expect(names == ["first-2.md", "first.md", "post.md", "second.md"])
    #expect(try String(contentsOf: mine, encoding: .utf8) == post(title: "Mine"))
  }
}

@Test func importedPostsArePublishedWithTheirOldIDs() throws {
  let site = try site(files(try plan()))
  for path in ["rss.xml", "feed.json"] {
    let ids = try site.feed(path).entries.map(\.id)
    #expect(ids == ["old-2", "https://old.example.org/?p=1", "untitled"], "\(path)")
  }
  try site.validateFeeds()
}

@Test(arguments: [
  ("<p>plain</p>", "plain"),
  ("plain", "plain"),
  ("<p>a <em>b</em> <strong>c <del>d</del></strong></p>", "a *b* **c ~~d~~**"),
  ("<h2>a</h2>\n<p>b</p>", "## a\n\nb"),
  ("<p>a<br />b</p>", "a\\\nb"),
  (
    "<p><a href=\"https://x.example/?a=(1)\" title=\"t &quot;u&quot;\">b</a></p>",
    "[b](<https://x.example/?a=(1)> \"t \\\"u\\\"\")"
  ),
  (
    "<p><img src=\"https://x.example/a.png\" alt=\"a [b]\" /></p>",
    "![a \\[b\\]](https://x.example/a.png)"
  ),
  ("<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n   - c"),
  ("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", "- a\n\n  b\n\n- c"),
  ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
  ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
  ("<pre><code class=\"language-c\">a\n\n  ```\n</code></pre>", "````c\na\n\n  ```\n````"),
  (
    "<p>1. a</p><p># b</p><p>- c</p><p>*d* &lt;e&gt; [f] _g_ &amp;amp;</p>",
    "1\\. a\n\n\\# b\n\n\\- c\n\n\\*d\\* \\<e\\> \\[f\\] \\_g\\_ \\&amp;"
  ),
  ("<p>a <kbd class=\"k\">b</kbd></p>", "a <kbd class=\"k\">b</kbd>"),
  (
    "<figure><img src=\"https://x.example/a.png\" /><figcaption>c</figcaption></figure>",
    "<figure><img src=\"https://x.example/a.png\" /><figcaption>c</figcaption></figure>"
  ),
  ("<hr />", "---"),
])
func htmlBecomesMarkdown(html: String, markdown: String) {
  #expect(MarkdownConverter.markdown(html) == markdown)
}

@Test(arguments: [
  "<pre>a\n\nb</pre>", "text <p>and block</p><span>x</span> www.example.org",
  "<p class=\"x\">a</p><p></p>",
])
func htmlThatMarkdownCannotSayIsNotConvertedWrongly(html: String) {
  guard let markdown = MarkdownConverter.markdown(html) else { return }
  #expect(CanonicalHTML.make(MarkdownConverter.html(markdown)) == CanonicalHTML.make(html))
}

@Test func anIDThatIsNoAddressBecomesOneInAtomAndStaysTheSame() throws {
  let feed = try site(files(try plan())).feed("atom.xml")
  #expect(
    feed.entries.map(\.id) == [
      "tag:example.org,2019-01-02:guid/old-2", "https://old.example.org/?p=1",
      "tag:example.org,2018-12-31:guid/untitled",
    ]
  )
}
