import Syndication
import Testing

@testable import Publishing

private func blog(_ address: String = "https://example.org/", more: String = "") throws -> Blog {
  let settings = """
    title: T
    url: \(address)
    id: tag:example.org,2013:t
    author: A
    timeline:
      limit: 3
      pages: 2
    \(more)
    """
  return try Blog(files: ["blog.yaml": Array(settings.utf8)])
}

private func entry(_ number: Int, from host: String? = "a.org", tags: [String] = []) -> Entry {
  let date = FeedDate(Timestamp(seconds: 1_364_000_000 + Int64(number) * 3600))
  var entry = Entry()
  entry.id = "tag:a.org,2013:\(number)"
  entry.title = Text("Entry \(number)")
  entry.content = [Text("Words of \(number)")]
  entry.links = [Link("https://\(host ?? "example.org")/\(number)")]
  entry.published = date
  entry.updated = date
  entry.categories = tags.map { Category($0) }
  entry.authors = [Person(name: "Ann")]
  if let host {
    var source = Feed()
    source.id = "https://\(host)/feed"
    source.title = Text("Blog of \(host)")
    source.links = [Link("https://\(host)/")]
    source.updated = date
    entry.source = Source(source)
  }
  return entry
}

private func timeline(_ numbers: some Sequence<Int>) -> Feed {
  var feed = Feed()
  feed.entries = numbers.map { entry($0) }
  return feed
}

/// What a store would remember, and the next history after it.
private struct Memory {
  var pages: [(TimelineHistory.Page, String)] = []
  var open: [Entry] = []
  var archived: Set<String> = []

  mutating func publish(_ timeline: Feed, of blog: Blog) throws -> Site {
    let history = try TimelineHistory(
      pages: pages.map { ($0.0, $0.1) },
      open: open,
      timeline: timeline,
      archived: archived,
      blog: blog
    )
    archived.formUnion(history.pages.flatMap(\.ids))
    pages = history.pages.map { page in
      var page = page
      page.ids = []
      return (page, blog.url)
    }
    open = history.open
    let edition = Edition(blog, now: Timestamp(seconds: 1_365_000_000))
    let site = try Site(edition, timeline: timeline, history: history)
    try site.validateFeeds()
    return site
  }
}

private func links(_ site: Site, _ path: String) throws -> [String: String] {
  let feed = Feed.read(try #require(site.files[path]).bytes).feed
  return Dictionary(feed.links.map { ($0.relation.rawValue, $0.href) }) { first, _ in first }
}

@Test func pagesOfTheArchiveNeverChangeOnceTheyAreThere() throws {
  var memory = Memory()
  let blog = try blog()
  var seen: [String: [UInt8]] = [:]
  var newest: [Int] = []
  for round in 0..<12 {
    // Two come each time, of which one is dated before all others; an old one changes.
    newest = [round] + newest + [-round - 1]
    var feed = timeline(newest.prefix(6))
    feed.entries[feed.entries.count - 1].title = Text("Changed in round \(round)")
    let site = try memory.publish(feed, of: blog)
    let pages = memory.pages.map { TimelineHistory.path(of: $0.0.number) }
    for path in pages {
      let bytes = try #require(site.files[path]).bytes
      if let old = seen[path] { #expect(old == bytes, "\(path) in round \(round)") }
      seen[path] = bytes
    }
  }
  #expect(seen.count >= 4)
  let site = try memory.publish(timeline(newest.prefix(6)), of: blog)
  let last = seen.count
  let ids = (1...last).flatMap { number in
    Feed.read(site.files[TimelineHistory.path(of: number)]?.bytes ?? []).feed.entries.compactMap(
      \.id
    )
  }
  #expect(ids.count == 3 * last)
  #expect(Set(ids).count == ids.count)

  let archive = "https://example.org/timeline/archive/"
  let head = try links(site, "timeline/atom.xml")
  #expect(head["prev-archive"] == "\(archive)\(last).xml")
  let page = try links(site, "timeline/archive/2.xml")
  #expect(page["prev-archive"] == "\(archive)1.xml")
  #expect(page["next-archive"] == "\(archive)3.xml")
  #expect(page["current"] == "https://example.org/timeline/atom.xml")
  #expect(page["self"] == "\(archive)2.xml")
  #expect(try links(site, "timeline/archive/1.xml")["prev-archive"] == nil)
  #expect(Feed.read(seen["timeline/archive/1.xml"] ?? []).feed.paging.isArchive)
  // Where the last one leads to is there, and is not done yet.
  let open = try #require(site.files["timeline/archive/\(last + 1).xml"])
  #expect(!Feed.read(open.bytes).feed.paging.isArchive)
}

@Test func aBlogThatMovesTakesItsArchiveWithIt() throws {
  var memory = Memory()
  _ = try memory.publish(timeline([3, 2, 1, 0]), of: blog())
  let site = try memory.publish(timeline([3, 2, 1, 0]), of: blog("https://new.example.net/"))
  let page = try links(site, "timeline/archive/1.xml")
  #expect(page["self"] == "https://new.example.net/timeline/archive/1.xml")
  #expect(page["current"] == "https://new.example.net/timeline/atom.xml")
  let feed = Feed.read(site.files["timeline/archive/1.xml"]?.bytes ?? []).feed
  #expect(feed.entries.map(\.id) == ["tag:a.org,2013:2", "tag:a.org,2013:1", "tag:a.org,2013:0"])
}

@Test func whatWasWithdrawnComesIntoNoArchive() throws {
  var memory = Memory()
  _ = try memory.publish(timeline([1, 0]), of: blog())
  var feed = timeline([2, 1])
  let when = FeedDate(Timestamp(seconds: 1_364_000_000))
  feed.tombstones = [Tombstone(id: "tag:a.org,2013:0", deleted: when)]
  let site = try memory.publish(feed, of: blog())
  #expect(memory.open.map(\.id) == ["tag:a.org,2013:1", "tag:a.org,2013:2"])
  let atom = try #require(site.files["timeline/atom.xml"])
  #expect(Feed.read(atom.bytes).feed.tombstones.map(\.id) == ["tag:a.org,2013:0"])
  let page = String(decoding: site.files["timeline/index.html"]?.bytes ?? [], as: UTF8.self)
  #expect(page.contains("An entry was withdrawn by its author."))
}

@Test func theTimelineHasPagesAndShelvesForSourcesAndTags() throws {
  var feed = Feed()
  feed.entries = [
    entry(9, tags: ["News", "Odd"]), entry(8, from: "b.org", tags: ["news"]), entry(7, from: nil),
    entry(6), entry(5),
  ]
  let site = try Site(Edition(try blog(), now: Timestamp(seconds: 1_365_000_000)), timeline: feed)
  try site.validateFeeds()
  func page(_ path: String) throws -> String {
    String(decoding: try #require(site.files[path], "\(path)").bytes, as: UTF8.self)
  }
  let first = try page("timeline/index.html")
  #expect(first.contains("Entry 9") && first.contains("Entry 7") && !first.contains("Entry 6"))
  #expect(first.contains("<a rel=\"next\" href=\"../timeline/page-2/\">"))
  #expect(first.contains("href=\"../timeline/sources/a-org/\""))
  #expect(first.contains("href=\"../timeline/tags/news/\""))
  let second = try page("timeline/page-2/index.html")
  #expect(second.contains("Entry 6") && second.contains("Entry 5") && !second.contains("Entry 7"))
  #expect(second.contains("<a rel=\"prev\" href=\"../../timeline/\">"))
  let source = Feed.read(Array(try page("timeline/sources/a-org/atom.xml").utf8)).feed
  #expect(source.entries.map(\.id) == ["tag:a.org,2013:9", "tag:a.org,2013:6", "tag:a.org,2013:5"])
  let tag = Feed.read(Array(try page("timeline/tags/news/atom.xml").utf8)).feed
  #expect(tag.entries.map(\.id) == ["tag:a.org,2013:9", "tag:a.org,2013:8"])
  #expect(try page("timeline/tags/news/index.html").contains("Entry 8"))
  #expect(site.files["timeline/tags/odd/index.html"] == nil)
}

@Test func theBlogrollSaysHowItsFeedsDoAndNotByWhichRules() throws {
  let roll = """
    <opml version="2.0" xmlns:f="tag:feedloom,2026:opml"><head><title>x</title></head><body>
    <outline type="rss" text="a" xmlUrl="https://a.org/feed" exclude="spam" f:maxPerFeed="3"/>
    </body></opml>
    """
  let settings = "title: T\nurl: https://example.org/\nauthor: A\n"
  let blog = try Blog(files: [
    "blog.yaml": Array(settings.utf8), "blogroll.opml": Array(roll.utf8),
  ])
  let site = try Site(
    Edition(blog, now: Timestamp(seconds: 1_365_000_000)),
    timeline: Feed(),
    health: ["https://a.org/feed": "failing"]
  )
  let file = String(decoding: site.files["blogroll.opml"]?.bytes ?? [], as: UTF8.self)
  #expect(file.contains("feedloom:health=\"failing\""))
  let findings = Validator.validate(Array(file.utf8)).findings
  #expect(!findings.contains { $0.severity == .error }, "\(findings)")
  #expect(!file.contains("spam"))
  #expect(!file.contains("maxPerFeed"))
}

@Test func whatCameLateSaysSoWhereverItIsPublished() throws {
  var feed = timeline([2, 1])
  feed.entries[1].dublinCoreTerms.available = Timestamp(seconds: 1_364_500_000)
  feed.entries[1].links.append(Link("https://planet.org/feed", .via, title: "A planet"))
  let site = try Site(Edition(try blog(), now: Timestamp(seconds: 1_365_000_000)), timeline: feed)
  try site.validateFeeds()
  for path in ["timeline/atom.xml", "timeline/rss.xml"] {
    let entries = Feed.read(try #require(site.files[path]).bytes).feed.entries
    let dates = entries.map(\.dublinCoreTerms.available)
    #expect(dates == [nil, Timestamp(seconds: 1_364_500_000)], "\(path)")
    #expect(entries[1].links.contains { $0.relation == .via && $0.title == "A planet" }, "\(path)")
  }
  let page = String(decoding: site.files["timeline/index.html"]?.bytes ?? [], as: UTF8.self)
  #expect(page.contains(" · via A planet · came late, <time"))
}
