import Markup

/// The first page: who writes, what was written lately, how to subscribe.
struct HomePage {
  var blog: Blog
  var pieces: [Piece]

  private static let recent = 20

  var html: HTML {
    var page = Page(blog: blog, location: "", root: "", body: "")
    page.description = blog.subtitle
    page.image = blog.author.photo.flatMap { blog.absolute($0) }
    page.body = """
      <h1 class="visually-hidden">\(blog.title)</h1>
      \(author(page))\
      <section class="h-feed" aria-labelledby="recent">
      <h2 id="recent" class="p-name">Recent Blog Posts</h2>
      \(pieces.isEmpty ? "<p>No posts yet.</p>\n" : Part.list(Array(pieces.prefix(Self.recent)), root: ""))\
      \((pieces.count > Self.recent).html("<p><a href=\"posts/\">All \(pieces.count) posts</a></p>\n"))\
      </section>
      \(feeds)
      """
    return page.html
  }

  private func author(_ page: Page) -> HTML {
    let author = blog.author
    let work = [author.role, author.organisation].compactMap { $0 }.joined(separator: ", ")
    return """
      <section class="author h-card" aria-labelledby="author">
      <h2 id="author">About the Author</h2>
      \(author.photo.html {
        "<img class=\"u-photo\" src=\"\(page.local($0))\" alt=\"\" width=\"112\" height=\"112\">\n"
      })\
      <p class="author-name"><a class="p-name u-url" rel="me" href="\(author.url ?? "./")">\(author.name)</a>\
      \((!work.isEmpty).html("<span class=\"p-org\">\(work)</span>"))</p>
      \(author.bio.html { "<div class=\"p-note\">\(text($0))</div>\n" })\
      \(links)\
      </section>

      """
  }

  private func text(_ markdown: String) -> HTML {
    let references = References(blog)
    let html = Sanitizer().sanitize(Markdown(markdown).html) { reference in
      references.absolute(reference, in: "blog.yaml", page: "")
        .map { references.local($0, root: "", page: "") }
    }
    return HTML(markup: html)
  }

  private var links: HTML {
    guard !blog.author.links.isEmpty else { return "" }
    let items = blog.author.links.map { link -> HTML in
      "<li><a rel=\"me\" href=\"\(link.url)\">\(link.title)</a></li>\n"
    }
    return "<ul class=\"links\">\n\(items)</ul>\n"
  }

  private var feeds: HTML {
    """
    <section class="feeds" aria-labelledby="feeds">
    <h2 id="feeds">Subscribe</h2>
    <p>Put one of these addresses into a feed reader, and new posts come to you.</p>
    <dl>
    <dt>\(blog.title)</dt>
    <dd>\(row(""))</dd>
    <dt>\(blog.timelineTitle)</dt>
    <dd>\(row("timeline/"))</dd>
    \((blog.blogroll != nil).html(
      "<dt>Blogroll</dt>\n<dd><a href=\"blogroll.opml\" type=\"text/x-opml\">OPML</a></dd>\n"
    ))\
    </dl>
    </section>

    """
  }

  private func row(_ folder: String) -> HTML {
    """
    <a href="\(folder)atom.xml" type="application/atom+xml">Atom</a> \
    <a href="\(folder)rss.xml" type="application/rss+xml">RSS</a> \
    <a href="\(folder)feed.json" type="application/feed+json">JSON Feed</a>
    """
  }
}
