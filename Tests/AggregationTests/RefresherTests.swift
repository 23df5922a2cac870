import Foundation
import Syndication
import TestSupport
import Testing

@testable import Aggregation
@testable import Storage

@Test func theSecondFetchIsAnsweredUnchangedAndBringsNothingNew() async throws {
  try await withBench { bench, server in
    server.answer(serve(["/a": atom(["1", "2"]), "/b": atom(["3"])]))
    try bench.subscribe([server.url("/a"), server.url("/b")])
    let first = try await bench.refresh()
    #expect(first.map(\.kind) == [.fetched, .fetched])
    #expect(first.map(\.new) == [2, 1])
    let second = try await bench.refresh(eager: true)
    #expect(second.map(\.kind) == [.unchanged, .unchanged])
    #expect(try await bench.titles() == ["Entry 1", "Entry 2", "Entry 3"])
  }
}

@Test func ofAFeedThatChangedExactlyTheChangeArrives() async throws {
  try await withBench { bench, server in
    server.answer(serve(["/a": atom(["1", "2"]), "/b": atom(["3"])]))
    try bench.subscribe([server.url("/a"), server.url("/b")])
    _ = try await bench.refresh()
    server.answer(serve(["/a": atom(["4", "1", "2"]), "/b": atom(["3"])]))
    let reports = try await bench.refresh(eager: true)
    #expect(reports.map(\.kind) == [.fetched, .unchanged])
    #expect(reports.map(\.new) == [1, 0])
    #expect(reports.map(\.changed) == [0, 0])
    #expect(try await bench.titles().count == 4)
  }
}

@Test func bothValidatorsAreStoredAnewWithEvery200() async throws {
  try await withBench { bench, server in
    try bench.subscribe([server.url("/a")])
    for number in 1...3 {
      server.answer { _ in
        [.ok(atom(["1"]), ["ETag": "\"\(number)\"", "Last-Modified": "date \(number)"])]
      }
      _ = try await bench.refresh(eager: true)
    }
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, "\"1\"", "\"2\""])
    #expect(server.requests.map { $0["If-Modified-Since"] } == [nil, "date 1", "date 2"])
  }
}

@Test func oneThatFailsStopsNoOther() async throws {
  try await withBench { bench, server in
    server.answer { request in
      switch request.path {
      case "/good": [.ok(atom(["1"]))]
      case "/html": [.ok("<!doctype html><title>x</title>", ["Content-Type": "text/html"])]
      case "/gone": [.status("410 Gone")]
      case "/cut": [.ok("<feed", ["Content-Length": "500"])]
      case "/login": [.redirect("/html", "301 Moved Permanently")]
      case "/moved": [.redirect("/good", "301 Moved Permanently")]
      default: [.status("404 Not Found")]
      }
    }
    let paths = ["/404", "/html", "/gone", "/cut", "/moved", "/good", "/login"]
    try bench.subscribe(paths.map { server.url($0) } + ["ftp://example.org/", "../outside.xml"])
    let reports = try await bench.refresh()
    #expect(
      reports.map(\.kind) == [
        .failed, .failed, .gone, .failed, .fetched, .fetched, .failed, .failed, .failed,
      ]
    )
    #expect(reports[4].movedTo == server.url("/good"))
    #expect(reports[6].movedTo == nil)
    #expect(reports.allSatisfy { !$0.detail.isEmpty })
    let state = try await bench.store.subscriptions()
    #expect(state.map(\.fetch.detail) == reports.map(\.detail))
    #expect(state.map(\.fetch.failures) == [1, 1, 1, 1, 0, 0, 1, 1, 1])
  }
}

@Test func aFailureKeepsWhatIsKnown() async throws {
  try await withBench { bench, server in
    try bench.subscribe([server.url("/a")])
    server.answer(serve(["/a": atom(["1"])]))
    _ = try await bench.refresh()
    let before = try await bench.store.subscriptions()[0].fetch
    server.answer { _ in [.ok("Database error", ["ETag": "\"error\""])] }
    _ = try await bench.refresh(eager: true)
    let after = try await bench.store.subscriptions()[0].fetch
    #expect(after.validators == before.validators)
    #expect(after.outcome == .failed)
    #expect(after.lastSuccess == before.lastSuccess)
    #expect(try await bench.titles() == ["Entry 1"])
  }
}

@Test func aCutOffFeedIsReadButAskedForAnew() async throws {
  try await withBench { bench, server in
    try bench.subscribe([server.url("/a")])
    let whole = atom(["1", "2"])
    let cut = String(whole.prefix(whole.count - 60))
    server.answer { _ in [.raw(["ETag": "\"x\""], Array(cut.utf8))] }
    let reports = try await bench.refresh()
    #expect(reports[0].kind == .fetched)
    #expect(reports[0].detail.contains("cut off"))
    _ = try await bench.refresh(eager: true)
    #expect(server.requests.map { $0["If-None-Match"] } == [nil, nil])
  }
}

@Test func nothingIsAskedBeforeItIsDue() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer(serve(["/a": atom(["1"])]))
    try bench.subscribe([server.url("/a")])
    _ = try await bench.refresh()
    bench.now = Timestamp(seconds: start.seconds + 3599)
    #expect(try await bench.refresh().map(\.kind) == [.skipped])
    // Up to a quarter of an hour of jitter.
    bench.now = Timestamp(seconds: start.seconds + 4500)
    #expect(try await bench.refresh().map(\.kind) == [.unchanged])
    #expect(server.requests.count == 2)
  }
}

@Test func aHostThatAsksForPeaceGetsItForAllItsFeedsWhateverIsAsked() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer { _ in [.status("429 Too Many Requests", ["Retry-After": "7200"])] }
    try bench.subscribe([server.url("/a"), server.url("/b"), server.url("/c")])
    #expect(try await bench.refresh().map(\.kind) == [.failed, .skipped, .skipped])
    bench.now = Timestamp(seconds: start.seconds + 7199)
    #expect(try await bench.refresh(eager: true).map(\.kind) == [.skipped, .skipped, .skipped])
    #expect(server.requests.count == 1)
    bench.now = Timestamp(seconds: start.seconds + 7200)
    server.answer(serve(["/a": atom(["1"])]))
    #expect(try await bench.refresh(eager: true).map(\.kind) == [.fetched, .failed, .failed])
  }
}

@Test func oneHostIsAskedOneAtATime() async throws {
  try await withBench { bench, server in
    server.answer { _ in [.wait(milliseconds: 20), .ok(atom(["1"]))] }
    try bench.subscribe((0..<6).map { server.url("/\($0)") })
    _ = try await bench.refresh(jobs: 6)
    #expect(server.requests.count == 6)
    #expect(server.mostOpen == 1)
  }
}

@Test func severalHostsAreAskedAtOnce() async throws {
  try await withBench { bench, server in
    // Longer than a busy machine keeps the second one waiting.
    server.answer { _ in [.wait(milliseconds: 5000), .ok(atom(["1"]))] }
    // Two names of one machine are two hosts.
    try bench.subscribe([server.url("/"), server.url("/", host: "localhost")])
    _ = try await bench.refresh(jobs: 4)
    #expect(server.mostOpen == 2)
  }
}

@Test func twoRefreshersOnOneStoreAskForNoFeedTwice() async throws {
  try await withBench { bench, server in
    server.answer { _ in [.wait(milliseconds: 30), .ok(atom(["1"]))] }
    try bench.subscribe((0..<5).map { server.url("/\($0)") })
    async let one = bench.refresh()
    async let two = bench.refresh()
    let kinds = try await (one + two).map(\.kind)
    #expect(server.requests.count == 5)
    #expect(kinds.count { $0 == .fetched } == 5)
    #expect(kinds.count { $0 == .skipped } == 5)
  }
}

@Test func aProcessThatDiedHoldsNobodyUp() async throws {
  try await withBench { bench, server in
    server.answer(serve(["/a": atom(["1"])]))
    try bench.subscribe([server.url("/a")])
    try await bench.store.list([(server.url("/a"), "127.0.0.1")], now: start)
    // Linux numbers no process so high.
    let dead = "\(LeaseHolder.place) 2147483647 x"
    let alive = LeaseHolder.make()
    let elsewhere = "another-machine 2147483647 x"
    for (holder, kind) in [
      (alive, Refresher.Report.Kind.skipped), (elsewhere, .skipped), (dead, .fetched),
    ] {
      let claim = try await bench.store.claim(
        "127.0.0.1",
        by: holder,
        at: Wall.milliseconds,
        lasting: 100,
        now: start
      )
      #expect(claim == .granted(HostState(name: "127.0.0.1")))
      #expect(try await bench.refresh().map(\.kind) == [kind], "\(holder)")
      try await bench.store.release("127.0.0.1", by: holder)
    }
  }
}

@Test func aFeedOfTheBlogsFolderNeedsNoNetwork() async throws {
  try await withBench { bench, server in
    let file = bench.directory.appending(path: "a b.xml")
    try Data(atom(["1"]).utf8).write(to: file)
    try bench.subscribe(["a%20b.xml", file.absoluteString, "missing.xml"])
    let reports = try await bench.refresh()
    #expect(reports.map(\.kind) == [.fetched, .fetched, .failed])
    #expect(try await bench.refresh().map(\.kind) == [.unchanged, .unchanged, .failed])
    try Data(atom(["1", "2"]).utf8).write(to: file)
    #expect(try await bench.refresh().map(\.new) == [1, 1, 0])
    #expect(server.requests.isEmpty)
  }
}

@Test func noFeedIsReadFromOutsideTheBlogsFolder() async throws {
  try await withTemporaryDirectory { outer in
    let directory = outer.appending(path: "blog", directoryHint: .isDirectory)
    let secret = outer.appending(path: "secret.xml")
    let manager = FileManager.default
    try manager.createDirectory(at: directory, withIntermediateDirectories: true)
    try manager.createDirectory(
      at: outer.appending(path: "blog-other"),
      withIntermediateDirectories: true
    )
    for file in [secret, outer.appending(path: "blog-other/x.xml")] {
      try Data(atom(["1"]).utf8).write(to: file)
    }
    let link = directory.appending(path: "link.xml")
    try manager.createSymbolicLink(at: link, withDestinationURL: secret)
    let folderLink = directory.appending(path: "up")
    try manager.createSymbolicLink(at: folderLink, withDestinationURL: outer)
    let bench = try Bench(directory)
    try bench.subscribe([
      "../secret.xml", "%2e%2e/secret.xml", secret.absoluteString, "link.xml", "up/secret.xml",
      "/etc/passwd", "../blog-other/x.xml", "a/../../secret.xml", ".", "file:///dev/zero",
    ])
    let reports = try await bench.refresh()
    #expect(reports.count == 10)
    #expect(reports.allSatisfy { $0.kind == .failed }, "\(reports.map(\.detail))")
    #expect(try await bench.titles().isEmpty)
  }
}

@Test func requestsToOneHostAreSpacedWhoeverMakesThem() async throws {
  try await withBench { bench, server in
    var bench = bench
    bench.spacing = 150
    server.answer { request in
      request.path == "/r" ? [.redirect("/0")] : [.ok(atom(["1"]))]
    }
    try bench.subscribe(["/0", "/1", "/r"].map { server.url($0) })
    _ = try await bench.refresh()
    // Another round, as of a process that was started again.
    _ = try await bench.refresh(eager: true)
    let log = try await bench.store.requests()
    #expect(log.count == 8)
    for (one, next) in zip(log, log.dropFirst()) {
      #expect(next.started - one.ended >= 150)
    }
  }
}

@Test func theLastRequestToAHostLeavesNoConnectionBehind() async throws {
  try await withBench { bench, server in
    server.answer(serve(["/0": atom(["0"]), "/1": atom(["1"]), "/2": atom(["2"])]))
    try bench.subscribe(["/0", "/1", "/2"].map { server.url($0) })
    #expect(try await bench.refresh().map(\.kind) == [.fetched, .fetched, .fetched])
    #expect(server.requests.map { $0["Connection"] } == [nil, nil, "close"])
  }
}

@Test func aFeedThatIsGoneIsAskedForOnlyWhenSomebodyInsists() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer { _ in [.status("410 Gone")] }
    try bench.subscribe([server.url("/a")])
    #expect(try await bench.refresh().map(\.kind) == [.gone])
    bench.now = start + 400 * 86_400
    #expect(try await bench.refresh(eager: true).map(\.kind) == [.skipped])
    #expect(server.requests.count == 1)
    server.answer(serve(["/a": atom(["1"])]))
    let reports = try await bench.refresh(insisting: [server.url("/a")])
    #expect(reports.map(\.kind) == [.fetched])
  }
}

@Test func aFeedMovesAfterFiveDaysOfSayingSoAndTakesItsEntriesAlong() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer(serve(["/old": atom(["1"]), "/new": atom(["1", "2"])]))
    try bench.subscribe([server.url("/old")])
    _ = try await bench.refresh()
    let id = try await bench.store.subscriptions()[0].id
    server.answer { request in
      request.path == "/old"
        ? [.redirect("/new", "301 Moved Permanently")] : [.ok(atom(["1", "2"]))]
    }
    for day in 1...6 {
      bench.now = start + Int64(day) * 86_400
      // Twice a day counts once.
      _ = try await bench.refresh(eager: true)
      _ = try await bench.refresh(eager: true)
      let moving = try await bench.store.subscriptions()[0].fetch.moving
      #expect(moving.current == (day < 5 ? nil : server.url("/new")), "day \(day)")
    }
    #expect(server.requests.suffix(2).map(\.path) == ["/new", "/new"])
    #expect(try await bench.titles() == ["Entry 1", "Entry 2"])
    // The new address in the blogroll is the same feed.
    try bench.subscribe([server.url("/new")])
    _ = try await bench.refresh()
    let feed = try await bench.store.subscriptions()[0]
    #expect(feed.id == id)
    #expect(feed.fetch.moving.current == nil)
    #expect(try await bench.titles() == ["Entry 1", "Entry 2"])
  }
}

@Test func aFeedThatMovedToAnotherOfTheListIsAskedForOnce() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer { request in
      request.path == "/old"
        ? [.redirect("/new", "308 Permanent Redirect")] : [.ok(atom(["1", "2"]))]
    }
    try bench.subscribe([server.url("/old"), server.url("/new")])
    for day in 0..<5 {
      bench.now = start + Int64(day) * 86_400
      _ = try await bench.refresh(eager: true)
    }
    let count = server.requests.count
    bench.now = start + 6 * 86_400
    #expect(try await bench.refresh(eager: true).map(\.kind) == [.skipped, .fetched])
    #expect(server.requests.count == count + 1)
  }
}

@Test func aDifferenceBringsWhatIsNewAndTakesNothingAway() async throws {
  try await withBench { bench, server in
    server.answer { request in
      if request["If-None-Match"] == "\"1\"", request["A-IM"] == "feed" {
        return [.ok(atom(["3"]), ["ETag": "\"2\"", "IM": "feed"], status: "226 IM Used")]
      }
      if request["If-None-Match"] == "\"2\"" { return [.raw([:], status: "304 Not Modified")] }
      return [.ok(atom(["1", "2"]), ["ETag": "\"1\""])]
    }
    try bench.subscribe([server.url("/a")])
    _ = try await bench.refresh()
    #expect(server.requests[0]["A-IM"] == nil)
    let reports = try await bench.refresh(eager: true)
    #expect(reports.map(\.new) == [1])
    #expect(try await bench.titles() == ["Entry 1", "Entry 2", "Entry 3"])
    #expect(try await bench.refresh(eager: true).map(\.kind) == [.unchanged])
  }
}

@Test func aRedirectIntoAHostThatWantsPeaceIsPutOffAndNoFailure() async throws {
  try await withBench { bench, server in
    let other = server.url("/b", host: "localhost")
    server.answer { request in
      request.path == "/a"
        ? [.redirect(other)] : [.status("429 Too Many Requests", ["Retry-After": "600"])]
    }
    try bench.subscribe([other])
    _ = try await bench.refresh()
    try bench.subscribe([server.url("/a")])
    let reports = try await bench.refresh()
    #expect(reports.map(\.kind) == [.skipped])
    #expect(server.requests.map(\.path) == ["/b", "/a"])
    let fetch = try await bench.store.subscriptions()[0].fetch
    #expect(fetch.failures == 0)
    #expect(fetch.outcome == .never)
  }
}

@Test func noHostIsLeasedWhileItWaitsForASlot() async throws {
  try await withBench { bench, server in
    let store = bench.store
    server.answer { _ in [.wait(milliseconds: 50), .ok(atom(["1"]))] }
    let hosts = ["127.0.0.1", "localhost", "127.0.0.2", "127.0.0.3"]
    try bench.subscribe(hosts.map { server.url("/", host: $0) })
    async let reports = bench.refresh(jobs: 1)
    var most = 0
    for _ in 0..<20 {
      let leased = try await store.leasedHosts(at: Wall.milliseconds)
      most = max(most, leased.count)
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(try await reports.map(\.kind) == [.fetched, .fetched, .failed, .failed])
    #expect(most <= 2)
  }
}

@Test func whoIsStoppedAsksNobodyElseAndBlamesNobody() async throws {
  try await withBench { bench, server in
    server.answer { _ in [.wait(milliseconds: 60_000), .ok(atom(["1"]))] }
    let (first, second) = (server.url("/"), server.url("/", host: "localhost"))
    try bench.subscribe([first, server.url("/2"), second])
    let round = Task { try await bench.refresh(jobs: 1) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    round.cancel()
    #expect(try await round.value.map(\.kind) == [.skipped, .skipped, .skipped])
    #expect(server.requests.count == 1)
    let fetches = try await bench.store.subscriptions().map(\.fetch)
    #expect(fetches.map(\.attempts) == [1, 0, 0])
    #expect(fetches.allSatisfy { $0.outcome == .never && $0.failures == 0 })
    #expect(try await bench.store.leasedHosts(at: Wall.milliseconds).isEmpty)
  }
}

@Test func aFullStoreEndsTheRoundAndBlamesNobody() async throws {
  @Sendable
  func allow(pages: Int, in store: Store) async throws {
    _ = try await store.database.outsideTransaction { session in
      try session.first("PRAGMA max_page_count = \(pages)") { $0.integer(0) }
    }
  }
  try await withBench { bench, server in
    let feeds = ["/1", "/2", "/3"].map { server.url($0) } + [server.url("/", host: "localhost")]
    try bench.subscribe(feeds)
    server.answer { _ in [.ok(atom(["1"]))] }
    _ = try await bench.refresh()
    // As many as there are now: what is known can be changed, nothing can be added.
    try await allow(pages: 1, in: bench.store)
    let before = server.requests.count
    let many = atom((1...400).map { "\($0)" })
    let elsewhere = server.url("/elsewhere", host: "localhost")
    server.answer { request in
      request.path == "/1" ? [.redirect(elsewhere, "302 Found")] : [.ok(many)]
    }
    let failure = await #expect(throws: StoreError.self) {
      try await bench.refresh(eager: true, jobs: 1)
    }
    #expect("\(failure.map { "\($0)" } ?? "")".contains("full"))
    // The other host may have been asked for its feed while the first answer was stored.
    #expect(server.requests.count - before <= 3)
    let fetches = try await bench.store.subscriptions().map(\.fetch)
    #expect(fetches.allSatisfy { $0.outcome == .fetched && $0.failures == 0 })
    #expect(try await bench.store.check() == [])
    #expect(try await bench.store.leasedHosts(at: Wall.milliseconds).isEmpty)

    try await allow(pages: 1 << 20, in: bench.store)
    let reports = try await bench.refresh(eager: true, insisting: feeds)
    #expect(reports.map(\.new) == [399, 399, 399, 399])
  }
}
