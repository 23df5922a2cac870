import Hummingbird
import HummingbirdTesting
import Publishing
import Storage
import Testing

@testable import Web

@Suite struct CommentRouteTests {
  @Test func aCommentWaitsForModeration() async throws {
    let fixture = try Fixture()
    let body = "name=Ann+Lee&url=ann.example.org&body=Well+said.%0D%0A%0D%0A%3Cb%3Eindeed%3C%2Fb%3E"
    let response = try await fixture.post("/posts/one/comments", body)
    #expect(response.status == .seeOther)
    #expect(response.headers[.location] == "comments/thanks")
    let comment = try #require(try await fixture.store.comments().first)
    #expect(comment.status == .awaiting)
    #expect(comment.post == "one")
    #expect(comment.name == "Ann Lee")
    #expect(comment.url == "https://ann.example.org")
    #expect(comment.body == "Well said.\n\n<b>indeed</b>")
    #expect(comment.submitted == Fixture.start)
    #expect(comment.id.count == 36)
    let thanks = try await fixture.request(.get, "/posts/one/comments/thanks")
    #expect(thanks.status == .ok)
    #expect(thanks.text.contains("Thank you"))
  }

  @Test func sentTwiceItIsOneComment() async throws {
    let fixture = try Fixture()
    for _ in 0..<2 { #expect(try await fixture.post().status == .seeOther) }
    #expect(try await fixture.store.comments().count == 1)
    #expect(
      try await fixture.post("/posts/one/comments", "name=Bo&body=Well+said.").status == .seeOther
    )
    #expect(try await fixture.store.comments().count == 2)
  }

  @Test(arguments: [
    "/posts/two/comments", "/posts//comments", "/posts/one/comments/", "/posts/one/two/comments",
    "/comments", "/posts/..%2Fone/comments", "/posts/one%2F/comments",
    "/posts/one/index.html/comments",
  ])
  func aPostThatIsNotThereTakesNone(path: String) async throws {
    let fixture = try Fixture()
    #expect(try await fixture.post(path).status == .notFound)
    #expect(try await fixture.store.comments().isEmpty)
  }

  @Test(arguments: [
    ("name=&body=x", "Please say who you are"),
    ("name=%20%09&body=x", "Please say who you are"),
    ("name=Ann&body=", "Please write something"),
    ("name=Ann", "Please write something"),
    ("name=Ann&body=%0A%01", "Please write something"),
    ("name=Ann&body=x&url=javascript%3Aalert(1)", "no web address"),
    ("name=Ann&body=x&url=data%3Atext%2Fhtml%2Cx.y", "no web address"),
    ("name=Ann&body=x&email=nobody", "no mail address"),
    ("name=Ann&body=%FF", "arrived damaged"),
  ])
  func whatCannotBeTakenIsExplained(body: String, message: String) async throws {
    let fixture = try Fixture()
    let response = try await fixture.post("/posts/one/comments", body)
    #expect(response.status.code == 422)
    #expect(response.headers[.contentType] == "text/html; charset=utf-8")
    #expect(response.text.contains(message))
    #expect(try await fixture.store.comments().isEmpty)
  }

  @Test func whatWasTypedIsKeptAndEscaped() async throws {
    let typed = "%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"
    let response = try await Fixture().post(
      "/posts/one/comments",
      "name=%22%3E%3Ci%3E&body=\(typed)&url=!"
    )
    #expect(response.status.code == 422)
    #expect(response.text.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(response.text.contains("value=\"&quot;&gt;&lt;i&gt;\""))
    #expect(!response.text.contains("<script"))
    #expect(!response.text.contains("<i>"))
    #expect(response.text.contains("Notes &amp; Queries"))
  }

  @Test func theLongestCommentIsTakenInAnyScript() async throws {
    let fixture = try Fixture()
    let longest = String(repeating: "%E8%AA%9E", count: CommentForm.maximumBody)
    #expect(
      try await fixture.post("/posts/one/comments", "name=A&body=\(longest)").status == .seeOther
    )
    let stored = try #require(try await fixture.store.comments().first)
    #expect(stored.body.count == CommentForm.maximumBody)
    let longer = try await fixture.post("/posts/one/comments", "name=A&body=\(longest)x")
    #expect(longer.status.code == 422)
    #expect(longer.text.contains("\u{8A9E}x</textarea>"))
  }

  @Test func aFloodOfBytesIsCutOffAndWhatWasReadIsKept() async throws {
    let fixture = try Fixture()
    let body = "name=Ann&body=Beginning+" + String(repeating: "x", count: 400_000)
    let response = try await fixture.post("/posts/one/comments", body)
    #expect(response.status.code == 413)
    #expect(response.text.contains("Beginning xxx"))
    #expect(response.text.contains("value=\"Ann\""))
    #expect(try await fixture.store.comments().isEmpty)
  }

  @Test func programsAreThankedAndTheirCommentIsSpam() async throws {
    let fixture = try Fixture()
    let response = try await fixture.post(
      "/posts/one/comments",
      "name=Bot&body=Buy!&subject=http%3A%2F%2Fspam.example"
    )
    #expect(response.status == .seeOther)
    #expect(try await fixture.store.comments(.awaiting).isEmpty)
    #expect(try await fixture.store.comments(.spam).count == 1)
  }

  @Test func whoSendsManyIsAskedToWait() async throws {
    let fixture = try Fixture(isBehindProxy: true)
    for index in 0..<5 {
      let response = try await fixture.post("/posts/one/comments", "name=A&body=\(index)")
      #expect(response.status == .seeOther)
    }
    let refused = try await fixture.post("/posts/one/comments", "name=A&body=my+sixth")
    #expect(refused.status == .tooManyRequests)
    #expect(refused.headers[.retryAfter] == "30")
    #expect(refused.text.contains("my sixth</textarea>"))
    let other = try await fixture.post(
      "/posts/one/comments",
      "name=B&body=x",
      ["X-Forwarded-For": "10.0.0.1, 192.0.2.7"]
    )
    #expect(other.status == .seeOther)
    #expect(try await fixture.store.comments().count == 6)
  }

  @Test(arguments: [
    (["Sec-Fetch-Site": "cross-site"], 403),
    (["Sec-Fetch-Site": "same-site"], 403),
    (["Sec-Fetch-Site": "same-origin", "Origin": "https://proxied.example"], 303),
    (["Origin": "null"], 403),
    (["Origin": "https://evil.example"], 403),
    (["Origin": "http://localhost"], 303),
    (["Origin": "https://blog.example.org"], 303),
    (["Origin": "https://blog.example.org.evil.example"], 403),
    (["Content-Type": "text/plain"], 415),
    (["Content-Type": "multipart/form-data; boundary=x"], 415),
    (["Content-Type": "Application/X-WWW-Form-Urlencoded; charset=UTF-8"], 303),
    ([:], 303),
  ])
  func onlyFormsOfThisSiteAreTaken(headers: [String: String], status: Int) async throws {
    let fixture = try Fixture()
    let response = try await fixture.post("/posts/one/comments", "name=A&body=x", headers)
    #expect(response.status.code == status)
    #expect(try await fixture.store.comments().count == (status == 303 ? 1 : 0))
  }

  @Test func aBlogWithoutCommentsTakesNone() async throws {
    let fixture = try Fixture(takesComments: false)
    #expect(try await fixture.post().status == .notFound)
    #expect(try await fixture.store.comments().isEmpty)
  }

  @Test func theFormsAddressLeadsBackToThePost() async throws {
    let response = try await Fixture().request(.get, "/posts/one/comments")
    #expect(response.status == .seeOther)
    #expect(response.headers[.location] == "./#comments")
  }
}

@Suite struct ClientAddressTests {
  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"),
    ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
    ("2001:db8::1", "2001:db8:0:0::/64"),
    ("::1", "0:0:0:0::/64"),
    ("fe80::1%eth0", "fe80:0:0:0::/64"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
  ])
  func aNetworkOfIPv6CountsAsOne(peer: String, expected: String) {
    let key = ClientAddress.key(peer: peer, forwarded: ["10.9.9.9"], isBehindProxy: false)
    #expect(key == expected)
  }

  @Test func aProxyIsBelievedOnlyForWhatItAdded() {
    let lines = ["1.1.1.1", "2.2.2.2, 3.3.3.3"]
    let key = ClientAddress.key(peer: "127.0.0.1", forwarded: lines, isBehindProxy: true)
    #expect(key == "3.3.3.3")
    #expect(ClientAddress.key(peer: "127.0.0.1", forwarded: [], isBehindProxy: true) == "127.0.0.1")
  }
}
