import Markup
import Testing

@testable import Syndication

/// An answer that leaves nothing to be desired, with some fields otherwise; nil takes one away.
private func answer(
  _ changes: [String: String?] = [:],
  status: Int = 200,
  url: String = "https://example.org/feed",
  body: String = "<feed/>"
) -> ServerAnswer {
  var fields: [String: String?] = [
    "Content-Type": "application/atom+xml", "ETag": "\"1\"",
    "Last-Modified": "Tue, 15 Nov 1994 08:49:37 GMT", "Cache-Control": "max-age=600",
    "X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*",
  ]
  for (name, value) in changes { fields[name] = .some(value) }
  let list = fields.compactMap { name, value in value.map { (name: name.lowercased(), value: $0) } }
  return ServerAnswer(url: url, status: status, fields: list, body: Array(body.utf8))
}

private func findings(
  _ evidence: ServerEvidence,
  format: String = "atom"
) -> [Finding] {
  ServerChecks.findings(evidence, format: format, now: Timestamp(seconds: 1_800_000_000))
}

@Suite struct ServerCheckTests {
  @Test func nothingIsSaidOfTheBest() {
    var evidence = ServerEvidence(hops: [answer()])
    evidence.again = answer()
    evidence.head = answer(body: "")
    evidence.byETag = answer(status: 304)
    evidence.byOtherETag = answer(status: 304)
    evidence.byDate = answer(status: 304)
    evidence.byBoth = answer(status: 304)
    evidence.byForeignETag = answer()
    evidence.byOldDate = answer()
    evidence.page = ("https://example.org/", true)
    evidence.hubs = [("https://hub.example.org/", nil)]
    #expect(findings(evidence).map(\.id) == [])
  }

  @Test(
    arguments: [
      (["Content-Type": nil], ["MissingContentType"]),
      (["Content-Type": " "], ["MissingContentType"]),
      (["Content-Type": "application/rss+xml"], ["UnexpectedContentType"]),
      (["Content-Type": "application/xml"], ["NonSpecificMediaType"]),
      (["Content-Type": "text/xml"], ["NonSpecificMediaType", "TextXml"]),
      (["Content-Type": "text/xml; charset=utf-8"], ["NonSpecificMediaType"]),
      (["X-Content-Type-Options": nil], ["MissingNosniff"]),
      (["Content-Encoding": "gzip"], ["MissingVary"]),
      (["Content-Encoding": "gzip", "Vary": "Origin, accept-encoding"], []),
      (["ETag": nil, "Last-Modified": nil], ["MissingValidators"]),
      (["ETag": "abc"], ["InvalidETag"]),
      (["ETag": "W/\"\""], []),
      (["ETag": "\"a\"b\""], ["InvalidETag"]),
      (["Last-Modified": "yesterday"], ["InvalidLastModified"]),
      (["Last-Modified": "2026-01-02"], ["InvalidLastModified"]),
      (["Last-Modified": "Tuesday, 15-Nov-94 08:49:37 GMT"], ["InvalidLastModified"]),
      (["Last-Modified": "Tue, 15 Nov 1994 08:49:37 +0000"], ["InvalidLastModified"]),
      (["Last-Modified": "Fri, 15 Jan 2100 08:00:00 GMT"], ["FutureLastModified"]),
      (["Cache-Control": nil], ["MissingCacheControl"]),
      (["Cache-Control": nil, "Expires": "0"], []),
      (["Cache-Control": nil, "Expires": "Fri, 15 Jan 2100 08:00:00 GMT"], ["CacheTooLong"]),
      (
        [
          "Cache-Control": nil, "Expires": "Tue, 15 Nov 1994 09:49:37 GMT",
          "Date": "Tue, 15 Nov 1994 08:49:37 GMT",
        ], []
      ),
      (["Cache-Control": "max-age=1h"], ["InvalidCacheControl"]),
      (["Cache-Control": "max-age"], ["InvalidCacheControl"]),
      (["Cache-Control": "max-age=-1, public"], ["InvalidCacheControl"]),
      (["Cache-Control": "max-age=\"600\""], []),
      (["Cache-Control": "private, no-store"], ["CacheForbidden"]),
      (["Cache-Control": "public, max-age=604800"], ["CacheTooLong"]),
      (["Cache-Control": "max-age=60, s-maxage=86400"], []),
      (["Set-Cookie": "a=b"], ["CookieSet"]),
      (["Access-Control-Allow-Origin": "https://a.example"], ["MissingCORS"]),
    ] as [([String: String?], [String])]
  )
  func fieldsAreJudged(_ changes: [String: String?], _ ids: [String]) {
    #expect(findings(ServerEvidence(hops: [answer(changes)])).map(\.id) == ids)
  }

  @Test func longTextOughtToBeCompressed() {
    let long = answer(body: String(repeating: "x", count: 2000))
    #expect(
      findings(ServerEvidence(hops: [long])).map(\.message) == ["2000 bytes come uncompressed"]
    )
  }

  @Test func theWayIsJudged() {
    let hops = [
      answer(status: 302, url: "https://example.org/a"),
      answer(status: 308, url: "https://example.org/b"), answer(),
    ]
    #expect(
      findings(ServerEvidence(hops: hops)).map(\.message) == [
        "The address answers 302: the feed is at https://example.org/b for now",
        "The address has moved to https://example.org/feed for good",
        "2 redirects in a row lead to the feed",
      ]
    )
    let plain = answer(url: "http://example.org/feed")
    #expect(findings(ServerEvidence(hops: [plain])).map(\.id) == ["InsecureAddress"])
    let local = answer(url: "http://127.0.0.1:8080/feed")
    #expect(findings(ServerEvidence(hops: [local])).map(\.id) == [])
  }

  @Test func conditionalRequestsAreJudged() {
    var evidence = ServerEvidence(hops: [answer()])
    evidence.byETag = answer()
    evidence.byOtherETag = answer()
    evidence.byDate = answer(status: 304)
    evidence.byBoth = answer()
    #expect(
      findings(evidence).map(\.message) == [
        "Asked with If-None-Match as it was sent, the server answers 200 instead of 304"
      ]
    )
    evidence.byETag = answer(["ETag": nil, "Cache-Control": nil], status: 304)
    #expect(
      findings(evidence).map(\.id) == [
        "NotModifiedLacks", "NotModifiedLacks", "ConditionalIgnored", "WeakETagIgnored",
      ]
    )
    // It changed in between: nothing can be said.
    evidence.again = answer(body: "<feed></feed>")
    #expect(findings(evidence).map(\.id) == ["UnstableBytes"])
  }

  /// A server that says 304 to everybody keeps all from what is new.
  @Test func whatIsSaidToEverybodyIsNoAnswer() {
    var evidence = ServerEvidence(hops: [answer()])
    evidence.byETag = answer(status: 304)
    evidence.byForeignETag = answer(status: 304)
    #expect(
      findings(evidence).map(\.message) == [
        "Asked with an ETag that it never sent, the server answers 304"
      ]
    )
    evidence.byForeignETag = answer()
    evidence.byOldDate = answer(status: 304)
    #expect(findings(evidence).map(\.id) == ["AlwaysNotModified"])
  }

  @Test func whatChangesWithoutNeedIsShown() throws {
    var evidence = ServerEvidence(hops: [answer(body: "<feed>\nä 1</feed>")])
    evidence.again = answer(body: "<feed>\nä 2</feed>")
    let finding = try #require(findings(evidence).first)
    #expect(finding.id == "UnstableBytes" && finding.position == Position(line: 2, column: 3))
    evidence.again = answer(["ETag": "\"2\""], body: "<feed>\nä 1</feed>")
    #expect(findings(evidence).map(\.id) == ["UnstableETag"])
    evidence.again = answer(["ETag": "W/\"1\""], body: "<feed>\nä 1</feed>")
    #expect(findings(evidence).map(\.id) == [])
  }

  @Test func headIsComparedWithGet() {
    var evidence = ServerEvidence(hops: [answer()])
    evidence.head = answer(["Content-Type": "text/html", "ETag": nil])
    #expect(
      findings(evidence).map(\.message) == [
        "HEAD is answered otherwise than GET: Content-Type is text/html",
        "HEAD is answered otherwise than GET: ETag is missing",
      ]
    )
    evidence.head = answer(["Cache-Control": "no-store"])
    #expect(
      findings(evidence).map(\.message) == [
        "HEAD is answered otherwise than GET: Cache-Control is no-store"
      ]
    )
    evidence.head = answer(status: 405)
    #expect(
      findings(evidence).map(\.message) == [
        "HEAD is answered otherwise than GET: the status is 405 instead of 200"
      ]
    )
  }
}
