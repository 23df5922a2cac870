import Foundation
import GRDB
import Syndication
import TestSupport
import Testing

@testable import Storage

private let now = Timestamp(seconds: 1_364_200_000)

private func record(
  _ identity: String,
  date: Int64? = nil,
  title: String = "T"
) -> EntryRecord {
  var entry = Entry()
  entry.id = identity
  entry.title = Text(title)
  return EntryRecord(
    identity: identity,
    link: nil,
    fingerprint: Array(title.utf8),
    digest: Array(title.utf8),
    date: date.map { Timestamp(seconds: $0) },
    document: Archive.bytes(of: entry)
  )
}

private func store(_ urls: String...) async throws -> (Store, [Subscription]) {
  let store = try Store.inMemory()
  try await store.list(urls.map { ($0, "example.org") }, now: now)
  return (store, try await store.subscriptions())
}

private func fetched(_ changes: Changes, feed: Feed? = nil) -> FetchResult {
  var result = FetchResult(fetch: FetchState())
  result.fetch.outcome = .fetched
  result.changes = changes
  result.feed = feed
  return result
}

@Test func theListFollowsTheBlogrollAndForgetsNothing() async throws {
  let (store, before) = try await store("https://example.org/a", "https://example.org/b")
  #expect(before.map(\.url) == ["https://example.org/a", "https://example.org/b"])
  var changes = Changes()
  changes.new = [record("1")]
  try await store.save(fetched(changes), of: before[0], now: now)

  try await store.list([("https://example.org/b", "example.org")], now: now)
  #expect(try await store.subscriptions().map(\.url) == ["https://example.org/b"])
  #expect(try await store.timeline(limit: 9).isEmpty)

  try await store.list([("https://example.org/a", "example.org")], now: now)
  #expect(try await store.subscriptions().map(\.id) == [before[0].id])
  #expect(try await store.timeline(limit: 9).map(\.entry.id) == ["1"])
}

@Test func validatorsComeBackByteForByte() async throws {
  let (store, feeds) = try await store("https://example.org/a")
  var result = FetchResult(fetch: feeds[0].fetch)
  result.fetch.validators = Validators(
    etag: #"W/"a\"b ü' OR 1=1--""#,
    lastModified: "sunday, 06-Nov-94  08:49:37 gmt"
  )
  result.fetch.validatedURL = "https://example.org/a?x"
  result.fetch.outcome = .failed
  result.fetch.detail = "503"
  result.fetch.failures = 3
  result.fetch.attempts = 4
  result.fetch.lastAttempt = now
  result.fetch.nextDue = Timestamp(seconds: now.seconds + 60)
  result.fetch.failure = "status-503"
  result.fetch.failingSince = now
  result.fetch.moving.current = "https://example.org/newer"
  result.fetch.moving.target = "https://example.org/new"
  result.fetch.moving.count = 2
  result.fetch.moving.day = 15_000
  result.fetch.moving.refused = "https://example.org/newest"
  result.fetch.hints.freshFor = 5
  result.fetch.hints.interval = 6
  result.fetch.hints.base = -7
  result.fetch.hints.skipHours = 1 << 23
  result.fetch.hints.skipDays = 1 << 6
  result.fetch.rhythm = 8
  result.fetch.newest = now
  result.fetch.size = 9
  result.fetch.saved = 1 << 40
  result.fetch.dueReason = "because"
  try await store.save(result, of: feeds[0], now: now)
  #expect(try await store.subscription(id: feeds[0].id)?.fetch == result.fetch)
}

@Test func theTimelineIsNewestFirstAndAFutureDateDoesNotPin() async throws {
  let (store, feeds) = try await store("https://example.org/a", "https://example.org/b")
  var changes = Changes()
  changes.new = [
    record("future", date: now.seconds + 86_400 * 365), record("undated"),
    record("old", date: now.seconds - 100),
  ]
  try await store.save(fetched(changes), of: feeds[0], now: now)
  changes.new = [record("later", date: now.seconds + 10)]
  try await store.save(fetched(changes), of: feeds[1], now: Timestamp(seconds: now.seconds + 20))
  let timeline = try await store.timeline(limit: 9)
  #expect(timeline.map(\.entry.id) == ["later", "future", "undated", "old"])
  #expect(timeline.map(\.firstSeen.seconds) == [20, 0, 0, 0].map { now.seconds + $0 })
  #expect(try await store.timeline(limit: 2).count == 2)
}

@Test func aChangedEntryIsReplacedInItsPlace() async throws {
  let (store, feeds) = try await store("https://example.org/a")
  var changes = Changes()
  changes.new = [record("1", date: now.seconds - 5), record("2", date: now.seconds - 6)]
  try await store.save(fetched(changes), of: feeds[0], now: now)
  let known = try await store.knownEntries(of: feeds[0].id)
  changes = Changes()
  let later = Timestamp(seconds: now.seconds + 1000)
  changes.changed = [
    .init(id: known[1].id, record: record("2", date: later.seconds, title: "New"))
  ]
  try await store.save(fetched(changes), of: feeds[0], now: later)
  let timeline = try await store.timeline(limit: 9)
  #expect(timeline.map(\.entry.title?.value) == ["New", "T"])
  #expect(timeline.allSatisfy { $0.firstSeen == now })
}

@Test func aTransactionThatFailsLeavesNothingBehind() async throws {
  let (store, feeds) = try await store("https://example.org/a")
  var changes = Changes()
  changes.new = [record("1")]
  var result = fetched(changes)
  result.changes.new.append(record(""))  // an identity must not be empty
  result.fetch.validators.etag = "x"
  result.fetch.validatedURL = "https://example.org/a"
  await #expect(throws: StoreError.self) { try await store.save(result, of: feeds[0], now: now) }
  #expect(try await store.timeline(limit: 9).isEmpty)
  #expect(try await store.subscriptions()[0].fetch == FetchState())
}

@Test func aHostIsLeasedToOneAtATime() async throws {
  let (store, _) = try await store("https://example.org/a")
  func claim(_ holder: String, at seconds: Int64 = 0) async throws -> Claim {
    try await store.claim(
      "example.org",
      by: holder,
      at: (now.seconds + seconds) * 1000,
      lasting: 60,
      now: now
    )
  }
  let granted = Claim.granted(HostState(name: "example.org"))
  #expect(try await claim("one") == granted)
  #expect(try await claim("two") == .held(by: "one"))
  #expect(try await claim("one") == granted)
  try await store.release("example.org", by: "two")
  #expect(try await claim("two") == .held(by: "one"))
  try await store.release("example.org", by: "one")
  #expect(try await claim("two") == granted)
  #expect(try await claim("three", at: 60) == granted)
}

@Test func whoDiesWhileAskingHasAskedAllTheSame() async throws {
  let (store, feeds) = try await store("https://example.org/a")
  func claim(_ holder: String, at wall: Int64) async throws -> (Claim, Subscription?) {
    try await store.claim(
      "example.org",
      for: feeds[0].id,
      by: holder,
      at: wall,
      lasting: 60,
      spacing: 2000,
      now: now
    )
  }
  let first = try await claim("one", at: 10_000)
  #expect(first.0 == .granted(HostState(name: "example.org")))
  #expect(first.1 == feeds[0])
  // It is gone, and nobody stored what came of it.
  try await store.release("example.org", by: "one")
  let second = try await claim("two", at: 10_500)
  #expect(second.0 == .spaced(until: 12_000))
  #expect(second.1 == nil)
  guard case .granted = try await claim("two", at: 12_000).0 else {
    Issue.record("the host is free again")
    return
  }
}

@Test func thoseWhoWriteAtOnceDoNotShareTheirFailures() async throws {
  let (store, feeds) = try await store(
    "https://example.org/a",
    "https://example.org/b",
    "https://example.org/c"
  )
  let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
    for number in 0..<90 {
      group.addTask {
        var changes = Changes()
        changes.new = [record("\(number)")]
        // An identity must not be empty.
        if number % 10 == 3 { changes.new.append(record("")) }
        do {
          try await store.save(fetched(changes), of: feeds[number % 3], now: now)
          return (number, true)
        } catch {
          return (number, false)
        }
      }
    }
    return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }
  for number in 0..<90 { #expect(outcomes[number] == (number % 10 != 3), "\(number)") }
  var stored: Set<String> = []
  for feed in feeds { stored.formUnion(try await store.knownEntries(of: feed.id).map(\.identity)) }
  #expect(stored == Set((0..<90).filter { $0 % 10 != 3 }.map { record("\($0)").identity }))
}

@Test func aHostThatAsksForPeaceKeepsTheLaterDate() async throws {
  let (store, feeds) = try await store("https://example.org/a")
  for seconds: Int64 in [100, 50] {
    var result = fetched(Changes())
    var host = HostState(name: "example.org")
    host.notBefore = Timestamp(seconds: seconds)
    host.reason = "\(seconds)"
    host.freeAt = seconds
    result.hosts = [host]
    try await store.save(result, of: feeds[0], now: now)
  }
  let host = try await store.host("example.org")
  #expect(host.notBefore == Timestamp(seconds: 100))
  #expect(host.reason == "100")
  func claim(at seconds: Int64, _ wall: Int64) async throws -> Claim {
    try await store.claim(
      "example.org",
      by: "one",
      at: wall,
      lasting: 60,
      now: Timestamp(seconds: seconds)
    )
  }
  #expect(
    try await claim(at: 99, 200) == .peace(until: Timestamp(seconds: 100), reason: "100")
  )
  #expect(try await claim(at: 100, 99) == .spaced(until: 100))
  #expect(try await claim(at: 100, 100) == .granted(host))
  // A clock that was set back by a day does not silence it for a day.
  #expect(try await claim(at: 100, -86_400_000) == .granted(host))
}

@Test func requestsAreRememberedForAWhile() async throws {
  let (store, feeds) = try await store("https://example.org/a")
  let log = (Int64(0)..<20).map { number in
    var request = LoggedRequest(
      host: "example.org",
      url: "https://example.org/a",
      started: number * 1000,
      ended: number * 1000 + 500
    )
    request.subscription = feeds[0].id
    request.sent = Validators(etag: "\"\(number)\"")
    request.status = 200
    request.received = Validators(lastModified: "x")
    request.retryAfter = "5"
    request.isTaken = true
    request.isInsisted = number == 3
    return request
  }
  try await store.log(log)
  #expect(try await store.requests() == log)
  try await store.forgetRequests(before: Timestamp(seconds: 5))
  #expect(try await store.requests() == Array(log[5...]))
  try await store.forgetRequests(before: Timestamp(seconds: 5), keeping: 4)
  #expect(try await store.requests() == Array(log[16...]))
  try await store.forgetRequests(before: Timestamp(seconds: 500))
  #expect(try await store.requests().isEmpty)
}

@Test func aDatabaseOfBeforePoliteFetchingKeepsAllThatItHolds() async throws {
  try await withTemporaryDirectory { directory in
    let folder = directory.appending(path: ".feedloom")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder.appending(path: "feedloom.sqlite").path)
    try await queue.write { connection in
      for step in Schema.migrations.prefix(3) { try connection.execute(sql: step) }
      try connection.execute(
        sql: """
          INSERT INTO host (name, not_before) VALUES ('example.org', 77);
          INSERT INTO subscription (id, url, host, added) VALUES (5, 'https://example.org/a',
            'example.org', 1);
          INSERT INTO fetch (subscription_id, etag, validated_url, attempts, moved_to, next_due)
            VALUES (5, '"x"', 'https://example.org/a', 3, 'https://example.org/b', 99);
          PRAGMA user_version = 3;
          """
      )
    }
    try queue.close()
    let store = try Store.open(blogAt: directory)
    let feed = try #require(await store.subscriptions().first)
    #expect(feed.id == 5)
    #expect(feed.address == "https://example.org/a")
    #expect(feed.fetch.validators == Validators(etag: "\"x\""))
    #expect(feed.fetch.attempts == 3)
    #expect(feed.fetch.moving.target == "https://example.org/b")
    #expect(feed.fetch.nextDue == Timestamp(seconds: 99))
    #expect(try await store.host("example.org").notBefore == Timestamp(seconds: 77))
  }
}

@Test func whatWasStoredIsThereWhenTheStoreIsOpenedAgain() async throws {
  try await withTemporaryDirectory { directory in
    #expect(!Store.exists(blogAt: directory))
    var feed = Feed()
    feed.title = Text("A feed")
    do {
      let store = try Store.open(blogAt: directory)
      try await store.list([("https://example.org/a", "example.org")], now: now)
      var changes = Changes()
      changes.new = [record("1")]
      let feeds = try await store.subscriptions()
      try await store.save(fetched(changes, feed: feed), of: feeds[0], now: now)
    }
    #expect(Store.exists(blogAt: directory))
    let store = try Store.open(blogAt: directory)
    let timeline = try await store.timeline(limit: 9)
    #expect(timeline.map(\.entry.id) == ["1"])
    #expect(timeline.map(\.feed) == [feed])
    #expect(timeline.map(\.feedURL) == ["https://example.org/a"])
  }
}

@Test func aDatabaseOfALaterVersionIsRefusedUntouched() async throws {
  try await withTemporaryDirectory { directory in
    _ = try Store.open(blogAt: directory)
    let path = directory.appending(path: ".feedloom/feedloom.sqlite").path
    let queue = try DatabaseQueue(path: path)
    try await queue.write { try $0.execute(sql: "PRAGMA user_version = 999") }
    try queue.close()
    #expect(throws: StoreError.newer(version: 999, known: Schema.migrations.count)) {
      try Store.open(blogAt: directory)
    }
  }
}

@Test func aFileThatIsNoDatabaseIsRefused() async throws {
  try await withTemporaryDirectory { directory in
    let folder = directory.appending(path: ".feedloom")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let bytes = Data("this is a text, and a rather long one at that, certainly no database".utf8)
    let file = folder.appending(path: "feedloom.sqlite")
    try bytes.write(to: file)
    #expect(throws: StoreError.self) { try Store.open(blogAt: directory) }
    #expect(try Data(contentsOf: file) == bytes)
  }
}

@Test func severalStoresOnOneFileWaitForOneAnother() async throws {
  try await withTemporaryDirectory { directory in
    let stores = try (0..<4).map { _ in try Store.open(blogAt: directory) }
    try await stores[0].list([("https://example.org/a", "example.org")], now: now)
    let feed = try await stores[0].subscriptions()[0]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, store) in stores.enumerated() {
        group.addTask {
          for round in 0..<25 {
            var changes = Changes()
            changes.new = [record("\(number)-\(round)")]
            try await store.save(fetched(changes), of: feed, now: now)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await stores[0].timeline(limit: 999).count == 100)
  }
}
