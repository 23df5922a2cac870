import AsyncHTTPClient
import Foundation
import Hummingbird
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL
import Storage
import Testing

@testable import Aggregation

/// A server that speaks HTTP/2, as most do.
private func withServer(
  _ body: @escaping @Sendable (_ url: String, _ fetcher: Fetcher) async throws -> Void
) async throws {
  let router = Router()
  router.get("feed") { request, _ -> Response in
    if request.headers[.ifNoneMatch] == "\"1\"" { return Response(status: .notModified) }
    var headers = HTTPFields()
    headers[.eTag] = "\"1\""
    headers[.contentType] = "application/atom+xml"
    let body = ResponseBody(byteBuffer: ByteBuffer(string: atom(["1"])))
    return Response(status: .ok, headers: headers, body: body)
  }
  router.get("bomb") { _, _ -> Response in
    var headers = HTTPFields()
    headers[.contentEncoding] = "gzip"
    return Response(
      status: .ok,
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bomb))
    )
  }
  router.get("endless") { _, _ -> Response in
    var headers = HTTPFields()
    headers[.contentEncoding] = "gzip"
    let body = ResponseBody { writer in
      try await writer.write(ByteBuffer(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] as [UInt8]))
      let empty = ByteBuffer(bytes: (0..<1000).flatMap { _ in [0, 0, 0, 0xFF, 0xFF] as [UInt8] })
      for _ in 0..<2000 { try await writer.write(empty) }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }
  let (ports, continuation) = AsyncStream<Int>.makeStream()
  let application = Application(
    router: router,
    server: try .http2Upgrade(tlsConfiguration: Certificate.server()),
    configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
    onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? 0) },
    logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  )
  var limits = Fetcher.Limits.patient
  limits.sentBytes = 256 << 10
  let fetcher = Fetcher(
    version: "1",
    permitted: ["127.0.0.1"],
    trusting: .certificates([try Certificate.own()]),
    limits: limits,
    resolve: { _, _ in ["127.0.0.1"] }
  )
  try await fetcher.shutDown {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.runService(gracefulShutdownSignals: []) }
      for await port in ports {
        try await body("https://localhost:\(port)", fetcher)
        break
      }
      group.cancelAll()
    }
  }
}

@Test func feedsComeOverHTTP2WithTheSameLimits() async throws {
  try await withServer { url, fetcher in
    let response = try await fetcher.connections.client.execute(
      HTTPClientRequest(url: url + "/feed"),
      timeout: .seconds(60)
    )
    #expect(response.version == .http2)
    _ = try await response.body.collect(upTo: 1 << 20)

    let first = await fetcher.fetch(url + "/feed")
    guard case .content(let content) = first.outcome else {
      Issue.record("\(first.outcome)")
      return
    }
    #expect(content.bytes == Array(atom(["1"]).utf8))
    #expect(content.validators == Validators(etag: "\"1\""))
    let second = await fetcher.fetch(
      url + "/feed",
      validators: content.validators,
      validatedURL: first.url
    )
    guard case .unchanged = second.outcome else {
      Issue.record("\(second.outcome)")
      return
    }
    guard case .failed(.tooLarge) = await fetcher.fetch(url + "/endless").outcome else {
      Issue.record("what unpacks to nothing was read to its end")
      return
    }
    // The bomb's last bytes are wrong too: which of the two is found first does not matter.
    guard case .failed = await fetcher.fetch(url + "/bomb").outcome else {
      Issue.record("a bomb was unpacked")
      return
    }
    // One that failed does not spoil the next.
    guard case .content = await fetcher.fetch(url + "/feed").outcome else {
      Issue.record("the connection is of no use any more")
      return
    }
  }
}
