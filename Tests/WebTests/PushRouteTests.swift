import Aggregation
import Crypto
import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import Syndication
import Testing

@testable import Web

private let body = """
  <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:x</id>
  <updated>2026-01-01T00:00:00Z</updated><link rel="self" href="https://example.org/feed"/>
  <entry><title>New</title><id>urn:1</id><updated>2026-01-01T00:00:00Z</updated></entry></feed>
  """

private func signed(_ secret: String) -> String {
  let key = SymmetricKey(data: Array(secret.utf8))
  let code = HMAC<SHA512>.authenticationCode(for: Array(body.utf8), using: key)
  return "sha512=" + code.map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
}

@Suite struct PushRouteTests {
  /// A fixture that has asked a hub for one feed.
  private func fixture() async throws -> Fixture {
    let fixture = try Fixture(takesPushes: true)
    try await fixture.store.list([("https://example.org/feed", "example.org")], now: Fixture.start)
    var push = Push(
      subscription: try await fixture.store.subscriptions()[0].id,
      hub: "https://hub.example.org/",
      topic: "https://example.org/feed",
      token: "abc",
      secret: "secret"
    )
    push.state = .asked
    try await fixture.store.save(push)
    return fixture
  }

  @Test func aHubVerifiesAndPushes() async throws {
    let fixture = try await fixture()
    let query = "hub.mode=subscribe&hub.topic=https%3A%2F%2Fexample.org%2Ffeed&hub.challenge=a%3Cb"
    let verified = try await fixture.request(.get, "/websub/abc?\(query)&hub.lease_seconds=9000")
    #expect(verified.status == .ok)
    #expect(verified.text == "a<b")
    #expect(verified.headers[.contentType] == "text/plain; charset=utf-8")
    let pushed = try await fixture.post("/websub/abc", signature: signed("secret"))
    #expect(pushed.status == .accepted)
    let entries = try await fixture.store.timeline(limit: 9)
    #expect(entries.map(\.entry.id) == ["urn:1"])
  }

  @Test func strangersLearnNothing() async throws {
    let fixture = try await fixture()
    #expect(try await fixture.request(.get, "/websub/abc").status == .notFound)
    #expect(try await fixture.request(.get, "/websub/").status == .notFound)
    #expect(
      try await fixture.request(.get, "/websub/x?hub.mode=subscribe&hub.challenge=1").status
        == .notFound
    )
    #expect(try await fixture.post("/websub/x", signature: signed("secret")).status == .gone)
    #expect(try await fixture.post("/websub/abc", signature: signed("guess")).status == .accepted)
    #expect(try await fixture.store.timeline(limit: 9).isEmpty)
  }
}

extension Fixture {
  fileprivate func post(_ path: String, signature: String) async throws -> TestResponse {
    let headers = ["X-Hub-Signature": signature, "Content-Type": "application/atom+xml"]
    return try await request(.post, path, headers, body: body)
  }
}
