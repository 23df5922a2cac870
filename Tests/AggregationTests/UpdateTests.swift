import Storage
import Syndication
import Testing

@testable import Aggregation

private func entry(
  _ id: String?,
  link: String? = nil,
  title: String = "T",
  content: String = "<p>One two</p>",
  updated: Int64? = nil
) -> Entry {
  var entry = Entry()
  entry.id = id
  entry.title = Text(title)
  entry.content = [Text(content, kind: .html)]
  if let link { entry.links = [Link(link)] }
  if let updated { entry.updated = FeedDate(Timestamp(seconds: updated)) }
  return entry
}

private func feed(_ entries: Entry...) -> Feed {
  var feed = Feed()
  feed.entries = entries
  return feed
}

@Test func theSameFeedAgainIsNoNews() {
  let feed = feed(entry("urn:1"), entry("urn:2", title: "Two"), entry(nil, title: "no id"))
  #expect(summary(Update.decide(known: [], fetched: feed)) == [3, 0, 0, 0])
  #expect(summary(Update.decide(known: known(feed), fetched: feed)) == [0, 0, 0, 3])
}

@Test func oneEntryMoreAndOneEditedAreExactlyThat() {
  let before = feed(entry("urn:1"), entry("urn:2", content: "old"))
  let after = feed(entry("urn:3"), entry("urn:1"), entry("urn:2", content: "new"))
  let changes = Update.decide(known: known(before), fetched: after)
  #expect(summary(changes) == [1, 1, 0, 1])
  #expect(changes.new.map(\.identity) == ["id:urn:3"])
  #expect(changes.changed.map(\.id) == [1])
}

@Test func anEntryIsAsItWasWhenBothOfItsDigestsSaySo() {
  // Somebody may find two texts of one XXH3: of one SHA-256, nobody does.
  let before = feed(entry("urn:1"))
  var forged = known(before)
  forged[0].fingerprint = known(feed(entry("urn:1", content: "other")))[0].fingerprint
  #expect(summary(Update.decide(known: forged, fetched: before)) == [0, 1, 0, 0])
  // What an earlier version of the program noted by another digest is no news.
  var old = known(before)
  old[0].digest = [UInt8](repeating: 7, count: 16)
  #expect(summary(Update.decide(known: old, fetched: before)) == [0, 0, 1, 0])
}

@Test(arguments: [
  ("", "99aa06d3014798d86001c324468d497f"), ("a", "a96faf705af16834e6c632b61e964e1f"),
])
func theDigestOfAFormIsXXH3(text: String, digest: String) {
  #expect(Identity.hex(FormDigest.of(Array(text.utf8))) == digest)
}

@Test func whatFellOffTheEndIsNotAChange() {
  let before = feed(entry("urn:1"), entry("urn:2"))
  #expect(
    summary(Update.decide(known: known(before), fetched: feed(entry("urn:1")))) == [0, 0, 0, 1]
  )
}

@Test(arguments: [
  entry("urn:1", link: "https://example.org/a", content: " <p>One\n  two</p>\n"),
  entry("urn:1", link: "https://example.org/a", content: "<p class=\"x\">One two</p>"),
  entry("urn:1", link: "https://example.org/a?utm_source=rss"),
  entry("urn:1", link: "http://www.example.org/a/"),
  entry("urn:1", link: "https://example.org/a", updated: 1_363_000_000),
])
func whatNoReaderWouldNoticeIsStoredButNoNews(_ restated: Entry) {
  let before = feed(entry("urn:1", link: "https://example.org/a"))
  let changes = Update.decide(known: known(before), fetched: feed(restated))
  #expect(summary(changes) == [0, 0, 1, 0])
}

@Test(arguments: [
  entry("urn:1", link: "https://example.org/a", title: "U"),
  entry("urn:1", link: "https://example.org/a", content: "<p>One too</p>"),
  entry("urn:1", link: "https://example.org/b"),
])
func whatAReaderWouldNoticeIsAChange(_ changed: Entry) {
  let before = feed(entry("urn:1", link: "https://example.org/a"))
  let changes = Update.decide(known: known(before), fetched: feed(changed))
  #expect(summary(changes) == [0, 1, 0, 0])
}

@Test func itemsThatAllShareOneIDAreToldApart() {
  let feed = feed(
    entry("1", link: "https://example.org/a"),
    entry("1", link: "https://example.org/b"),
    entry("1", title: "no link")
  )
  #expect(summary(Update.decide(known: [], fetched: feed)) == [3, 0, 0, 0])
  #expect(summary(Update.decide(known: known(feed), fetched: feed)) == [0, 0, 0, 3])
}

@Test func postsOfADayThatShareIDAndPageAreToldApart() {
  func item(_ title: String?, _ content: String, at seconds: Int64) -> Entry {
    var item = entry("http://example.org/1", link: "http://example.org/1", content: content)
    item.idIsPermalink = true
    item.title = title.map { Text($0) }
    item.published = FeedDate(Timestamp(seconds: seconds))
    return item
  }
  let feed = feed(
    item("A", "x", at: 1),
    item("B", "x", at: 1),
    item(nil, "y", at: 2),
    item(nil, "z", at: 2),
    item("A", "x", at: 1)
  )
  #expect(summary(Update.decide(known: [], fetched: feed)) == [4, 0, 0, 0])
  #expect(summary(Update.decide(known: known(feed), fetched: feed)) == [0, 0, 0, 4])
}

@Test func ofTwoVersionsOfOneEntryTheNewestIsTaken() {
  let changes = Update.decide(
    known: [],
    fetched: feed(
      entry("urn:1", title: "old", updated: 1),
      entry("urn:1", title: "new", updated: 2),
      entry("urn:1", title: "older", updated: 0)
    )
  )
  // Different titles and no links: nothing says that these are one.
  #expect(changes.new.count == 3)
  let linked = Update.decide(
    known: [],
    fetched: feed(
      entry("urn:1", link: "https://example.org/a", title: "old", updated: 1),
      entry("urn:1", link: "https://example.org/a", title: "new", updated: 2)
    )
  )
  #expect(linked.new.count == 1)
  #expect(try! Archive.entry(linked.new[0].document).title?.value == "new")
}

@Test func idsThatChangeWithTheSchemeOfASiteMakeNothingNew() {
  let before = feed(
    entry("http://example.org/?p=1", link: "http://example.org/a"),
    entry("http://example.org/?p=2", link: "http://example.org/b")
  )
  let after = feed(
    entry("https://example.org/?p=1", link: "https://example.org/a"),
    entry("https://example.org/?p=2", link: "https://example.org/b")
  )
  let changes = Update.decide(known: known(before), fetched: after)
  #expect(summary(changes) == [0, 0, 2, 0])
  #expect(changes.restated.map(\.id) == [0, 1])
}

@Test func aPageThatManyEntriesLinkToIdentifiesNone() {
  let before = feed(
    entry("urn:1", link: "https://example.org/"),
    entry("urn:2", link: "https://example.org/")
  )
  let after = feed(entry("urn:3", link: "https://example.org/"))
  #expect(summary(Update.decide(known: known(before), fetched: after)) == [1, 0, 0, 0])
}
