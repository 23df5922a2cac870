import Foundation
import Storage
import Testing

@testable import Aggregation

private typealias Step = LoopbackServer.Step

private let patient: Fetcher.Limits = {
  var limits = Fetcher.Limits.patient
  limits.bytes = 1 << 20
  limits.ratio = 100
  return limits
}()

/// For the answers that are to come too late.
private let impatient: Fetcher.Limits = {
  var limits = patient
  limits.read = .milliseconds(300)
  limits.total = .milliseconds(900)
  return limits
}()

private func fetch(
  _ server: LoopbackServer,
  _ path: String = "/feed",
  validators: Validators = Validators(),
  allowsPrivate: Bool = true,
  limits: Fetcher.Limits = patient
) async -> Exchange {
  let fetcher = Fetcher(version: "1.2.3", allowsPrivate: allowsPrivate, limits: limits)
  let url = server.url(path)
  let exchange = await fetcher.fetch(url, validators: validators, validatedURL: url)
  await fetcher.shutdown()
  return exchange
}

extension Exchange {
  fileprivate var content: Content? {
    if case .content(let content) = outcome { content } else { nil }
  }
  fileprivate var failure: Failure? {
    if case .failed(let failure) = outcome { failure } else { nil }
  }
  /// The outcome as a table of expectations names it.
  fileprivate var kind: String {
    switch outcome {
    case .unchanged: "unchanged"
    case .content(let content): "content \(content.bytes.count)"
    case .gone: "gone"
    case .failed(.badAddress): "bad address"
    case .failed(.refusedAddress): "refused"
    case .failed(.unknownHost): "unknown host"
    case .failed(.unreachable): "unreachable"
    case .failed(.insecure): "insecure"
    case .failed(.timeout): "timeout"
    case .failed(.redirect): "redirect"
    case .failed(.status(let code)): "status \(code)"
    case .failed(.tooLarge): "too large"
    case .failed(.broken): "broken"
    case .failed(.notAFeed): "no feed"
    case .failed(.file): "file"
    case .failed(.deferred): "deferred"
    }
  }
}

@Test func aRequestSaysWhoAsksAndCarriesNothingElse() async throws {
  try await LoopbackServer.run { server in
    _ = await fetch(server)
    let request = try #require(server.requests.first)
    #expect(request["User-Agent"]?.hasPrefix("Feedloom/1.2.3 (+https://") == true)
    #expect(request["Accept-Encoding"] == "br, gzip")
    #expect(
      Set(request.headers.keys)
        .isSubset(of: ["host", "user-agent", "accept", "accept-encoding", "connection"])
    )
  }
}

@Test(arguments: [
  Validators(etag: #""abc""#, lastModified: "Wed, 21 Oct 2015 07:28:00 GMT"),
  Validators(etag: #"W/"weak\" ü""#),
  Validators(etag: "unquoted-gzip"),
  Validators(lastModified: "sunday, 06-Nov-94  08:49:37 gmt"),
])
func validatorsGoBackAsTheyCame(_ validators: Validators) async throws {
  var headers: [String: String] = [:]
  headers["ETag"] = validators.etag
  headers["Last-Modified"] = validators.lastModified
  let given = headers
  try await LoopbackServer.run { server in
    server.answer { _ in [.ok("x", given)] }
    let first = await fetch(server)
    #expect(first.content?.validators == validators)
    server.answer { _ in [.raw([:], status: "304 Not Modified")] }
    let second = await fetch(server, validators: validators)
    #expect(second.kind == "unchanged")
    #expect(server.requests[1]["If-None-Match"] == validators.etag)
    #expect(server.requests[1]["If-Modified-Since"] == validators.lastModified)
  }
}

@Test func validatorsAreToldToNobodyElse() async throws {
  try await LoopbackServer.run { server in
    server.answer { request in
      request.path == "/feed" ? [.redirect("/elsewhere")] : [.ok("x")]
    }
    let exchange = await fetch(server, validators: Validators(etag: #""1""#))
    #expect(exchange.kind == "content 1")
    #expect(server.requests.map { $0["If-None-Match"] } == [#""1""#, nil])
  }
}

struct Answer: Sendable, CustomTestStringConvertible {
  var name: String
  var steps: [LoopbackServer.Step]
  var kind: String
  var testDescription: String { name }
}

func deflated(_ base64: String) -> [UInt8] {
  [UInt8](Data(base64Encoded: base64) ?? Data())
}
let hello = "H4sIAAAAAAACA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA=="  // gzip of "hello world"
let zlibHello = "eJzLSM3JyVcozy/KSQEAGgsEXQ=="
// 4 MiB of zeros, compressed a thousandfold.
let bomb: [UInt8] = {
  let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  // One fixed-Huffman block: a zero, then runs of 258 zeros (code 285, distance 1).
  var bits: [UInt8] = []
  func put(_ value: Int, _ count: Int, reversed: Bool = false) {
    for place in 0..<count {
      bits.append(UInt8(value >> (reversed ? count - 1 - place : place) & 1))
    }
  }
  put(1, 1)
  put(1, 2)
  put(0x30, 8, reversed: true)
  for _ in 0..<16_256 {
    put(0xC5, 8, reversed: true)
    put(0, 5)
  }
  put(0, 7)
  while bits.count % 8 != 0 { bits.append(0) }
  let body = stride(from: 0, to: bits.count, by: 8).map { start in
    (0..<8).reduce(UInt8(0)) { $0 | bits[start + $1] << UInt8($1) }
  }
  return header + body + [0, 0, 0, 0, 0, 0, 0, 0]
}()

private let brotliHeaders = ["Content-Encoding": "br", "Content-Length": "\(packedFeed.count)"]
private let large = [UInt8](repeating: 32, count: 2 << 20)
private let answers: [Answer] = [
  Answer(name: "200", steps: [.ok("hello")], kind: "content 5"),
  Answer(name: "empty", steps: [.ok("")], kind: "content 0"),
  Answer(
    name: "gzip",
    steps: [.ok(deflated(hello), ["Content-Encoding": "gzip"])],
    kind: "content 11"
  ),
  Answer(
    name: "deflate",
    steps: [.ok(deflated(zlibHello), ["Content-Encoding": "deflate"])],
    kind: "content 11"
  ),
  Answer(
    name: "gzip that is none",
    steps: [.ok("hello", ["Content-Encoding": "gzip"])],
    kind: "broken"
  ),
  Answer(
    name: "gzip, cut off",
    steps: [.ok(Array(deflated(hello).dropLast(12)), ["Content-Encoding": "gzip"])],
    kind: "broken"
  ),
  Answer(
    name: "brotli",
    steps: [.ok(storedBrotli(Array("hello".utf8)), ["Content-Encoding": "BR"])],
    kind: "content 5"
  ),
  Answer(
    name: "brotli in pieces",
    steps: [.ok(Array(packedFeed.prefix(50)), brotliHeaders)]
      + packedFeed.dropFirst(50).map { .send([$0]) },
    kind: "content 2934"
  ),
  Answer(name: "empty brotli", steps: [.ok("", ["Content-Encoding": "br"])], kind: "content 0"),
  Answer(name: "bomb", steps: [.ok(bomb, ["Content-Encoding": "gzip"])], kind: "too large"),
  Answer(name: "too large", steps: [.ok(large)], kind: "too large"),
  Answer(name: "too large, unannounced", steps: [.raw([:], large)], kind: "too large"),
  Answer(
    name: "chunked",
    steps: [
      .raw(["Transfer-Encoding": "chunked"], Array("5\r\nhello\r\n".utf8)), .wait(milliseconds: 50),
      .send(Array("1\r\n!\r\n0\r\n\r\n".utf8)),
    ],
    kind: "content 6"
  ),
  Answer(
    name: "chunked, cut off",
    steps: [.raw(["Transfer-Encoding": "chunked"], Array("5\r\nhel".utf8))],
    kind: "broken"
  ),
  Answer(
    name: "shorter than it says",
    steps: [.ok("hello", ["Content-Length": "50"])],
    kind: "broken"
  ),
  Answer(name: "until the end", steps: [.raw([:], Array("hello".utf8))], kind: "content 5"),
  Answer(name: "304 unasked", steps: [.raw([:], status: "304 Not Modified")], kind: "status 304"),
  Answer(name: "204", steps: [.raw([:], status: "204 No Content")], kind: "status 204"),
  Answer(name: "300", steps: [.redirect("/x", "300 Multiple Choices")], kind: "status 300"),
  Answer(name: "401", steps: [.status("401 Unauthorized")], kind: "status 401"),
  Answer(name: "403", steps: [.status("403 Forbidden")], kind: "status 403"),
  Answer(name: "404", steps: [.status("404 Not Found")], kind: "status 404"),
  Answer(name: "410", steps: [.status("410 Gone")], kind: "gone"),
  Answer(name: "429", steps: [.status("429 Too Many Requests")], kind: "status 429"),
  Answer(name: "500", steps: [.status("500 Internal Server Error")], kind: "status 500"),
  Answer(name: "redirect to itself", steps: [.redirect("/feed")], kind: "redirect"),
  Answer(name: "redirect to nowhere", steps: [.redirect("")], kind: "redirect"),
  Answer(name: "redirect to a file", steps: [.redirect("file:///etc/passwd")], kind: "redirect"),
  Answer(name: "redirect without a place", steps: [.status("302 Found")], kind: "status 302"),
  Answer(
    name: "slow head",
    steps: [.wait(milliseconds: 600), .ok("late")],
    kind: "timeout"
  ),
  Answer(
    name: "slow body",
    steps: [.ok("h", ["Content-Length": "2"]), .wait(milliseconds: 600), .send([1])],
    kind: "timeout"
  ),
  Answer(
    name: "a byte now and then",
    steps: [.ok("h", ["Content-Length": "100"])]
      + (0..<150).flatMap { _ -> [Step] in [.wait(milliseconds: 200), .send([1])] },
    kind: "timeout"
  ),
  Answer(
    name: "large headers",
    steps: [.ok("", ["X": String(repeating: "x", count: 70_000)])],
    kind: "too large"
  ),
  Answer(
    name: "endless header",
    steps: [.ok("", ["X": String(repeating: "x", count: 300_000)])],
    kind: "too large"
  ),
  Answer(name: "not HTTP", steps: [.send(Array("SSH-2.0-x\r\n\r\n".utf8))], kind: "broken"),
  Answer(name: "closed at once", steps: [], kind: "broken"),
]

@Test(arguments: answers)
func everyAnswerHasItsOutcome(_ answer: Answer) async throws {
  let steps = answer.steps
  try await LoopbackServer.run { server in
    server.answer { _ in steps }
    let limits = answer.kind == "timeout" ? impatient : patient
    let exchange = await fetch(server, limits: limits)
    #expect(exchange.kind == answer.kind, "\(exchange.outcome)")
  }
}

@Test func retryAfterIsHandedOver() async throws {
  try await LoopbackServer.run { server in
    server.answer { _ in
      [.status("503 Service Unavailable", ["Retry-After": "120"])]
    }
    let exchange = await fetch(server)
    #expect(exchange.kind == "status 503")
    #expect(exchange.retryAfter == "120")
  }
}

@Test func redirectsAreFollowedAndOnlyPermanentOnesMove() async throws {
  try await LoopbackServer.run { server in
    server.answer { request in
      switch request.path {
      case "/feed": [.redirect("a?b", "301 Moved Permanently")]
      case "/a?b": [.redirect("//\(request["Host"] ?? "")/c#top", "308 Permanent Redirect")]
      case "/t": [.redirect("/feed")]
      case "/c": [.ok("x")]
      default: [.status("404 Not Found")]
      }
    }
    let moved = await fetch(server)
    #expect(moved.kind == "content 1")
    #expect(moved.url == server.url("/c"))
    #expect(moved.movedTo == server.url("/c"))
    let temporary = await fetch(server, "/t")
    #expect(temporary.kind == "content 1")
    #expect(temporary.movedTo == nil)
  }
}

@Test func redirectsComeToAnEnd() async throws {
  try await LoopbackServer.run { server in
    server.answer { request in
      [.redirect("/\((Int(request.path.dropFirst()) ?? 0) + 1)")]
    }
    #expect(await fetch(server, "/0").kind == "redirect")
    #expect(server.requests.count == 6)
  }
}

@Test func privateSpaceIsRefusedBeforeAnythingIsSent() async throws {
  try await LoopbackServer.run { server in
    #expect(await fetch(server, allowsPrivate: false).kind == "refused")
    let fetcher = Fetcher(version: "1", limits: patient)
    for host in ["localhost", "[::1]", "[::ffff:127.0.0.1]"] {
      let exchange = await fetcher.fetch(server.url("/", host: host))
      #expect(exchange.kind == "refused", "\(host): \(exchange.outcome)")
    }
    await fetcher.shutdown()
    #expect(server.requests.isEmpty)
  }
}

@Test func aNameThatChangesItsAddressAfterTheCheckIsStillRefused() async throws {
  try await LoopbackServer.run { server in
    // The look-up that is checked says something public, the one that connects says this machine.
    let fetcher = Fetcher(version: "1", limits: patient) { _, _ in ["93.184.215.14"] }
    let exchange = await fetcher.fetch(server.url("/feed", host: "localhost"))
    #expect(exchange.kind == "refused", "\(exchange.outcome)")
    await fetcher.shutdown()
    #expect(server.requests.isEmpty)
  }
}

@Test(arguments: [
  ("ftp://example.org/", "bad address"), ("nothing at all", "bad address"), ("", "bad address"),
  ("http:///path", "bad address"), ("http://example.org:99999/", "bad address"),
  ("http://example.org:0/", "bad address"), ("http://127.0.0.1:-1/", "bad address"),
  ("https://u:p@example.org/", "bad address"),
  ("http://10.0.0.1/", "refused"), ("http://2130706433/", "refused"),
  ("http://0x7f.1/", "refused"), ("http://nowhere.invalid/", "unknown host"),
])
func addressesThatCannotBeAsked(_ url: String, _ kind: String) async {
  let fetcher = Fetcher(version: "1", limits: patient)
  let exchange = await fetcher.fetch(url)
  #expect(exchange.kind == kind, "\(exchange.outcome)")
  await fetcher.shutdown()
}

@Test func aServerThatIsNotThereIsUnreachable() async throws {
  let url = try await LoopbackServer.run { $0.url("/") }
  let fetcher = Fetcher(version: "1", allowsPrivate: true, limits: patient)
  #expect(await fetcher.fetch(url).kind == "unreachable")
  await fetcher.shutdown()
}

@Test(.timeLimit(.minutes(15))) func aLookUpThatNeverEndsIsGivenUp() async throws {
  // It ends only after the fetch has: a fetch that waited for it would wait for ever.
  let (end, gate) = AsyncStream<Void>.makeStream()
  let fetcher = Fetcher(version: "1", limits: impatient) { _, _ in
    // Like getaddrinfo, it does not listen to being cancelled.
    await Task.detached { for await _ in end {} }.value
    return ["1.1.1.1"]
  }
  #expect(await fetcher.fetch("http://slow.example.org/").kind == "timeout")
  gate.finish()
  await fetcher.shutdown()
}
