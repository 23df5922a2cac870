package import Hummingbird
package import Logging
import Publishing
package import Syndication

/// Gives each request to the route that knows its address.
package struct Responder: HTTPResponder {
  /// In the order they are asked.
  private let routes: [any Route]
  private let published: Published
  private let logger: Logger
  /// At what level requests are logged.
  private let accessLevel: Logger.Level
  private let now: @Sendable () -> Timestamp

  package init(
    _ routes: [any Route],
    published: Published,
    logger: Logger,
    logsRequests: Bool = false,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.routes = routes
    self.published = published
    self.logger = logger
    accessLevel = logsRequests ? .notice : .debug
    self.now = now
  }

  package func respond(to request: Request, context: Context) async -> Response {
    let start = ContinuousClock.now
    let full = await answer(request, context: context)
    let response = request.method == .head ? full.createHeadResponse() : full
    logger.log(
      level: accessLevel,
      """
      \(now().rfc3339UTC) \(context.peer ?? "-") \(request.method.rawValue) \
      \(request.head.path ?? "-") \(response.status.code) \(response.body.contentLength ?? 0) \
      \((ContinuousClock.now - start).inMilliseconds) \(request.headers[.userAgent] ?? "-")
      """
    )
    return response
  }

  private func answer(_ request: Request, context: Context) async -> Response {
    let path = request.uri.path
    for route in routes {
      guard let methods = route.methods(at: path) else { continue }
      guard methods.contains(request.method) else { return Answer.methods(methods, for: request) }
      do {
        return try await route.respond(to: request, context: context)
      } catch {
        logger.error("\(request.method.rawValue) \(path) failed: \(error)")
        let page = NoticePage(
          published.site.blog,
          title: "Something went wrong",
          text: "Please try again in a while."
        )
        return Answer.page(page, status: .internalServerError)
      }
    }
    return Answer.notFound(in: published.site)
  }
}

extension Duration {
  /// `12.3ms`.
  fileprivate var inMilliseconds: String {
    let tenths = (self / .microseconds(100)).rounded()
    return "\(tenths / 10)ms"
  }
}
