import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import TestSupport
import Testing

/// The commands that tell of fetching, on feeds that need no network.
@Suite struct HealthCommandTests {
  private func withBlog(_ body: (URL) async throws -> Void) async throws {
    try await withTemporaryDirectory { folder in
      let feed = "<rss version='2.0'><channel><title>A feed</title></channel></rss>"
      try Data(feed.utf8).write(to: folder.appending(path: "feed.xml"))
      let outlines = ["feed.xml", "missing.xml"].map { "<outline text='x' xmlUrl='\($0)'/>" }
      let opml = "<opml version='2.0'><head/><body>\(outlines.joined())</body></opml>"
      try Data(opml.utf8).write(to: folder.appending(path: "blogroll.opml"))
      try await body(folder)
    }
  }

  private struct Health: Decodable {
    struct Failure: Decodable {
      var kind: String
      var failures: Int
    }

    var url: String
    var title: String?
    var state: String
    var error: Failure?
  }

  @Test func healthIsToldToPeopleAndPrograms() async throws {
    try await withBlog { folder in
      let before = try await Program.run(["health", folder.path, "--json"], in: folder)
      #expect(before.status == 0)
      let unasked = try JSONDecoder().decode([Health].self, from: Data(before.output.utf8))
      #expect(unasked.map(\.state) == ["new", "new"])
      _ = try await Program.run(["fetch", folder.path], in: folder)
      let after = try await Program.run(["health", folder.path, "--json"], in: folder)
      #expect(after.status == 1)
      let feeds = try JSONDecoder().decode([Health].self, from: Data(after.output.utf8))
      #expect(feeds.map(\.state) == ["well", "failing"])
      #expect(feeds.map(\.title) == ["A feed", nil])
      #expect(feeds[1].error?.kind == "file")
      let text = try await Program.run(["health", folder.path], in: folder)
      #expect(text.output.contains("well  A feed\n  feed.xml\n  last success: 20"))
      #expect(text.output.contains("(file, once since"))
    }
  }

  @Test func aBrokenPromiseIsPrinted() async throws {
    let router = Router()
    router.get("feeds/:name") { _, _ in
      "<rss version='2.0'><channel><title>A</title></channel></rss>"
    }
    let application = Application(
      router: router,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
    try await application.test(.live) { client in
      let port = try #require(client.port)
      try await withTemporaryDirectory { folder in
        let outlines = ["a", "b"].map {
          "<outline text='x' xmlUrl='http://127.0.0.1:\(port)/feeds/\($0)'/>"
        }
        let opml = "<opml version='2.0'><head/><body>\(outlines.joined())</body></opml>"
        try Data(opml.utf8).write(to: folder.appending(path: "blogroll.opml"))
        let fetch = ["fetch", folder.path, "--allow-private", "--spacing", "0"]
        #expect(try await Program.run(fetch, in: folder).status == 0)
        let kept = try await Program.run(fetch + ["--score"], in: folder)
        #expect(kept.status == 0)
        #expect(kept.output.isEmpty)
        // Held against a promise that was not given then.
        let broken = try await Program.run(["fetch", folder.path, "--score"], in: folder)
        #expect(broken.status == 1)
        #expect(broken.output.hasPrefix("spacing\t20"))
        #expect(broken.output.contains("/feeds/b\t"))
        #expect(
          broken.errors.contains("2 requests to 1 hosts, 0 of them insisted on: 1 violations")
        )
        #expect(broken.errors.contains("BROKEN once: requests to one host keep their distance"))
        let strange = fetch + ["--insist", "http://127.0.0.1:\(port)/feeds/c"]
        let refused = try await Program.run(strange, in: folder)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("/feeds/c is not in the blogroll: nothing was asked"))
      }
    }
  }

  @Test func aLogOfNothingBreaksNoPromiseAndNothingMoved() async throws {
    try await withBlog { folder in
      _ = try await Program.run(["fetch", folder.path], in: folder)
      let score = try await Program.run(["fetch", folder.path, "--score"], in: folder)
      #expect(score.status == 0)
      #expect(score.output.isEmpty)
      #expect(score.errors.contains("0 requests to 0 hosts"))
      let moves = try await Program.run(["moves", folder.path], in: folder)
      #expect(moves.status == 0)
      let undo = try await Program.run(["moves", folder.path, "--undo", "feed.xml"], in: folder)
      #expect(undo.status == 1)
    }
  }
}
