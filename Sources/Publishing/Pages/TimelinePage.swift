import Markup
import Syndication

/// The blog's posts and what it subscribes to, in one list.
struct TimelinePage {
  var blog: Blog
  var entries: [Entry]
  var references: References

  private static let root = "../"

  var html: HTML {
    var page = Page(
      blog: blog,
      title: "Timeline",
      location: "timeline/",
      root: Self.root,
      body: """
        <h1>Timeline</h1>
        <p class="lead">The posts of this blog and of the blogs that it follows, newest first.</p>
        \(entries.isEmpty ? "<p>Nothing here yet.</p>\n" : list)\
        <p class="meta">This page as a feed: <a href="atom.xml" type="application/atom+xml">Atom</a>, \
        <a href="rss.xml" type="application/rss+xml">RSS</a>, \
        <a href="feed.json" type="application/feed+json">JSON Feed</a></p>

        """
    )
    page.description = blog.timelineTitle
    page.feeds = [
      .init(
        title: "\(blog.timelineTitle) (RSS)",
        type: "application/rss+xml",
        path: "timeline/rss.xml"
      ),
      .init(
        title: "\(blog.timelineTitle) (JSON)",
        type: "application/feed+json",
        path: "timeline/feed.json"
      ),
    ]
    return page.html
  }

  private var list: HTML {
    "<ol class=\"timeline h-feed\">\n\(entries.map(item))</ol>\n"
  }

  private func item(_ entry: Entry) -> HTML {
    let title = Self.title(entry)
    let heading: HTML =
      address(entry).map { href in
        "<a class=\"u-url p-name\" href=\"\(href)\">\(title)</a>"
      } ?? "<span class=\"p-name\">\(title)</span>"
    let excerpt = Self.excerpt(entry)
    return """
      <li class="h-entry\((entry.source == nil).html(" own"))">
      <h2>\(heading)</h2>
      <p class="meta">\(source(entry))\(entry.date.html { " · \(Part.time($0))" })</p>
      \((!excerpt.isEmpty).html("<p class=\"p-summary\">\(excerpt)</p>\n"))\
      </li>

      """
  }

  private func address(_ entry: Entry) -> String? {
    guard let url = entry.url ?? entry.links.first?.href else { return nil }
    // A feed from outside must not smuggle a script into a link.
    let isSafe = ["http://", "https://"].contains { url.lowercased().hasPrefix($0) }
    return isSafe ? references.local(url, root: Self.root, page: "") : nil
  }

  private func source(_ entry: Entry) -> HTML {
    guard let feed = entry.source?.feed else { return "\(blog.title)" }
    let name = feed.title.map(Self.plain) ?? feed.homePageURL ?? feed.selfURL ?? "elsewhere"
    guard let home = feed.homePageURL,
      ["http://", "https://"].contains(where: { home.lowercased().hasPrefix($0) })
    else { return "\(name)" }
    return "<a href=\"\(home)\">\(name)</a>"
  }

  private static func title(_ entry: Entry) -> String {
    let title = entry.title.map(plain) ?? ""
    if !title.isEmpty { return title }
    let excerpt = Excerpt.cut(excerpt(entry), limit: 60)
    return excerpt.isEmpty ? entry.date.map { "Post of " + Dates.words($0) } ?? "Post" : excerpt
  }

  private static func excerpt(_ entry: Entry) -> String {
    for text in [entry.summary].compactMap({ $0 }) + entry.content {
      let plain = plain(text)
      if !plain.isEmpty { return Excerpt.cut(plain, limit: 300) }
    }
    return ""
  }

  private static func plain(_ text: Text) -> String {
    switch text.kind {
    case .html, .xhtml: text.value.plainTextOfHTML
    case .plain: text.value
    case .other(let type): type.hasPrefix("text/") ? text.value : ""
    }
  }
}
