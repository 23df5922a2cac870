import Storage
import Syndication
import Testing

@testable import Aggregation

private let day: Int64 = 86_400
private let firstDay: Int64 = 1_364_200_000

/// A post as its feed states it; each is a day older than the one before.
private func post(
  _ number: Int,
  id: String?,
  link: String? = nil,
  title: String? = nil,
  text: String? = nil,
  dated: Bool = true
) -> Entry {
  var entry = Entry()
  entry.id = id
  entry.title = Text(title ?? "The post with the number \(number)")
  let words = text ?? "What was said in the post that has the number \(number). "
  entry.content = [Text("<p>" + String(repeating: words, count: 3) + "</p>", kind: .html)]
  if let link { entry.links = [Link(link)] }
  if dated {
    entry.published = FeedDate(Timestamp(seconds: firstDay - Int64(number) * day))
  }
  return entry
}

private func feed(_ entries: [Entry]) -> Feed {
  var feed = Feed()
  feed.id = "urn:example:feed"
  feed.entries = entries
  return feed
}

/// A feed before and after its site changed how it writes ids.
struct Migration: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var before: @Sendable (Int) -> Entry
  var after: @Sendable (Int) -> Entry
}

private let migrations: [Migration] = [
  Migration(
    testDescription: "http to https",
    before: { post($0, id: "http://e.org/\($0)", link: "http://e.org/\($0)") },
    after: { post($0, id: "https://e.org/\($0)", link: "https://e.org/\($0)") }
  ),
  Migration(
    testDescription: "another host, links and ids with it",
    before: { post($0, id: "https://old.org/?p=\($0)", link: "https://old.org/p\($0)/") },
    after: { post($0, id: "https://new.net/?p=\($0)", link: "https://www.new.net/p\($0)") }
  ),
  Migration(
    testDescription: "another system: ids, slugs and dates' zones",
    before: { post($0, id: "\($0)", link: "https://e.org/?p=\($0)") },
    after: { post($0, id: "tag:e.org,2013:\($0)", link: "https://e.org/2013/the-post-\($0)") }
  ),
  Migration(
    testDescription: "another system that dates all posts anew",
    before: { post($0, id: "\($0)", link: "https://e.org/?p=\($0)", text: "short") },
    after: {
      var entry = post($0, id: "urn:example:\($0)", link: "https://e.org/blog/\($0)", text: "other")
      entry.published = FeedDate(Timestamp(seconds: firstDay + 10 * day))
      return entry
    }
  ),
  Migration(
    testDescription: "a session in every guid and link",
    before: { post($0, id: "https://e.org/\($0)?sid=a", link: "https://e.org/\($0)?sid=a") },
    after: { post($0, id: "https://e.org/\($0)?sid=b", link: "https://e.org/\($0)?sid=b") }
  ),
  Migration(
    testDescription: "a session in every guid, no dates",
    before: { post($0, id: "x\($0)?sid=a", link: "https://e.org/\($0)", dated: false) },
    after: { post($0, id: "x\($0)?sid=b", link: "https://e.org/\($0)", dated: false) }
  ),
  Migration(
    testDescription: "tracking parameters",
    before: { post($0, id: nil, link: "https://e.org/\($0)?utm_source=rss") },
    after: { post($0, id: nil, link: "https://e.org/\($0)?utm_source=atom&fbclid=1") }
  ),
  Migration(
    testDescription: "guids begin",
    before: { post($0, id: nil, link: "https://e.org/\($0)") },
    after: { post($0, id: "urn:uuid:\($0)", link: "https://e.org/\($0)") }
  ),
  Migration(
    testDescription: "guids end, and links too",
    before: { post($0, id: "urn:uuid:\($0)", link: "https://e.org/\($0)") },
    after: { post($0, id: nil) }
  ),
]

@Test(arguments: migrations)
func nothingOldAppearsNewWhenASiteMoves(_ migration: Migration) {
  let before = feed((0..<10).map(migration.before))
  let after = feed((0..<10).map(migration.after))
  let changes = Update.decide(known: known(before), fetched: after)
  #expect(changes.new.isEmpty)
  #expect(changes.missing.isEmpty)
  let ids =
    (changes.changed + changes.restated).map(\.id) + [Int64](repeating: 0, count: changes.unchanged)
  #expect(ids.count == 10)
  if changes.unchanged == 0 { #expect(Set(ids).count == 10) }
  // With one more, only that is new.
  let more = feed([migration.after(-1)] + (0..<9).map(migration.after))
  let next = Update.decide(known: known(before), fetched: more)
  #expect(next.new.count == 1)
  #expect(next.missing.count == 1)
}

@Test func anEditedSlugIsTheSameEntryAndKeepsTheIDItIsPublishedUnder() {
  let old = (0..<3).map { post($0, id: "https://e.org/a\($0)", link: "https://e.org/a\($0)") }
  var new = old
  new[1] = post(1, id: "https://e.org/better", link: "https://e.org/better")
  let changes = Update.decide(known: known(feed(old)), fetched: feed(new))
  #expect(summary(changes) == [0, 1, 0, 2])
  #expect(changes.changed.map(\.id) == [1])
  #expect(changes.changed.map(\.record.identity) == ["id:https://e.org/better"])
  #expect(changes.changed.map(\.record.publishedID) == ["https://e.org/a1"])
}

@Test func anIDThatMeansNothingElsewhereIsPublishedAsPartOfItsFeeds() {
  let changes = Update.decide(
    known: [],
    fetched: feed([post(0, id: "7"), post(1, id: "urn:example:8")])
  )
  #expect(changes.new.map(\.publishedID) == ["urn:example:feed#7", nil])
}

/// What must not be taken for one entry.
@Test func aFeedOfOneItemThatLinksToItsFrontPageHasNews() {
  let home = "https://e.org/"
  let before = feed([post(3, id: "1", link: home)])
  let after = feed([post(2, id: "2", link: home)])
  #expect(summary(Update.decide(known: known(before), fetched: after)) == [1, 0, 0, 0])
}

@Test func postsOfOneTitleAreToldApartByTheirDates() {
  let before = feed((4..<8).map { post($0, id: "\($0)", title: "Links", text: "links of \($0)") })
  let after = feed((0..<4).map { post($0, id: "\($0)", title: "Links", text: "links of \($0)") })
  #expect(summary(Update.decide(known: known(before), fetched: after)) == [4, 0, 0, 0])
}

@Test func aFeedThatHasOnlyNewPostsWithSomeOldTitlesHasNews() {
  let before = feed([post(9, id: "9", title: "Weekly links", text: "w9"), post(8, id: "8")])
  let after = feed([
    post(1, id: "1"), post(2, id: "2", title: "Weekly links", text: "w2"), post(3, id: "3"),
  ])
  #expect(summary(Update.decide(known: known(before), fetched: after)) == [3, 0, 0, 0])
}

@Test func twoStoredEntriesOfOneNameAreNotGuessedAt() {
  let twins = [post(5, id: "a", title: "Twin"), post(5, id: "b", title: "Twin")]
  let after = feed([post(5, id: "c", title: "Twin")])
  #expect(summary(Update.decide(known: known(feed(twins)), fetched: after)) == [1, 0, 0, 0])
}
