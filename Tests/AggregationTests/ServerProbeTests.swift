import Foundation
import Syndication
import Testing

@testable import Aggregation

private typealias Step = LoopbackServer.Step

private func feed(_ server: LoopbackServer) -> String {
  """
  <rss version="2.0"><channel><title>t</title><link>\(server.url("/"))</link>
  <description>d</description>
  <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="\(server.url("/hub"))"/>
  </channel></rss>
  """
}

/// The ids of what is found at a server.
private func findings(_ server: LoopbackServer, _ path: String = "/feed") async throws -> [Finding]
{
  let fetcher = Fetcher(version: "1.2.3", allowsPrivate: true, limits: .patient)
  do {
    let evidence = try await fetcher.probe(server.url(path))
    await fetcher.shutdown()
    return ServerChecks.findings(evidence, format: "rss", now: nil)
  } catch {
    await fetcher.shutdown()
    throw error
  }
}

@Suite struct ServerProbeTests {
  @Test func aServerThatDoesAllRightGetsNoFinding() async throws {
    try await LoopbackServer.run { server in
      let text = feed(server)
      let fields = [
        "Content-Type": "application/rss+xml; charset=utf-8", "ETag": "\"1\"",
        "Last-Modified": "Tue, 15 Nov 1994 08:49:37 GMT", "Cache-Control": "max-age=600",
        "X-Content-Type-Options": "nosniff", "Access-Control-Allow-Origin": "*",
      ]
      server.answer { request in
        switch request.path {
        case "/":
          let link = #"<link rel="alternate" type="application/rss+xml" href="/feed">"#
          return [.ok("<html><head>\(link)</head></html>", ["Content-Type": "text/html"])]
        case "/hub": return [.status("405 Method Not Allowed")]
        default:
          if request["If-None-Match"]?.contains("\"1\"") ?? false
            || request["If-Modified-Since"] == fields["Last-Modified"]
          {
            return [.raw(fields, status: "304 Not Modified")]
          }
          return [.ok(text, fields)]
        }
      }
      let found = try await findings(server)
      #expect(found.map(\.id) == [])
      let asked = server.requests.filter { $0.path == "/feed" }.map {
        ($0["If-None-Match"] ?? "") + "," + ($0["If-Modified-Since"] ?? "")
      }
      let date = "Tue, 15 Nov 1994 08:49:37 GMT"
      let foreign = "\"feedloom-asks-whether-this-is-compared\","
      let old = ",Thu, 01 Jan 1970 00:00:01 GMT"
      #expect(
        asked == [
          ",", ",", "\"1\",", "W/\"1\",", foreign, ",\(date)", old, "\"1\",\(date)", ",",
        ]
      )
      #expect(server.mostOpen == 1)
    }
  }

  @Test func aServerThatDoesNothingIsTold() async throws {
    try await LoopbackServer.run { server in
      let text = feed(server)
      let fields = ["Content-Type": "text/html", "ETag": "\"x-gzip\"", "Set-Cookie": "a=b"]
      server.answer { request in
        switch request.path {
        case "/": return [.ok("<html></html>", ["Content-Type": "text/html"])]
        case "/hub": return [.status("404 Not Found")]
        case "/old": return [.redirect("/older")]
        case "/older": return [.redirect("/feed", "301 Moved Permanently")]
        default: return [.ok(text, fields)]
        }
      }
      let found = try await findings(server, "/old")
      #expect(
        found.map(\.id) == [
          "TempRedirect", "PermanentRedirect", "RedirectChain", "MissingNosniff",
          "UnexpectedContentType", "TextXml", "GzipETag", "MissingCacheControl", "CookieSet",
          "MissingCORS", "NotDiscoverable", "HubUnreachable",
        ]
      )
      let hub = try #require(found.last)
      #expect(hub.message.contains("/hub does not answer: the server answered 404"))
    }
  }

  @Test func withoutAFeedThereIsAFailure() async throws {
    try await LoopbackServer.run { server in
      server.answer { request in
        request.path == "/loop" ? [.redirect("/loop")] : [.status("503 Service Unavailable")]
      }
      await #expect(throws: Failure.status(503)) { try await findings(server) }
      await #expect(throws: Failure.self) { try await findings(server, "/loop") }
    }
  }
}
