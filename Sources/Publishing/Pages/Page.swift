import Syndication

/// What is the same on every page of a blog.
struct Page {
  /// A feed that a page belongs to.
  struct FeedLink {
    var title: String
    var type: String
    var path: String
  }

  var blog: Blog
  /// The page's own title; nil on the home page.
  var title: String?
  var description: String?
  /// Relative to the blog, percent-encoded.
  var location: String
  /// How the page says the blog's root: empty, `../`, `../../`, or a path from `/`.
  var root: String
  var language: String?
  /// Feeds of this page beside the blog's.
  var feeds: [FeedLink] = []
  /// Whether search engines should leave it out.
  var isHidden = false
  var image: String?
  var isArticle = false
  var body: HTML

  var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="\(blog.language)">
    <head>
    <meta charset="utf-8">
    <title>\(title.html { "\($0) · " })\(blog.title)</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="Feedloom">
    \(description.html { "<meta name=\"description\" content=\"\($0)\">\n" })\
    \(isHidden.html("<meta name=\"robots\" content=\"noindex\">\n"))\
    \((!isHidden).html("<link rel=\"canonical\" href=\"\(blog.address(location))\">\n"))\
    <link rel="stylesheet" href="\(root)style.css">
    \(blog.icon.html { "<link rel=\"icon\" href=\"\(local($0))\">\n" })\
    \(feedLinks.map(alternate))\
    \((blog.blogroll != nil).html(
      "<link rel=\"blogroll\" type=\"text/xml\" title=\"Blogroll\" href=\"\(blog.rootPath)blogroll.opml\">\n"
    ))\
    \(openGraph)\
    </head>
    <body>
    <a class="skip" href="#main">Skip to content</a>
    \(header)\
    <main id="main">
    \(body)\
    </main>
    \(footer)\
    </body>
    </html>

    """
  }

  /// The address of something named in `blog.yaml`, as this page says it.
  func local(_ reference: String) -> String {
    guard let address = blog.absolute(reference), address.hasPrefix(blog.url) else {
      return reference
    }
    return root + address.dropFirst(blog.url.count)
  }

  private var home: String { root.isEmpty ? "./" : root }

  private var header: HTML {
    """
    <header class="site">
    <p class="site-title"><a href="\(home)" rel="home">\(blog.title)</a></p>
    \(blog.subtitle.html { "<p class=\"site-subtitle\">\($0)</p>\n" })\
    <nav aria-label="Site"><ul>
    \(navigation.map(item))\
    </ul></nav>
    </header>

    """
  }

  private var navigation: [(title: String, location: String)] {
    [
      ("Home", ""), ("Posts", "posts/"), ("Timeline", "timeline/"), ("Tags", "tags/"),
      ("Feeds", "#feeds"),
    ]
  }

  private func item(_ title: String, _ target: String) -> HTML {
    let isCurrent = target == location && !isHidden
    let href = target.isEmpty ? home : (target.hasPrefix("#") ? home : root) + target
    let current: HTML = isCurrent ? " aria-current=\"page\"" : ""
    return "<li><a href=\"\(href)\"\(current)>\(title)</a></li>\n"
  }

  private var footer: HTML {
    """
    <footer class="site">
    <p>Subscribe: <a href="\(root)atom.xml" type="application/atom+xml">Atom</a>, \
    <a href="\(root)rss.xml" type="application/rss+xml">RSS</a>, \
    <a href="\(root)feed.json" type="application/feed+json">JSON Feed</a>\
    \((blog.blogroll != nil).html(", <a href=\"\(root)blogroll.opml\" type=\"text/x-opml\">blogroll</a>"))</p>
    \(blog.rights.html { "<p>\($0)</p>\n" })\
    </footer>

    """
  }

  private var feedLinks: [FeedLink] {
    feeds + [
      FeedLink(title: blog.title, type: "application/atom+xml", path: "atom.xml"),
      FeedLink(title: "\(blog.title) (RSS)", type: "application/rss+xml", path: "rss.xml"),
      FeedLink(title: "\(blog.title) (JSON)", type: "application/feed+json", path: "feed.json"),
      FeedLink(title: blog.timelineTitle, type: "application/atom+xml", path: "timeline/atom.xml"),
    ]
  }

  /// From the host's root, as the RSS Advisory Board's autodiscovery asks.
  private func alternate(_ feed: FeedLink) -> HTML {
    let href = blog.rootPath + feed.path
    return """
      <link rel="alternate" type="\(feed.type)" title="\(feed.title)" href="\(href)">

      """
  }

  private var openGraph: HTML {
    """
    <meta property="og:title" content="\(title ?? blog.title)">
    <meta property="og:type" content="\(isArticle ? "article" : "website")">
    <meta property="og:url" content="\(blog.address(location))">
    \(image.html { "<meta property=\"og:image\" content=\"\($0)\">\n" })
    """
  }
}

/// Parts that several pages have.
enum Part {
  static func time(_ timestamp: Timestamp, class name: String = "dt-published") -> HTML {
    """
    <time class="\(name)" datetime="\(timestamp.rfc3339)">\(Dates.words(timestamp))</time>
    """
  }

  /// The line under the title of a post in a list.
  static func byline(_ post: Post) -> HTML {
    let names = post.authors.map(\.name).joined(separator: ", ")
    return """
      <p class="meta"><span class="p-author h-card">\(names)</span>\
      \(post.published.html { " · \(time($0))" })</p>

      """
  }

  static func tags(_ tags: [String], root: String) -> HTML {
    guard !tags.isEmpty else { return "" }
    let items = tags.map { tag -> HTML in
      let href = "\(root)tags/\(URLText.encoded(Slug.make(tag: tag)))/"
      return "<li><a class=\"p-category\" rel=\"tag\" href=\"\(href)\">\(tag)</a></li>\n"
    }
    return "<ul class=\"tags\" aria-label=\"Tags\">\n\(items)</ul>\n"
  }

  /// A list of posts with title, author and date.
  static func list(_ pieces: [Piece], root: String) -> HTML {
    let items = pieces.map { piece -> HTML in
      """
      <li class="h-entry">
      <a class="u-url p-name" href="\(root)\(piece.post.location)">\(piece.post.displayTitle)</a>
      \(byline(piece.post))\
      </li>

      """
    }
    return "<ul class=\"posts\">\n\(items)</ul>\n"
  }
}
