import Foundation
import Syndication
import TestSupport
import Testing

@testable import Aggregation

func withBlogroll(
  _ text: String?,
  _ body: (URL) async throws -> Void
) async throws {
  try await withTemporaryDirectory { directory in
    if let text {
      try Data(text.utf8).write(to: directory.appending(path: "blogroll.opml"))
    }
    try await body(directory)
  }
}

let sampleBlogroll = """
  <?xml version="1.0"?>
  <opml version="2.0"><head><title>Mine</title><ownerName>Me</ownerName></head><body>
  <outline text="Folder"><outline text="A" xmlUrl="https://a.example.org/feed"
    htmlUrl="https://a.example.org/" myAttribute="kept"/></outline>
  <outline text="A page" type="link" url="https://x.example.org/"/>
  <outline text="Again" xmlUrl=" https://a.example.org/feed "/>
  </body></opml>
  """

@Test func theListIsWhatTheFileSaysInItsOrder() async throws {
  try await withBlogroll(sampleBlogroll) { directory in
    let addresses = try Blogroll(blogAt: directory).addresses
    #expect(addresses == ["https://a.example.org/feed"])
  }
  try await withBlogroll(nil) { directory in
    let addresses = try Blogroll(blogAt: directory).addresses
    #expect(addresses.isEmpty)
  }
}

@Test func aFileThatWouldLoseSomethingIsNotWritten() async throws {
  try await withBlogroll(sampleBlogroll.replacing("</body>", with: "")) { directory in
    let blogroll = try Blogroll(blogAt: directory)
    #expect(throws: Blogroll.Problem.self) { try blogroll.save() }
  }
  try await withBlogroll("<rss><channel/></rss>") { directory in
    #expect(throws: Blogroll.Problem.self) { try Blogroll(blogAt: directory) }
  }
}

@Test(arguments: [
  ("https://example.org/feed", "example.org"), (" HTTP://Example.ORG:8080/ ", "example.org"),
  ("feed://example.org/x", "example.org"), ("feed:https://example.org/x", "example.org"),
])
func anAddressOfTheWebHasAHost(_ text: String, _ host: String) {
  guard case .web(_, let found) = FeedAddress(text) else {
    Issue.record("\(FeedAddress(text))")
    return
  }
  #expect(found == host)
}

@Test(arguments: ["", "ftp://example.org/", "javascript:x", "http://", "mailto:a@example.org"])
func whatCannotBeFetchedIsUnusable(_ text: String) {
  guard case .unusable = FeedAddress(text) else {
    Issue.record("\(FeedAddress(text))")
    return
  }
}

private let rss = "<rss version='2.0'><channel><title>Found</title></channel></rss>"

@Test func theFeedBehindAPageIsFound() async throws {
  try await withTemporaryDirectory { directory in
    try await LoopbackServer.run { server in
      server.answer { request in
        switch request.path {
        case "/feed.rss", "/feed": [.ok(rss)]
        case "/page": [.ok("<link rel=alternate type=application/rss+xml href=/feed.rss>")]
        case "/header":
          [
            .ok("x", ["Link": "</feed.rss>; rel=\"alternate\"; type=\"application/rss+xml\""])
          ]
        case "/plain": [.ok("<p>nothing here</p>")]
        case "/broken": [.ok("<link rel=feed href=/404><link rel=feed href=/feed.rss>")]
        default: [.status("404 Not Found")]
        }
      }
      try Data(rss.utf8).write(to: directory.appending(path: "local.xml"))
      let fetcher = Fetcher(version: "1", allowsPrivate: true, limits: .patient)
      try await fetcher.shutDown {
        let reader = Reader(fetcher: fetcher, blogAt: directory)
        func find(_ path: String) async throws -> Reader.Found {
          try await reader.find(server.url(path)) { await reader.get($0) }
        }
        for (path, place) in [
          ("/feed.rss", "/feed.rss"), ("/page", "/feed.rss"), ("/header", "/feed.rss"),
          ("/plain", "/feed"), ("/broken", "/feed.rss"),
        ] {
          let found = try await find(path)
          #expect(found.address == server.url(place))
          #expect(found.feed.title?.value == "Found")
        }
        #expect(try await reader.find("local.xml") { await reader.get($0) }.address == "local.xml")
        await #expect(throws: Failure.self) { try await find("/none") }
        await #expect(throws: Failure.self) {
          try await reader.find("missing.xml") { await reader.get($0) }
        }
      }
    }
  }
}
