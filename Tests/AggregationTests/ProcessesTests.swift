import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

/// Feeds on several hosts of this machine, each with entries of its own, in versions.
private struct Village: Sendable {
  static let hosts = 10
  static let feedsPerHost = 4

  static let paths = (0..<feedsPerHost).map { "/feed\($0)" }

  static func addresses(port: Int) -> [String] {
    (1...hosts).flatMap { host in paths.map { "http://127.0.0.\(host):\(port)\($0)" } }
  }

  /// From one version to the next, one entry comes, one changes, one falls off the end.
  static func feed(_ address: String, version: Int) -> String {
    let entries = (version..<(version + 5)).reversed().map { number in
      """
      <entry><id>\(address)/\(number)</id><title>Entry \(number)</title>
      <link href="\(address)/\(number)"/><updated>2013-03-2\(number % 5)T00:00:00Z</updated>
      <content>Version \(number == version + 2 ? version : 0) of \(number)</content></entry>
      """
    }
    return """
      <feed xmlns="http://www.w3.org/2005/Atom"><id>\(address)</id><title>\(address)</title>
      <updated>2013-03-25T00:00:0\(version)Z</updated>\(entries.joined())</feed>
      """
  }

  static func answer(version: Int) -> LoopbackServer.Answer {
    { request in
      let host = request["Host"]?.split(separator: ":").first ?? ""
      let page = feed("http://\(host)\(request.path)", version: version)
      let etag = "\"\(version)\""
      if request["If-None-Match"] == etag {
        return [.raw(["ETag": etag], status: "304 Not Modified")]
      }
      return [.ok(page, ["ETag": etag, "Content-Type": "application/atom+xml"])]
    }
  }

  static func makeBlog(_ directory: URL, port: Int) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let outlines = addresses(port: port).map { "<outline text='x' xmlUrl='\($0)'/>" }.joined()
    let text = "<opml version='2.0'><head/><body>\(outlines)</body></opml>"
    try Data(text.utf8).write(to: directory.appending(path: "blogroll.opml"))
  }
}

private func arguments(_ blog: URL, version: Int, _ more: String...) -> [String] {
  [
    "fetch", blog.path, "--allow-private", "--spacing", "0", "--now",
    "2013-04-0\(version + 1)T00:00:00Z",
  ] + more
}

/// All that is stored of entries, but for the order in which it came.
private func contents(of blog: URL) async throws -> [String] {
  let store = try Store.open(blogAt: blog)
  #expect(try await store.check() == [])
  var lines: [String] = []
  for feed in try await store.subscriptions() {
    for known in try await store.knownEntries(of: feed.id) {
      let histories = try await store.history(
        id: String(known.identity.dropFirst(3)),
        link: "",
        linkMark: 0
      )
      for history in histories {
        let forms = history.forms.map { "\($0.since.seconds) \($0.entry.content[0].value)" }
        lines.append(
          "\(feed.url) \(known.identity) \(history.firstSeen.seconds) \(forms) \(known.isMissing)"
        )
      }
    }
  }
  return lines.sorted()
}

/// What the fetcher says of each of its limits of time.
private let timeouts = ["no connection within", "nothing came for", "took longer than"]

@Suite(.serialized) struct ProcessesTests {
  @Test func eightProcessesOnOneDatabaseFetchNoFeedTwice() async throws {
    try await withTemporaryDirectory { folder in
      try await LoopbackServer.run(at: "0.0.0.0") { server in
        server.answer(Village.answer(version: 0))
        let blog = folder.appending(path: "blog")
        try Village.makeBlog(blog, port: server.port)
        let programs = try (0..<8).map { _ in try Program(arguments(blog, version: 0), in: folder) }
        var fetched = 0
        var failed = 0
        for program in programs {
          let result = await program.result()
          let lines = result.output.split(separator: "\n")
          // A machine that is busy with other things lets some wait too long.
          failed += lines.count { line in
            line.hasPrefix("failed") && timeouts.contains { line.contains($0) }
          }
          fetched += lines.count { $0.hasPrefix("fetched") }
          #expect(result.status == 0 || failed > 0, "\(result.errors) \(result.output)")
        }
        #expect(fetched + failed == Village.hosts * Village.feedsPerHost)
        let asked = server.requests.map { "\($0["Host"] ?? "")\($0.path)" }
        #expect(asked.count == Set(asked).count)
        #expect(try await contents(of: blog).count == fetched * 5)
      }
    }
  }

  /// `scripts/interrupt` does the same two hundred times, with three hundred feeds.
  @Test func whoeverIsKilledWhileFetchingLosesNothingAndDoublesNothing() async throws {
    try await withTemporaryDirectory { folder in
      try await LoopbackServer.run(at: "0.0.0.0") { server in
        let (calm, killed) = (folder.appending(path: "calm"), folder.appending(path: "killed"))
        try Village.makeBlog(calm, port: server.port)
        try Village.makeBlog(killed, port: server.port)
        var random = SystemRandomNumberGenerator()
        for version in 0..<3 {
          server.answer(Village.answer(version: version))
          for _ in 0..<5 {
            let program = try Program(arguments(killed, version: version, "--all"), in: folder)
            try await Task.sleep(for: .milliseconds(Int.random(in: 0..<900, using: &random)))
            program.send(SIGKILL)
            _ = await program.result()
          }
          for blog in [calm, killed] {
            let end = try await Program.run(arguments(blog, version: version, "--all"), in: folder)
            #expect(end.status == 0, "\(end.errors) \(end.output)")
          }
        }
        let expected = try await contents(of: calm)
        #expect(expected.count == Village.hosts * Village.feedsPerHost * 7)
        #expect(try await contents(of: killed) == expected)
      }
    }
  }
}
