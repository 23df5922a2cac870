package import Hummingbird
import Logging
import Publishing
import Syndication

/// Gives each request to the route that knows its address.
package struct Responder: HTTPResponder {
  /// In the order they are asked.
  private let routes: [any Route]
  private let published: Published
  /// At what level requests are logged.
  private let logLevel: Logger.Level

  package init(
    _ routes: [any Route],
    published: Published,
    logsRequests: Bool = false
  ) {
    self.routes = routes
    self.published = published
    logLevel = logsRequests ? .info : .debug
  }

  package func respond(to request: Request, context: Context) async -> Response {
    let start = ContinuousClock.now
    var response = await answer(request, context: context)
    let length = response.body.contentLength ?? 0
    if request.method == .head { response = response.createHeadResponse() }
    let isBodyless = request.method == .head || response.status == .notModified
    context.logger.log(
      level: logLevel,
      """
      \(context.peer ?? "-") \(request.method.rawValue) \(request.head.path ?? "-") \
      \(response.status.code) \(isBodyless ? 0 : length) \
      \(request.headers[.userAgent] ?? "-") \(ContinuousClock.now - start)
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
        context.logger.error("\(request.method.rawValue) \(path) failed: \(error)")
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
