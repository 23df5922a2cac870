import Foundation
import Syndication
import TestSupport
import Testing

@testable import Aggregation

@Test func subscribingKeepsTheRestOfTheFile() async throws {
  try await withBlogroll(sampleBlogroll) { directory in
    var feed = Feed()
    feed.title = Text(" B &\n C ")
    feed.links = [Link("https://b.example.org/")]
    var blogroll = try Blogroll(blogAt: directory)
    let isNew = blogroll.add("https://b.example.org/feed", feed: feed)
    #expect(isNew)
    try blogroll.save()

    let bytes = [UInt8](try Data(contentsOf: directory.appending(path: "blogroll.opml")))
    let before = Feed.read(Array(sampleBlogroll.utf8)).feed
    let after = Feed.read(bytes).feed
    #expect(after.title == before.title)
    #expect(after.authors == before.authors)
    #expect(Array(after.outlines.dropLast()) == before.outlines)
    let added = try #require(after.outlines.last)
    #expect(added.text == "B & C")
    #expect(added.xmlURL == "https://b.example.org/feed")
    #expect(added.htmlURL == "https://b.example.org/")
    #expect(added.type == "rss")

    var again = try Blogroll(blogAt: directory)
    let isNewAgain = again.add("http://www.b.example.org/feed/", feed: feed)
    #expect(!isNewAgain)
  }
}

@Test func unsubscribingTakesOutEveryOutlineOfTheFeed() async throws {
  try await withBlogroll(sampleBlogroll) { directory in
    for address in ["https://a.example.org/feed", "https://a.example.org"] {
      var blogroll = try Blogroll(blogAt: directory)
      let count = blogroll.remove(address)
      #expect(count > 0)
      #expect(blogroll.remove("https://nowhere.example.org/") == 0)
    }
    var blogroll = try Blogroll(blogAt: directory)
    #expect(blogroll.remove("https://a.example.org/feed") == 2)
    try blogroll.save()
    #expect(try Blogroll(blogAt: directory).addresses.isEmpty)
    let text = try String(contentsOf: directory.appending(path: "blogroll.opml"), encoding: .utf8)
    #expect(text.contains("A page"))
    #expect(text.contains("Folder"))
  }
}

private let handmade = """
  <?xml version="1.0"?>
  <!-- mine, <outline xmlUrl="https://b.example.org/feed"/> is not in it -->
  <opml   version='2.0'>
    <head><title>Mine</title></head>
    <body>
      <!-- friends -->
      <outline text = "A > B"
        xmlUrl='https://a.example.org/feed' />
      <outline text="C" xmlUrl="https://c.example.org/feed?a=1&amp;b=2"/>

    </body>
  </opml>

  """

@Test func commentsAndLayoutStayAsTheyAre() async throws {
  try await withBlogroll(handmade) { directory in
    let file = directory.appending(path: "blogroll.opml")
    var blogroll = try Blogroll(blogAt: directory)
    var feed = Feed()
    feed.title = Text("D & \"E\"")
    _ = blogroll.add("https://d.example.org/feed?x=1&y=2", feed: feed)
    try blogroll.save()
    let title = "D &amp; &quot;E&quot;"
    let added =
      "    <outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" "
      + "xmlUrl=\"https://d.example.org/feed?x=1&amp;y=2\"/>\n"
    let expected = handmade.replacing("  </body>", with: added + "  </body>")
    #expect(try String(contentsOf: file, encoding: .utf8) == expected)

    var again = try Blogroll(blogAt: directory)
    #expect(again.remove("https://d.example.org/feed?x=1&y=2") == 1)
    try again.save()
    #expect(try String(contentsOf: file, encoding: .utf8) == handmade)
    #expect(again.remove("https://a.example.org/feed") == 1)
    try again.save()
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains("<!-- friends -->\n    <outline text=\"C\""))
    #expect(try Blogroll(blogAt: directory).addresses == ["https://c.example.org/feed?a=1&b=2"])
  }
}

@Test func anOutlineWithOthersInsideIsTakenOutWithThem() async throws {
  let nested = """
    <opml version="2.0"><head/><body><outline text="A" xmlUrl="https://a.example.org/feed">
    <outline text="B" xmlUrl="https://b.example.org/feed"/></outline>
    <outline text="C" xmlUrl="https://c.example.org/feed"/></body></opml>
    """
  try await withBlogroll(nested) { directory in
    var blogroll = try Blogroll(blogAt: directory)
    #expect(blogroll.remove("https://a.example.org/feed") == 1)
    try blogroll.save()
    #expect(try Blogroll(blogAt: directory).addresses == ["https://c.example.org/feed"])
  }
}
