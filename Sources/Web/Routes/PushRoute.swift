package import Aggregation
package import Hummingbird
package import Logging

/// `websub/TOKEN`: where hubs verify that a subscription was meant, and push what is new (WebSub).
package struct PushRoute: Route {
  private let published: Published
  private let subscriber: PushSubscriber
  private let logger: Logger

  /// Feeds that are larger are polled.
  private static let longestPush = 8 << 20

  package init(_ published: Published, subscriber: PushSubscriber, logger: Logger) {
    self.published = published
    self.subscriber = subscriber
    self.logger = logger
  }

  package func methods(at path: String) -> [HTTPRequest.Method]? {
    token(path) == nil ? nil : [.get, .post]
  }

  private func token(_ path: String) -> String? {
    guard let key = published.site.key(of: path), key.hasPrefix("websub/") else { return nil }
    let token = key.dropFirst("websub/".count)
    return token.isEmpty || token.contains("/") ? nil : String(token)
  }

  package func respond(to request: Request, context: Context) async throws -> Response {
    guard let token = token(request.uri.path) else { return Answer.notFound(in: published.site) }
    guard request.method == .post else { return try await verify(request, token) }
    let (bytes, isWhole) = try await request.bytes(upTo: Self.longestPush)
    guard isWhole else { return Response(status: .contentTooLarge) }
    var content = Content(bytes: bytes)
    content.contentType = request.headers[.contentType]
    content.links = request.headers.values("Link")
    let signature = request.headers.values("X-Hub-Signature").first
    switch try await subscriber.take(token: token, content: content, signature: signature) {
    case .unknown: return Response(status: .gone)
    case .busy:
      return Response(status: .serviceUnavailable, headers: [.retryAfter: "60"])
    case .ignored(let why):
      // The hub is not told: who guesses secrets must not learn whether one was right.
      logger.warning("a push was ignored: \(why)")
    case .stored(let report):
      let name = report.title ?? report.url
      logger.info("\(name): \(report.new) new, \(report.changed) changed, pushed by its hub")
    }
    return Response(status: .accepted)
  }

  private func verify(_ request: Request, _ token: String) async throws -> Response {
    let query = Form((request.uri.query ?? "").utf8).fields
    guard let challenge = try await subscriber.verify(token: token, query: query) else {
      return Answer.notFound(in: published.site)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/plain; charset=utf-8", .xContentTypeOptions: "nosniff",
        .cacheControl: "no-store",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: challenge))
    )
  }
}
