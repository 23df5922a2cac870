import Syndication

/// The page of one post, with its comments.
struct PostPage {
  var blog: Blog
  var piece: Piece
  var newer: Piece?
  var older: Piece?
  var references: References

  private var post: Post { piece.post }
  private static let root = "../../"

  var html: HTML {
    var page = Page(
      blog: blog,
      title: post.displayTitle,
      location: post.location,
      root: Self.root,
      body: "\(article)\(neighbours)\(comments)"
    )
    page.description = piece.excerpt.isEmpty ? nil : Excerpt.cut(piece.excerpt, limit: 160)
    page.image = piece.entry.image?.url
    page.isArticle = true
    if !piece.comments.isEmpty {
      let title = "Comments on \(post.displayTitle)"
      let path = post.location + "comments.xml"
      page.feeds = [.init(title: title, type: "application/atom+xml", path: path)]
    }
    return page.html
  }

  private var article: HTML {
    let language: HTML = post.language.html { " lang=\"\($0)\"" }
    return """
      <article class="post h-entry"\(language)>
      <header>
      <h1 class="p-name">\(post.displayTitle)</h1>
      <p class="meta">\(authors)\(post.published.html { " · <a class=\"u-url\" rel=\"bookmark\" href=\"./\">\(Part.time($0))</a>" })\
      \(changed.html { " · updated \(Part.time($0, class: "dt-updated"))" })</p>
      </header>
      \(picture)\
      <div class="e-content">
      \(HTML(markup: piece.html))\
      </div>
      <footer>
      \(Part.tags(post.tags, root: Self.root))\
      \(post.original.html {
        "<p class=\"meta\">First published at <a class=\"u-syndication\" href=\"\($0)\">\($0)</a>.</p>\n"
      })\
      \(files)\
      </footer>
      </article>

      """
  }

  private var changed: Timestamp? {
    guard let updated = post.updated, let published = post.published,
      Dates.day(updated) != Dates.day(published)
    else { return nil }
    return updated
  }

  private var authors: HTML {
    let people = post.authors.map { author -> HTML in
      let href = author.url ?? (author == blog.author ? Self.root + "#author" : nil)
      return href.map {
        "<a class=\"p-author h-card\" rel=\"author\" href=\"\($0)\">\(author.name)</a>"
      }
        ?? "<span class=\"p-author h-card\">\(author.name)</span>"
    }
    return HTML(markup: people.map(\.text).joined(separator: ", "))
  }

  /// The post's picture, when the body does not show it.
  private var picture: HTML {
    guard let image = piece.entry.image else { return "" }
    let href = references.local(image.url, root: Self.root, page: post.location)
    let source: HTML = "src=\"\(href)\""
    if piece.html.contains(source.text) { return "" }
    return """
      <p class="picture"><img class="u-featured" \(source) alt="\(image.description ?? "")"></p>

      """
  }

  private var files: HTML {
    let items = post.enclosures.map { file -> HTML in
      let name = file.title ?? String(file.url.split(separator: "/").last ?? "file")
      let address = references.absolute(file.url, in: post.path, page: post.location) ?? file.url
      let href = references.local(address, root: Self.root, page: post.location)
      return "<li><a href=\"\(href)\">\(name)</a></li>\n"
    }
    return items.isEmpty ? "" : "<ul class=\"files\" aria-label=\"Files\">\n\(items)</ul>\n"
  }

  private var neighbours: HTML {
    func link(_ piece: Piece, _ relation: String, _ label: String) -> HTML {
      """
      <li class="\(relation)"><a rel="\(relation)" href="\(Self.root)\(piece.post.location)">\
      <span>\(label)</span> \(piece.post.displayTitle)</a></li>

      """
    }
    guard newer != nil || older != nil else { return "" }
    return """
      <nav class="neighbours" aria-label="Posts"><ul>
      \(older.html { link($0, "prev", "Older") })\
      \(newer.html { link($0, "next", "Newer") })\
      </ul></nav>

      """
  }

  private var comments: HTML {
    guard blog.takesComments || !piece.comments.isEmpty else { return "" }
    return """
      <section class="comments" aria-labelledby="comments">
      <h2 id="comments">Comments</h2>
      \(piece.comments.isEmpty ? "<p>No comments yet.</p>\n" : list)\
      </section>
      \(blog.takesComments.html(form))
      """
  }

  private var form: HTML {
    """
    <section class="respond" aria-labelledby="respond">
    <h2 id="respond">Have Your Say</h2>
    \(CommentForm.html())\
    </section>

    """
  }

  private var list: HTML {
    let byID = Dictionary(
      piece.comments.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let items = piece.comments.map { comment -> HTML in
      let answered = comment.inReplyTo.flatMap { byID[$0] }
      return """
        <li class="u-comment h-cite" id="\(comment.anchor)">
        <p class="meta">\(name(of: comment)) · <a class="u-url" href="#\(comment.anchor)">\(Part.time(comment.date))</a>\
        \(answered.html { " · in reply to <a href=\"#\($0.anchor)\">\($0.displayName)</a>" })</p>
        <div class="p-content">
        \(HTML(markup: comment.html))\
        </div>
        </li>

        """
    }
    return """
      <ol class="comment-list">
      \(items)</ol>
      <p class="meta"><a href="comments.xml" type="application/atom+xml">Feed of these comments</a></p>

      """
  }

  private func name(of comment: Comment) -> HTML {
    guard let url = comment.safeURL else {
      return "<strong class=\"p-author h-card\">\(comment.displayName)</strong>"
    }
    return """
      <strong><a class="p-author h-card" rel="nofollow ugc noopener" href="\(url)">\
      \(comment.displayName)</a></strong>
      """
  }
}
