package import Syndication

/// One file of a site.
package struct SiteFile: Sendable, Hashable {
  package var bytes: [UInt8]
  /// The Content-Type, with its charset.
  package var mediaType: String
  /// When what the file tells last changed; nil when nothing says.
  package var lastModified: Timestamp?
  /// Where the page has gone: a server may answer with a redirect instead of the bytes, which are a
  /// page that redirects.
  ///
  /// Absolute.
  package var location: String?

  package init(
    _ bytes: [UInt8],
    mediaType: String,
    lastModified: Timestamp? = nil,
    location: String? = nil
  ) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.lastModified = lastModified
    self.location = location
  }
}

/// A blog as it is published: every file by its path, such as `posts/x/index.html`.
///
/// Pure: the command line writes it to a folder, the server serves it from memory. The same blog
/// and the same timeline always give the same bytes.
package struct Site: Sendable {
  package private(set) var files: [String: SiteFile] = [:]
  /// The feeds among the files, to be validated.
  package private(set) var feedPaths: [String] = []
  package let postCount: Int
  /// Drafts, posts of the future and posts that have expired.
  package let heldBackCount: Int
  package let commentCount: Int
  package let timelineCount: Int

  /// Makes a site.
  ///
  /// - Parameters:
  ///   - edition: the blog's own posts.
  ///   - timeline: own and outside entries, newest first; outside ones state their `source`.
  ///   - history: the archive of the timeline.
  ///   - health: how the feeds of the blogroll do, by their addresses.
  /// - Throws: every mistake that can only be seen when all files are there.
  package init(
    _ edition: Edition,
    timeline: Feed,
    history: TimelineHistory = TimelineHistory(),
    health: [String: String] = [:]
  ) throws(BlogError) {
    var builder = SiteBuilder(edition, timeline: timeline, history: history)
    builder.health = health
    builder.build()
    if !builder.mistakes.isEmpty { throw BlogError(builder.mistakes) }
    files = builder.files
    postCount = edition.pieces.count
    heldBackCount = edition.blog.posts.count - edition.pieces.count
    commentCount = edition.pieces.reduce(0) { $0 + $1.comments.count }
    timelineCount = min(timeline.entries.count, edition.blog.timelineLimit)
    feedPaths = builder.feedPaths.sorted()
  }
}
