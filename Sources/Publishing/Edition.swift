package import Syndication

/// What of a blog is out at a moment, rendered once for feeds and pages.
package struct Edition: Sendable {
  package let blog: Blog
  package let options: SiteOptions
  /// Newest first.
  let pieces: [Piece]
  let references: References

  package init(_ blog: Blog, now: Timestamp, options: SiteOptions = SiteOptions()) {
    let references = References(blog)
    self.blog = blog
    self.options = options
    self.references = references
    pieces = concurrentMap(blog.posts(at: now, options: options)) { post in
      Piece(post, of: blog, references: references)
    }
  }

  /// The blog's own posts as a feed, newest first: what the timeline is merged with.
  package var feed: Feed {
    var feed = blog.emptyFeed
    feed.entries = pieces.filter { !$0.post.isExcludedFromFeeds }.map(\.entry)
    feed.updated = FeedDate(feed.newestUpdate)
    return feed
  }
}

extension Blog {
  /// The blog's feed without its entries and its own address.
  var emptyFeed: Feed {
    var feed = Feed()
    feed.id = id
    feed.title = Text(title)
    feed.subtitle = subtitle.map { Text($0) }
    feed.rights = rights.map { Text($0) }
    feed.language = language
    feed.links = [Link(url, .alternate, type: "text/html")]
    if let hub = self.feed.hub { feed.links.append(Link(hub, .hub)) }
    feed.authors = [Person(author, blog: self)]
    feed.generator = Generator(name: "Feedloom")
    feed.icon = icon.flatMap { absolute($0) }
    return feed
  }
}

extension Feed {
  /// When the newest entry changed; the beginning of time for a feed without entries, which must
  /// state a date too.
  var newestUpdate: Timestamp {
    entries.compactMap { later($0.updated?.timestamp, $0.published?.timestamp) }.max()
      ?? Timestamp(seconds: 0)
  }
}

/// The later of two moments.
func later(_ one: Timestamp?, _ other: Timestamp?) -> Timestamp? {
  guard let one, let other else { return one ?? other }
  return max(one, other)
}
