import Syndication

extension SiteBuilder {
  mutating func addPages(_ tags: [Tag]) {
    addPosts()
    addLists(tags)
    let notFound = NotFoundPage(blog: blog).html.bytes
    add("404.html", SiteFile(notFound, mediaType: MediaType.html))
  }

  private mutating func addPosts() {
    let pieces = edition.pieces
    let (blog, references) = (blog, edition.references)
    let pages = concurrentMap(Array(pieces.indices)) { index in
      PostPage(
        blog: blog,
        piece: pieces[index],
        newer: index > 0 ? pieces[index - 1] : nil,
        older: index + 1 < pieces.count ? pieces[index + 1] : nil,
        references: references
      ).html.bytes
    }
    for (piece, page) in zip(pieces, pages) {
      let date = Self.newest([piece])
      add(piece.post.pagePath, SiteFile(page, mediaType: MediaType.html, lastModified: date))
    }
  }

  private mutating func addLists(_ tags: [Tag]) {
    let pieces = edition.pieces
    let newest = Self.newest(pieces)
    func add(_ path: String, _ html: HTML, _ date: Timestamp?, to builder: inout Self) {
      builder.add(path, SiteFile(html.bytes, mediaType: MediaType.html, lastModified: date))
    }
    add("index.html", HomePage(blog: blog, pieces: pieces).html, newest, to: &self)
    add("posts/index.html", ArchivePage(blog: blog, pieces: pieces).html, newest, to: &self)
    addTimelinePages()
    add("tags/index.html", TagsPage(blog: blog, tags: tags).html, newest, to: &self)
    for tag in tags {
      let html = TagPage(blog: blog, tag: tag).html
      add("tags/\(tag.slug)/index.html", html, Self.newest(tag.pieces), to: &self)
    }
  }

  private mutating func addTimelinePages() {
    let entries = timeline.entries.prefix(blog.timelineLimit * blog.timelinePages)
    let count = max(1, (entries.count + blog.timelineLimit - 1) / blog.timelineLimit)
    var pages = (1...count).map { number in
      var page = TimelinePage(
        blog: blog,
        entries: Array(
          entries.dropFirst((number - 1) * blog.timelineLimit).prefix(blog.timelineLimit)
        ),
        references: edition.references,
        leaf: .init(number: number, count: count)
      )
      if number == 1 {
        page.shelves = shelves
        page.withdrawn = timeline.tombstones.count
      }
      return page
    }
    pages += shelves.map { shelf in
      TimelinePage(
        blog: blog,
        entries: Array(shelf.entries.prefix(blog.timelineLimit)),
        references: edition.references,
        shelf: shelf
      )
    }
    for (page, html) in zip(pages, concurrentMap(pages) { $0.html.bytes }) {
      let folder = page.shelf?.folder ?? page.location
      let date = page.entries.compactMap { later($0.published?.timestamp, $0.updated?.timestamp) }
        .max()
      let file = SiteFile(html, mediaType: MediaType.html, lastModified: date)
      add(folder + "index.html", file)
    }
  }

  /// When the newest of the posts changed, or was commented on.
  private static func newest(_ pieces: [Piece]) -> Timestamp? {
    pieces.compactMap { piece in
      later(later(piece.post.published, piece.post.updated), piece.comments.last?.date)
    }.max()
  }
}
