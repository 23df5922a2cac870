import Markup
import Testing

@testable import Syndication

@Suite struct JSONFeedTests {
  private func read(_ text: String) -> ReadResult? {
    JSONFeed.read(Array(text.utf8), options: ReadOptions())
  }

  @Test func everyMemberIsRead() throws {
    let result = try #require(
      read(
        #"""
        {"version":"https://jsonfeed.org/version/1.1","title":" T ","home_page_url":"https://example.org/",
        "feed_url":"https://example.org/feed.json","description":"D","user_comment":"U",
        "next_url":"/2.json","icon":"/i.png","favicon":"/f.ico","language":"en","expired":true,
        "authors":[{"name":"A","url":"/a","avatar":"/a.png"}],"author":{"name":"old"},
        "hubs":[{"type":"WebSub","url":"https://hub.example.org/"}],"_x":{"a":[1.50,null,true,"s"]},
        "items":[{"id":7,"url":"/7","external_url":"https://example.net/","title":"7",
        "content_html":"<p>x</p>","content_text":"x","summary":"s","image":"/7.png",
        "banner_image":"/7b.png","date_published":"2026-01-02T03:04:05Z",
        "date_modified":"2026-01-03T03:04:05+01:00","tags":["a","b"],"language":"de",
        "attachments":[{"url":"/7.mp3","mime_type":"audio/mpeg","title":"M","size_in_bytes":12,
        "duration_in_seconds":1.5}]}]}
        """#
      )
    )
    let feed = result.feed
    #expect(result.format == .json)
    #expect(result.version == "json11")
    #expect(result.problems.isEmpty)
    #expect(feed.title == Text("T"))
    #expect(feed.subtitle == Text("D"))
    #expect(
      feed.links == [
        Link("https://example.org/"), Link("https://example.org/feed.json", .`self`),
        Link("https://example.org/2.json", .next),
        Link("https://hub.example.org/", .hub, title: "WebSub"),
      ]
    )
    #expect(
      feed.authors == [
        Person(name: "A", uri: "https://example.org/a", avatar: "https://example.org/a.png")
      ]
    )
    #expect(feed.userComment == "U")
    #expect(feed.isExpired == true)
    #expect(feed.image == Image("https://example.org/i.png"))
    #expect(feed.icon == "https://example.org/f.ico")
    let member = try #require(feed.foreign.first.flatMap(JSONFeed.member))
    #expect(member.name == "_x")
    var writer = JSONWriter()
    writer.value(member.value)
    #expect(String(decoding: writer.finish(), as: UTF8.self) == #"{"a":[1.50,null,true,"s"]}"#)

    let entry = try #require(feed.entries.first)
    #expect(entry.id == "7")
    #expect(entry.url == "https://example.org/7")
    #expect(
      entry.content == [
        Text("<p>x</p>", kind: .html, base: "https://example.org/feed.json"), Text("x"),
      ]
    )
    #expect(entry.categories == [Category("a"), Category("b")])
    #expect(entry.published?.timestamp?.seconds == 1_767_323_045)
    #expect(
      entry.enclosures == [
        Link(
          "https://example.org/7.mp3",
          .enclosure,
          type: "audio/mpeg",
          title: "M",
          length: "12",
          duration: 1.5
        )
      ]
    )
  }

  @Test func theAuthorOfTheFirstVersionIsRead() {
    let result = read(
      #"{"version":"https://jsonfeed.org/version/1","items":[],"author":{"name":"A"}}"#
    )
    #expect(result?.version == "json1")
    #expect(result?.feed.authors == [Person(name: "A")])
  }

  @Test func aFeedWithoutAVersionIsReadAndReported() {
    let result = read(#"{"title":"T","items":[{"id":"1"},3]}"#)
    #expect(result?.feed.entries.map(\.id) == ["1"])
    #expect(result?.problems.map(\.code.rawValue) == ["unknown-version"])
  }

  @Test(arguments: ["", "{}", "[]", "<rss/>", #"{"a":1}"#, #"{"rss":1}"#])
  func otherTextIsNoFeed(text: String) {
    #expect(read(text) == nil)
  }
}

@Suite struct OPMLTests {
  private func read(_ text: String) -> ReadResult {
    OPML.read(Document(xml: Array(text.utf8)), options: ReadOptions())
  }

  @Test func everyElementIsRead() {
    let result = read(
      """
      <opml version="2.0"><head><title>T</title><dateCreated>Thu, 01 Jan 2026 00:00:00 GMT</dateCreated>
      <ownerName>N</ownerName><ownerEmail>m@example.org</ownerEmail><ownerId>https://example.org/</ownerId>
      <docs>http://opml.org/spec2.opml</docs><expansionState>1,2</expansionState></head>
      <body><outline text="F" isComment="true"><outline type="rss" text="B" TITLE="C"
      xmlUrl="https://example.org/rss" htmlUrl="https://example.org/" description="d" language="en"
      version="RSS2" category="/a,/b" created="Thu, 01 Jan 2026 00:00:00 GMT" custom="x"/></outline>
      </body></opml>
      """
    )
    let feed = result.feed
    #expect(result.version == "opml2")
    #expect(feed.title == Text("T"))
    #expect(feed.created?.timestamp?.seconds == 1_767_225_600)
    #expect(
      feed.authors == [Person(name: "N", email: "m@example.org", uri: "https://example.org/")]
    )
    #expect(feed.foreign == [ForeignElement(name: "expansionState", children: [.text("1,2")])])
    #expect(feed.outlines.flatMap(\.flattened).map(\.text) == ["F", "B"])
    var outline = Outline(text: "B")
    outline.title = "C"
    outline.type = "rss"
    outline.xmlURL = "https://example.org/rss"
    outline.htmlURL = "https://example.org/"
    outline.description = "d"
    outline.language = "en"
    outline.version = "RSS2"
    outline.category = "/a,/b"
    outline.created = FeedDate(Timestamp(seconds: 1_767_225_600))
    outline.attributes = [ForeignElement.Attribute(name: "custom", value: "x")]
    #expect(feed.outlines.first?.outlines == [outline])
    #expect(feed.outlines.first?.isComment == true)
  }

  @Test func outlinesWithoutABodyAreRead() {
    #expect(read("<opml><outline text='a'/></opml>").feed.outlines == [Outline(text: "a")])
  }
}
