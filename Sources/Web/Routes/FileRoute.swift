package import Hummingbird

/// The files of the site, for reading.
package struct FileRoute: Route {
  private let published: Published

  package init(_ published: Published) {
    self.published = published
  }

  package func methods(at path: String) -> [HTTPRequest.Method]? {
    if case .nothing = published.site.destination(of: path) { return nil }
    return [.get, .head]
  }

  package func respond(to request: Request, context: Context) -> Response {
    switch published.site.destination(of: request.uri.path) {
    case .resource(let resource): Answer.to(request, with: resource)
    case .missingSlash: Answer.redirect(to: Self.withSlash(request), status: .permanentRedirect)
    case .nothing: Answer.notFound(request, in: published.site)
    }
  }

  /// The path is one of the site's, so it cannot lead to another host.
  private static func withSlash(_ request: Request) -> String {
    request.uri.path + "/" + (request.uri.query.map { "?" + $0 } ?? "")
  }
}
