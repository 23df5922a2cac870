import Foundation
import Markup
import Syndication

/// A post as it is published: rendered once, for feeds and for its page.
struct Piece: Sendable {
  var post: Post
  /// What feeds say.
  var entry: Entry
  /// The body for the page, with addresses relative to it.
  var html: String
  /// The first sentences, as plain text.
  var excerpt: String
  var comments: [Comment]
}

extension Piece {
  init(_ post: Post, of blog: Blog, references: References) {
    let page = post.location
    let raw = post.isHTML ? post.body : Markdown(post.body).html
    let sanitizer = Sanitizer()
    let content = sanitizer.sanitize(raw) { references.absolute($0, in: post.path, page: page) }
    let html = sanitizer.sanitize(raw) { reference in
      references.absolute(reference, in: post.path, page: page)
        .map { references.local($0, root: "../../", page: page) }
    }
    let excerpt = post.summary ?? Excerpt.make(html: content)
    let comments = blog.comments[post.slug] ?? []
    var entry = Entry(post, content: content, excerpt: excerpt, blog: blog)
    entry.addComments(comments, post: post, blog: blog)
    entry.addPicture(of: post, blog: blog, references: references)
    entry.addEnclosures(of: post, references: references)
    self.init(post: post, entry: entry, html: html, excerpt: excerpt, comments: comments)
  }
}

extension Entry {
  init(_ post: Post, content: String, excerpt: String, blog: Blog) {
    self.init()
    id = post.id
    title = Text(post.title)
    summary = excerpt.isEmpty ? nil : Text(excerpt)
    if blog.feed.isFull, !content.isEmpty { self.content = [Text(content, kind: .html)] }
    links = [Link(blog.address(post.location), .alternate, type: "text/html")]
    if let original = post.original { links.append(Link(original, .via)) }
    authors = post.authors.map { Person($0, blog: blog) }
    categories = post.tags.map { Category($0) }
    language = post.language
    published = post.published.map { FeedDate($0) }
    updated = (post.updated ?? post.published).map { FeedDate($0) }
    rights = blog.rights.map { Text($0) }
  }

  mutating func addComments(_ comments: [Comment], post: Post, blog: Blog) {
    guard blog.takesComments || !comments.isEmpty else { return }
    let page = blog.address(post.location)
    commentsURL = page + "#comments"
    slash.comments = String(comments.count)
    if let newest = comments.last {
      wellFormedWeb.commentRSS = page + "comments.xml"
      links.append(
        Link(
          page + "comments.xml",
          .replies,
          type: "application/atom+xml",
          count: comments.count,
          updated: FeedDate(newest.date)
        )
      )
    } else {
      links.append(Link(page + "#comments", .replies, type: "text/html", count: 0))
    }
  }

  mutating func addPicture(of post: Post, blog: Blog, references: References) {
    guard let picture = post.picture,
      let address = references.absolute(picture.url, in: post.path, page: post.location)
    else { return }
    image = Image(address, description: picture.alt)
    let type = MediaType.of(path: address)
    var content = ForeignElement(name: "media:content", namespace: Self.mediaNamespace)
    content.attributes = [
      .init(name: "url", value: address), .init(name: "medium", value: "image"),
    ]
    if type.hasPrefix("image/") { content.attributes.append(.init(name: "type", value: type)) }
    let bytes = references.ownPath(address).flatMap { blog.files[$0] }
    if let bytes { content.attributes.append(.init(name: "fileSize", value: "\(bytes.count)")) }
    if let alt = picture.alt {
      let description = ForeignElement(
        name: "media:description",
        namespace: Self.mediaNamespace,
        attributes: [.init(name: "type", value: "plain")],
        children: [.text(alt)]
      )
      content.children = [.element(description)]
    }
    media.elements = [content]
    // Without its size it cannot be an enclosure of RSS.
    if let bytes {
      links.append(Link(address, .enclosure, type: type, length: String(bytes.count)))
    }
  }

  private static var mediaNamespace: String { "http://search.yahoo.com/mrss/" }

  mutating func addEnclosures(of post: Post, references: References) {
    for file in post.enclosures {
      let address = references.absolute(file.url, in: post.path, page: post.location) ?? file.url
      if links.contains(where: { $0.relation == .enclosure && $0.href == address }) { continue }
      links.append(
        Link(
          address,
          .enclosure,
          type: file.type ?? MediaType.of(path: address),
          title: file.title,
          length: file.length
        )
      )
    }
  }
}

extension Person {
  init(_ author: Author, blog: Blog) {
    self.init(name: author.name, email: author.email)
    uri = author.url ?? (author == blog.author ? blog.url : nil)
    avatar = author.photo.flatMap { blog.absolute($0) }
  }
}

extension Blog {
  /// The absolute address of a reference in `blog.yaml`.
  func absolute(_ reference: String) -> String? {
    URI.resolve(reference.hasPrefix("/") ? String(reference.dropFirst()) : reference, against: url)
  }
}

/// The beginning of a text, for lists and feeds.
enum Excerpt {
  /// The text of the first paragraph, cut after a word.
  static func make(html: String, limit: Int = 300) -> String {
    guard let start = html.range(of: "<p>"),
      let end = html.range(of: "</p>", range: start.upperBound..<html.endIndex)
    else { return cut(String(html.prefix(8 * limit)).plainTextOfHTML, limit: limit) }
    return cut(String(html[start.upperBound..<end.lowerBound]).plainTextOfHTML, limit: limit)
  }

  /// The text in one line, at most `limit` characters, cut after a word.
  static func cut(_ text: String, limit: Int) -> String {
    let words = text.split(whereSeparator: \.isWhitespace)
    var length = 0
    var excerpt = ""
    for word in words {
      length += word.count + 1
      if length > limit + 1 {
        return (excerpt.isEmpty ? String(word.prefix(limit)) : excerpt) + "…"
      }
      excerpt += excerpt.isEmpty ? String(word) : " " + word
    }
    return excerpt
  }
}
