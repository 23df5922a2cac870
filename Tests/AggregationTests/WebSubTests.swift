import Crypto
import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

private func signature(_ body: String, _ secret: String) -> String {
  let key = SymmetricKey(data: Array(secret.utf8))
  let code = HMAC<SHA256>.authenticationCode(for: Array(body.utf8), using: key)
  return "sha256=" + Identity.hex(Array(code))
}

private func fields(_ form: String) -> [String: String] {
  Dictionary(
    form.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1).map {
        String($0).removingPercentEncoding ?? ""
      }
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
  ) { first, _ in first }
}

/// A feed with a hub, both on one little server, and who subscribes to them.
private struct PushBench {
  var bench: Bench
  let server: LoopbackServer

  var hub: String { server.url("/hub", host: "localhost") }
  var topic: String { server.url("/feed") }

  func feed(_ ids: [String], topic: String? = nil) -> String {
    let links =
      "<link rel=\"hub\" href=\"\(hub)\"/><link rel=\"self\" href=\"\(topic ?? self.topic)\"/>"
    return atom(ids, head: links)
  }

  func subscriber<Result>(
    _ work: (PushSubscriber) async throws -> Result
  ) async throws -> Result {
    let fetcher = Fetcher(version: "1", allowsPrivate: true, limits: .patient)
    let now = bench.now
    let subscriber = PushSubscriber(
      store: bench.store,
      reader: Reader(fetcher: fetcher, blogAt: bench.directory),
      callbacks: "https://blog.example.org/websub/",
      spacing: 0,
      now: { now }
    )
    return try await fetcher.shutDown { try await work(subscriber) }
  }

  func push() async throws -> Push? { try await bench.store.pushes().first }

  /// Finds the hub, asks it, and lets it verify.
  func subscribe() async throws -> Push {
    try bench.subscribe([topic])
    _ = try await bench.refresh(eager: true)
    #expect(try await subscriber { try await $0.renew() } == 1)
    let form = fields(server.requests.last?.body ?? "")
    let token = form["hub.callback"]?.split(separator: "/").last.map(String.init) ?? ""
    let query = [
      "hub.mode": "subscribe", "hub.topic": topic, "hub.challenge": "c 1",
      "hub.lease_seconds": "864000",
    ]
    #expect(try await subscriber { try await $0.verify(token: token, query: query) } == "c 1")
    return try #require(try await push())
  }

  func take(
    _ body: String,
    token: String,
    signature: String?,
    links: [String] = []
  ) async throws -> String {
    var content = Content(bytes: Array(body.utf8))
    content.contentType = "application/atom+xml"
    content.links = links
    let verdict = try await subscriber {
      try await $0.take(token: token, content: content, signature: signature)
    }
    return switch verdict {
    case .unknown: "unknown"
    case .ignored: "ignored"
    case .busy: "busy"
    case .stored(let report): "\(report.new) new"
    }
  }
}

private func withPushBench(
  _ body: (inout PushBench) async throws -> Void
) async throws {
  try await withBench { bench, server in
    var bench = PushBench(bench: bench, server: server)
    let feed = bench.feed(["1"])
    server.answer { request in
      request.path == "/hub" ? [.status("202 Accepted")] : [.ok(feed, ["ETag": "\"1\""])]
    }
    try await body(&bench)
  }
}

@Test func aHubIsAskedVerifiesAndPushes() async throws {
  try await withPushBench { bench in
    let push = try await bench.subscribe()
    #expect(push.state == .active)
    #expect(push.leaseUntil == bench.bench.now + 864_000)
    let form = fields(bench.server.requests.last?.body ?? "")
    #expect(form["hub.mode"] == "subscribe")
    #expect(form["hub.topic"] == bench.topic)
    #expect(form["hub.callback"] == "https://blog.example.org/websub/\(push.token)")
    #expect(form["hub.secret"] == push.secret)
    #expect(push.token.count == 64 && push.secret.count == 64 && push.token != push.secret)

    let before = try await bench.bench.store.subscriptions()[0].fetch
    let body = bench.feed(["2"])
    let verdict = try await bench.take(
      body,
      token: push.token,
      signature: signature(body, push.secret)
    )
    #expect(verdict == "1 new")
    #expect(try await bench.bench.titles() == ["Entry 1", "Entry 2"])
    // What the feed's own server said stays as it was.
    let after = try await bench.bench.store.subscriptions()[0].fetch
    #expect(after.validators == before.validators)
    #expect(after.attempts == before.attempts)
    #expect(try await bench.push()?.lastPush == bench.bench.now)
    #expect(try await bench.subscriber { try await $0.renew() } == 0)
  }
}

@Test func whatIsPushedByAnybodyElseIsIgnored() async throws {
  try await withPushBench { bench in
    let push = try await bench.subscribe()
    let body = bench.feed(["2"])
    let sha1 =
      "sha1="
      + Identity.hex(
        Array(
          HMAC<Insecure.SHA1>.authenticationCode(
            for: Array(body.utf8),
            using: SymmetricKey(data: Array(push.secret.utf8))
          )
        )
      )
    for wrong in [
      nil, "", "sha256", "sha256=", "sha256=zz", signature(body, "guess"), sha1,
      signature(body + " ", push.secret),
    ] {
      #expect(try await bench.take(body, token: push.token, signature: wrong) == "ignored")
    }
    let right = signature(body, push.secret)
    #expect(try await bench.take(body, token: "guess", signature: right) == "unknown")
    let foreign = bench.feed(["2"], topic: "https://example.org/other")
    #expect(
      try await bench.take(foreign, token: push.token, signature: signature(foreign, push.secret))
        == "ignored"
    )
    let links = ["<https://example.org/other>; rel=\"self\""]
    #expect(
      try await bench.take(body, token: push.token, signature: right, links: links) == "ignored"
    )
    let page = "<html><title>x</title></html>"
    #expect(
      try await bench.take(page, token: push.token, signature: signature(page, push.secret))
        == "ignored"
    )
    #expect(try await bench.bench.titles() == ["Entry 1"])
    #expect(try await bench.take(body, token: push.token, signature: right) == "1 new")
  }
}

@Test func onlyWhatWasAskedForIsVerified() async throws {
  try await withPushBench { bench in
    let push = try await bench.subscribe()
    func answer(_ changes: [String: String]) async throws -> String? {
      var query = ["hub.mode": "subscribe", "hub.topic": bench.topic, "hub.challenge": "x"]
      for (name, value) in changes { query[name] = value }
      return try await bench.subscriber { try await $0.verify(token: push.token, query: query) }
    }
    #expect(try await answer([:]) == "x")
    #expect(try await answer(["hub.topic": "https://example.org/"]) == nil)
    #expect(try await answer(["hub.mode": "publish"]) == nil)
    #expect(try await answer(["hub.challenge": ""]) == nil)
    // It is subscribed to: nobody may end that for us.
    #expect(try await answer(["hub.mode": "unsubscribe"]) == nil)
    #expect(try await answer(["hub.mode": "denied"]) == "")
    #expect(try await bench.push()?.state == .denied)
    #expect(try await answer([:]) == nil)
  }
}

@Test func aLeaseIsRenewedAndAHubThatDoesNotPushIsPolledAround() async throws {
  try await withPushBench { bench in
    _ = try await bench.subscribe()
    // With a hub a poll a day does.
    bench.bench.now = bench.bench.now + 10_000
    _ = try await bench.bench.refresh(eager: true)
    let fetch = try await bench.bench.store.subscriptions()[0].fetch
    #expect(fetch.nextDue >= bench.bench.now + 86_400)
    #expect(fetch.dueReason == "its hub pushes what is new")
    // Nine days later the lease is about to end.
    bench.bench.now = start + 9 * 86_400 + 10
    #expect(try await bench.subscriber { try await $0.renew() } == 1)
    #expect(try await bench.push()?.state == .active)
    // Something new is found by polling: the hub did not tell.
    let feed = bench.feed(["1", "2"])
    bench.server.answer { request in
      request.path == "/hub" ? [.status("500 X")] : [.ok(feed, ["ETag": "\"2\""])]
    }
    _ = try await bench.bench.refresh(eager: true)
    let push = try await bench.push()
    #expect(push?.state == .found)
    #expect(try await bench.bench.store.subscriptions()[0].fetch.pushedUntil == nil)
    // A hub that fails is asked less and less.
    bench.bench.now = bench.bench.now + 2 * 86_400
    #expect(try await bench.subscriber { try await $0.renew() } == 1)
    let failed = try #require(try await bench.push())
    #expect(failed.failures == 1)
    #expect(failed.nextAsk > bench.bench.now + 3599)
    #expect(failed.detail.contains("500"))
    // A feed that names no hub any more has none.
    bench.server.answer { _ in [.ok(atom(["1", "2", "3"]))] }
    _ = try await bench.bench.refresh(eager: true)
    #expect(try await bench.push() == nil)
  }
}

@Test func aHubIsNamedByHeadersOrByTheFeed() {
  var feed = Feed()
  #expect(WebSub.hub(of: feed, links: [], at: "https://example.org/feed") == nil)
  let headers = ["</hub>; rel=hub, <https://example.org/topic>; rel=\"self\""]
  #expect(
    WebSub.hub(of: feed, links: headers, at: "https://example.org/feed")
      == WebSub.Hub(hub: "https://example.org/hub", topic: "https://example.org/topic")
  )
  feed.links = [
    Link("https://hub.example.com/", .hub),
    Link("https://example.org/self", .`self`),
  ]
  let named = WebSub.hub(of: feed, links: [], at: "https://example.org/feed")
  #expect(named == WebSub.Hub(hub: "https://hub.example.com/", topic: "https://example.org/self"))
  feed.links[0].href = "ftp://hub.example.com/"
  #expect(WebSub.hub(of: feed, links: [], at: "https://example.org/feed") == nil)
}

@Test(arguments: [
  ("https://blog.example.org/", "https://blog.example.org/websub/"),
  ("https://example.org/blog", "https://example.org/blog/websub/"), ("http://localhost:8080/", nil),
  ("http://127.0.0.1/", nil), ("nonsense", nil),
])
func hubsComeOnlyWhereTheyCan(_ site: String, _ callbacks: String?) {
  #expect(PushSubscriber.callbacks(ofSite: site) == callbacks)
}
