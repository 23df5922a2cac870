import ArgumentParser
import Foundation
import Inputs
import Publishing
import Storage
import Syndication
import Web

struct Comments: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comments",
    abstract: "Decide which comments are published.",
    discussion: """
      "approve" adds a comment to comments/SLUG.yaml in the blog's folder, from where the next build, \
      or the running server, publishes it. "reject" and "spam" take it off the list; "approve" can \
      still bring it back.
      """
  )

  enum Action: String, ExpressibleByArgument, CaseIterable {
    case list
    case approve
    case reject
    case spam
  }

  enum Selection: String, ExpressibleByArgument, CaseIterable {
    case awaiting
    case published
    case rejected
    case spam
    case all
  }

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Argument(help: "What to do.")
  var action = Action.list

  @Argument(help: "The comments, by their ids or the beginnings of these.")
  var ids: [String] = []

  @Option(help: "Which comments to list.")
  var status = Selection.awaiting

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if action == .list, !ids.isEmpty {
      throw ValidationError("\"list\" takes no ids")
    }
    if action != .list, ids.isEmpty {
      throw ValidationError("name the comments to \(action.rawValue): \"list\" shows their ids")
    }
  }

  func run() async throws {
    do {
      try await reportingMistakes { try await reportingStore { try await perform() } }
    } catch let refusal as Moderation.Refusal {
      Terminal.error(refusal.description)
      throw ExitCode.failure
    }
  }

  private func perform() async throws {
    let blog = URL(filePath: directory, directoryHint: .isDirectory)
    guard Store.exists(blogAt: blog) else { return try withoutStore(blog) }
    let store = try Store.open(blogAt: blog)
    if action == .list {
      try print(try await store.comments(SubmittedComment.Status(rawValue: status.rawValue)))
    } else {
      try await decide(Moderation(blogAt: blog, store: store))
    }
  }

  /// A blog that was never served has no comments; a folder that is no blog is a mistake.
  private func withoutStore(_ blog: URL) throws {
    _ = try Blog.load(blog)
    guard action == .list else {
      throw Moderation.Refusal(description: "no comments were ever sent to this blog")
    }
    try print([])
  }

  private func decide(_ moderation: Moderation) async throws {
    let comments = try await moderation.comments(ids)
    var decided: [SubmittedComment] = []
    for var comment in comments {
      let now = PostSelection.clock
      switch action {
      case .list: break
      case .approve:
        try await moderation.approve(comment, now: now)
        comment.status = .published
        Terminal.note("\(comment.shortID) added to \(CommentFile.path(slug: comment.post))")
      case .reject:
        try await moderation.decline(comment, as: .rejected, now: now)
        comment.status = .rejected
        Terminal.note("\(comment.shortID) rejected")
      case .spam:
        try await moderation.decline(comment, as: .spam, now: now)
        comment.status = .spam
        Terminal.note("\(comment.shortID) marked as spam")
      }
      decided.append(comment)
    }
    if json { try print(decided) }
  }

  private func print(_ comments: [SubmittedComment]) throws {
    guard json else {
      if comments.isEmpty { Terminal.note("no comments") }
      return output(comments.map(\.forPeople).joined(separator: "\n"))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    output([UInt8](try encoder.encode(comments.map(CommentOutput.init))) + [UInt8(ascii: "\n")])
  }
}

/// A comment as `--json` prints it.
private struct CommentOutput: Encodable {
  let id: String
  let post: String
  let status: String
  let submitted: String
  let name: String
  let email: String?
  let url: String?
  let inReplyTo: String?
  let body: String

  init(_ comment: SubmittedComment) {
    id = comment.id
    post = comment.post
    status = comment.status.rawValue
    submitted = comment.submitted.rfc3339UTC
    name = comment.name
    email = comment.email.isEmpty ? nil : comment.email
    url = comment.url
    inReplyTo = comment.inReplyTo
    body = comment.body
  }
}

extension SubmittedComment {
  /// As much of the id as people type.
  fileprivate var shortID: String { String(id.prefix(8)) }

  /// A few lines; strangers wrote them, so they must not steer the terminal.
  fileprivate var forPeople: String {
    let sender = [name, email, url ?? ""].filter { !$0.isEmpty }.map(\.oneLine)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    return """
      \(shortID)  \(submitted.rfc3339UTC)  \(status.rawValue)  on \(post.oneLine)
      \(sender.joined(separator: ", "))
      \(lines.map { "  " + String($0).oneLine }.joined(separator: "\n"))

      """
  }
}
