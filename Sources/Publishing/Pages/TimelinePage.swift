import Markup
import Syndication

/// The blog's posts and what it subscribes to, in one list, or a part of it.
struct TimelinePage {
  /// A page of a list that has several.
  struct Leaf {
    /// Counted from 1.
    var number = 1
    var count = 1
  }

  var blog: Blog
  var entries: [Entry]
  var references: References
  var leaf = Leaf()
  /// What the entries have in common; nil for all of them.
  var shelf: TimelineShelf?
  /// Where else to look, on the first page.
  var shelves: [TimelineShelf] = []
  /// How many entries their authors took back.
  var withdrawn = 0

  var location: String {
    shelf?.location ?? (leaf.number == 1 ? "timeline/" : "timeline/page-\(leaf.number)/")
  }

  private var root: String {
    shelf != nil ? "../../../" : leaf.number == 1 ? "../" : "../../"
  }

  var html: HTML {
    var page = Page(
      blog: blog,
      title: shelf.map { "Timeline: \($0.name)" } ?? "Timeline" + suffix,
      location: location,
      root: root,
      body: """
        <h1>\(shelf.html { "<span class=\"kicker\">Timeline</span> \($0.name)" })\
        \((shelf == nil).html("Timeline\(suffix)"))</h1>
        \(lead)\
        \(entries.isEmpty ? "<p>Nothing here yet.</p>\n" : list)\
        \((withdrawn > 0).html("<p class=\"meta\">\(withdrawnNote)</p>\n"))\
        \(pager)\(index)\(feedNote)
        """
    )
    page.description =
      shelf.map { "\(blog.timelineTitle): \($0.name)" } ?? blog.timelineTitle + suffix
    page.feeds = feeds
    return page.html
  }

  private var suffix: String { leaf.number == 1 ? "" : ", page \(leaf.number)" }

  private var lead: HTML {
    guard let shelf else {
      return """
        <p class="lead">The posts of this blog and of the blogs that it follows, newest first.</p>

        """
    }
    return """
      <p class="lead">\(shelf.kind == .source ? "What this blog shows of another" : "What has this tag"), \
      newest first. <a href="\(root)timeline/">The whole timeline</a></p>

      """
  }

  private var withdrawnNote: String {
    withdrawn == 1
      ? "An entry was withdrawn by its author."
      : "\(withdrawn) entries were withdrawn by their authors."
  }

  private var pager: HTML {
    guard leaf.count > 1 else { return "" }
    func address(_ number: Int) -> String {
      number == 1 ? "\(root)timeline/" : "\(root)timeline/page-\(number)/"
    }
    let newer: HTML =
      leaf.number > 1 ? "<a rel=\"prev\" href=\"\(address(leaf.number - 1))\">Newer</a>\n" : ""
    let older: HTML =
      leaf.number < leaf.count
      ? "<a rel=\"next\" href=\"\(address(leaf.number + 1))\">Older</a>\n" : ""
    return "<nav class=\"pager\" aria-label=\"Pages\">\n\(newer)\(older)</nav>\n"
  }

  private var index: HTML {
    func list(_ title: String, _ kind: TimelineShelf.Kind) -> HTML {
      let items = shelves.filter { $0.kind == kind }.map { shelf -> HTML in
        """
        <li><a href="\(root)\(shelf.location)">\(shelf.name)</a> <span class="hint">\(shelf.entries.count)</span></li>

        """
      }
      if items.isEmpty { return "" }
      return "<h2 class=\"kicker\">\(title)</h2>\n<ul class=\"tags\">\n\(items)</ul>\n"
    }
    return "\(list("Sources", .source))\(list("Tags", .tag))"
  }

  private var feedNote: HTML {
    if shelf != nil {
      return """
        <p class="meta">This page as a feed: <a href="atom.xml" type="application/atom+xml">Atom</a></p>

        """
    }
    guard leaf.number == 1 else { return "" }
    return """
      <p class="meta">This page as a feed: <a href="atom.xml" type="application/atom+xml">Atom</a>, \
      <a href="rss.xml" type="application/rss+xml">RSS</a>, \
      <a href="feed.json" type="application/feed+json">JSON Feed</a></p>

      """
  }

  private var feeds: [Page.FeedLink] {
    if let shelf {
      let title = "\(blog.timelineTitle): \(shelf.name)"
      return [.init(title: title, type: "application/atom+xml", path: shelf.location + "atom.xml")]
    }
    return [
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
      <p class="meta">\(source(entry))\(entry.date.html { " · \(Part.time($0))" })\(trail(entry))</p>
      \((!excerpt.isEmpty).html("<p class=\"p-summary\">\(excerpt)</p>\n"))\
      </li>

      """
  }

  private func address(_ entry: Entry) -> String? {
    guard let url = entry.url ?? entry.links.first?.href else { return nil }
    // A feed from outside must not smuggle a script into a link.
    let isSafe = ["http://", "https://"].contains { url.lowercased().hasPrefix($0) }
    return isSafe ? references.local(url, root: root, page: "") : nil
  }

  private func source(_ entry: Entry) -> HTML {
    guard let feed = entry.source?.feed else { return "\(blog.title)" }
    let name = Self.name(of: feed)
    guard let home = feed.homePageURL,
      ["http://", "https://"].contains(where: { home.lowercased().hasPrefix($0) })
    else { return "\(name)" }
    return "<a href=\"\(home)\">\(name)</a>"
  }

  static func name(of feed: Feed) -> String {
    feed.title.map(plain) ?? feed.homePageURL ?? feed.selfURL ?? "elsewhere"
  }

  /// The feeds that an entry came through, and since when it has been there if it came late.
  private func trail(_ entry: Entry) -> HTML {
    let places = entry.links.filter { $0.relation == .via }.map { $0.title ?? $0.href }
    let via: HTML = places.isEmpty ? "" : " · via \(places.joined(separator: ", "))"
    guard let date = entry.dublinCoreTerms.available else { return via }
    return "\(via) · came late, \(Part.time(date, class: "available"))"
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
