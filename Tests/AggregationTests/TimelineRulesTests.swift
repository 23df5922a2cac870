import Storage
import Syndication
import Testing

@testable import Aggregation

private let now = Timestamp(seconds: 1_364_200_000)

private func stored(
  _ host: String,
  _ id: String,
  hour: Int64,
  author: String? = nil,
  change: (inout StoredEntry) -> Void = { _ in }
) -> StoredEntry {
  var entry = Entry()
  entry.id = "urn:example:\(id)"
  entry.title = Text(id)
  entry.authors = author.map { [Person(name: $0)] } ?? []
  entry.published = FeedDate(Timestamp(seconds: now.seconds - hour * 3600))
  var feed = Feed()
  feed.title = Text(host)
  feed.links = [Link("https://\(host)/")]
  var stored = StoredEntry(
    entry: entry,
    feed: feed,
    feedURL: "https://\(host)/feed",
    firstSeen: now
  )
  change(&stored)
  return stored
}

private func titles(_ outside: [StoredEntry], _ rules: TimelineRules = TimelineRules()) -> [String]
{
  Merge.merge(own: Feed(), outside: outside, rules: rules, now: now).entries.map { entry in
    entry.title?.value ?? ""
  }
}

private func rules(_ attributes: String, on host: String = "a.org") -> TimelineRules {
  let text = """
    <opml version="2.0"><body><outline xmlUrl="https://\(host)/feed" \(attributes)/></body></opml>
    """
  return TimelineRules(opml: Array(text.utf8))
}

@Test func rulesOfAFeedLeaveOthersAlone() {
  let outside = [stored("a.org", "one", hour: 1), stored("b.org", "two", hour: 2)]
  #expect(titles(outside, rules(#"include="three""#)) == ["two"])
  var all = TimelineRules()
  all.all.exclude = ["two"]
  #expect(titles(outside, all) == ["one"])
}

@Test func whatIsExcludedDoesNotComeThroughAPlanet() {
  let outside = [
    stored("a.org", "one", hour: 1) { $0.entry.links = [Link("https://a.org/1")] },
    stored("planet.org", "one", hour: 1) { $0.entry.links = [Link("https://a.org/1")] },
  ]
  #expect(titles(outside) == ["one"])
  #expect(titles(outside, rules(#"exclude="one""#)) == [])
}

@Test func tagsAreAddedOnce() {
  let outside = [stored("a.org", "one", hour: 1) { $0.entry.categories = [Category("Friends")] }]
  let rules = rules(#"addTags="friends, far away""#)
  let feed = Merge.merge(own: Feed(), outside: outside, rules: rules, now: now)
  #expect(feed.entries[0].categories.map(\.term) == ["Friends", "far away"])
}

@Test func noFeedAndNoAuthorTakesMoreThanItsShare() {
  let outside =
    (0..<5).map { stored("a.org", "a\($0)", hour: Int64($0), author: "Ann") }
    + (0..<5).map { stored("b.org", "b\($0)", hour: Int64($0) + 10, author: "Ann") }
  var rules = TimelineRules()
  rules.all.maxPerFeed = 2
  #expect(titles(outside, rules) == ["a0", "a1", "b0", "b1"])
  rules.all.maxPerAuthor = 3
  #expect(titles(outside, rules) == ["a0", "a1", "b0"])
}

@Test func whatIsOnlyStoredIsNotShownAndWhatIsLateSaysSo() throws {
  let outside = [
    stored("a.org", "backlog", hour: 1) { $0.placement = .backlog },
    stored("a.org", "late", hour: 2) { $0.placement = .late },
  ]
  let feed = Merge.merge(own: Feed(), outside: outside, now: now)
  #expect(feed.entries.map(\.title?.value) == ["late"])
  #expect(feed.entries[0].dublinCoreTerms.available == now)
  // A copy that is news elsewhere brings it up.
  let copy = outside[0].entry
  let planet = stored("planet.org", "backlog", hour: 1) { $0.entry = copy }
  #expect(titles(outside + [planet]) == ["backlog", "late"])
}

@Test func whatWasWithdrawnIsHiddenWithItsCopiesAndNamed() {
  let outside = [
    stored("a.org", "gone", hour: 1) {
      $0.withdrawn = now
      $0.entry.links = [Link("https://a.org/1")]
    },
    stored("planet.org", "gone", hour: 1) { $0.entry.links = [Link("https://a.org/1")] },
    stored("a.org", "there", hour: 2),
  ]
  let feed = Merge.merge(own: Feed(), outside: outside, now: now)
  #expect(feed.entries.map(\.title?.value) == ["there"])
  #expect(feed.tombstones.map(\.id) == ["urn:example:gone"])
  let copy = Feed.read(try! feed.bytes(as: .atom)).feed
  #expect(copy.tombstones == feed.tombstones)
}

@Test(arguments: [
  #"<access:restriction xmlns:access="http://www.bloglines.com/about/specs/fac-1.0" relationship="deny"/>"#,
  #"<itunes:block xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">Yes</itunes:block>"#,
  #"<g:block xmlns:g="http://www.google.com/schemas/play-podcasts/1.0">yes</g:block>"#,
  #"<podcast:block xmlns:podcast="https://podcastindex.org/namespace/1.0">yes</podcast:block>"#,
  #"<meta xmlns="http://www.w3.org/1999/xhtml" name="robots" content="noindex, follow"/>"#,
  #"<meta xmlns="http://pipes.yahoo.com" name="pipes" content="noprocess"/>"#,
])
func whoDoesNotWantToBeRepublishedIsNot(_ element: String) {
  func read(_ channel: String, _ item: String) -> Feed {
    let text = """
      <rss version="2.0"><channel><title>T</title>\(channel)<item><guid>urn:example:1</guid><title>one</title>\
      \(item)</item></channel></rss>
      """
    return Feed.read(Array(text.utf8)).feed
  }
  for (channel, item, expected) in [(element, "", 0), ("", element, 0), ("", "", 1)] {
    let feed = read(channel, item)
    let one = stored("a.org", "one", hour: 1) {
      $0.feed = feed
      $0.entry = feed.entries[0]
    }
    #expect(titles([one]).count == expected)
  }
}

@Test func theTrailNamesTheFeedsThatAnEntryCameThrough() throws {
  var source = Feed()
  source.title = Text("Source")
  source.links = [Link("https://source.org/"), Link("https://source.org/feed", .`self`)]
  let fetched = stored("planet.org", "one", hour: 1) {
    $0.entry.source = Source(source)
    $0.entry.links = [Link("https://first.org/feed", .via), Link("javascript:x()", .via)]
  }
  let feed = Merge.merge(own: Feed(), outside: [fetched], now: now)
  let trail = feed.entries[0].links.filter { $0.relation == .via }
  #expect(trail.map(\.href) == ["https://first.org/feed", "https://planet.org/feed"])
  #expect(feed.entries[0].source?.feed.title?.value == "Source")

  let original = stored("source.org", "one", hour: 1)
  let both = Merge.merge(own: Feed(), outside: [fetched, original], now: now)
  #expect(both.entries.count == 1)
  #expect(both.entries[0].source?.feed.homePageURL == "https://source.org/")
  let others = both.entries[0].links.filter { $0.relation == .via }
  #expect(others.map(\.href) == ["https://planet.org/feed"])
}

@Test func theSameTextUnderOtherIDsIsOneEntry() throws {
  let words = String(repeating: "These are the words of a post of some length. ", count: 4)
  func post(_ host: String, _ id: String, text: String) -> StoredEntry {
    stored(host, id, hour: 1) {
      $0.entry.title = Text("Post")
      $0.entry.content = [Text("<p>\(text)</p>", kind: .html)]
      $0.marks.text = Fingerprint(of: $0.entry).text
    }
  }
  #expect(titles([post("a.org", "1", text: words), post("b.org", "2", text: words)]).count == 1)
  #expect(
    titles([post("a.org", "1", text: "Short"), post("b.org", "2", text: "Short")]).count == 2
  )
  #expect(
    titles([post("a.org", "1", text: words), post("b.org", "2", text: words + "And more.")]).count
      == 2
  )
}

@Test func anOldPostThatAPlanetSendsTodayStaysWhereItWas() async throws {
  let store = try Store.inMemory()
  let feeds = ["https://a.org/feed", "https://planet.org/feed"]
  try await store.list(feeds.map { ($0, "h") }, now: now)
  let subscriptions = try await store.subscriptions()
  func save(_ ids: Range<Int>, hour: Int64, in index: Int) async throws {
    var feed = Feed()
    feed.title = Text(feeds[index])
    feed.links = [Link(feeds[index], .`self`)]
    feed.entries = ids.map { number in
      var entry = stored("a.org", "\(number)", hour: hour + Int64(number)).entry
      entry.links = [Link("https://a.org/\(number)")]
      return entry
    }
    var result = FetchResult(fetch: subscriptions[index].fetch)
    result.feed = feed
    result.feed?.entries = []
    result.changes = Update.decide(
      known: [],
      fetched: feed,
      context: Update.Context(now: now, limits: FirstLimits(entries: 999, days: 9999))
    )
    try await store.save(result, of: subscriptions[index], now: now)
  }
  // The blog has a hundred posts; the planet sends the eightieth as if it were of today.
  try await save(0..<100, hour: 1, in: 0)
  try await save(80..<81, hour: -80, in: 1)
  let feed = try await Timeline.load(own: Feed(), from: store, now: now, limit: 5)
  #expect(feed.entries.map(\.id) == (0..<5).map { "urn:example:\($0)" })
  // Whatever is asked for at once.
  for limit in [7, 33, 90, Int.max] {
    let some = try await Timeline.load(own: Feed(), from: store, now: now, limit: limit)
    #expect(some.entries.map(\.id) == (0..<min(limit, 100)).map { "urn:example:\($0)" }, "\(limit)")
  }
  let all = try await Timeline.load(own: Feed(), from: store, now: now, limit: 999)
  #expect(all.entries.map(\.id) == (0..<100).map { "urn:example:\($0)" })
  #expect(all.entries[80].links.filter { $0.relation == .via }.map(\.href) == [feeds[1]])
}
