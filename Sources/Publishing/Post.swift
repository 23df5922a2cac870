package import Syndication

/// A post as its file states it.
package struct Post: Sendable, Hashable {
  /// A picture that stands for the post.
  package struct Picture: Sendable, Hashable {
    /// As written, relative to the post's file or to the blog.
    package var url: String
    package var alt: String?
  }

  /// A file that belongs to the post, such as a recording.
  package struct Enclosure: Sendable, Hashable {
    package var url: String
    package var type: String?
    package var length: String?
    package var title: String?
  }

  /// The file, relative to the blog's folder.
  package var path: String
  /// The file's name without its ending and without a date before it.
  package var name: String
  /// The part of the address that names the post.
  package var slug: String
  /// Empty for a post without a title.
  package var title: String
  /// Never changes once published; see ``Blog/mintedID(date:name:)``.
  package var id: String
  /// When the post is or was published; a draft may have none yet.
  package var published: Timestamp?
  /// When it last changed in a way that readers should hear of.
  package var updated: Timestamp?
  package var expires: Timestamp?
  package var isDraft = false
  package var summary: String?
  package var language: String?
  package var tags: [String] = []
  package var authors: [Author] = []
  package var picture: Picture?
  package var enclosures: [Enclosure] = []
  /// Old addresses, relative to the blog.
  package var aliases: [String] = []
  /// Where the post first appeared, when it was not here.
  package var original: String?
  /// Whether feeds leave the post out.
  package var isExcludedFromFeeds = false
  /// The text: CommonMark with GitHub's extensions, or HTML.
  package var body: String
  /// Whether the body is HTML as it stands, with no Markdown in it.
  package var isHTML = false
  /// The keys that Feedloom has no meaning for.
  package var extra: [String: FrontMatterValue] = [:]

  /// Whether the post is to be seen at a moment.
  package func isOut(at now: Timestamp, options: SiteOptions = SiteOptions()) -> Bool {
    guard !isDraft || options.includesDrafts else { return false }
    guard let published else { return options.includesDrafts }
    if published > now, !options.includesFuture { return false }
    if let expires, expires <= now, !options.includesExpired { return false }
    return true
  }

  /// What to call the post where it has no title.
  package var displayTitle: String {
    if !title.isEmpty { return title }
    return published.map { "Post of " + Dates.words($0) } ?? name
  }

  /// The page's path in the site.
  package var pagePath: String { "posts/\(slug)/index.html" }
  /// The address of the page, relative to the blog.
  package var location: String { "posts/\(URLText.encoded(slug))/" }
}

/// What of a blog is made into a site.
package struct SiteOptions: Sendable, Hashable {
  package var includesDrafts = false
  package var includesFuture = false
  package var includesExpired = false

  package init() {}
}
