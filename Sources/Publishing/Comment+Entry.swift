import Markup
import Syndication

extension Comment {
  /// The place of the comment in its page: stays when others are added.
  var anchor: String {
    // FNV-1a: the id itself may hold anything.
    let hash = id.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return "comment-" + String(hash, radix: 36)
  }

  /// The name to show.
  var displayName: String { name.isEmpty ? "Anonymous" : name }

  /// The writer's own page, when it is one.
  var safeURL: String? {
    guard let url, ["http://", "https://"].contains(where: { url.lowercased().hasPrefix($0) })
    else {
      return nil
    }
    return url
  }

  /// The body, safe to show.
  var html: String {
    var sanitizer = Sanitizer()
    sanitizer.isUserGenerated = true
    // What is not an address of its own could only point into the blog by accident.
    return sanitizer.sanitize(Markdown(body).htmlOfStranger) { URI.resolve($0, against: nil) }
  }
}

extension Entry {
  /// A comment as an entry that says what it answers (RFC 4685).
  init(_ comment: Comment, on post: Post, blog: Blog) {
    self.init()
    let page = blog.address(post.location)
    id = comment.id
    title = Text("Comment by \(comment.displayName) on \(post.displayTitle)")
    let html = comment.html
    content = [Text(html, kind: .html)]
    let excerpt = Excerpt.cut(html.plainTextOfHTML, limit: 300)
    summary = excerpt.isEmpty ? nil : Text(excerpt)
    links = [Link("\(page)#\(comment.anchor)", .alternate, type: "text/html")]
    authors = [Person(name: comment.displayName, uri: comment.safeURL)]
    published = FeedDate(comment.date)
    updated = FeedDate(comment.date)
    let postID = AtomID.make(post.id, published: post.published, domain: blog.idDomain)
    let target = Threading.Reference(ref: postID, href: page, type: "text/html")
    threading.inReplyTo = [target]
    if let other = comment.inReplyTo { threading.inReplyTo.insert(.init(ref: other), at: 0) }
  }
}
