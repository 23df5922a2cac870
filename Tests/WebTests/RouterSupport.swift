import Aggregation
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing
import Storage
import Syndication
import Testing

@testable import Web

/// A little site, its store, and an application over them.
struct Fixture: Sendable {
  static let start = Timestamp(seconds: 1_800_000_000)

  let published: Published
  let store: Store
  let application: Application<Responder>

  /// One for all: a client that nobody shuts down must not be freed.
  private static let fetcher = Fetcher(version: "1")

  static let files: [String: SiteFile] = [
    "index.html": page("home"),
    "404.html": page("nothing here"),
    "posts/one/index.html": page(String(repeating: "A post. ", count: 100)),
    "posts/h\u{E9} 100%/index.html": page("accents"),
    "atom.xml": file(
      String(repeating: "<entry/>", count: 100),
      "application/atom+xml; charset=utf-8"
    ),
    "feed.json": file("{}", "application/feed+json; charset=utf-8"),
    "style.css": file("p{}", "text/css; charset=utf-8"),
    "static/sound.mp3": SiteFile((0..<200).map { UInt8($0) }, mediaType: "audio/mpeg"),
    "posts/old/index.html": SiteFile(
      Array("moved".utf8),
      mediaType: "text/html; charset=utf-8",
      location: "https://blog.example.org/posts/one/"
    ),
  ]

  private static func page(_ text: String) -> SiteFile {
    file("<p>\(text)</p>", "text/html; charset=utf-8")
  }

  private static func file(_ text: String, _ type: String) -> SiteFile {
    SiteFile(
      Array(text.utf8),
      mediaType: type,
      lastModified: Timestamp(seconds: 784_111_777)
    )
  }

  static func blog(
    _ address: String = "https://blog.example.org/",
    takesComments: Bool = true
  ) throws -> Blog {
    let settings = """
      title: Notes & Queries
      url: \(address)
      author: Ken Cole
      comments: \(takesComments)
      """
    return try Blog(files: ["blog.yaml": Array(settings.utf8)])
  }

  init(
    isBehindProxy: Bool = false,
    address: String = "https://blog.example.org/",
    takesComments: Bool = true,
    takesPushes: Bool = false
  ) throws {
    let blog = try Self.blog(address, takesComments: takesComments)
    let site = ServedSite(Self.files, of: blog, now: Self.start)
    let published = Published(site)
    let store = try Store.inMemory()
    self.published = published
    self.store = store
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let comments = CommentRoute(
      published,
      store: store,
      isBehindProxy: isBehindProxy,
      logger: logger,
      now: { Self.start }
    )
    let reader = Reader(
      fetcher: Self.fetcher,
      blogAt: FileManager.default.temporaryDirectory
    )
    let subscriber = PushSubscriber(
      store: store,
      reader: reader,
      callbacks: address + "websub/",
      now: { Self.start }
    )
    let pushes = PushRoute(published, subscriber: subscriber, logger: logger)
    let routes: [any Route] = takesPushes ? [comments, pushes] : [comments]
    application = Application(
      responder: Responder(
        routes + [FileRoute(published)],
        published: published,
        logger: logger,
        now: { Self.start }
      ),
      logger: logger
    )
  }

  /// Sends one request.
  func request(
    _ method: HTTPRequest.Method = .get,
    _ path: String,
    _ headers: [String: String] = [:],
    body: String? = nil
  ) async throws -> TestResponse {
    try await application.test(.router) { client in
      try await client.execute(
        uri: path,
        method: method,
        headers: Self.fields(headers),
        body: body.map { ByteBuffer(string: $0) }
      )
    }
  }

  /// Sends a form.
  func post(
    _ path: String = "/posts/one/comments",
    _ body: String = "name=Ann&body=Well+said.",
    _ headers: [String: String] = [:]
  ) async throws -> TestResponse {
    let type = ["Content-Type": "application/x-www-form-urlencoded"]
    return try await request(.post, path, type.merging(headers) { $1 }, body: body)
  }

  static func fields(_ headers: [String: String]) -> HTTPFields {
    var fields = HTTPFields()
    for (name, value) in headers { fields.set(name, to: value) }
    return fields
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }
}
