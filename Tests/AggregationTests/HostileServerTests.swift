import Foundation
import NIOSSL
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

/// What a server does to the rounds of a refresh, and what the store says afterwards.
struct HostileCase: Sendable, CustomTestStringConvertible {
  typealias Answer = @Sendable (LoopbackServer.Request, Int) -> [LoopbackServer.Step]

  var name: String
  var rounds: Int
  /// A word a round, see ``HostileBench/word(_:)``, then how many entries are stored in the end.
  var outcome: String
  var isSlow: Bool
  var answer: Answer

  init(
    _ name: String,
    _ outcome: String,
    rounds: Int = 1,
    isSlow: Bool = false,
    answer: @escaping Answer
  ) {
    self.name = name
    self.outcome = outcome
    self.rounds = rounds
    self.isSlow = isSlow
    self.answer = answer
  }

  /// One that always gives the same answer.
  init(
    _ name: String,
    _ outcome: String,
    rounds: Int = 1,
    isSlow: Bool = false,
    _ steps: LoopbackServer.Step...
  ) {
    self.init(name, outcome, rounds: rounds, isSlow: isSlow) { _, _ in steps }
  }

  var testDescription: String { name }
}

private struct HostileBench {
  let directory: URL
  let store: Store
  let limits: Fetcher.Limits

  init(_ directory: URL, isSlow: Bool = false) throws {
    self.directory = directory
    store = try Store.inMemory()
    var limits = Fetcher.Limits.patient
    limits.bytes = 256 << 10
    limits.sentBytes = 128 << 10
    limits.ratio = 100
    // A case that hangs shows as one that took too long.
    limits.total = .seconds(60)
    limits.connect = .seconds(20)
    if isSlow {
      limits.read = .milliseconds(300)
      limits.total = .milliseconds(900)
    }
    self.limits = limits
  }

  func refresh(
    _ url: String,
    fetcher: Fetcher? = nil
  ) async throws -> Refresher.Report {
    let opml = """
      <opml version='2.0'><head/><body><outline text='x' xmlUrl='\(url)'/></body></opml>
      """
    try Data(opml.utf8).write(to: directory.appending(path: "blogroll.opml"))
    var options = Refresher.Options()
    options.isEager = true
    options.spacing = 0
    let fetcher = fetcher ?? Fetcher(version: "1", allowsPrivate: true, limits: limits)
    let refresher = Refresher(
      store: store,
      reader: Reader(fetcher: fetcher, blogAt: directory),
      options: options,
      now: { start }
    )
    return try await fetcher.shutDown {
      try await refresher.refresh(Blogroll(blogAt: directory))[0]
    }
  }

  /// The state that was stored: the kind of the failure, or what came; "cut" when it was cut off.
  func word(_ report: Refresher.Report) async throws -> String {
    let fetch = try await store.subscriptions()[0].fetch
    if report.kind == .skipped { return "skipped" }
    if let failure = fetch.failure { return failure }
    return fetch.detail.contains("cut off") ? "cut" : fetch.outcome.rawValue
  }

  func count() async throws -> Int { try await store.timeline(limit: 99).count }
}

typealias Steps = LoopbackServer.Step

private let feed = atom(["1", "2"])
private let utf16 = Array(("\u{FEFF}" + feed).utf16).flatMap {
  [UInt8($0 & 0xFF), UInt8($0 >> 8)]
}

private func chunked(_ body: String) -> Steps {
  .raw(["Transfer-Encoding": "chunked"], Array(body.utf8))
}

private func brotli(_ bytes: [UInt8]) -> Steps { .ok(bytes, ["Content-Encoding": "br"]) }

private func gzipped(_ bytes: [UInt8]) -> Steps { .ok(bytes, ["Content-Encoding": "gzip"]) }

/// Says the same for ever, until nobody listens.
private func forever(_ head: Steps, _ bytes: [UInt8], milliseconds: Int64 = 0) -> [Steps] {
  [head]
    + (0..<400).flatMap { _ -> [Steps] in
      milliseconds > 0 ? [.wait(milliseconds: milliseconds), .send(bytes)] : [.send(bytes)]
    }
}

/// What is no feed, by its status alone.
private let statusCases: [HostileCase] = [
  201, 202, 204, 205, 206, 207, 208, 226, 300, 304, 305, 306, 400, 401, 402, 403, 404, 405, 406,
  407, 408, 409, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429,
  431, 451, 499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 530, 599, 600, 999,
].map { code in
  HostileCase("status \(code)", code == 226 ? "broken, 0" : "status-\(code), 0") { _, _ in
    let hasNoBody = [204, 205, 304].contains(code)
    return [hasNoBody ? .raw([:], status: "\(code) X") : .ok(feed, status: "\(code) X")]
  }
}

private let otherStatusCases: [HostileCase] = [
  HostileCase("203", "fetched, 2", .ok(feed, status: "203 Non-Authoritative")),
  HostileCase("410", "gone, 0", .ok(feed, status: "410 Gone")),
  HostileCase(
    "100 before 200",
    "fetched, 2",
    .send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)),
    .ok(feed)
  ),
  HostileCase(
    "103 before 200",
    "fetched, 2",
    .send(Array("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".utf8)),
    .ok(feed)
  ),
  HostileCase("304 with a body", "status-304, 0", .raw([:], status: "304 X", Array(feed.utf8))),
  HostileCase("304 after 200, unasked", "fetched; status-304, 2", rounds: 2) { _, round in
    round == 0 ? [.ok(feed)] : [.raw([:], status: "304 Not Modified")]
  },
  HostileCase("304 though asked with the old ETag", "fetched; unchanged, 2", rounds: 2) {
    _,
    round in
    round == 0 ? [.ok(feed, ["ETag": "x"])] : [.raw(["ETag": "y"], status: "304 Not Modified")]
  },
]

private let headerCases: [HostileCase] = [
  HostileCase("a length too long", "broken, 0", .ok(feed, ["Content-Length": "99999"])),
  HostileCase("a length too short", "cut, 2", .ok(feed, ["Content-Length": "330"])),
  HostileCase("a negative length", "broken, 0", .ok(feed, ["Content-Length": "-5"])),
  HostileCase("a length in words", "broken, 0", .ok(feed, ["Content-Length": "many"])),
  HostileCase("a length beyond numbers", "broken, 0") { _, _ in
    [.ok(feed, ["Content-Length": "99999999999999999999999"])]
  },
  HostileCase("an announced terabyte", "too-large, 0") { _, _ in
    [.ok(feed, ["Content-Length": "1099511627776"])]
  },
  HostileCase("two lengths", "broken, 0") { _, _ in
    [.raw(["Content-Length": "5\r\nContent-Length: 9"], Array(feed.utf8))]
  },
  HostileCase("a length and chunks", "broken, 0") { _, _ in
    [.raw(["Content-Length": "5", "Transfer-Encoding": "chunked"], Array("0\r\n\r\n".utf8))]
  },
  HostileCase("a header without a colon", "broken, 0") { _, _ in
    [.send(Array("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n".utf8))]
  },
  HostileCase("a NUL in a header", "broken, 0", .ok(feed, ["X": "a\0b"])),
  HostileCase("no HTTP at all", "broken, 0", .send(Array("SSH-2.0-OpenSSH_9.2p1\r\n".utf8))),
  HostileCase("HTTP 0.9", "broken, 0", .send(Array(feed.utf8))),
  HostileCase("HTTP 1.0", "fetched, 2") { _, _ in
    [.send(Array("HTTP/1.0 200 OK\r\n\r\n\(feed)".utf8))]
  },
  HostileCase("HTTP 9.9", "broken, 0") { _, _ in
    [.send(Array("HTTP/9.9 200 OK\r\nContent-Length: \(feed.utf8.count)\r\n\r\n\(feed)".utf8))]
  },
  HostileCase("a status in letters", "broken, 0", .send(Array("HTTP/1.1 OK\r\n\r\n".utf8))),
  HostileCase("a header of 70 kB", "too-large, 0") { _, _ in
    [.ok(feed, ["X": String(repeating: "x", count: 70_000)])]
  },
  HostileCase("a header of 300 kB", "too-large, 0") { _, _ in
    [.ok(feed, ["X": String(repeating: "x", count: 300_000)])]
  },
  HostileCase("headers without end", "too-large, 0") { _, _ in
    forever(
      .send(Array("HTTP/1.1 200 OK\r\n".utf8)),
      Array("X-Y: \(String(repeating: "z", count: 900))\r\n".utf8)
    )
  },
  HostileCase("an ETag that is no text", "fetched; fetched, 2", rounds: 2) { request, _ in
    [
      request["If-None-Match"] == nil
        ? .send(
          Array("HTTP/1.1 200 OK\r\nETag: \"".utf8) + [0xFF, 0xFE]
            + Array(
              "\"\r\nContent-Length: \(feed.utf8.count)\r\nConnection: close\r\n\r\n\(feed)".utf8
            )
        ) : .status("400 Bad Request")
    ]
  },
  HostileCase("cookies, which are not for us", "fetched; fetched, 2", rounds: 2) { request, _ in
    request["Cookie"] == nil && request["Referer"] == nil
      ? [.ok(feed, ["Set-Cookie": "id=1; Path=/"])] : [.status("400 Bad Request")]
  },
  HostileCase("Retry-After that says nothing", "status-503, 0") { _, _ in
    [.status("503 X", ["Retry-After": "in a while"])]
  },
]

private let bodyCases: [HostileCase] = [
  HostileCase("nothing", "not-a-feed, 0", .ok("")),
  HostileCase(
    "a page",
    "not-a-feed, 0",
    .ok("<!doctype html><title>x</title>", ["Content-Type": "text/html"])
  ),
  HostileCase("a page that calls itself a feed", "not-a-feed, 0") { _, _ in
    [.ok("<!doctype html><p>login", ["Content-Type": "application/atom+xml"])]
  },
  HostileCase(
    "a feed that calls itself a page",
    "fetched, 2",
    .ok(feed, ["Content-Type": "text/html"])
  ),
  HostileCase("a picture", "not-a-feed, 0") { _, _ in
    [.ok([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + [UInt8](repeating: 7, count: 999))]
  },
  HostileCase("JSON that is no feed", "not-a-feed, 0", .ok("{\"error\": 1}")),
  HostileCase("a blogroll", "not-a-feed, 0", .ok("<opml version='2.0'><head/><body/></opml>")),
  HostileCase("too much, announced", "too-large, 0") { _, _ in
    [.ok([UInt8](repeating: 32, count: 300_000))]
  },
  HostileCase("too much, unannounced", "too-large, 0") { _, _ in
    [.raw([:], [UInt8](repeating: 32, count: 300_000))]
  },
  HostileCase("a body without end", "too-large, 0") { _, _ in
    forever(.raw([:]), [UInt8](repeating: 32, count: 4096))
  },
  HostileCase("a feed that never ends", "too-large, 0") { _, _ in
    forever(
      .raw([:], Array(feed.dropLast(10).utf8)),
      Array("<entry><id>x</id></entry>".utf8) + [UInt8](repeating: 32, count: 2048)
    )
  },
  HostileCase("a feed cut in the middle, closed in peace", "cut, 2") { _, _ in
    [.raw([:], Array(feed.utf8.dropLast(60)))]
  },
  HostileCase("chunks", "fetched, 2") { _, _ in
    [
      chunked(
        feed.split(separator: " ", omittingEmptySubsequences: false).map {
          let part = $0 + " "
          return "\(String(part.utf8.count, radix: 16))\r\n\(part)\r\n"
        }.joined() + "0\r\n\r\n"
      )
    ]
  },
  HostileCase("chunks, cut off", "broken, 0", chunked("ff\r\n<feed")),
  HostileCase("chunks of nonsense", "broken, 0", chunked("zz\r\n<feed>")),
  HostileCase("a chunk beyond numbers", "broken, 0", chunked("ffffffffffffffffff\r\n<feed>")),
  HostileCase(
    "a chunk that is longer than it says",
    "broken, 0",
    chunked("3\r\n\(feed)\r\n0\r\n\r\n")
  ),
  HostileCase("gzip that is none", "broken, 0", gzipped(Array(feed.utf8))),
  HostileCase("gzip, cut off", "broken, 0", gzipped(Array(deflated(hello).dropLast(12)))),
  HostileCase("gzip of what is no feed", "not-a-feed, 0", gzipped(deflated(hello))),
  HostileCase("gzip in two members", "fetched, 2") { _, _ in
    let (start, end) = (Array(feed.utf8.prefix(50)), Array(feed.utf8.dropFirst(50)))
    return [gzipped(storedGzip(start) + storedGzip(end))]
  },
  HostileCase(
    "gzip by its old name",
    "fetched, 2",
    .ok(storedGzip(Array(feed.utf8)), ["Content-Encoding": "X-Gzip"])
  ),
  HostileCase(
    "gzip with a tail",
    "broken, 0",
    gzipped(storedGzip(Array(feed.utf8)) + Array("<!-- -->".utf8))
  ),
  HostileCase(
    "a character set for an encoding",
    "fetched, 2",
    .ok(feed, ["Content-Encoding": "utf-8"])
  ),
  HostileCase("a bomb", "too-large, 0", gzipped(bomb)),
  HostileCase("a bomb in chunks", "too-large, 0") { _, _ in
    [
      .raw(
        ["Content-Encoding": "gzip", "Transfer-Encoding": "chunked"],
        Array("\(String(bomb.count, radix: 16))\r\n".utf8) + bomb + Array("\r\n0\r\n\r\n".utf8)
      )
    ]
  },
  HostileCase("gzip that unpacks to nothing, for ever", "too-large, 0") { _, _ in
    // Empty stored blocks: five bytes each, and not one byte of output.
    forever(
      .raw(["Content-Encoding": "gzip"], [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]),
      (0..<1000).flatMap { _ in [0, 0, 0, 0xFF, 0xFF] as [UInt8] }
    )
  },
  HostileCase("brotli", "fetched, 2", brotli(storedBrotli(Array(feed.utf8)))),
  HostileCase(
    "brotli of what is no feed",
    "not-a-feed, 0",
    brotli(storedBrotli(Array("hello".utf8)))
  ),
  HostileCase("brotli that is none", "broken, 0", brotli(Array(feed.utf8))),
  HostileCase("brotli that is gzip", "broken, 0", brotli(deflated(hello))),
  HostileCase(
    "brotli, cut off",
    "broken, 0",
    brotli(Array(storedBrotli(Array(feed.utf8)).dropLast(1)))
  ),
  HostileCase("brotli, twice", "broken, 0", brotli(packedFeed + packedFeed)),
  HostileCase("brotli with a tail", "broken, 0", brotli(packedFeed + Array("<!-- -->".utf8))),
  HostileCase("a bomb of brotli", "too-large, 0", brotli(brotliBomb)),
  HostileCase("too much brotli", "too-large, 0") { _, _ in
    [brotli(storedBrotli([UInt8](repeating: 32, count: 300_000)))]
  },
  HostileCase("brotli that unpacks to nothing, for ever", "too-large, 0") { _, _ in
    // Blocks of metadata, a byte each, and not one byte of output.
    forever(
      .raw(["Content-Encoding": "br"], [0x0C]),
      [UInt8](repeating: 0x06, count: 5000)
    )
  },
  HostileCase("two encodings at once", "not-a-feed, 0") { _, _ in
    [.ok(packedFeed, ["Content-Encoding": "br, br"])]
  },
  HostileCase(
    "an encoding that it only claims",
    "fetched, 2",
    .ok(feed, ["Content-Encoding": "zstd"])
  ),
  HostileCase("a charset that lies", "fetched, 2") { _, _ in
    [.ok(feed, ["Content-Type": "application/atom+xml; charset=utf-16"])]
  },
  HostileCase("a declaration that lies", "fetched, 2") { _, _ in
    [.ok("<?xml version='1.0' encoding='utf-16'?>" + feed)]
  },
  HostileCase("UTF-16 that calls itself UTF-8", "fetched, 2") { _, _ in
    [.ok(utf16, ["Content-Type": "application/atom+xml; charset=utf-8"])]
  },
  HostileCase("an encoding that nobody knows", "fetched, 2") { _, _ in
    [.ok("<?xml version='1.0' encoding='klingon'?>" + feed)]
  },
  HostileCase("bytes that are no UTF-8", "fetched, 2") { _, _ in
    [.ok(Array(atom(["1", "2"], title: "@").utf8).map { $0 == 0x40 ? 0xFF : $0 })]
  },
  HostileCase("a billion laughs", "fetched, 1") { _, _ in
    let laughs = (1...9).map {
      "<!ENTITY l\($0) '\(String(repeating: "&l\($0 - 1);", count: 10))'>"
    }
    let doctype = "<!DOCTYPE feed [<!ENTITY l0 'lol'>\(laughs.joined())]>"
    return [.ok(doctype + atom(["1"], title: "&l9;"))]
  },
  HostileCase("an entity that is a file", "fetched, 1") { _, _ in
    [.ok("<!DOCTYPE feed [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>" + atom(["1"], title: "&f;"))]
  },
  HostileCase("elements as deep as it goes", "fetched, 0") { _, _ in
    let deep = String(repeating: "<x>", count: 9000) + String(repeating: "</x>", count: 9000)
    return [.ok(atom(["1"], head: deep))]
  },
]

private let connectionCases: [HostileCase] = [
  HostileCase("silence, and good-bye", "broken, 0", .wait(milliseconds: 20)),
  HostileCase("a reset before the head", "connection, 0", .reset),
  HostileCase(
    "a reset in the head",
    "connection, 0",
    .send(Array("HTTP/1.1 200 OK\r\nX".utf8)),
    .wait(milliseconds: 50),
    .reset
  ),
  HostileCase(
    "a reset in the body",
    "connection, 0",
    .ok(feed, ["Content-Length": "9999"]),
    .wait(milliseconds: 50),
    .reset
  ),
  HostileCase("good-bye in the head", "broken, 0", .send(Array("HTTP/1.1 200 OK\r\nX".utf8))),
  HostileCase("an hour of silence", "timeout, 0", isSlow: true, .wait(milliseconds: 5000)),
  HostileCase(
    "an hour of silence in the body",
    "timeout, 0",
    isSlow: true,
    .ok(feed, ["Content-Length": "9999"]),
    .wait(milliseconds: 5000)
  ),
  HostileCase("a byte of the body now and then", "timeout, 0", isSlow: true) { _, _ in
    Array(forever(.ok("<", ["Content-Length": "9999"]), [0x20], milliseconds: 100).prefix(60))
  },
  HostileCase("a byte of the head now and then", "timeout, 0", isSlow: true) { _, _ in
    Array(
      forever(.send(Array("HTTP/1.1 200 OK\r\nX: ".utf8)), [0x78], milliseconds: 100).prefix(60)
    )
  },
  HostileCase("interim answers without end", "timeout, 0", isSlow: true) { _, _ in
    Array(
      forever(.send([]), Array("HTTP/1.1 102 Processing\r\n\r\n".utf8), milliseconds: 100).prefix(
        60
      )
    )
  },
]

private let redirectCases: [HostileCase] = [
  HostileCase("a circle of one", "redirect, 0", .redirect("/feed")),
  HostileCase("a circle of two", "redirect, 0") { request, _ in
    [.redirect(request.path == "/feed" ? "/a" : "/feed")]
  },
  HostileCase("a way without end", "redirect, 0") { request, _ in [.redirect(request.path + "x")] },
  HostileCase("to nowhere", "redirect, 0", .redirect("")),
  HostileCase("without a place", "status-302, 0", .status("302 Found")),
  HostileCase("to a file", "redirect, 0", .redirect("file:///etc/passwd")),
  HostileCase("to another service", "redirect, 0", .redirect("gopher://127.0.0.1:11211/_stats")),
  HostileCase("to data", "redirect, 0", .redirect("data:text/xml,<rss/>")),
  HostileCase("with a password", "redirect, 0", .redirect("http://user:secret@127.0.0.1/")),
  HostileCase("to a port that is none", "redirect, 0", .redirect("http://127.0.0.1:99999/")),
  HostileCase("to where nobody listens", "connection, 0", .redirect("http://127.0.0.1:1/")),
  HostileCase("to a name that nobody has", "dns, 0", .redirect("http://nowhere.invalid/")),
  HostileCase("301 to a page to log in", "not-a-feed, 0") { request, _ in
    request.path == "/feed" ? [.redirect("/login", "301 X")] : [.ok("<html><form>")]
  },
  HostileCase("303 to the feed", "fetched, 2") { request, _ in
    request.path == "/feed" ? [.redirect("/x", "303 See Other")] : [.ok(feed)]
  },
  HostileCase("307 to the feed", "fetched, 2") { request, _ in
    request.path == "/feed" ? [.redirect("/x", "307 X")] : [.ok(feed)]
  },
  HostileCase("a validator that tells who comes", "fetched; fetched, 2", rounds: 2) { request, _ in
    if request.path == "/feed" { return [.redirect("/x")] }
    return request.path == "/x" && request["If-None-Match"] == nil || request.path == "/y"
      ? [.ok(feed, ["ETag": "\"you\""])] : [.redirect("/y")]
  },
]

private let lyingCases: [HostileCase] = [
  HostileCase("ids that change each time", "fetched; fetched; fetched, 2", rounds: 3) { _, round in
    [.ok(feed.replacingOccurrences(of: "urn:x:", with: "urn:\(round):"))]
  },
  HostileCase("all entries with one id", "fetched; fetched, 2", rounds: 2) { _, _ in
    [.ok(feed.replacingOccurrences(of: "urn:x:[12]", with: "urn:x:0", options: .regularExpression))]
  },
  HostileCase("an ETag that never changes", "fetched; fetched, 3", rounds: 2) { _, round in
    [.ok(round == 0 ? feed : atom(["1", "2", "3"]), ["ETag": "\"same\""])]
  },
  HostileCase("an ETag that always changes", "fetched; fetched; fetched, 2", rounds: 3) {
    _,
    round in
    [.ok(feed, ["ETag": "\"\(round)\""])]
  },
  HostileCase(
    "a page in the place of the feed, for a while",
    "fetched; not-a-feed; fetched, 2",
    rounds: 3
  ) {
    _,
    round in [.ok(round == 1 ? "<html>We will be back" : feed, ["ETag": "\"\(round)\""])]
  },
  HostileCase("a feed that lost its entries", "fetched; fetched, 2", rounds: 2) { _, round in
    [.ok(round == 0 ? feed : atom([]))]
  },
  HostileCase("there and not there", "fetched; status-404; fetched, 2", rounds: 3) { _, round in
    round == 1 ? [.status("404 Not Found")] : [.ok(feed)]
  },
  HostileCase("gone, and nobody comes back", "fetched; gone; skipped, 2", rounds: 3) { _, round in
    round == 0 ? [.ok(feed)] : [.status("410 Gone")]
  },
  HostileCase("peace, and nobody comes back", "status-429; skipped; skipped, 0", rounds: 3) {
    _,
    round in
    round == 0 ? [.status("429 Too Many Requests")] : [.ok(feed)]
  },
  HostileCase("a difference by an unknown means", "fetched; broken, 2", rounds: 2) { _, round in
    round == 0
      ? [.ok(feed, ["ETag": "1"])] : [.ok("@@ -1", ["IM": "diffe"], status: "226 IM Used")]
  },
]

private let cases =
  statusCases + otherStatusCases + headerCases + bodyCases + connectionCases + redirectCases
  + lyingCases

@Test(arguments: cases) func whateverAServerDoesHasItsState(_ example: HostileCase) async throws {
  try await withTemporaryDirectory { directory in
    try await LoopbackServer.run { server in
      let bench = try HostileBench(directory, isSlow: example.isSlow)
      var words: [String] = []
      for round in 0..<example.rounds {
        server.answer { example.answer($0, round) }
        let report = try await bench.refresh(server.url("/feed"))
        #expect(!report.detail.isEmpty || report.kind == .unchanged)
        words.append(try await bench.word(report))
      }
      let outcome = "\(words.joined(separator: "; ")), \(try await bench.count())"
      let detail = try await bench.store.subscriptions()[0].fetch.detail
      #expect(outcome == example.outcome, "\(detail)")
    }
  }
}

@Test func thereAreAtLeastSixtyCases() {
  #expect(cases.count - statusCases.count >= 60)
}

@Test(arguments: [
  "http://127.0.0.2/", "http://[::1]/", "http://10.0.0.1/",
  "http://192.168.1.1/admin", "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/",
  "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[fe80::1]/",
  "http://[fd00::1]/",
  "http://2130706434/", "http://0x7f.2/", "http://0177.0.0.2/", "http://rebind.example.org/",
])
func noRedirectLeadsIntoPrivateSpace(_ place: String) async throws {
  try await withTemporaryDirectory { directory in
    try await LoopbackServer.run { server in
      server.answer { _ in [.redirect(place, "301 Moved Permanently")] }
      let bench = try HostileBench(directory)
      let fetcher = Fetcher(version: "1", permitted: ["127.0.0.1"], limits: bench.limits) {
        host,
        port in
        host == "rebind.example.org"
          ? ["93.184.215.14", "127.0.0.2"] : try await Connections.systemResolver(host, port)
      }
      let report = try await bench.refresh(server.url("/feed"), fetcher: fetcher)
      #expect(try await bench.word(report) == "private", "\(report.detail)")
      #expect(server.requests.count == 1)
    }
  }
}

@Test func aNameServerThatCannotDecideIsAStateEachTime() async throws {
  try await withTemporaryDirectory { directory in
    try await LoopbackServer.run { server in
      let bench = try HostileBench(directory)
      struct Unknown: Error {}
      let answers: [(@Sendable () throws -> [String], String)] = [
        ({ throw Unknown() }, "dns"), ({ ["127.0.0.1"] }, "fetched"), ({ [] }, "dns"),
        ({ ["10.0.0.1"] }, "private"), ({ ["127.0.0.1", "10.0.0.1"] }, "private"),
        ({ ["no address"] }, "private"), ({ ["::1"] }, "private"), ({ ["127.0.0.1"] }, "fetched"),
      ]
      server.answer { _ in [.ok(feed)] }
      for (answer, word) in answers {
        let fetcher = Fetcher(
          version: "1",
          permitted: ["127.0.0.1", "::1x"],
          limits: bench.limits,
          resolve: { _, _ in try answer() }
        )
        let report = try await bench.refresh(
          server.url("/feed", host: "localhost"),
          fetcher: fetcher
        )
        #expect(try await bench.word(report) == word, "\(report.detail)")
      }
      #expect(server.requests.count == 2)
      #expect(try await bench.count() == 2)
    }
  }
}

@Test func aCertificateOfNobodyIsNotTrusted() async throws {
  let context = try NIOSSLContext(configuration: Certificate.server())
  try await withTemporaryDirectory { directory in
    try await LoopbackServer.run(tls: context) { server in
      server.answer { _ in [.ok(feed)] }
      let bench = try HostileBench(directory)
      for host in ["localhost", "127.0.0.1"] {
        let report = try await bench.refresh("https://\(host):\(server.port)/feed")
        #expect(try await bench.word(report) == "tls", "\(report.detail)")
      }
      #expect(server.requests.isEmpty)
    }
    // Where no TLS is spoken there is no falling back to plain HTTP.
    try await LoopbackServer.run { server in
      server.answer { _ in [.ok(feed)] }
      let bench = try HostileBench(directory)
      let report = try await bench.refresh("https://127.0.0.1:\(server.port)/feed")
      #expect(try await bench.word(report) == "tls", "\(report.detail)")
    }
  }
}

@Test func noRedirectLeadsFromHTTPSDownToHTTP() throws {
  let secure = try Target("https://example.org/feed")
  #expect(throws: Failure.self) { try secure.redirected(to: "http://example.org/feed") }
  #expect(throws: Failure.self) { try secure.redirected(to: "HTTP://example.org/feed") }
  #expect(try secure.redirected(to: "//example.com/").url == "https://example.com/")
  #expect(try secure.redirected(to: "b").url == "https://example.org/b")
}
