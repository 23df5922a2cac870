import Hummingbird
import Publishing
import Syndication

/// The responses that routes give.
enum Answer {
  /// The resource, or what its conditions and ranges make of it.
  ///
  /// For HEAD it is the same: the body is taken off at the end.
  static func to(_ request: Request, with resource: Resource) -> Response {
    let isPacked =
      resource.gzipped != nil
      && Negotiation.prefersGzip(acceptEncoding: request.headers[.acceptEncoding])
    let tag = isPacked ? resource.revision.tag.gzipped : resource.revision.tag
    let isForWindow = request.headers.values("Sec-Fetch-Dest").first == "document"
    var headers = resource.kind.headers(isForWindow: isForWindow)
    headers[.eTag] = tag.header
    headers[.lastModified] = resource.revision.lastModified?.httpDate
    switch Caching.verdict(Conditions(request), of: resource.revision) {
    case .failed: return Response(status: .preconditionFailed, headers: headers)
    case .notModified(let known):
      headers[.eTag] = (known ?? tag).header
      headers[.contentType] = nil
      return Response(status: .notModified, headers: headers, body: .withoutLength)
    case .send: break
    }
    if isPacked, let gzipped = resource.gzipped {
      headers[.contentEncoding] = "gzip"
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: gzipped))
    }
    return part(of: resource, for: request, headers: headers)
  }

  /// What of a resource was asked for; only what is never compressed is sent in parts.
  private static func part(
    of resource: Resource,
    for request: Request,
    headers: HTTPFields
  ) -> Response {
    let length = resource.body.readableBytes
    let whole = Response(
      status: .ok,
      headers: headers,
      body: ResponseBody(byteBuffer: resource.body)
    )
    guard request.method == .get, !resource.kind.isCompressible,
      Caching.allowsRange(ifRange: request.headers[.ifRange], of: resource.revision)
    else { return whole }
    var headers = headers
    switch ByteRange.verdict(request.headers[.range], length: length) {
    case .whole: return whole
    case .unsatisfiable:
      headers[.contentRange] = "bytes */\(length)"
      return Response(status: .rangeNotSatisfiable, headers: headers)
    case .part(let range):
      guard let slice = resource.body.getSlice(at: range.lowerBound, length: range.count) else {
        return whole
      }
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(length)"
      return Response(
        status: .partialContent,
        headers: headers,
        body: ResponseBody(byteBuffer: slice)
      )
    }
  }

  /// A page made for this answer alone.
  static func page(_ page: NoticePage, status: HTTPResponse.Status = .ok) -> Response {
    var headers = MediaKind("text/html; charset=utf-8").headers()
    headers[.vary] = nil
    headers[.cacheControl] = "no-store"
    return Response(
      status: status,
      headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.bytes))
    )
  }

  /// 404 with the site's own page for it.
  static func notFound(in site: ServedSite) -> Response {
    guard let resource = site.notFoundPage else {
      let page = NoticePage(
        site.blog,
        title: "Not found",
        text: "There is no page at this address."
      )
      return Self.page(page, status: .notFound)
    }
    var headers = resource.kind.headers()
    headers[.vary] = nil
    return Response(
      status: .notFound,
      headers: headers,
      body: ResponseBody(byteBuffer: resource.body)
    )
  }

  static func redirect(to address: String, status: HTTPResponse.Status) -> Response {
    Response(status: status, headers: [.location: address])
  }

  /// 405 with what the address does understand, or the answer to OPTIONS.
  static func methods(_ methods: [HTTPRequest.Method], for request: Request) -> Response {
    let allowed = (methods + [.options]).map(\.rawValue).joined(separator: ", ")
    guard request.method == .options else {
      return Response(status: .methodNotAllowed, headers: [.allow: allowed])
    }
    var headers: HTTPFields = [.allow: allowed]
    // Other sites' programs may read what is here; they may not send anything.
    if !methods.contains(.post) {
      headers[.accessControlAllowOrigin] = "*"
      headers[.accessControlAllowMethods] = allowed
      headers[.accessControlAllowHeaders] = "*"
      headers[.accessControlMaxAge] = "86400"
    }
    return Response(status: .noContent, headers: headers, body: .withoutLength)
  }
}

extension ResponseBody {
  /// Nothing, and nothing said of its length: 304 must not state one that is not the resource's.
  static let withoutLength = Self(contentLength: nil) { writer in try await writer.finish(nil) }
}

extension Conditions {
  init(_ request: Request) {
    self.init()
    ifMatch = request.headers[values: .ifMatch]
    ifNoneMatch = request.headers[values: .ifNoneMatch]
    ifModifiedSince = request.headers[.ifModifiedSince]
    ifUnmodifiedSince = request.headers[.ifUnmodifiedSince]
    ifRange = request.headers[.ifRange]
  }
}
