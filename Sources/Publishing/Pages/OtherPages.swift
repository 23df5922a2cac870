/// Every post, by year.
struct ArchivePage {
  var blog: Blog
  var pieces: [Piece]

  var html: HTML {
    Page(
      blog: blog,
      title: "All posts",
      location: "posts/",
      root: "../",
      body: "<h1>All posts</h1>\n\(pieces.isEmpty ? "<p>No posts yet.</p>\n" : "\(years)")"
    ).html
  }

  private var years: [HTML] {
    var years: [(year: String, pieces: [Piece])] = []
    for piece in pieces {
      let year = piece.post.published.map { String(Dates.day($0).prefix(4)) } ?? "Drafts"
      if years.last?.year == year {
        years[years.count - 1].pieces.append(piece)
      } else {
        years.append((year, [piece]))
      }
    }
    return years.map { "<h2>\($0.year)</h2>\n\(Part.list($0.pieces, root: "../"))" }
  }
}

/// The posts with a tag.
struct TagPage {
  var blog: Blog
  var tag: Tag

  var html: HTML {
    var page = Page(
      blog: blog,
      title: "Posts about \(tag.name)",
      location: tag.location,
      root: "../../",
      body: """
        <h1><span class="kicker">Posts about</span> \(tag.name)</h1>
        \(Part.list(tag.pieces, root: "../../"))\
        <p class="meta"><a href="atom.xml" type="application/atom+xml">Feed of this tag</a> · \
        <a href="../">All tags</a></p>

        """
    )
    page.feeds = [
      .init(
        title: "\(blog.title): \(tag.name)",
        type: "application/atom+xml",
        path: tag.location + "atom.xml"
      )
    ]
    return page.html
  }
}

/// Every tag.
struct TagsPage {
  var blog: Blog
  var tags: [Tag]

  var html: HTML {
    let items = tags.map { tag -> HTML in
      """
      <li><a rel="tag" href="../\(tag.location)">\(tag.name)</a> <span class="hint">\(tag.pieces.count)</span></li>

      """
    }
    return Page(
      blog: blog,
      title: "Tags",
      location: "tags/",
      root: "../",
      body: """
        <h1>Tags</h1>
        \(items.isEmpty ? "<p>No tags yet.</p>\n" : "<ul class=\"tags all\">\n\(items)</ul>\n")
        """
    ).html
  }
}

/// What a server shows for an address that leads nowhere.
struct NotFoundPage {
  var blog: Blog

  var html: HTML {
    var page = Page(
      blog: blog,
      title: "Page not found",
      location: "404.html",
      // It is shown at any depth, so its links start at the host's root.
      root: blog.rootPath,
      body: """
        <h1>Page not found</h1>
        <p>There is no page at this address. It may have moved, or the link has a slip in it.</p>
        <p><a href="\(blog.rootPath)posts/">All posts</a></p>

        """
    )
    page.isHidden = true
    return page.html
  }
}

/// What stands at an old address, for servers that cannot redirect.
struct RedirectPage {
  var blog: Blog
  var title: String
  var local: String
  var target: String

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="\(blog.language)">
    <head>
    <meta charset="utf-8">
    <title>\(title)</title>
    <meta name="robots" content="noindex">
    <meta http-equiv="refresh" content="0; url=\(local)">
    <link rel="canonical" href="\(target)">
    </head>
    <body>
    <p>This page has moved to <a href="\(local)">\(title)</a>.</p>
    </body>
    </html>

    """
  }
}
