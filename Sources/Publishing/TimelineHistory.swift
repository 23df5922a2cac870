package import Syndication

/// The timeline as its readers page through it: the newest entries, and the archive behind them.
package struct TimelineHistory: Sendable {
  /// A page of the archive (RFC 5005 section 4).
  package struct Page: Sendable, Hashable {
    /// Counted from 1.
    package var number: Int
    package var bytes: [UInt8]
    /// The ids on it; known only of a page that is new.
    package var ids: [String] = []

    package init(number: Int, bytes: [UInt8]) {
      self.number = number
      self.bytes = bytes
    }
  }

  /// Oldest first; their bytes do not change any more.
  package private(set) var pages: [Page] = []
  /// What is on no page yet, in the order in which it came.
  package private(set) var open: [Entry] = []

  /// No archive at all.
  package init() {}

  /// Takes the archive as it was published, and adds what has come since.
  ///
  /// Entries stand in the order in which they came, not of their dates: so a page that is full is
  /// done, whatever comes later, and however it is dated.
  ///
  /// - Parameters:
  ///   - pages: as they were published, at whatever address.
  ///   - open: what was on no page then.
  ///   - timeline: as it is now, newest first.
  ///   - archived: those of its ids that are on a page.
  ///   - blog: whose timeline it is; its limit is the size of a page.
  /// - Throws: when a page cannot be written.
  package init(
    pages: [(page: Page, address: String)],
    open: [Entry],
    timeline: Feed,
    archived: Set<String>,
    blog: Blog
  ) throws {
    self.pages = try pages.map { page, address in
      address == blog.url ? page : try page.moved(to: blog)
    }
    let present = Dictionary(timeline.entries.map { ($0.id ?? "", $0) }) { first, _ in first }
    let withdrawn = Set(timeline.tombstones.map(\.id))
    self.open = open.filter { !withdrawn.contains($0.id ?? "") }.map { present[$0.id ?? ""] ?? $0 }
    let known = archived.union(open.compactMap(\.id))
    self.open += timeline.entries.reversed().filter { !known.contains($0.id ?? "") }
    while self.open.count >= blog.timelineLimit {
      let entries = Array(self.open.prefix(blog.timelineLimit))
      let number = self.pages.count + 1
      var page = Page(number: number, bytes: try Self.bytes(entries, number: number, of: blog))
      page.ids = entries.compactMap(\.id)
      self.pages.append(page)
      self.open.removeFirst(entries.count)
    }
  }

  static func path(of page: Int) -> String { "timeline/archive/\(page).xml" }

  private static func bytes(_ entries: [Entry], number: Int, of blog: Blog) throws -> [UInt8] {
    var feed = blog.emptyTimeline
    feed.entries = entries.reversed()
    feed.updated = FeedDate(feed.newestUpdate)
    feed.paging.isArchive = true
    feed.links += links(of: number, blog: blog)
    return try written(feed, blog)
  }

  /// What is on no page yet, as the page that it is going to be: where the newest page leads to.
  func openPage(of blog: Blog) throws -> [UInt8]? {
    guard !pages.isEmpty else { return nil }
    var feed = blog.emptyTimeline
    feed.entries = open.reversed()
    feed.updated = FeedDate(feed.newestUpdate)
    feed.links += Self.links(of: pages.count + 1, blog: blog).filter {
      $0.relation.rawValue != "next-archive"
    }
    return try Self.written(feed, blog)
  }

  private static func written(_ feed: Feed, _ blog: Blog) throws -> [UInt8] {
    let bytes = try feed.withAtomIDs(domain: blog.idDomain).suited(to: .atom).bytes(as: .atom)
    return Stylesheet.linked(bytes, href: "../../feed.css")
  }

  private static let relations: Set<Link.Relation> = [
    .`self`, "current", "prev-archive", "next-archive",
  ]

  private static func links(of number: Int, blog: Blog) -> [Link] {
    func link(_ page: Int, _ relation: Link.Relation) -> Link {
      Link(blog.address(path(of: page)), relation, type: "application/atom+xml")
    }
    let current = Link(blog.address("timeline/atom.xml"), "current", type: "application/atom+xml")
    let previous = number > 1 ? [link(number - 1, "prev-archive")] : []
    return [link(number, .`self`), current] + previous + [link(number + 1, "next-archive")]
  }
}

extension TimelineHistory.Page {
  /// The same page of a blog that has another address now: its links lead there.
  fileprivate func moved(to blog: Blog) throws -> Self {
    var options = ReadOptions()
    options.sanitizes = false
    var feed = Feed.read(bytes, options: options).feed
    feed.links.removeAll {
      TimelineHistory.relations.contains($0.relation) || $0.relation == .alternate
    }
    feed.links += [Link(blog.address("timeline/"), .alternate, type: "text/html")]
    feed.links += TimelineHistory.links(of: number, blog: blog)
    var page = self
    page.bytes = try TimelineHistory.written(feed, blog)
    return page
  }
}

extension Blog {
  /// The timeline's feed without its entries and its own address.
  var emptyTimeline: Feed {
    var feed = emptyFeed
    feed.id = id(of: "timeline")
    feed.title = Text(timelineTitle)
    feed.links = [Link(address("timeline/"), .alternate, type: "text/html")]
    return feed
  }
}
