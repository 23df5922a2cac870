import Aggregation
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing
import Storage
import Syndication
import TestSupport
import Testing

@testable import Web

/// A blog that is served and that follows others.
private struct Planet: Sendable {
  let name: String
  let directory: URL
  let store: Store
  let published: Published

  var address: String { "https://\(name).example.org/" }

  init(_ name: String, in folder: URL) async throws {
    self.name = name
    directory = folder.appending(path: name)
    let posts = directory.appending(path: "posts")
    try FileManager.default.createDirectory(at: posts, withIntermediateDirectories: true)
    let settings = "title: \(name)\nurl: https://\(name).example.org/\nauthor: \(name)\n"
    try Data(settings.utf8).write(to: directory.appending(path: "blog.yaml"))
    for number in 1...2 {
      let post = "---\ntitle: \(name) \(number)\ndate: 2013-03-2\(number)\n---\nWords of \(name).\n"
      try Data(post.utf8).write(to: posts.appending(path: "post-\(number).md"))
    }
    store = try Store.open(blogAt: directory)
    published = Published(try await Self.site(of: directory, store))
  }

  private static let now = Timestamp(seconds: 1_364_200_000)

  private static func site(of directory: URL, _ store: Store) async throws -> ServedSite {
    let assembly = try await Assembly.load(blogAt: directory, store: store, now: now)
    #expect(assembly.leftOut.isEmpty)
    return ServedSite(assembly.site.files, of: assembly.edition.blog, now: now)
  }

  func follow(_ addresses: [String]) throws {
    let outlines = addresses.map { "<outline text='x' type='rss' xmlUrl='\($0)'/>" }.joined()
    let text = "<opml version='2.0'><head/><body>\(outlines)</body></opml>"
    try Data(text.utf8).write(to: directory.appending(path: "blogroll.opml"))
  }

  /// Fetches what it follows, and publishes.
  func turn() async throws {
    var options = Refresher.Options()
    options.isEager = true
    options.spacing = 0
    let fetcher = Fetcher(version: "1", allowsPrivate: true)
    let refresher = Refresher(
      store: store,
      reader: Reader(fetcher: fetcher, blogAt: directory),
      options: options,
      now: { Self.now }
    )
    let reports = try await fetcher.shutDown {
      try await refresher.refresh(Blogroll(blogAt: directory))
    }
    #expect(reports.allSatisfy { $0.kind == .fetched || $0.kind == .unchanged }, "\(reports)")
    published.site = try await Self.site(of: directory, store)
  }

  func serve(_ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      responder: Responder(
        [FileRoute(published)],
        published: published,
        logger: logger,
        now: { Self.now }
      ),
      logger: logger
    )
    try await application.test(.live) { client in
      try await body(try #require(client.port))
    }
  }

  func timeline(_ format: String) -> [UInt8] {
    guard case .resource(let resource) = published.site.destination(of: "/timeline/" + format)
    else {
      return []
    }
    return Array(resource.body.readableBytesView)
  }
}

/// Three planets that subscribe to one another come to the same timeline, with each post once and its
/// original source kept, and then stand still.
@Test(arguments: [false, true]) func planetsThatFollowOneAnotherConverge(isRing: Bool) async throws
{
  try await withTemporaryDirectory { folder in
    let planets = [
      try await Planet("ann", in: folder), try await Planet("bob", in: folder),
      try await Planet("cat", in: folder),
    ]
    try await planets[0].serve { ann in
      try await planets[1].serve { bob in
        try await planets[2].serve { cat in
          let ports = [ann, bob, cat]
          for (index, planet) in planets.enumerated() {
            let others = ports.indices.filter { other in
              isRing ? other == (index + 1) % 3 : other != index
            }
            try planet.follow(others.map { "http://127.0.0.1:\(ports[$0])/timeline/atom.xml" })
          }
          for _ in 0..<4 { for planet in planets { try await planet.turn() } }
          let before = planets.map { $0.timeline("atom.xml") }
          for planet in planets { try check(planet) }
          for _ in 0..<3 { for planet in planets { try await planet.turn() } }
          #expect(planets.map { $0.timeline("atom.xml") } == before)
        }
      }
    }
  }
}

private func check(_ planet: Planet) throws {
  let feed = Feed.read(planet.timeline("atom.xml")).feed
  let titles = feed.entries.compactMap(\.title?.value).sorted()
  #expect(titles == ["ann 1", "ann 2", "bob 1", "bob 2", "cat 1", "cat 2"], "\(planet.name)")
  for entry in feed.entries {
    let author = entry.title?.value.prefix(3) ?? ""
    let source = entry.source?.feed
    if author == planet.name {
      #expect(source == nil)
    } else {
      #expect(source?.homePageURL?.hasPrefix("https://\(author).example.org/") == true, "\(entry)")
      #expect(source?.title?.value.hasPrefix(author) == true)
    }
    #expect(entry.url?.hasPrefix("https://\(author).example.org/posts/") == true)
  }
}
