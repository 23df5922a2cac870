package import Syndication

/// A blog as its files state it: everything that a site is made of.
package struct Blog: Sendable {
  /// What the feeds hold.
  package struct FeedSettings: Sendable, Hashable {
    /// How many entries.
    package var limit = 50
    /// Whether entries carry the whole text, not only the summary.
    package var isFull = true
    /// A WebSub hub.
    package var hub: String?
  }

  package var title = ""
  package var subtitle: String?
  /// Absolute, with a `/` at its end.
  package var url = ""
  /// The id of the blog's feed; stays when the blog moves.
  package var id = ""
  /// The domain in the `tag:` URIs of posts; stays when the blog moves.
  package var idDomain = ""
  package var language = "en"
  package var rights: String?
  /// The zone of dates that state none: `Z` or an offset such as `+01:00`.
  package var zone = "Z"
  /// A picture for browsers' tabs and for readers, relative to the blog.
  package var icon: String?
  package var author = Author(name: "")
  /// Other authors, by the names that posts use.
  package var authors: [String: Author] = [:]
  package var feed = FeedSettings()
  package var timelineTitle = ""
  package var timelineLimit = 100
  /// How many pages of so many entries the timeline has at most.
  package var timelinePages = 5
  /// Whether the timeline's feeds lead to an archive of all that was in them.
  package var hasArchive = true
  /// What of other blogs comes onto the timeline: what blog.yaml and the blogroll say.
  package var timelineRules = TimelineRules()
  /// Whether readers may comment.
  package var takesComments = true
  /// Every post, drafts too, newest first.
  package var posts: [Post] = []
  /// Approved comments by the slug of their post, oldest first.
  package var comments: [String: [Comment]] = [:]
  /// What the blog subscribes to; nil without `blogroll.opml`.
  package var blogroll: Feed?
  /// Files to copy: path in the site and bytes.
  package var files: [String: [UInt8]] = [:]

  /// A `tag:` URI (RFC 4151) for something of the blog.
  ///
  /// It survives a change of slug, of address and of scheme.
  package static func mintedID(_ domain: String, date: Timestamp?, name: String) -> String {
    let day = date.map(Dates.day) ?? "draft"
    return "tag:\(domain),\(day):\(URLText.encoded(name))"
  }

  /// An address of the blog: `path` is percent-encoded and relative to its root.
  package func address(_ path: String = "") -> String { url + path }

  /// An id for a feed beside the main one.
  func id(of part: String) -> String { id.hasSuffix("/") ? id + part : "\(id)/\(part)" }

  /// The path of the blog's address on its host: `/`, or `/blog/`.
  package var rootPath: String {
    let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return "/" + (parts.count == 4 ? parts[3] : "")
  }

  /// The posts that are to be seen at a moment, newest first.
  package func posts(at now: Timestamp, options: SiteOptions = SiteOptions()) -> [Post] {
    posts.filter { $0.isOut(at: now, options: options) }
  }
}
