import Aggregation
import Crypto
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Publishing
import Storage
import Synchronization
import Syndication
import TestSupport
import Testing

@testable import Web

/// A clock on which an hour is a second: a day of serving takes half a minute, and `make sanitize` looks
/// for races in it.
struct FastClock: Sendable {
  private let begin = ContinuousClock.now
  let start = Timestamp(seconds: 1_364_200_000)

  var now: Timestamp {
    let (seconds, parts) = (ContinuousClock.now - begin).components
    return Timestamp(
      seconds: start.seconds + seconds * 3600 + parts / 1_000_000_000_000_000 * 18 / 5
    )
  }

  var hour: Int64 { (now.seconds - start.seconds) / 3600 }
}

/// Feeds that change with the hours, and a hub for the first of them.
private final class FeedHost: Sendable {
  static let count = 12

  struct Seen: Sendable {
    /// When each feed was asked for.
    var times: [Int: [Int64]] = [:]
    /// What the hub was asked for: its topic, callback and secret.
    var asked: [String: String]?
  }

  let clock: FastClock
  let port = Mutex(0)
  let seen = Mutex(Seen())

  init(_ clock: FastClock) { self.clock = clock }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port.withLock { $0 })/\(path)" }

  var application: some ApplicationProtocol {
    let router = Router()
    router.get("feeds/:number") { [self] request, context -> Response in
      let number = try context.parameters.require("number", as: Int.self)
      return await answer(number, request)
    }
    router.post("hub") { [self] request, _ -> Response in
      let (bytes, _) = try await request.bytes(upTo: 10_000)
      seen.withLock { $0.asked = Form(bytes).fields }
      return Response(status: .accepted)
    }
    return Application(
      router: router,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    )
  }

  private func answer(_ number: Int, _ request: Request) async -> Response {
    let (now, hour) = (clock.now.seconds, clock.hour)
    seen.withLock { $0.times[number, default: []].append(now) }
    switch number {
    case 8 where hour % 2 == 1: return Response(status: .internalServerError)
    case 9 where hour % 5 == 1:
      return Response(status: .serviceUnavailable, headers: [.retryAfter: "1800"])
    case 10: try? await Task.sleep(for: .milliseconds(100))
    default: break
    }
    let tag = "\"\(hour)\""
    if request.headers[.ifNoneMatch] == tag, number != 11 { return Response(status: .notModified) }
    var headers: HTTPFields = [.contentType: "application/atom+xml"]
    if number != 11 { headers[.eTag] = tag }
    let text = atom(number, entries: 0...hour)
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(string: text)))
  }

  func atom(_ number: Int, entries: ClosedRange<Int64>) -> String {
    let hub = number == 0 ? "<link rel='hub' href='\(url("hub"))'/>" : ""
    let items = entries.reversed().map { entry in
      let date = Timestamp(seconds: clock.start.seconds + entry * 3600).rfc3339UTC
      return """
        <entry><title>Entry \(entry) of \(number)</title><id>urn:f:\(number):\(entry)</id>
        <link href='https://f\(number).example.org/\(entry)'/><updated>\(date)</updated>
        <content>\(String(repeating: "Words of \(number). ", count: 20))</content></entry>
        """
    }
    return """
      <feed xmlns='http://www.w3.org/2005/Atom'><title>Feed \(number)</title><id>urn:f:\(number)</id>
      <link rel='self' href='\(url("feeds/\(number)"))'/>\(hub)
      <updated>2013-01-01T00:00:00Z</updated>\(items.joined())</feed>
      """
  }
}

@Suite struct DayOfServingTests {
  /// All that `feedloom serve` does, at once, for a day.
  @Test func aDayOfServingKeepsEveryPromise() async throws {
    try await withTemporaryDirectory { directory in
      let clock = FastClock()
      let host = FeedHost(clock)
      try await host.application.test(.live) { client in
        let port = try #require(client.port)
        host.port.withLock { $0 = port }
        try prepare(directory, host)
        let store = try Store.open(blogAt: directory)
        let fetcher = Fetcher(version: "1", allowsPrivate: true)
        try await fetcher.shutDown {
          let application = try await server(of: directory, store, fetcher, clock)
          try await application.test(.live) { try await live($0, directory, host) }
        }
        try await check(store, host)
      }
    }
  }

  private func prepare(_ directory: URL, _ host: FeedHost) throws {
    let settings = "title: Day\nurl: https://blog.example.org/\nauthor: Ken Cole\ncomments: true\n"
    try write(settings + "timeline:\n  archive: true\n  limit: 20\n", "blog.yaml", directory)
    try write("---\ntitle: One\ndate: 2013-03-20\n---\nWords.\n", "posts/one.md", directory)
    let outlines = (0..<FeedHost.count).map { "<outline xmlUrl='\(host.url("feeds/\($0)"))'/>" }
    try write(
      "<opml version='2.0'><head/><body>\(outlines.joined())</body></opml>",
      "blogroll.opml",
      directory
    )
  }

  private func write(_ text: String, _ path: String, _ directory: URL) throws {
    let file = directory.appending(path: path)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func server(
    of directory: URL,
    _ store: Store,
    _ fetcher: Fetcher,
    _ clock: FastClock
  ) async throws -> Application<Responder> {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let source = SiteKeeper.Source(
      directory: directory,
      store: store,
      options: SiteOptions(),
      now: { clock.now }
    )
    let keeper = try await SiteKeeper(source, logger: logger)
    let reader = Reader(fetcher: fetcher, blogAt: directory)
    var options = Refresher.Options()
    options.spacing = 0
    options.turn = .seconds(60)
    let subscriber = PushSubscriber(
      store: store,
      reader: reader,
      callbacks: "https://blog.example.org/websub/",
      spacing: 0,
      now: { clock.now }
    )
    let refreshing = RefreshLoop(
      directory: directory,
      refresher: Refresher(store: store, reader: reader, options: options, now: { clock.now }),
      subscriber: subscriber,
      // A minute on the clock.
      pause: .milliseconds(16),
      logger: logger
    )
    let published = keeper.published
    let comments = CommentRoute(
      published,
      store: store,
      isBehindProxy: false,
      logger: logger,
      now: { clock.now }
    )
    let pushes = PushRoute(published, subscriber: subscriber, logger: logger)
    return Application(
      responder: Responder(
        [comments, pushes, FileRoute(published)],
        published: published,
        logger: logger,
        now: { clock.now }
      ),
      services: [keeper, refreshing],
      logger: logger
    )
  }

  /// Readers, who comment too, a hub and an author, until the day is over.
  private func live(
    _ client: some TestClientProtocol,
    _ directory: URL,
    _ host: FeedHost
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<4 { group.addTask { try await read(client, number, until: host.clock) } }
      group.addTask { try await push(client, host) }
      group.addTask {
        for hour in stride(from: 2, through: 23, by: 3) {
          while host.clock.hour < hour { try await Task.sleep(for: .milliseconds(50)) }
          let post = "---\ntitle: At \(hour)\ndate: 2013-03-25T08:00:00Z\n---\nWords.\n"
          try write(post, "posts/at-\(hour).md", directory)
        }
      }
      try await group.waitForAll()
    }
  }

  private func read(
    _ client: some TestClientProtocol,
    _ number: Int,
    until clock: FastClock
  ) async throws {
    let paths = [
      "/", "/timeline/", "/timeline/atom.xml", "/timeline/rss.xml", "/timeline/feed.json",
      "/blogroll.opml", "/timeline/archive/1.xml", "/posts/one/", "/nothing",
    ]
    var tags: [String: String] = [:]
    var count = number
    while clock.hour < 24 {
      count += 1
      let path = paths[count % paths.count]
      var headers: HTTPFields = [.acceptEncoding: count % 2 == 0 ? "gzip" : "identity"]
      if count % 3 > 0 { headers[.ifNoneMatch] = tags[path] }
      let answer = try await client.execute(uri: path, method: .get, headers: headers)
      #expect([.ok, .notModified, .notFound].contains(answer.status), "\(path) \(answer.status)")
      tags[path] = answer.headers[.eTag]
      if count % 50 == 0 {
        let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        let body = ByteBuffer(string: "name=Ann&body=Comment+\(count)+of+\(number)")
        _ = try await client.execute(
          uri: "/posts/one/comments",
          method: .post,
          headers: form,
          body: body
        )
      }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// What a hub does: it comes to verify, and pushes what is new in the first feed.
  private func push(_ client: some TestClientProtocol, _ host: FeedHost) async throws {
    var hour: Int64 = 0
    var verified: String?
    while host.clock.hour < 24 {
      try await Task.sleep(for: .milliseconds(100))
      guard let form = host.seen.withLock({ $0.asked }), let callback = form["hub.callback"],
        let topic = form["hub.topic"], let secret = form["hub.secret"]
      else { continue }
      let path = "/websub/" + (callback.split(separator: "/").last ?? "")
      if verified != path {
        let query = "hub.mode=subscribe&hub.challenge=c&hub.topic=\(topic)&hub.lease_seconds=864000"
        let answer = try await client.execute(uri: "\(path)?\(query)", method: .get)
        #expect(answer.status == .ok)
        verified = path
      }
      guard host.clock.hour > hour else { continue }
      hour = host.clock.hour
      let body = Array(host.atom(0, entries: hour...hour).utf8)
      let key = SymmetricKey(data: Array(secret.utf8))
      let code = HMAC<SHA256>.authenticationCode(for: body, using: key)
      let hex = code.map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
      var headers: HTTPFields = [.contentType: "application/atom+xml"]
      headers.set("X-Hub-Signature", to: "sha256=" + hex)
      let pushed = try await client.execute(
        uri: path,
        method: .post,
        headers: headers,
        body: ByteBuffer(bytes: body)
      )
      #expect([.accepted, .serviceUnavailable].contains(pushed.status))
    }
  }

  private func check(_ store: Store, _ host: FeedHost) async throws {
    #expect(try await store.check() == [])
    let seen = host.seen.withLock { $0 }
    let entries = try await store.timeline(limit: 1000).compactMap(\.entry.id)
    #expect(Set(entries).count == entries.count)
    // What was there an hour before the last look but one has come, each hour's, of feeds that do well:
    // the end of the day may have cut the last one short.
    for number in 0..<8 {
      let times = seen.times[number] ?? []
      let last = ((times.dropLast().last ?? 0) - host.clock.start.seconds) / 3600
      let missing = (0..<max(last, 0)).filter { !entries.contains("urn:f:\(number):\($0)") }
      #expect(missing.isEmpty, "feed \(number): \(missing)")
      // A busy machine's day has fewer rounds.
      #expect((1...(number == 0 ? 3 : 25)).contains(times.count), "feed \(number): \(times.count)")
    }
    for (number, times) in seen.times {
      for (one, next) in zip(times, times.dropFirst()) {
        #expect(next - one >= 3600, "feed \(number) after \(next - one) s")
      }
    }
    #expect((1...2).contains(seen.times[11]?.count ?? 0), "no validators: all of it, once a day")
    #expect(seen.asked != nil)
  }
}
