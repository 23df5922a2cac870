package import Syndication

/// A comment that a reader sent, and what became of it.
package struct SubmittedComment: Sendable, Hashable {
  package enum Status: String, Sendable, Hashable, CaseIterable {
    /// Nobody has looked at it.
    case awaiting
    /// It stands in the blog's files, which own it from then on.
    case published
    case rejected
    case spam
  }

  /// A UUID in lower case, from what the comment says: sent twice, it is the same comment.
  package var id: String
  /// The slug of the post.
  package var post: String
  /// The id of the comment that it answers.
  package var inReplyTo: String?
  package var name: String
  /// Never published; empty when the reader gave none.
  package var email: String
  package var url: String?
  package var body: String
  package var submitted: Timestamp
  package var status: Status

  package init(
    id: String,
    post: String,
    inReplyTo: String? = nil,
    name: String,
    email: String = "",
    url: String? = nil,
    body: String,
    submitted: Timestamp,
    status: Status = .awaiting
  ) {
    self.id = id
    self.post = post
    self.inReplyTo = inReplyTo
    self.name = name
    self.email = email
    self.url = url
    self.body = body
    self.submitted = submitted
    self.status = status
  }
}

extension Store {
  /// Keeps a comment for good: when this returns, the disk has it.
  ///
  /// One that is there already stays as it is, with what was decided about it.
  package func submit(_ comment: SubmittedComment) async throws(StoreError) {
    try await database.write(.irreplaceable) { session in
      _ = try session.run(
        """
        INSERT INTO comment (id, post, in_reply_to, name, email, url, body, submitted, status)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """,
        comment.id,
        comment.post,
        comment.inReplyTo,
        comment.name,
        comment.email,
        comment.url,
        comment.body,
        comment.submitted.seconds,
        comment.status.rawValue
      )
    }
  }

  /// The comments with a status, or all of them, oldest first.
  package func comments(
    _ status: SubmittedComment.Status? = nil
  ) async throws(StoreError) -> [SubmittedComment] {
    try await database.read { session in
      try session.all(
        Self.selectComments + "WHERE ?1 IS NULL OR status = ?1 ORDER BY submitted, id",
        status?.rawValue
      ) { SubmittedComment($0) }
    }
  }

  /// The comments whose id begins so: people type no more of it than they must.
  package func comments(idPrefix: String) async throws(StoreError) -> [SubmittedComment] {
    try await database.read { session in
      try session.all(
        Self.selectComments + "WHERE substr(id, 1, length(?1)) = ?1 ORDER BY submitted, id",
        idPrefix
      ) { SubmittedComment($0) }
    }
  }

  /// Notes what was decided about a comment.
  package func mark(
    comment id: String,
    _ status: SubmittedComment.Status,
    now: Timestamp
  ) async throws(StoreError) {
    try await database.write(.irreplaceable) { session in
      _ = try session.run(
        "UPDATE comment SET status = ?, decided = ? WHERE id = ?",
        status.rawValue,
        now.seconds,
        id
      )
    }
  }

  private static let selectComments = """
    SELECT id, post, in_reply_to, name, email, url, body, submitted, status FROM comment

    """
}

extension SubmittedComment {
  fileprivate init(_ row: Row) {
    self.init(
      id: row.text(0),
      post: row.text(1),
      inReplyTo: row.optionalText(2),
      name: row.text(3),
      email: row.text(4),
      url: row.optionalText(5),
      body: row.text(6),
      submitted: Timestamp(seconds: row.id(7)),
      status: Status(rawValue: row.text(8)) ?? .awaiting
    )
  }
}
