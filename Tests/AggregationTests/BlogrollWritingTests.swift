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
