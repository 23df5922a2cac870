import Foundation
import Storage
import Syndication
import TestSupport

@testable import Aggregation

let start = Timestamp(seconds: 1_364_200_000)

func atom(
  _ ids: [String],
  title: String = "Feed",
  updated: String = "2013-03-25T08:20:00Z",
  head: String = ""
) -> String {
  let entries = ids.map { id in
    """
    <entry><title>Entry \(id)</title><id>urn:x:\(id)</id>
    <link href="https://example.org/\(id)"/><updated>\(updated)</updated></entry>
    """
  }
  return """
    <feed xmlns="http://www.w3.org/2005/Atom"><title>\(title)</title><id>urn:x</id>
    <updated>2013-01-01T00:00:00Z</updated>\(head)\(entries.joined())</feed>
    """
}

/// Feeds by their paths, with validators, as a decent server sends them.
@Sendable
func serve(_ pages: [String: String]) -> LoopbackServer.Answer {
  { request in
    guard let page = pages[request.path] else { return [.status("404 Not Found")] }
    let etag = "\"\(page.utf8.count)-\(page.utf8.reduce(0) { $0 &* 31 &+ Int($1) })\""
    if request["If-None-Match"] == etag {
      return [.raw(["ETag": etag], status: "304 Not Modified")]
    }
    return [.ok(page, ["ETag": etag, "Content-Type": "application/atom+xml"])]
  }
}

/// A blog with a blogroll, a store, and a clock that tests turn.
struct Bench {
  let directory: URL
  let store: Store
  var now = start
  /// Whether the clock on the wall is turned along with `now`.
  var turnsWall = false
  /// Milliseconds between requests; none unless a test is about them.
  var spacing: Int64 = 0

  init(_ directory: URL) throws {
    self.directory = directory
    store = try Store.inMemory()
  }

  func subscribe(_ addresses: [String]) throws {
    let outlines = addresses.map {
      "<outline text='x' xmlUrl='\($0.replacingOccurrences(of: "&", with: "&amp;"))'/>"
    }
    let text = "<opml version='2.0'><head/><body>\(outlines.joined())</body></opml>"
    try Data(text.utf8).write(to: directory.appending(path: "blogroll.opml"))
  }

  func refresh(
    eager: Bool = false,
    insisting: [String] = [],
    jobs: Int = 4
  ) async throws -> [Refresher.Report] {
    let fetcher = Fetcher(version: "1", allowsPrivate: true, limits: .patient)
    var options = Refresher.Options()
    options.isEager = eager
    options.jobs = jobs
    options.insisted = Set(insisting)
    options.spacing = spacing
    let (fixed, turnsWall) = (now, turnsWall)
    @Sendable
    func clock() -> Timestamp {
      turnsWall ? Timestamp(seconds: Wall.milliseconds / 1000) : fixed
    }
    let refresher = Refresher(
      store: store,
      reader: Reader(fetcher: fetcher, blogAt: directory),
      options: options,
      now: { clock() }
    )
    let shift = turnsWall ? fixed.seconds * 1000 - Wall.milliseconds : 0
    return try await Wall.$shift.withValue(shift) {
      try await fetcher.shutDown { try await refresher.refresh(Blogroll(blogAt: directory)) }
    }
  }

  func titles() async throws -> [String] {
    try await store.timeline(limit: 99).map { $0.entry.title?.value ?? "" }.sorted()
  }
}

func withBench(_ body: (Bench, LoopbackServer) async throws -> Void) async throws {
  try await withTemporaryDirectory { directory in
    try await LoopbackServer.run { server in
      try await body(Bench(directory), server)
    }
  }
}
