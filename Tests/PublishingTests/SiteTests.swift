import Markup
import Publishing
import Syndication
import Testing

@Test func everyAddressInAFeedIsAbsolute() throws {
  let body = """
    [other](other.md#part) [up](../static/a%20b.pdf) [root](/static/c.png) [part](#x)
    [far](https://far.example.org/?a=b&c=d) <img src="d.png" srcset="e.png 2x, /f.png 3x">
    <video poster="../static/p.png" src="v.mp4"></video><q cite="other.md">q</q>
    <a href="javascript:alert(1)">no</a><script>alert(1)</script>
    """
  let site = try site(["posts/a.md": post(body), "posts/other.md": post(title: "Other")])
  let feed = Feed.read(try #require(site.files["atom.xml"]).bytes, options: unsanitized).feed
  let content = try #require(feed.entries.first { $0.title?.value == "A post" }?.content.first)
    .value
  let root = "https://example.org/"
  for address in [
    root + "posts/other/#part", root + "static/a%20b.pdf", root + "static/c.png",
    root + "posts/a/#x", "https://far.example.org/?a=b&amp;c=d", root + "posts/d.png",
    root + "posts/e.png 2x, " + root + "f.png 3x", root + "static/p.png", root + "posts/v.mp4",
  ] {
    #expect(content.contains("\"\(address)\""), "\(address) in \(content)")
  }
  #expect(content.contains("cite=\"\(root)posts/other/\""))
  #expect(!content.contains("alert"))
  let page = try site.text("posts/a/index.html")
  #expect(page.contains("href=\"../../posts/other/#part\""))
  #expect(page.contains("href=\"#x\""))
  #expect(page.contains("src=\"../../posts/d.png\""))
}

private let unsanitized: ReadOptions = {
  var options = ReadOptions()
  options.sanitizes = false
  return options
}()

@Test func everyPageNamesEveryFeedAndHasNothingThatAStrictPolicyForbids() throws {
  let site = try site(["posts/a.md": post("", "tags: [x]"), "blogroll.opml": opml])
  for (path, file) in site.files where file.mediaType == MediaType.html {
    let page = String(decoding: file.bytes, as: UTF8.self)
    #expect(page.contains("rel=\"alternate\" type=\"application/atom+xml\""), "\(path)")
    #expect(page.contains("href=\"/rss.xml\""), "\(path)")
    #expect(page.contains("rel=\"blogroll\""), "\(path)")
    for forbidden in ["<script", "style=\"", "<style", " onclick"] {
      #expect(!page.contains(forbidden), "\(path)")
    }
    #expect(Document(xml: Array(page.dropFirst("<!DOCTYPE html>".count).utf8)).root != nil)
  }
  #expect(try site.text("posts/a/index.html").contains("<html lang=\"en\">"))
}

private let opml = """
  <opml version="2.0"><head><title>Roll</title></head><body>
  <outline text="Far" type="rss" xmlUrl="https://far.example.org/feed" htmlUrl="https://far.example.org/"/>
  <outline text="Near" type="rss" xmlUrl="outside/near.xml" htmlUrl="https://near.example.org/"/>
  </body></opml>
  """

@Test func thePublishedBlogrollDoesNotTellTheBlogsOwnFiles() throws {
  let text = try site(["blogroll.opml": opml]).text("blogroll.opml")
  #expect(text.contains("https://far.example.org/feed"))
  #expect(text.contains("https://near.example.org/"))
  #expect(!text.contains("outside/near.xml"))
}

@Test func everyFileOfTheContractIsThere() throws {
  let site = try site([
    "posts/a.md": post("", "tags: [One Two]\naliases: [/old/place/]"),
    "comments/a.yaml": "- {id: 'x:1', date: 2019-01-03, name: N, body: B}\n",
    "static/a.png": "png", "blogroll.opml": opml,
  ])
  #expect(
    site.files.keys.sorted() == [
      "404.html", "atom.xml", "blogroll.opml", "feed.css", "feed.json", "index.html",
      "old/place/index.html", "posts/a/comments.xml", "posts/a/index.html", "posts/index.html",
      "rss.xml", "sitemap.xml", "static/a.png", "style.css", "tags/index.html",
      "tags/one-two/atom.xml", "tags/one-two/index.html", "timeline/atom.xml",
      "timeline/feed.json", "timeline/index.html", "timeline/rss.xml",
    ]
  )
  #expect(site.files["old/place/index.html"]?.location == "https://example.org/posts/a/")
  try site.validateFeeds()
}

@Test func aFeedIsAsOldAsItsNewestEntryWhateverTheClock() throws {
  let files = [
    "posts/a.md": post("", "updated: 2019-03-04"), "posts/b.md": post(date: "2019-02-01"),
  ]
  let early = try site(files, now: "2019-06-01T00:00:00Z")
  let late = try site(files, now: "2029-06-01T00:00:00Z")
  #expect(early.files == late.files)
  let feed = try early.feed("atom.xml")
  #expect(feed.updated?.timestamp?.rfc3339 == "2019-03-04T00:00:00Z")
}

@Test func aBlogWithoutPostsIsASiteWithSoundFeeds() throws {
  let site = try site([:])
  try site.validateFeeds()
  #expect(try site.text("index.html").contains("No posts yet."))
}

@Test func whatStrangersWriteStaysText() throws {
  // A quote with a combining accent on it is another Character, but still a quote to a browser.
  let evil = "\"\u{301} onmouseover=alert(1) x=<script>"
  let site = try site([
    "posts/a.md": post("", "tags: ['\(evil)']"),
    "comments/a.yaml": """
    - id: 'x:1'
      date: 2019-01-03
      name: '\(evil)'
      url: 'javascript:alert(1)'
      body: '<script>alert(1)</script> <img src=x onerror=alert(1)> ![a](https://x.example/p.png) [b](javascript:alert(1))'
    """,
  ])
  for (path, file) in site.files where file.mediaType == MediaType.html {
    let page = String(decoding: file.bytes, as: UTF8.self)
    #expect(!page.utf8.containsSequence("\"\u{301} onmouseover".utf8), "\(path)")
    #expect(!page.contains("<script"), "\(path)")
    #expect(!page.contains("href=\"javascript"), "\(path)")
    #expect(!page.contains("<img src=\"https://x.example"), "\(path)")
  }
}

extension Sequence<UInt8> {
  fileprivate func containsSequence(_ other: some Sequence<UInt8>) -> Bool {
    Array(self).firstRange(of: Array(other)) != nil
  }
}

@Test func commentsAreEntriesThatSayWhatTheyAnswer() throws {
  let site = try site([
    "posts/a.md": post(),
    "comments/a.yaml": """
    - {id: 'x:2', date: 2019-01-04, name: Bo, inReplyTo: 'x:1', body: "*Yes*"}
    - {id: 'x:1', date: 2019-01-03, name: Al, url: 'https://al.example.org/', body: B}
    """,
  ])
  let feed = try site.feed("posts/a/comments.xml")
  #expect(feed.entries.map(\.id) == ["x:2", "x:1"])
  #expect(
    feed.entries[0].threading.inReplyTo.map(\.ref) == ["x:1", "tag:example.org,2019-01-02:a"]
  )
  #expect(feed.entries[0].content.first?.value == "<p><em>Yes</em></p>")
  #expect(feed.entries[1].authors.first?.uri == "https://al.example.org/")
  let entry = try #require(try site.feed("atom.xml").entries.first)
  #expect(entry.links.first(.replies)?.count == 2)
  #expect(entry.slash.comments == "2")
  #expect(entry.wellFormedWeb.commentRSS == "https://example.org/posts/a/comments.xml")
  let page = try site.text("posts/a/index.html")
  #expect(page.contains("in reply to"))
  #expect(!page.contains("No comments yet."))
}

@Test func theTimelineShowsWhereAnOutsideEntryComesFrom() throws {
  var outside = Entry()
  outside.id = "out:1"
  outside.title = Text("Outside")
  outside.links = [Link("https://far.example.org/1")]
  outside.updated = FeedDate(Timestamp(seconds: 1_500_000_000))
  var source = Feed()
  source.id = "out:"
  source.title = Text("Far & wide")
  source.links = [Link("https://far.example.org/")]
  outside.source = Source(source)
  var feed = Feed()
  feed.entries = [outside]
  let edition = Edition(try blog([:]), now: Timestamp(seconds: 1_600_000_000))
  let site = try Site(edition, timeline: feed)
  let page = try site.text("timeline/index.html")
  #expect(page.contains("<a href=\"https://far.example.org/\">Far &amp; wide</a>"))
  #expect(page.contains("href=\"https://far.example.org/1\">Outside</a>"))
  for path in ["timeline/atom.xml", "timeline/rss.xml"] {
    let entry = try site.feed(path).entries.first
    #expect(entry?.source?.feed.title?.value == "Far & wide", "\(path)")
  }
}

@Test func plainTextThatReadersMayTakeForMarkupIsSaidToBeMarkupInAtom() throws {
  let comment = "- {id: 'x:1', date: 2019-01-03, name: N, body: 'Type `</b>` here.'}\n"
  let site = try site([
    "posts/a.md": post(title: "A </b> too many"), "comments/a.yaml": comment,
  ])
  let comments = try site.text("posts/a/comments.xml")
  #expect(comments.contains("<summary type=\"html\">Type &amp;lt;/b&gt; here.</summary>"))
  let feed = Feed.read(Array(try site.text("atom.xml").utf8)).feed
  #expect(feed.entries.first?.title?.withoutMarkup.value == "A </b> too many")
  #expect(try site.text("atom.xml").contains("<title>A Blog</title>"))
}

@Test func anItemOfRSSHasADescriptionAndATitleOfCharacters() {
  var entry = Entry()
  entry.title = Text("On <em>tea</em>", kind: .html)
  entry.content = [Text("<p>Tea &amp; cake.</p><p>More.</p>", kind: .html)]
  var feed = Feed()
  feed.entries = [entry]
  let item = feed.suited(to: .rss).entries[0]
  #expect(item.title == Text("On tea"))
  #expect(item.summary == Text("Tea & cake."))
  #expect(item.content == entry.content)
  #expect(feed.suited(to: .json) == feed)
}

@Test func aRuleOfTheTimelineThatMeansNothingIsToldOfWithItsLine() throws {
  let settings = """
    title: T
    url: https://example.org/
    author: A
    timeline:
      include: [swift, "!"]
      languages: [en, "in English"]
      maxPerFeed: some
      firstDays: 30
    """
  let roll = """
    <opml version="2.0"><head/><body>
    <outline text="x" xmlUrl="https://a.org/" maxPerFeed="x"/></body></opml>
    """
  let first = #expect(throws: BlogError.self) {
    try Blog(files: ["blog.yaml": Array(settings.utf8)])
  }
  #expect(
    first?.mistakes.map(\.description) == [
      "blog.yaml:5:20: include: \"!\" is no word",
      "blog.yaml:6:19: languages: \"in English\" is no language: write en or pt-BR",
      "blog.yaml:7:15: maxPerFeed should be a whole number, not \"some\"",
    ]
  )
  let good =
    "title: T\nurl: https://example.org/\nauthor: A\ntimeline:\n  exclude: spam\n  firstDays: 9"
  let second = #expect(throws: BlogError.self) {
    try Blog(files: ["blog.yaml": Array(good.utf8), "blogroll.opml": Array(roll.utf8)])
  }
  #expect(
    second?.mistakes.map(\.description) == [
      "blogroll.opml:2:1: maxPerFeed should be a whole number, not \"x\""
    ]
  )
  let blog = try Blog(files: ["blog.yaml": Array(good.utf8)])
  #expect(blog.timelineRules.all.exclude == ["spam"])
  #expect(blog.timelineRules.all.firstDays == 9)
}
