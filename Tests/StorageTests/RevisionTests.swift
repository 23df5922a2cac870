import Foundation
import Syndication
import TestSupport
import Testing

@testable import Storage

private let now = Timestamp(seconds: 1_364_200_000)

private func later(_ days: Int64) -> Timestamp { Timestamp(seconds: now.seconds + days * 86_400) }

private func record(_ identity: String, title: String) -> EntryRecord {
  var entry = Entry()
  entry.id = identity
  entry.title = Text(title)
  var record = EntryRecord(
    identity: "id:" + identity,
    link: "https://example.org/\(identity)",
    fingerprint: Array(title.utf8),
    digest: Array(title.utf8),
    date: nil,
    document: Archive.bytes(of: entry)
  )
  record.marks.link = Int64(identity.utf8.count)
  return record
}

/// A store with entries of one feed, and a way to change them.
private struct Bench {
  let store: Store
  let feed: Subscription

  init(_ store: Store, _ identities: String...) async throws {
    self.store = store
    try await store.list([("https://example.org/feed", "example.org")], now: now)
    feed = try await store.subscriptions()[0]
    var changes = Changes()
    changes.new = identities.map { record($0, title: "first") }
    try await save(changes, now)
  }

  func save(_ changes: Changes, _ moment: Timestamp) async throws {
    var result = FetchResult(fetch: feed.fetch)
    result.changes = changes
    try await store.save(result, of: feed, now: moment)
  }

  func change(_ row: Int64, _ identity: String, to title: String, _ moment: Timestamp) async throws
  {
    var changes = Changes()
    changes.changed = [.init(id: row, record: record(identity, title: title))]
    try await save(changes, moment)
  }

  func history(_ identity: String) async throws -> EntryHistory? {
    try await store.history(id: identity, link: "", linkMark: 0).first
  }
}

@Test func earlierFormsAreKeptUpToALimit() async throws {
  let bench = try await Bench(Store.inMemory(), "a", "b")
  for day in 1...30 { try await bench.change(1, "a", to: "form \(day)", later(Int64(day))) }
  let history = try #require(try await bench.history("a"))
  #expect(history.forms.count == Store.revisionLimit + 1)
  #expect(history.forms.map(\.entry.title?.value) == (10...30).map { "form \($0)" })
  #expect(history.forms.map(\.since) == (10...30).map { later(Int64($0)) })
  #expect(try await bench.history("b")?.forms.map(\.entry.title?.value) == ["first"])
  #expect(try await bench.history("c") == nil)
}

@Test func aFormThatComesBackAgainAndAgainPushesNoOtherOut() async throws {
  let bench = try await Bench(Store.inMemory(), "a")
  try await bench.change(1, "a", to: "second", later(1))
  for day in 2...60 {
    try await bench.change(1, "a", to: day % 2 == 0 ? "even" : "odd", later(Int64(day)))
  }
  let history = try #require(try await bench.history("a"))
  #expect(
    history.forms.map(\.entry.title?.value) == [
      "first", "second", "even", "odd", "even", "odd", "even",
    ]
  )
  #expect(history.forms.map(\.since) == [0, 1, 2, 3, 58, 59, 60].map { later($0) })
}

@Test func whatIsMissingOrWithdrawnIsSaid() async throws {
  let bench = try await Bench(Store.inMemory(), "a")
  var changes = Changes()
  changes.missing = [1]
  changes.withdrawn = [.init(id: 1, when: later(1))]
  let stamp = try await bench.store.timelineStamp()
  try await bench.save(changes, later(2))
  #expect(try await bench.store.timelineStamp() != stamp)
  #expect(try await bench.history("a")?.missingSince == later(2))
  #expect(try await bench.history("a")?.withdrawn == later(1))
  #expect(try await bench.store.timeline(limit: 9).map(\.withdrawn) == [later(1)])
  changes = Changes()
  changes.returned = [1]
  try await bench.save(changes, later(3))
  #expect(try await bench.history("a")?.missingSince == nil)
  #expect(try await bench.history("a")?.withdrawn == nil)
}

@Test func whatIsForgottenStaysKnown() async throws {
  let bench = try await Bench(Store.inMemory(), "a", "b", "c")
  // What is published of it does not depend on it any more.
  var archive = TimelineArchive()
  archive.pages = [.init(number: 1, address: "https://example.org/", bytes: [1, 2, 3])]
  archive.open = try await bench.store.timeline(limit: 2).map(\.entry)
  try await bench.store.save(archive, closed: [1: ["x"]])
  try await bench.change(1, "a", to: "second", later(1))
  var changes = Changes()
  changes.missing = [1, 2]
  try await bench.save(changes, later(2))
  #expect(try await bench.store.forget(missingFor: 30, keeping: 0, now: later(31)) == 0)
  #expect(try await bench.store.forget(missingFor: 30, now: later(33)) == 0)
  #expect(try await bench.store.forget(missingFor: 30, keeping: 0, now: later(33)) == 2)
  #expect(try await bench.store.timeline(limit: 9).map(\.entry.id) == ["c"])
  #expect(try await bench.store.timelineArchive() == archive)
  #expect(try await bench.store.knownEntries(of: bench.feed.id).count == 3)
  #expect(try await bench.history("a")?.forms.isEmpty == true)
  // A form that comes later is kept again.
  try await bench.change(1, "a", to: "third", later(40))
  #expect(try await bench.history("a")?.forms.map(\.entry.title?.value) == ["third"])
}

@Test func aBackupIsTheStoreAsItIsAndReplacesNothing() async throws {
  try await withTemporaryDirectory { directory in
    let bench = try await Bench(Store.open(blogAt: directory), "a", "b")
    let copy = directory.appending(path: "copy")
    let folder = copy.appending(path: ".feedloom")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "feedloom.sqlite")
    try await bench.store.backup(to: file)
    await #expect(throws: StoreError.self) { try await bench.store.backup(to: file) }
    let restored = try Store.open(blogAt: copy)
    #expect(try await restored.timeline(limit: 9) == bench.store.timeline(limit: 9))
    #expect(try await restored.check() == [])
  }
}

@Test func compactingGivesSpaceBackAndLosesNothing() async throws {
  try await withTemporaryDirectory { directory in
    let bench = try await Bench(Store.open(blogAt: directory), "a")
    for day in 1...40 {
      let long = String(repeating: "\(day) ", count: 10_000)
      try await bench.change(1, "a", to: long, later(Int64(day)))
    }
    var changes = Changes()
    changes.missing = [1]
    try await bench.save(changes, later(50))
    #expect(try await bench.store.forget(missingFor: 1, keeping: 0, now: later(60)) == 1)
    let (before, after) = try await bench.store.compact()
    #expect(after < before / 2)
    #expect(try await bench.store.check() == [])
    #expect(try await bench.store.knownEntries(of: bench.feed.id).count == 1)
  }
}

@Test func aDocumentThatIsDamagedIsFound() async throws {
  let bench = try await Bench(Store.inMemory(), "a", "b")
  _ = try await bench.store.database.write { session in
    try session.run("UPDATE entry_document SET bytes = ? WHERE entry_id = 2", [1, 2] as [UInt8])
  }
  let flaws = try await bench.store.check()
  #expect(flaws.count == 1)
  #expect(flaws.first?.description.contains("entry_document 2") == true)
}
