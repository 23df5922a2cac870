import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

extension Bench {
  /// Subscribes as the command does.
  fileprivate func scout(_ address: String) async throws {
    let fetcher = Fetcher(version: "1", allowsPrivate: true, limits: .patient)
    let now = now
    let scout = Scout(
      store: store,
      reader: Reader(fetcher: fetcher, blogAt: directory),
      spacing: spacing,
      now: { now }
    )
    try await fetcher.shutDown {
      let found = try await scout.find(address)
      try subscribe([found.address])
      try await scout.keep(found, in: Blogroll(blogAt: directory), rules: EntryRules())
    }
  }
}

@Test func whatAnAddressWasSubscribedWithIsNotAskedForAgain() async throws {
  try await withBench { bench, server in
    var bench = bench
    bench.spacing = 100
    server.answer { request in
      switch request.path {
      case "/page":
        [.ok("<link rel=alternate type='application/atom+xml' href='/old'>")]
      case "/old": [.redirect("/feed", "301 Moved Permanently")]
      default: serve(["/feed": atom(["1", "2"])])(request)
      }
    }
    try await bench.scout(server.url("/page"))
    #expect(server.requests.map(\.path) == ["/page", "/old", "/feed"])
    #expect(server.mostOpen == 1)
    #expect(try await bench.titles() == ["Entry 1", "Entry 2"])

    let log = try await bench.store.requests()
    #expect(log.map(\.url) == ["/page", "/old", "/feed"].map { server.url($0) })
    #expect(log.map(\.isTaken) == [false, false, true])
    #expect(zip(log, log.dropFirst()).allSatisfy { $1.started - $0.ended >= 95 })
    let state = try await bench.store.subscriptions()[0]
    #expect(state.url == server.url("/feed"))
    #expect(state.fetch.moving == Moving())

    #expect(try await bench.refresh()[0].kind == .skipped)
    bench.now = bench.now + 86_400
    #expect(try await bench.refresh()[0].kind == .unchanged)
    #expect(server.requests.count == 4)

    // Who subscribes once more changes nothing of what is known.
    try await bench.scout(server.url("/feed"))
    #expect(try await bench.store.subscriptions()[0].fetch.outcome == .unchanged)
    #expect(try await bench.store.requests().count == 5)
  }
}

@Test func whoSubscribesLeavesAHostInPeaceToo() async throws {
  try await withBench { bench, server in
    server.answer { _ in [.status("429 Too Many Requests", ["Retry-After": "600"])] }
    await #expect(throws: Failure.status(429)) { try await bench.scout(server.url("/a")) }
    server.answer(serve(["/b": atom(["1"])]))
    await #expect(throws: Failure.self) { try await bench.scout(server.url("/b")) }
    #expect(server.requests.count == 1)
    let known = try await bench.store.subscriptions()
    #expect(known.isEmpty)
  }
}

@Test func whatWasRefusedIsAskedForAsSoonAsItMay() async throws {
  try await withBench { bench, server in
    server.answer(serve(["/a": atom(["1"])]))
    try bench.subscribe([server.url("/a")])
    let fetcher = Fetcher(version: "1", limits: .patient)
    let refresher = Refresher(
      store: bench.store,
      reader: Reader(fetcher: fetcher, blogAt: bench.directory),
      now: { start }
    )
    let refused = try await fetcher.shutDown {
      try await refresher.refresh(Blogroll(blogAt: bench.directory))
    }
    #expect(refused.map(\.kind) == [.failed])
    #expect(try await bench.refresh().map(\.kind) == [.fetched])
  }
}
