import Storage
import Syndication
import Testing

@testable import Aggregation

private let day: Int64 = 86_400
private let now = Timestamp(seconds: 1_364_200_000)

private func entry(_ id: String, daysAgo: Int64? = nil) -> Entry {
  var entry = Entry()
  entry.id = "urn:\(id)"
  entry.title = Text(id)
  if let daysAgo {
    entry.published = FeedDate(Timestamp(seconds: now.seconds - daysAgo * day))
  }
  return entry
}

private func feed(_ entries: [Entry]) -> Feed {
  var feed = Feed()
  feed.entries = entries
  return feed
}

private func placements(
  _ entries: [Entry],
  known: [KnownEntry] = [],
  last: Int64? = nil,
  limits: FirstLimits = FirstLimits()
) -> [Placement] {
  let success = last.map { Timestamp(seconds: now.seconds - $0) }
  let context = Update.Context(now: now, lastSuccess: success, limits: limits)
  return Update.decide(known: known, fetched: feed(entries), context: context).new.map(\.placement)
}

@Test func aFirstFetchOfHundredsBringsTheNewestOnly() {
  let entries = (0..<800).map { entry("\($0)", daysAgo: 799 - Int64($0)) }
  let placed = placements(entries)
  #expect(placed.count == 800)
  #expect(placed.prefix(750).allSatisfy { $0 == .backlog })
  #expect(placed.suffix(50).allSatisfy { $0 == .timeline })
}

@Test func aFirstFetchOfABlogRarelyWrittenBringsAFewOldOnes() {
  let entries = (0..<30).map { entry("\($0)", daysAgo: 400 + Int64($0)) }
  #expect(placements(entries).count { $0 == .timeline } == 10)
  let some = FirstLimits(entries: 5, days: 1000)
  #expect(placements(entries, limits: some).count { $0 == .timeline } == 5)
  let all = FirstLimits(entries: 100, days: 1000)
  #expect(placements(entries, limits: all).allSatisfy { $0 == .timeline })
}

@Test func asManyDaysAsOneLikesAreNoLimit() {
  let entries = (0..<40).map { entry("\($0)", daysAgo: 4000 + Int64($0)) }
  for days in [9000, Int.max] {
    let placed = placements(entries, limits: FirstLimits(entries: 50, days: days))
    #expect(placed.allSatisfy { $0 == .timeline })
  }
}

@Test func undatedEntriesCountInTheirOrder() {
  let placed = placements((0..<80).map { entry("\($0)") })
  #expect(placed.prefix(50).allSatisfy { $0 == .timeline })
  #expect(placed.suffix(30).allSatisfy { $0 == .backlog })
}

@Test func whatComesLaterThanItsDateIsLateAndWhatIsNewIsNot() {
  let before = known(feed([entry("0", daysAgo: 9)]))
  let entries = [
    entry("new", daysAgo: 0), entry("future", daysAgo: -400), entry("none"),
    entry("old", daysAgo: 8), entry("older", daysAgo: 4000),
  ]
  let placed = placements(entries, known: before, last: 3600)
  #expect(placed == [.timeline, .timeline, .timeline, .late, .late])
}

@Test func aPastThatAppearsAtOnceDoesNotFlood() {
  let before = known(feed([entry("0", daysAgo: 9)]))
  let entries = [entry("new", daysAgo: 0)] + (10..<400).map { entry("\($0)", daysAgo: Int64($0)) }
  let placed = placements(entries, known: before, last: 3600)
  #expect(placed[0] == .timeline)
  #expect(placed.count { $0 == .late } == 50)
  #expect(placed.count { $0 == .backlog } == 340)
}

@Test func aSiteThatWritesHundredsADayIsNotCutShort() {
  let before = known(feed([entry("0", daysAgo: 1)]))
  let placed = placements((1..<400).map { entry("\($0)", daysAgo: 0) }, known: before, last: 3600)
  #expect(placed.allSatisfy { $0 == .timeline })
}

@Test(arguments: [-2_208_988_800, -62_135_596_800, 0, 1, 315_532_800] as [Int64])
func aDateThatNobodyMeantIsNone(_ seconds: Int64) {
  var zero = entry("zero")
  zero.published = FeedDate(Timestamp(seconds: seconds))
  let changes = Update.decide(known: [], fetched: feed([zero]))
  #expect(changes.new.map(\.date) == [nil])
  zero.updated = FeedDate(now)
  #expect(Update.decide(known: [], fetched: feed([zero])).new.map(\.date) == [now])
}

// Tombstones

private func deleted(_ id: String, _ seconds: Int64?, _ entries: [Entry] = []) -> Feed {
  var feed = feed(entries)
  feed.tombstones = [
    Tombstone(id: id, deleted: seconds.map { FeedDate(Timestamp(seconds: $0)) })
  ]
  return feed
}

@Test func aTombstoneWithdrawsAnEntryOnce() {
  var before = known(feed([entry("1"), entry("2")]))
  let changes = Update.decide(known: before, fetched: deleted("urn:1", 7, [entry("2")]))
  #expect(changes.withdrawn == [.init(id: 0, when: Timestamp(seconds: 7))])
  #expect(changes.missing == [0])
  #expect(changes.isNews)
  before[0].isWithdrawn = true
  before[0].isMissing = true
  #expect(!Update.decide(known: before, fetched: deleted("urn:1", 7, [entry("2")])).isNews)
  // Without the tombstone it stays withdrawn, with the entry it is back.
  #expect(Update.decide(known: before, fetched: feed([entry("2")])).returned.isEmpty)
  #expect(Update.decide(known: before, fetched: feed([entry("1")])).returned == [0])
}

@Test func anEntryThatChangedSinceItsTombstoneIsThere() {
  let before = known(feed([entry("1", daysAgo: 2)]))
  let alive = deleted("urn:1", now.seconds - 3 * day, [entry("1", daysAgo: 2)])
  #expect(Update.decide(known: before, fetched: alive).withdrawn.isEmpty)
  let dead = deleted("urn:1", now.seconds - day, [entry("1", daysAgo: 2)])
  #expect(Update.decide(known: before, fetched: dead).withdrawn.count == 1)
  #expect(Update.decide(known: [], fetched: dead).new.isEmpty)
}

@Test func fallingOffTheEndIsNotedOnceAndIsNoNews() {
  var before = known(feed([entry("1"), entry("2")]))
  let changes = Update.decide(known: before, fetched: feed([entry("2")]))
  #expect(changes.missing == [0])
  #expect(!changes.isNews)
  before[0].isMissing = true
  #expect(Update.decide(known: before, fetched: feed([entry("2")])).missing.isEmpty)
  #expect(Update.decide(known: before, fetched: feed([entry("1"), entry("2")])).returned == [0])
}

@Test(arguments: [
  ("Read 1,024 views so far", "Read 2,048 views so far"),
  ("Text (5 comments)", "Text (6 comments)"),
  ("Text. Views: 17", "Text. Views: 1300"),
  ("12 Kommentare", "0 Kommentare"),
])
func countersOfVisitsAreNoChange(_ one: String, _ other: String) {
  func print(_ text: String) -> [UInt8] {
    var entry = entry("1")
    entry.content = [Text("<p>\(text)</p>", kind: .html)]
    return Identity.fingerprint(of: entry)
  }
  #expect(print(one) == print(other))
}

@Test(arguments: [
  ("Version 5 is out", "Version 6 is out"), ("5 reasons", "6 reasons"),
  ("In 2012 they commented", "In 2013 they commented"), ("Score: 5", "Score: 6"),
])
func otherNumbersAreAChange(_ one: String, _ other: String) {
  func print(_ text: String) -> [UInt8] {
    var entry = entry("1")
    entry.content = [Text("<p>\(text)</p>", kind: .html)]
    return Identity.fingerprint(of: entry)
  }
  #expect(print(one) != print(other))
}
