import Markup
import Syndication

/// A tag and what it is on, newest first.
struct Tag {
  var name: String
  var slug: String
  var pieces: [Piece]

  var location: String { "tags/\(URLText.encoded(slug))/" }

  /// The tags of the posts, by name; spellings that give one slug are one tag.
  static func all(_ pieces: [Piece]) -> [Tag] {
    var tags: [String: Tag] = [:]
    for piece in pieces {
      for name in piece.post.tags {
        let slug = Slug.make(tag: name)
        tags[slug, default: Tag(name: name, slug: slug, pieces: [])].pieces.append(piece)
      }
    }
    return tags.values.sorted { left, right in
      (left.name.lowercased(), left.slug) < (right.name.lowercased(), right.slug)
    }
  }
}

extension SiteBuilder {
  mutating func addFeeds(_ tags: [Tag]) {
    addMainFeeds()
    addTimelineFeeds()
    for tag in tags { addTagFeed(tag) }
    for piece in edition.pieces where !piece.comments.isEmpty { addCommentsFeed(piece) }
    addBlogroll()
  }

  private mutating func addMainFeeds() {
    var feed = edition.feed
    feed.entries = Array(feed.entries.prefix(blog.feed.limit))
    addFormats(feed, folder: "", root: "")
  }

  private mutating func addTimelineFeeds() {
    var feed = blog.emptyTimeline
    feed.entries = Array(timeline.entries.prefix(blog.timelineLimit))
    feed.updated = FeedDate(feed.newestUpdate)
    if let last = history.pages.last {
      let address = blog.address(TimelineHistory.path(of: last.number))
      feed.links.append(Link(address, "prev-archive", type: "application/atom+xml"))
    }
    addFormats(feed, folder: "timeline/", root: "../")
    for shelf in shelves {
      var feed = blog.emptyFeed
      feed.id = blog.id(of: String(shelf.location.dropLast()))
      feed.title = Text("\(blog.timelineTitle): \(shelf.name)")
      feed.links = [Link(blog.address(shelf.location), .alternate, type: "text/html")]
      feed.entries = Array(shelf.entries.prefix(blog.timelineLimit))
      feed.updated = FeedDate(feed.newestUpdate)
      add(feed, at: shelf.folder + "atom.xml", as: .atom, root: "../../../")
    }
    addArchive()
  }

  /// The archive, and what is going to be its next page.
  private mutating func addArchive() {
    for page in history.pages {
      let path = TimelineHistory.path(of: page.number)
      add(path, SiteFile(page.bytes, mediaType: MediaType.atom))
      // What was published once was valid, and is not going to change.
      if !page.ids.isEmpty { feedPaths.append(path) }
    }
    let path = TimelineHistory.path(of: history.pages.count + 1)
    do {
      guard let bytes = try history.openPage(of: blog) else { return }
      add(path, SiteFile(bytes, mediaType: MediaType.atom))
      feedPaths.append(path)
    } catch {
      mistakes.append(Mistake(path, "cannot be written: \(error)"))
    }
  }

  private mutating func addFormats(_ feed: Feed, folder: String, root: String) {
    var atom = feed
    if folder == "timeline/" { atom.tombstones = timeline.tombstones }
    add(atom, at: folder + "atom.xml", as: .atom, root: root)
    add(feed, at: folder + "rss.xml", as: .rss, root: root)
    add(feed, at: folder + "feed.json", as: .json, root: root)
  }

  private mutating func addTagFeed(_ tag: Tag) {
    var feed = blog.emptyFeed
    feed.id = blog.id(of: "tags/\(URLText.encoded(tag.slug))")
    feed.title = Text("\(blog.title): \(tag.name)")
    feed.links = [Link(blog.address(tag.location), .alternate, type: "text/html")]
    feed.entries = tag.pieces.prefix(blog.feed.limit)
      .filter { !$0.post.isExcludedFromFeeds }.map(\.entry)
    feed.updated = FeedDate(feed.newestUpdate)
    add(feed, at: "tags/\(tag.slug)/atom.xml", as: .atom, root: "../../")
  }

  private mutating func addCommentsFeed(_ piece: Piece) {
    let post = piece.post
    var feed = Feed()
    feed.id = Blog.mintedID(blog.idDomain, date: post.published, name: post.name) + "/comments"
    feed.title = Text("Comments on \(post.displayTitle)")
    feed.language = blog.language
    feed.links = [Link(blog.address(post.location), .alternate, type: "text/html")]
    feed.generator = Generator(name: "Feedloom")
    feed.entries = piece.comments.reversed().map { Entry($0, on: post, blog: blog) }
    feed.updated = FeedDate(feed.newestUpdate)
    add(feed, at: "posts/\(post.slug)/comments.xml", as: .atom, root: "../../")
  }

  /// Writes a feed with its own address in it.
  private mutating func add(_ feed: Feed, at path: String, as format: FeedFormat, root: String) {
    let types: [FeedFormat: String] = [
      .atom: MediaType.atom, .rss: MediaType.rss, .json: MediaType.jsonFeed,
    ]
    let type = types[format] ?? MediaType.xml
    var feed = format == .atom ? feed.withAtomIDs(domain: blog.idDomain) : feed
    let plainType = String(type.prefix { $0 != ";" })
    feed.links.append(Link(blog.address(URLText.encoded(path)), .`self`, type: plainType))
    do {
      var bytes = try feed.suited(to: format).bytes(as: format)
      if format != .json { bytes = Stylesheet.linked(bytes, href: root + "feed.css") }
      add(path, SiteFile(bytes, mediaType: type, lastModified: feed.updated?.timestamp))
      feedPaths.append(path)
    } catch {
      mistakes.append(Mistake(path, "cannot be written: \(error)"))
    }
  }

  /// The list of subscriptions, without the addresses of feeds that are files of this blog.
  private mutating func addBlogroll() {
    guard var blogroll = blog.blogroll else { return }
    blogroll.outlines = blogroll.outlines.map(published)
    do {
      let bytes = try blogroll.bytes(as: .opml)
      add("blogroll.opml", SiteFile(bytes, mediaType: MediaType.opml))
    } catch {
      mistakes.append(Mistake("blogroll.opml", "cannot be written: \(error)"))
    }
  }

  private func published(_ outline: Outline) -> Outline {
    var outline = outline
    outline.outlines = outline.outlines.map(published)
    // What one leaves out of whose feed is nobody else's business.
    let rules = EntryRules.listNames + EntryRules.numberNames
    outline.attributes.removeAll { attribute in
      attribute.namespace == EntryRules.namespace
        || attribute.namespace.isEmpty && rules.contains(attribute.name)
    }
    if let address = outline.xmlURL, !address.hasPrefix("http://"), !address.hasPrefix("https://") {
      outline.xmlURL = nil
      outline.version = nil
      outline.type = outline.htmlURL == nil ? nil : "link"
      outline.url = outline.htmlURL
      outline.htmlURL = nil
    } else if let address = outline.xmlURL?.trimmingSpaces, let state = health[address] {
      outline.attributes.append(
        .init(name: "feedloom:health", namespace: EntryRules.namespace, value: state)
      )
    }
    return outline
  }

  mutating func addSitemap() {
    let writer = XMLWriter()
    writer.start("urlset")
    writer.attribute("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      let isPage = path.hasSuffix("index.html") && file.location == nil
      guard isPage else { continue }
      writer.start("url")
      let location = String(path.dropLast("index.html".count))
      writer.element("loc", text: blog.address(URLText.encoded(location)))
      if let date = file.lastModified { writer.element("lastmod", text: date.rfc3339UTC) }
      writer.end()
    }
    let bytes = writer.finish()
    add("sitemap.xml", SiteFile(bytes, mediaType: MediaType.xml))
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
