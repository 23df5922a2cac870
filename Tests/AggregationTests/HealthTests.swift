import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

private func health(of bench: Bench) async throws -> [FeedHealth] {
  try await FeedHealth.load(Blogroll(blogAt: bench.directory), from: bench.store, now: bench.now)
}

@Test func healthTellsHowEachFeedFares() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer { request in
      switch request.path {
      case "/well":
        request["If-None-Match"] == nil
          ? [.ok(atom(["1", "2"]), ["ETag": "\"1\""])]
          : [.raw([:], status: "304 Not Modified")]
      case "/gone": [.status("410 Gone")]
      default: [.status("404 Not Found")]
      }
    }
    try bench.subscribe(["/well", "/gone", "/404"].map { server.url($0) })
    #expect(try await health(of: bench).map(\.state) == [.new, .new, .new])
    _ = try await bench.refresh()
    let first = try await health(of: bench)
    #expect(first.map(\.state) == [.well, .gone, .failing])
    #expect(first.map(\.nextDue).map { $0 == nil } == [false, true, false])
    #expect(first[0].entriesAWeek == 0.5)
    #expect(first[0].feed.fetch.saved == 0)
    #expect(first[2].feed.fetch.failure == "status-404")
    #expect(first.allSatisfy { !$0.reason.isEmpty })
    for day in 1...30 {
      bench.now = start + Int64(day) * 86_400
      _ = try await bench.refresh(eager: true)
    }
    let last = try await health(of: bench)
    #expect(last.map(\.state) == [.well, .gone, .dormant])
    #expect(last[0].feed.fetch.saved == 30 * Int64(atom(["1", "2"]).utf8.count))
    #expect(last[2].reason.hasPrefix("dormant: nothing but failures since 2013-03-25"))
  }
}

@Test func aMoveCanBeWrittenIntoTheBlogrollOrTakenBack() async throws {
  try await withBench { bench, server in
    var bench = bench
    server.answer { request in
      request.path == "/old"
        ? [.redirect("/new", "301 Moved Permanently")] : [.ok(atom(["1"]))]
    }
    try bench.subscribe([server.url("/old")])
    for day in 0..<5 {
      bench.now = start + Int64(day) * 86_400
      _ = try await bench.refresh(eager: true)
    }
    let moved = try await health(of: bench)[0]
    #expect(moved.feed.address == server.url("/new"))
    var moving = moved.feed.fetch.moving
    Moves.undo(&moving)
    try await bench.store.save(moving, of: moved.feed.id)
    for day in 5..<12 {
      bench.now = start + Int64(day) * 86_400
      _ = try await bench.refresh(eager: true)
    }
    let back = try await health(of: bench)[0]
    #expect(back.feed.address == server.url("/old"))
    #expect(back.feed.fetch.moving.refused == server.url("/new"))
    #expect(server.requests.suffix(2).map(\.path) == ["/old", "/new"])

    var blogroll = try Blogroll(blogAt: bench.directory)
    blogroll.replace(server.url("/old"), by: server.url("/new?a&b"))
    try blogroll.save()
    #expect(try Blogroll(blogAt: bench.directory).addresses == [server.url("/new?a&b")])
  }
}
