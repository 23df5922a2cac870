package import Hummingbird
package import Logging
import Publishing
package import Storage
import Synchronization
package import Syndication

/// Have Your Say: `posts/SLUG/comments` takes a comment, `posts/SLUG/comments/thanks` says thanks.
package final class CommentRoute: Route {
  private let published: Published
  private let store: Store
  private let isBehindProxy: Bool
  private let now: @Sendable () -> Timestamp
  private let logger: Logger
  /// Five at once, then one every half minute.
  private let limit = Mutex(RateLimit(burst: 5, interval: 30))

  /// The longest comment in the script that percent-encoding makes longest, and the other fields.
  private static let longestForm = 128 * 1024

  package init(
    _ published: Published,
    store: Store,
    isBehindProxy: Bool,
    logger: Logger,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.published = published
    self.store = store
    self.isBehindProxy = isBehindProxy
    self.logger = logger
    self.now = now
  }

  private enum Address {
    case comments(post: String)
    case thanks
  }

  private func address(_ path: String) -> Address? {
    let site = published.site
    guard let key = site.key(of: path) else { return nil }
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "posts", parts[2] == "comments",
      site.takesComments(on: String(parts[1]))
    else { return nil }
    if parts.count == 3 { return .comments(post: String(parts[1])) }
    return parts.count == 4 && parts[3] == "thanks" ? .thanks : nil
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
    case .thanks:
      notice(
        "Your comment has arrived. It will appear below the post once it has been approved.",
        title: "Thank you",
        status: .ok,
        post: "../"
      )
    case nil: Answer.notFound(in: published.site)
    }
  }

  private func take(
    _ request: Request,
    on post: String,
    context: Context
  ) async throws -> Response {
    guard isSameOrigin(request) else { return notice(Self.foreign, status: .forbidden) }
    let type = MediaKind(request.headers[.contentType] ?? "").essence
    guard type == "application/x-www-form-urlencoded" else {
      return notice(Self.unknownType, status: .unsupportedMediaType)
    }
    let (bytes, isWhole) = try await request.bytes(upTo: Self.longestForm)
    let draft = CommentDraft(Form(bytes))
    guard isWhole else { return refusal(of: draft, Self.tooLong, status: .contentTooLarge) }
    guard draft.problems.isEmpty else {
      return refusal(
        of: draft,
        "Please mend this and send it again:",
        status: .unprocessableContent
      )
    }
    if case .refused(let wait) = decision(request, context: context) {
      let reason = "That were many in a short time. Please send it again in \(wait) seconds."
      var response = refusal(of: draft, reason, status: .tooManyRequests)
      response.headers[.retryAfter] = String(wait)
      return response
    }
    do {
      try await store.submit(draft.comment(on: post, now: now()))
    } catch {
      logger.error("a comment on \(post) could not be stored: \(error)")
      return refusal(of: draft, Self.notStored, status: .serviceUnavailable)
    }
    // Relative, so that it holds below whatever address a proxy shows us at.
    return Answer.redirect(to: "comments/thanks", status: .seeOther)
  }

  private static let tooLong = "It is too long: this is as much of it as was read."
  private static let notStored = "It could not be stored just now. Please send it again in a while."
  private static let foreign = "It was sent from another site. Please write it on the post's page."
  private static let unknownType = "Comments are sent with the form on the post's page."

  private func notice(
    _ text: String,
    title: String = "Your comment was not taken",
    status: HTTPResponse.Status,
    post: String = "./"
  ) -> Response {
    Answer.page(
      NoticePage(published.site.blog, title: title, text: text, post: post),
      status: status
    )
  }

  /// The form once more with what was typed, so that nothing is typed twice.
  private func refusal(
    of draft: CommentDraft,
    _ reason: String,
    status: HTTPResponse.Status
  ) -> Response {
    let page = NoticePage(
      published.site.blog,
      title: "Your comment was not sent yet",
      text: reason,
      problems: draft.problems,
      form: draft.values,
      post: "./"
    )
    return Answer.page(page, status: status)
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
      blog: published.site.blog.url
    )
  }
}

extension Request {
  /// The body up to a length, and whether that is all of it.
  func bytes(upTo limit: Int) async throws -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    for try await buffer in body {
      bytes += buffer.readableBytesView.prefix(limit - bytes.count + 1)
      if bytes.count > limit { return (Array(bytes.prefix(limit)), false) }
    }
    return (bytes, true)
  }
}
