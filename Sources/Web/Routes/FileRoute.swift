package import Hummingbird
import Publishing

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
    let site = published.site
    switch site.destination(of: request.uri.path) {
    case .resource(let resource):
      guard let location = resource.location else { return Answer.to(request, with: resource) }
      return Answer.redirect(to: Self.local(location, in: site.blog), status: .movedPermanently)
    case .missingSlash:
      return Answer.redirect(to: Self.withSlash(request), status: .permanentRedirect)
    case .nothing:
      return Answer.notFound(in: site)
    }
  }

  /// From the root of whatever host serves the blog, so that a copy of it leads to itself.
  private static func local(_ address: String, in blog: Blog) -> String {
    guard address.hasPrefix(blog.url) else { return address }
    return blog.rootPath + address.dropFirst(blog.url.count)
  }

  /// Relative, so that it holds behind a proxy that takes a folder away, and never leaves the host.
  private static func withSlash(_ request: Request) -> String {
    let path = request.uri.path
    let name = path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]
    return "./\(name)/" + (request.uri.query.map { "?" + $0 } ?? "")
  }
}
