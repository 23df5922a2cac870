import Storage
import Syndication
import Testing

@testable import Aggregation

private let now = Timestamp(seconds: 1_364_200_000)
private let day: Int64 = 86_400

private func entry(_ id: String?, link: String? = nil, date: Int64? = nil) -> Entry {
  var entry = Entry()
  entry.id = id
  entry.title = Text(id ?? "no id")
  if let link { entry.links = [Link(link)] }
  if let date { entry.published = FeedDate(Timestamp(seconds: now.seconds + date)) }
  return entry
}

private func feed(_ host: String, _ entries: Entry...) -> Feed {
  var feed = Feed()
  feed.id = "https://\(host)/"
  feed.title = Text(host)
  feed.links = [Link("https://\(host)/"), Link("https://\(host)/feed", .`self`)]
  feed.updated = FeedDate(Timestamp(seconds: 5))
  feed.rights = Text("rights of \(host)")
  feed.entries = entries
  return feed
}

private func stored(_ host: String, _ entries: Entry..., seen: Int64 = 0) -> [StoredEntry] {
  entries.map { entry in
    StoredEntry(
      entry: entry,
      feed: feed(host),
      feedURL: "https://\(host)/feed",
      firstSeen: Timestamp(seconds: now.seconds + seen)
    )
  }
}

private func ids(_ own: Feed, _ outside: [StoredEntry], limit: Int = .max) -> [String?] {
  Merge.merge(own: own, outside: outside, now: now, limit: limit).entries.map(\.id)
}

@Test func theTimelineIsNewestFirst() {
  let own = feed(
    "me.example.org",
    entry("urn:example:own1", date: -1),
    entry("urn:example:own2", date: -3)
  )
  let outside =
    stored("a.example.org", entry("urn:example:a1", date: 0), entry("urn:example:a2", date: -2))
    + stored("b.example.org", entry("urn:example:b1", date: -4))
  #expect(
    ids(own, outside) == [
      "urn:example:a1", "urn:example:own1", "urn:example:a2", "urn:example:own2", "urn:example:b1",
    ]
  )
  #expect(ids(own, outside, limit: 2) == ["urn:example:a1", "urn:example:own1"])
  let merged = Merge.merge(own: own, outside: outside, now: now)
  #expect(merged.title?.value == "me.example.org")
  #expect(merged.updated?.timestamp == now)
}

@Test func aMissingDateIsWhenTheEntryWasFirstSeenAndAFutureOneDoesNotPin() {
  let outside =
    stored(
      "a.example.org",
      entry("urn:example:future", date: 900 * day),
      entry("urn:example:none"),
      seen: -5
    )
    + stored("b.example.org", entry("urn:example:late", date: -1))
  let merged = Merge.merge(own: feed("me.example.org"), outside: outside, now: now)
  #expect(
    merged.entries.map(\.id) == ["urn:example:late", "urn:example:future", "urn:example:none"]
  )
  let seen = Timestamp(seconds: now.seconds - 5)
  #expect(merged.entries[1].published?.timestamp == seen)
  let below = Timestamp(seconds: seen.seconds - 1)
  #expect(merged.entries[2].published?.timestamp == below)
  #expect(merged.entries[2].updated?.timestamp == below)
}

@Test func eachOutsideEntrySaysWhereItComesFrom() throws {
  let outside = stored("a.example.org", entry("urn:example:a1", date: 0))
  let merged = Merge.merge(
    own: feed("me.example.org", entry("urn:example:own", date: 0)),
    outside: outside,
    now: now
  )
  #expect(merged.entries[0].source == nil)
  let source = try #require(merged.entries[1].source?.feed)
  #expect(source.id == "https://a.example.org/")
  #expect(source.title?.value == "a.example.org")
  #expect(source.homePageURL == "https://a.example.org/")
  #expect(source.selfURL == "https://a.example.org/feed")
  #expect(source.updated?.timestamp == Timestamp(seconds: 5))
  #expect(source.rights?.value == "rights of a.example.org")
}

@Test func theSourceOfACopyIsTheOriginal() throws {
  var copy = entry("urn:example:c1", link: "https://c.example.org/1", date: 0)
  copy.source = Source(feed("c.example.org"))
  let planet = stored("planet.example.org", copy)
  let alone = Merge.merge(own: feed("me.example.org"), outside: planet, now: now)
  #expect(alone.entries[0].source?.feed.title?.value == "c.example.org")

  let original = stored(
    "c.example.org",
    entry("urn:example:c1", link: "https://c.example.org/1", date: 0)
  )
  let both = Merge.merge(own: feed("me.example.org"), outside: planet + original, now: now)
  #expect(both.entries.count == 1)
  #expect(both.entries[0].source?.feed.selfURL == "https://c.example.org/feed")
}

struct DuplicateCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var own: [Entry] = []
  var a: [Entry] = []
  var b: [Entry] = []
  var kept: [String]
}

private let duplicates: [DuplicateCase] = [
  DuplicateCase(
    testDescription: "same id",
    a: [entry("urn:example:1", date: -2)],
    b: [entry("urn:example:1", date: -1)],
    kept: ["a urn:example:1"]
  ),
  DuplicateCase(
    testDescription: "same page, written differently",
    a: [entry("urn:example:1", link: "http://www.x.example.org/p/?utm_source=a", date: -1)],
    b: [entry("urn:example:2", link: "https://x.example.org/p#top", date: -2)],
    kept: ["b urn:example:2"]
  ),
  DuplicateCase(
    testDescription: "the site's own wins, though it is later",
    a: [entry("urn:example:1", link: "https://b.example.org/p", date: -5)],
    b: [entry("urn:example:1", link: "https://b.example.org/p", date: -1)],
    kept: ["b urn:example:1"]
  ),
  DuplicateCase(
    testDescription: "one's own wins over all",
    own: [entry("urn:example:1", link: "https://me.example.org/p", date: -1)],
    a: [entry("urn:example:2", link: "https://me.example.org/p", date: -9)],
    b: [entry("urn:example:1", date: -8)],
    kept: ["own urn:example:1"]
  ),
  DuplicateCase(
    testDescription: "copies of a copy",
    a: [
      entry("urn:example:1", date: -3),
      entry("urn:example:2", link: "https://x.example.org/p", date: -1),
    ],
    b: [entry("urn:example:1", link: "https://x.example.org/p", date: -2)],
    kept: ["a urn:example:1"]
  ),
  DuplicateCase(
    testDescription: "a bare number is an id only within its feed",
    a: [entry("7", date: -1)],
    b: [entry("7", date: -2)],
    kept: ["a https://a.example.org/#7", "b https://b.example.org/#7"]
  ),
  DuplicateCase(
    testDescription: "a link that a whole feed shares",
    a: [
      entry("urn:example:1", link: "https://a.example.org/", date: -1),
      entry("urn:example:2", link: "https://a.example.org/", date: -2),
    ],
    b: [entry("urn:example:3", link: "https://a.example.org/", date: -3)],
    kept: ["a urn:example:1", "a urn:example:2", "b urn:example:3"]
  ),
]

@Test(arguments: duplicates)
func ofCopiesTheOriginalIsKept(_ example: DuplicateCase) {
  var own = feed("me.example.org")
  own.entries = example.own
  let outside =
    example.a.flatMap { stored("a.example.org", $0) }
    + example.b.flatMap { stored("b.example.org", $0) }
  let kept = Merge.merge(own: own, outside: outside, now: now).entries.map { entry in
    let host = entry.source?.feed.title?.value ?? "own"
    return "\(host.prefix { $0 != "." }) \(entry.id ?? "")"
  }
  #expect(kept == example.kept)
}

@Test func everyEntryOfTheTimelineHasAnIDOfItsOwn() {
  let outside = stored(
    "a.example.org",
    entry("urn:example:1", link: "https://a.example.org/1", date: -1),
    entry("urn:example:1", link: "https://a.example.org/2", date: -2),
    entry(nil, link: "https://a.example.org/3", date: -3),
    entry(nil, date: -4)
  )
  let names: [String] = ids(feed("me.example.org"), outside).map { $0 ?? "" }
  #expect(Set(names).count == 4)
  #expect(names[0] == "urn:example:1")
  #expect(names[2] == "https://a.example.org/3")
  #expect(names.allSatisfy(URI.isAbsolute))
}

@Test func whatCouldRunInABrowserIsTakenOut() throws {
  var bad = entry("urn:example:1", link: "https://a.example.org/1", date: 0)
  bad.links.append(Link("javascript:alert(1)", .related))
  bad.links.append(Link("relative", .related))
  bad.commentsURL = "JavaScript:alert(1)"
  bad.image = Image("data:text/html,x")
  bad.authors = [Person(name: "A", uri: "vbscript:x")]
  let script = ForeignElement(name: "s", namespace: "http://www.w3.org/1999/xhtml")
  bad.foreign = [
    script, ForeignElement(name: "x:y", namespace: "urn:example:x", children: [.element(script)]),
    ForeignElement(name: "x:z", namespace: "urn:example:x"),
  ]
  let merged = Merge.merge(
    own: feed("me.example.org"),
    outside: stored("a.example.org", bad),
    now: now
  )
  let entry = try #require(merged.entries.first)
  #expect(entry.links.map(\.href) == ["https://a.example.org/1"])
  #expect(entry.commentsURL == nil)
  #expect(entry.image == nil)
  #expect(entry.authors == [Person(name: "A")])
  #expect(entry.foreign.isEmpty)
}

@Test func whatIsRelativeIsResolvedAndNoBaseIsLeft() throws {
  var relative = entry("urn:example:1", date: 0)
  relative.title = Text("T", base: "https://a.example.org/blog/")
  relative.content = [
    Text("<p><a href=\"../x\">x</a></p>", kind: .html, base: "https://a.example.org/blog/")
  ]
  let merged = Merge.merge(
    own: feed("me.example.org"),
    outside: stored("a.example.org", relative),
    now: now
  )
  let entry = try #require(merged.entries.first)
  #expect(entry.content[0].value.contains("href=\"https://a.example.org/x\""))
  #expect(entry.content[0].base == nil)
  #expect(entry.title?.base == nil)
}

@Test func anEntryWithoutATitleGetsOneFromItsText() {
  var note = entry("urn:example:1", date: 0)
  note.title = nil
  note.summary = Text(String(repeating: "word \n", count: 40))
  let merged = Merge.merge(
    own: feed("me.example.org"),
    outside: stored("a.example.org", note),
    now: now
  )
  let title = merged.entries[0].title?.value ?? ""
  #expect(title.hasPrefix("word word"))
  #expect(title.hasSuffix("word…"))
  #expect(title.count < 82)
}

@Test func whatAnotherFeedSaysBeyondTheCoreIsNotRepublished() {
  var odd = entry("urn:example:odd", link: "https://a.example.org/1", date: -1)
  odd.itunes.explicit = "clean"
  odd.foreign = [ForeignElement(name: "image")]
  var bare = entry("urn:example:bare", date: -2)
  bare.summary = Text("A summary.")
  let merged = Merge.merge(
    own: feed("me.example.org"),
    outside: stored("a.example.org", odd, bare),
    now: now
  )
  #expect(merged.entries.map(\.$itunes) == [false, false])
  #expect(merged.entries.map(\.foreign) == [[], []])
  #expect(merged.entries.map { $0.content.map(\.value) } == [[], ["A summary."]])
}

@Test func anOutsideEntryThatWouldMakeTheFeedInvalidIsLeftOut() {
  var own = feed(
    "me.example.org",
    entry("tag:me.example.org,2013:own", link: "https://me.example.org/1", date: -1)
  )
  own.authors = [Person(name: "Me")]
  var bad = entry("tag:a.example.org,2013:bad", link: "https://a.example.org/1", date: -2)
  bad.links.append(Link("https://a.example.org/x", .enclosure, type: "no media type"))
  let good = entry("tag:a.example.org,2013:good", link: "https://a.example.org/2", date: -3)
  let outside = stored("a.example.org", bad, good)
  let merged = Merge.merge(own: own, outside: outside, now: now)
  let (feed, leftOut) = Timeline.publishable(merged)
  #expect(feed.entries.map(\.id) == ["tag:me.example.org,2013:own", "tag:a.example.org,2013:good"])
  #expect(leftOut.map(\.title) == ["tag:a.example.org,2013:bad"], "\(leftOut)")
  #expect(leftOut.first?.reason.contains("[") == true)
}

@Test func anAddressThatIsNoneIsWrittenAsBrowsersSendIt() throws {
  var entry = Entry()
  entry.id = "https://e.org/a b"
  entry.title = Text("Spaces")
  entry.links = [Link("https://e.org/a b/[1]?q=<x>|%zz%20#y#z")]
  entry.published = FeedDate(Timestamp(seconds: 1_364_000_000))
  entry.updated = entry.published
  var feed = Feed()
  // No URN, either: the feed is called by its address.
  feed.id = "urn:f"
  feed.title = Text("F")
  feed.links = [Link("https://e.org/{home}")]
  let stored = StoredEntry(
    entry: entry,
    feed: feed,
    feedURL: "https://e.org/feed",
    firstSeen: Timestamp(seconds: 1_364_200_000)
  )
  var own = Feed()
  // No URN: that is the blog's own fault, and keeps nobody else's entries off.
  own.id = "urn:own"
  own.title = Text("Own")
  own.authors = [Person(name: "Me")]
  own.links = [Link("https://own.org/"), Link("https://own.org/feed", .`self`)]
  let merged = Merge.merge(own: own, outside: [stored], now: Timestamp(seconds: 1_364_200_000))
  #expect(merged.entries[0].id == "https://e.org/a%20b")
  #expect(merged.entries[0].source?.feed.id == "https://e.org/feed")
  #expect(merged.entries[0].url == "https://e.org/a%20b/%5B1%5D?q=%3Cx%3E%7C%25zz%20#y%23z")
  #expect(merged.entries[0].source?.feed.homePageURL == "https://e.org/%7Bhome%7D")
  let (published, leftOut) = Timeline.publishable(merged)
  #expect(published.entries.count == 1)
  #expect(leftOut.map(\.reason) == [])
}

@Test(arguments: ["urn:1", "tag:nobody"])
func anIdThatIsNoneKeepsNoEntryOffTheTimeline(id: String) {
  var own = feed("own.org")
  own.authors = [Person(name: "Me")]
  let outside = stored("e.org", entry(id, link: "https://e.org/one", date: -1))
  let merged = Merge.merge(own: own, outside: outside, now: now)
  let (published, leftOut) = Timeline.publishable(merged)
  #expect(leftOut.map(\.reason) == [])
  #expect(published.entries.first?.id?.hasPrefix("https://e.org/#") ?? false)
}

@Test func anIdThatIsToldApartIsOneThatAddressesCanHold() {
  let apart = Attribution.publicID(
    of: entry("https://e.org/a b"),
    below: "https://e.org/",
    telling: "x"
  )
  #expect(apart.hasPrefix("https://e.org/a%20b#"))
  #expect(URI.isValidID(apart))
}
