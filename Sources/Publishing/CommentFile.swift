package import Foundation
import Syndication
import Yams

/// The file of a post's comments, `comments/SLUG.yaml`: a list, oldest first, that people may edit.
package enum CommentFile {
  package static func path(slug: String) -> String { "comments/\(slug).yaml" }

  /// Reads the comments of a file.
  package static func read(
    _ text: String,
    path: String,
    zone: String = "Z"
  ) throws(BlogError) -> [Comment] {
    // Below a key, so that a list is read by what reads every other file.
    let hasContent = text.split(whereSeparator: \.isNewline).contains { line in
      let line = line.drop { $0 == " " || $0 == "\u{FEFF}" }
      return !line.isEmpty && !line.hasPrefix("#") && line != "---"
    }
    guard hasContent else { return [] }
    var fields = Fields(list: text, path: path)
    var comments: [Comment] = []
    for item in fields.items(Fields.listKey) {
      guard case .fields(var inner) = item else {
        fields.fail([Fields.listKey], "should be a list of comments, each beginning \"- id: …\"")
        continue
      }
      if let comment = Comment(&inner, zone: zone) { comments.append(comment) }
      fields.adopt(inner.mistakes)
    }
    var seen: Set<String> = []
    for comment in comments where !seen.insert(comment.id).inserted {
      fields.adopt([Mistake(path, "has two comments with the id \(comment.id): change one")])
    }
    if !fields.mistakes.isEmpty { throw BlogError(fields.mistakes) }
    return comments
  }

  /// Adds a comment to the file of a post, whole or not at all.
  ///
  /// A comment that is there already is not added again, so that this can be repeated after a crash.
  /// What people wrote in the file by hand stays as it is.
  package static func append(_ comment: Comment, slug: String, blog directory: URL) throws {
    guard Slug.isValid(slug) else {
      throw BlogError([Mistake(path(slug: slug), "\"\(slug)\" is not the slug of a post")])
    }
    let file = directory.appending(path: path(slug: slug))
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FolderLock.whileLocked(folder) {
      let isThere = FileManager.default.fileExists(atPath: file.path)
      let old = isThere ? String(decoding: try Data(contentsOf: file), as: UTF8.self) : ""
      let comments = try read(old, path: path(slug: slug))
      if comments.contains(where: { $0.id == comment.id }) { return }
      var new = old.isEmpty || old.hasSuffix("\n") ? old : old + "\n"
      new += try text([comment])
      // A list in another layout than ours: written anew, rather than broken.
      if (try? read(new, path: "")) != comments + [comment] { new = try text(comments + [comment]) }
      guard try read(new, path: "") == comments + [comment] else {
        throw BlogError([Mistake(path(slug: slug), "the comment cannot be written as YAML")])
      }
      try AtomicFile.write(Array(new.utf8), to: file)
    }
  }

  /// The comments as they stand in a file.
  package static func text(_ comments: [Comment]) throws -> String {
    let nodes = comments.map { comment in
      Node(
        [
          ("id", comment.id), ("date", comment.date.rfc3339), ("name", comment.name),
          ("url", comment.url), ("inReplyTo", comment.inReplyTo), ("body", comment.body),
        ].compactMap { key, value in value.map { (Node(key), YAMLText.node($0)) } }
      )
    }
    return try Yams.serialize(node: Node(nodes), width: -1, allowUnicode: true)
  }
}

extension Comment {
  fileprivate init?(_ fields: inout Fields, zone: String) {
    let id = fields.string("id")
    let date = fields.string("date", "published")
    let timestamp = date.flatMap { Dates.timestamp($0, zone: zone) }
    if id == nil {
      fields.fail(["id"], "a comment has no id: add \"id: …\", different from all others")
    }
    if timestamp == nil {
      fields.fail(["date"], "a comment has no date: add \"date: 2013-03-25 10:30:00\"")
    }
    let url = fields.string("url")
    let inReplyTo = fields.string("inReplyTo")
    let name = fields.string("name", "author")
    let body = fields.string("body", "text")
    guard let id, let timestamp else { return nil }
    self.init(
      id: id,
      date: timestamp,
      name: name ?? "",
      url: url,
      inReplyTo: inReplyTo,
      body: body ?? ""
    )
  }
}
