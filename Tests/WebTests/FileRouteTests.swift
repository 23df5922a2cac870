import Hummingbird
import HummingbirdTesting
import Publishing
import Syndication
import Testing

@testable import Web

@Suite struct FileRouteTests {
  @Test(arguments: [
    ("/", 200, "home"),
    ("/index.html", 200, "home"),
    ("/?utm_source=x", 200, "home"),
    ("/posts/one/", 200, "A post."),
    ("/posts/%6Fne/", 200, "A post."),
    ("/posts/h%C3%A9%20100%25/", 200, "accents"),
    ("/posts/one", 308, ""),
    ("/posts/two/", 404, "nothing here"),
    ("/posts/", 404, "nothing here"),
    ("/posts/one/index.html/", 404, "nothing here"),
    ("/../../etc/passwd", 404, "nothing here"),
    ("/%2e%2e/%2e%2e/etc/passwd", 404, "nothing here"),
    ("/..%2f..%2fetc%2fpasswd", 404, "nothing here"),
    ("//posts/one", 404, "nothing here"),
    ("//example.com/", 404, "nothing here"),
    ("/index.html%00", 404, "nothing here"),
    ("/%FF", 404, "nothing here"),
    ("/%", 404, "nothing here"),
  ])
  func addressesLeadIntoTheSiteAndNowhereElse(path: String, status: Int, text: String) async throws
  {
    let response = try await Fixture().request(.get, path)
    #expect(response.status.code == status)
    #expect(response.text.contains(text))
  }

  @Test func aFolderWithoutItsSlashIsSentThere() async throws {
    let fixture = try Fixture()
    #expect(try await fixture.request(.get, "/posts/one").headers[.location] == "./one/")
    let accents = try await fixture.request(.get, "/posts/h%C3%A9%20100%25?a=b")
    #expect(accents.headers[.location] == "./h%C3%A9%20100%25/?a=b")
  }

  @Test func anOldAddressLeadsToTheNewOne() async throws {
    let fixture = try Fixture()
    let old = try await fixture.request(.get, "/posts/old/")
    #expect(old.status == .movedPermanently)
    #expect(old.headers[.location] == "/posts/one/")
    #expect(try await fixture.post("/posts/old/comments").status == .notFound)
  }

  @Test func aBlogBelowAFolderIsFoundThereAndAtTheRoot() async throws {
    let fixture = try Fixture(address: "https://example.org/blog/")
    for path in ["/", "/blog/", "/posts/one/", "/blog/posts/one/", "/blog/atom.xml"] {
      #expect(try await fixture.request(.get, path).status == .ok, "\(path)")
    }
    #expect(
      try await fixture.request(.get, "/blog/posts/one").headers[.location] == "./one/"
    )
    #expect(try await fixture.request(.get, "/blog/posts/two/").status == .notFound)
    #expect(try await fixture.request(.get, "/blogs/").status == .notFound)
    #expect(try await fixture.request(.get, "/blog").headers[.location] == "./blog/")
    #expect(try await fixture.post("/blog/posts/one/comments").status == .seeOther)
  }

  @Test func typesAndPoliciesAreStated() async throws {
    let fixture = try Fixture()
    let page = try await fixture.request(.get, "/posts/one/").headers
    #expect(page[.contentType] == "text/html; charset=utf-8")
    #expect(page[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
    #expect(page[.accessControlAllowOrigin] == nil)
    #expect(page[.cacheControl] == "no-cache")
    let feed = try await fixture.request(.get, "/atom.xml").headers
    #expect(feed[.contentType] == "application/atom+xml; charset=utf-8")
    #expect(feed[.accessControlAllowOrigin] == "*")
    #expect(feed[.cacheControl] == "public, max-age=3600")
    #expect(feed[.contentSecurityPolicy] != nil)
    #expect(page[.vary] == "Accept-Encoding")
    #expect(feed[.vary] == "Accept-Encoding, Sec-Fetch-Dest")
    for headers in [page, feed] {
      #expect(headers[.xContentTypeOptions] == "nosniff")
      #expect(headers.values("Referrer-Policy") == ["strict-origin-when-cross-origin"])
      #expect(headers[.lastModified] == "Sun, 06 Nov 1994 08:49:37 GMT")
    }
  }

  @Test func gzipIsAnotherRepresentationWithItsOwnTag() async throws {
    let fixture = try Fixture()
    let plain = try await fixture.request(.get, "/atom.xml")
    let packed = try await fixture.request(.get, "/atom.xml", ["Accept-Encoding": "gzip"])
    #expect(plain.headers[.contentEncoding] == nil)
    #expect(packed.headers[.contentEncoding] == "gzip")
    #expect(
      Array(packed.body.readableBytesView) == Gzip.compress(Array(plain.body.readableBytesView))
    )
    let tag = try #require(plain.headers[.eTag])
    #expect(packed.headers[.eTag] == String(tag.dropLast()) + "-gzip\"")
    // What gains nothing is not packed.
    let small = try await fixture.request(.get, "/feed.json", ["Accept-Encoding": "gzip"])
    #expect(small.headers[.contentEncoding] == nil)
    #expect(small.headers[.vary] == "Accept-Encoding")
  }

  @Test(arguments: ["gzip", "identity"])
  func aCopyThatIsStillGoodIsNotSentAgain(coding: String) async throws {
    let fixture = try Fixture()
    let first = try await fixture.request(.get, "/atom.xml", ["Accept-Encoding": coding])
    let tag = try #require(first.headers[.eTag])
    for other in ["gzip", "identity"] {
      let headers = ["Accept-Encoding": other, "If-None-Match": tag]
      let second = try await fixture.request(.get, "/atom.xml", headers)
      #expect(second.status == .notModified)
      #expect(second.body.readableBytes == 0)
      #expect(second.headers[.contentLength] == nil)
      #expect(second.headers[.eTag] == tag)
      #expect(second.headers[.vary] == first.headers[.vary])
      #expect(second.headers[.cacheControl] != nil)
    }
  }

  @Test func aChangeIsSentWhateverItsDate() async throws {
    let headers = [
      "If-None-Match": "\"old\"", "If-Modified-Since": "Sun, 06 Nov 1994 08:49:37 GMT",
    ]
    #expect(try await Fixture().request(.get, "/atom.xml", headers).status == .ok)
  }

  @Test(arguments: ["/", "/atom.xml", "/static/sound.mp3", "/nowhere", "/posts/one"])
  func headIsGetWithoutTheBody(path: String) async throws {
    let fixture = try Fixture()
    for coding in ["gzip", "identity"] {
      let get = try await fixture.request(.get, path, ["Accept-Encoding": coding])
      let head = try await fixture.request(.head, path, ["Accept-Encoding": coding])
      #expect(head.status == get.status)
      #expect(head.headers == get.headers)
      #expect(head.body.readableBytes == 0)
      #expect(get.headers[.contentLength] == String(get.body.readableBytes))
    }
  }

  @Test func otherMethodsAreToldWhatThereIs() async throws {
    let fixture = try Fixture()
    for method in [HTTPRequest.Method.put, .delete, .patch, .post, .trace] {
      let response = try await fixture.request(method, "/atom.xml")
      #expect(response.status == .methodNotAllowed)
      #expect(response.headers[.allow] == "GET, HEAD, OPTIONS")
    }
    let put = try await fixture.request(.put, "/posts/one/comments")
    #expect(put.headers[.allow] == "GET, HEAD, POST, OPTIONS")
    #expect(try await fixture.request(.put, "/nowhere").status == .notFound)
  }

  @Test func readersInBrowsersMayAskWithConditions() async throws {
    let response = try await Fixture().request(
      .options,
      "/atom.xml",
      ["Origin": "https://reader.example", "Access-Control-Request-Headers": "if-none-match"]
    )
    #expect(response.status == .noContent)
    #expect(response.headers[.accessControlAllowOrigin] == "*")
    #expect(response.headers[.accessControlAllowMethods] == "GET, HEAD, OPTIONS")
    #expect(response.headers[.accessControlAllowHeaders] == "*")
    let comments = try await Fixture().request(.options, "/posts/one/comments")
    #expect(comments.headers[.allow] == "GET, HEAD, POST, OPTIONS")
    #expect(comments.headers[.accessControlAllowOrigin] == nil)
  }

  @Test func aBrowserIsToldThatAFeedIsXMLSoThatItShowsIt() async throws {
    let fixture = try Fixture()
    let window = ["Sec-Fetch-Dest": "document"]
    let shown = try await fixture.request(.get, "/atom.xml", window)
    let read = try await fixture.request(.get, "/atom.xml", ["Sec-Fetch-Dest": "empty"])
    #expect(shown.headers[.contentType] == "application/xml; charset=utf-8")
    #expect(read.headers[.contentType] == "application/atom+xml; charset=utf-8")
    #expect(shown.body == read.body)
    let page = try await fixture.request(.get, "/", window)
    #expect(page.headers[.contentType] == "text/html; charset=utf-8")
    let json = try await fixture.request(.get, "/feed.json", window)
    #expect(json.headers[.contentType] == "application/feed+json; charset=utf-8")
  }

  @Test func answersWithoutABodyLeaveTheConnectionInOrder() async throws {
    try await Fixture().application.test(.live) { client in
      for _ in 0..<3 {
        let first = try await client.execute(uri: "/atom.xml", method: .get)
        let tag = try #require(first.headers[.eTag])
        let second = try await client.execute(
          uri: "/atom.xml",
          method: .get,
          headers: [.ifNoneMatch: tag]
        )
        #expect(second.status == .notModified)
        #expect(second.headers[.contentLength] == nil)
        #expect(second.headers[.transferEncoding] == nil)
        let options = try await client.execute(uri: "/atom.xml", method: .options)
        #expect(options.status == .noContent)
        let moved = try await client.execute(uri: "/posts/one", method: .get)
        #expect(moved.status == .permanentRedirect)
      }
    }
  }

  @Test func mediaAreSentInParts() async throws {
    let fixture = try Fixture()
    let path = "/static/sound.mp3"
    let part = try await fixture.request(.get, path, ["Range": "bytes=10-19"])
    #expect(part.status == .partialContent)
    #expect(part.headers[.contentRange] == "bytes 10-19/200")
    #expect(Array(part.body.readableBytesView) == Array(10..<20))
    let beyond = try await fixture.request(.get, path, ["Range": "bytes=200-"])
    #expect(beyond.status == .rangeNotSatisfiable)
    #expect(beyond.headers[.contentRange] == "bytes */200")
    let changed = try await fixture.request(
      .get,
      path,
      ["Range": "bytes=10-19", "If-Range": "\"other\""]
    )
    #expect(changed.status == .ok)
    #expect(changed.body.readableBytes == 200)
    #expect(changed.headers[.acceptRanges] == "bytes")
  }
}

@Suite struct ServedSiteTests {
  private static let later = Timestamp(seconds: Fixture.start.seconds + 5000, nanoseconds: 7)

  private func site(
    _ text: String,
    stated: Int64?,
    after previous: ServedSite? = nil,
    known: [String: Revision] = [:]
  ) throws -> ServedSite {
    let file = SiteFile(
      Array(text.utf8),
      mediaType: "text/html; charset=utf-8",
      lastModified: stated.map { Timestamp(seconds: $0) }
    )
    let blog = try Fixture.blog()
    return ServedSite(["x": file], of: blog, after: previous, known: known, now: Self.later)
  }

  @Test func tagsDependOnNothingButTheBytes() throws {
    let tag = try site("a", stated: 1).revisions["x"]?.tag
    #expect(try site("a", stated: 2).revisions["x"]?.tag == tag)
    #expect(try site("b", stated: 1).revisions["x"]?.tag != tag)
    #expect(EntityTag(of: []).header == "\"e3b0c44298fc1c149afbf4c8996fb924\"")
  }

  @Test(
    arguments: [
      ("a", 100, "a", 100, 100),
      ("a", 100, "a", 200, 100),
      ("a", 100, "b", 200, 200),
      // The page changed while its post's date stood still.
      ("a", 100, "b", 100, 1_800_005_000),
      ("a", 100, "b", 50, 1_800_005_000),
      // A date in the future says nothing yet.
      ("a", 100, "b", 1_900_000_000, 1_800_005_000),
      // Nothing tells when a style was made, but when it was replaced is known.
      ("a", nil, "a", nil, nil),
      ("a", nil, "b", nil, 1_800_005_000),
    ] as [(String, Int64?, String, Int64?, Int64?)]
  )
  func theDateMovesExactlyWhenTheBytesDo(
    before: String,
    statedBefore: Int64?,
    after: String,
    stated: Int64?,
    expected: Int64?
  ) throws {
    let old = try site(before, stated: statedBefore)
    let inMemory = try site(after, stated: stated, after: old)
    #expect(inMemory.revisions["x"]?.lastModified == expected.map { Timestamp(seconds: $0) })
    let afterRestart = try site(after, stated: stated, known: old.revisions)
    #expect(afterRestart.revisions == inMemory.revisions)
  }
}
