package import Hummingbird
import Logging
package import Storage
import Synchronization
package import Syndication

/// Have Your Say: `posts/SLUG/comments` takes a comment, `posts/SLUG/comments/thanks` says thanks.
package final class CommentRoute: Route {
  private let published: Published
  private let store: Store
  private let blogAddress: String
  private let isBehindProxy: Bool
  private let now: @Sendable () -> Timestamp
  /// Five at once, then one every half minute.
  private let limit = Mutex(RateLimit(burst: 5, interval: 30))

  /// The longest comment in the script that percent-encoding makes longest, and the other fields.
  private static let longestForm = 256 * 1024

  package init(
    _ published: Published,
    store: Store,
    blogAddress: String,
    isBehindProxy: Bool,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.published = published
    self.store = store
    self.blogAddress = blogAddress
    self.isBehindProxy = isBehindProxy
    self.now = now
  }

  private enum Address {
    case comments(post: String)
    case thanks
  }

  private func address(_ path: String) -> Address? {
    guard let path = String(validating: PercentCoding.decoded(path.utf8), as: UTF8.self) else {
      return nil
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].isEmpty, parts[1] == "posts", parts[3] == "comments",
      published.site.takesComments(on: String(parts[2]))
    else { return nil }
    if parts.count == 4 { return .comments(post: String(parts[2])) }
    return parts.count == 5 && parts[4] == "thanks" ? .thanks : nil
  }

  package func methods(at path: String) -> [HTTPRequest.Method]? {
    switch address(path) {
    case .comments: [.get, .head, .post]
    case .thanks: [.get, .head]
    case nil: nil
    }
  }

  package func respond(to request: Request, context: Context) async throws -> Response {
    switch address(request.uri.path) {
    case .comments(let post) where request.method == .post:
      try await take(request, on: post, context: context)
    case .comments: Answer.redirect(to: "./#comments", status: .seeOther)
    case .thanks: Answer.page(Self.thanks)
    case nil: Answer.notFound(request, in: published.site)
    }
  }

  private static let thanks = NoticePage(
    "Thank you",
    content: """
      <p>Your comment has arrived. It will appear with the post once it has been read.</p>
      <p><a href="../">Back to the post</a></p>
      """
  )

  private func take(
    _ request: Request,
    on post: String,
    context: Context
  ) async throws -> Response {
    guard isSameOrigin(request) else { return Answer.page(Self.foreign, status: .forbidden) }
    let type = MediaKind(request.headers[.contentType] ?? "").essence
    guard type == "application/x-www-form-urlencoded" else {
      return Answer.page(Self.unknownType, status: .unsupportedMediaType)
    }
    let (bytes, isWhole) = try await request.bytes(upTo: Self.longestForm)
    let form = CommentDraft(Form(bytes))
    guard isWhole else {
      let reason = "It is too long: this is as much of it as was read."
      return Answer.page(form.page(reason: reason), status: .contentTooLarge)
    }
    guard form.problems.isEmpty else {
      return Answer.page(form.page(), status: .unprocessableContent)
    }
    if case .refused(let wait) = decision(request, context: context) {
      let reason =
        "That were many comments in a short time. Please send it again in \(wait) seconds."
      var response = Answer.page(form.page(reason: reason), status: .tooManyRequests)
      response.headers[.retryAfter] = String(wait)
      return response
    }
    do {
      try await store.submit(form.comment(on: post, now: now()))
    } catch {
      context.logger.error("a comment on \(post) could not be stored: \(error)")
      let reason = "It could not be stored just now. Please send it again in a while."
      return Answer.page(form.page(reason: reason), status: .serviceUnavailable)
    }
    // Relative, so that it holds below whatever address a proxy shows us at.
    return Answer.redirect(to: "comments/thanks", status: .seeOther)
  }

  private func decision(_ request: Request, context: Context) -> RateLimit.Decision {
    let client = ClientAddress.key(
      peer: context.peer,
      forwarded: request.headers.values("X-Forwarded-For"),
      isBehindProxy: isBehindProxy
    )
    let now = now()
    return limit.withLock { $0.take(client, now: now) }
  }

  private func isSameOrigin(_ request: Request) -> Bool {
    SameOrigin.allows(
      fetchSite: request.headers.values("Sec-Fetch-Site").first,
      origin: request.headers[.origin],
      host: request.head.authority,
      blog: blogAddress
    )
  }

  private static let foreign = NoticePage(
    "Not taken",
    "This comment was sent from a page of another site. Please write it on the post's own page."
  )
  private static let unknownType = NoticePage(
    "Not taken",
    "Comments are sent with the form on the post's page."
  )
}

extension Request {
  /// The body up to a length, and whether that is all of it.
  fileprivate func bytes(upTo limit: Int) async throws -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    for try await buffer in body {
      bytes += buffer.readableBytesView.prefix(limit - bytes.count + 1)
      if bytes.count > limit { return (Array(bytes.prefix(limit)), false) }
    }
    return (bytes, true)
  }
}
