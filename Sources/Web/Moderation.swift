package import Foundation
package import Publishing
package import Storage
package import Syndication

/// What a blog's owner decides about comments.
package struct Moderation: Sendable {
  /// Why something cannot be decided so.
  package struct Refusal: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(description: String) {
      self.description = description
    }
  }

  private let directory: URL
  private let store: Store

  package init(blogAt directory: URL, store: Store) {
    self.directory = directory
    self.store = store
  }

  /// The comments that ids, or unmistakable beginnings of ids, name.
  package func comments(_ ids: [String]) async throws -> [SubmittedComment] {
    var found: [SubmittedComment] = []
    for id in ids {
      let matches = try await store.comments(idPrefix: id.lowercased())
      guard let match = matches.first, !id.isEmpty else {
        throw Refusal(description: "there is no comment \"\(id)\"; \"list\" shows those that wait")
      }
      guard matches.count == 1 else {
        throw Refusal(
          description: "\(matches.count) comments begin with \"\(id)\": give more of it"
        )
      }
      if !found.contains(match) { found.append(match) }
    }
    return found
  }

  /// Puts a comment into the blog's files, then takes it out of the queue.
  ///
  /// In this order nothing can be lost; and cut short in between, it can be repeated, as a file takes
  /// a comment with the same id only once.
  package func approve(_ comment: SubmittedComment, now: Timestamp) async throws {
    guard try Blog.load(directory).posts.contains(where: { $0.slug == comment.post }) else {
      throw Refusal(description: "the post \"\(comment.post)\" is not there any more")
    }
    try CommentFile.append(comment.published, slug: comment.post, blog: directory)
    try await store.mark(comment: comment.id, .published, now: now)
  }

  /// Takes a comment out of the queue without publishing it.
  package func decline(
    _ comment: SubmittedComment,
    as status: SubmittedComment.Status,
    now: Timestamp
  ) async throws {
    guard comment.status != .published else {
      let file = CommentFile.path(slug: comment.post)
      throw Refusal(description: "comment \(comment.id) is published: remove it from \(file)")
    }
    try await store.mark(comment: comment.id, status, now: now)
  }
}

extension SubmittedComment {
  /// As it stands in the blog's files; the mail address stays behind.
  package var published: Comment {
    Comment(
      id: publicID,
      date: submitted,
      name: name,
      url: url,
      inReplyTo: inReplyTo,
      body: body
    )
  }
}
