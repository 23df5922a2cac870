import Aggregation
package import Foundation
package import Publishing
package import Storage
package import Syndication

/// A blog's folder and store made into its site: what `build` writes and `serve` serves.
package struct Assembly: Sendable {
  package let edition: Edition
  package let site: Site
  /// When the next scheduled post appears or the next expires, unless a file changes before.
  package let nextChange: Timestamp?

  /// Reads the blog, merges the timeline and makes the site.
  ///
  /// Without a store the timeline holds the blog's own posts.
  @concurrent
  package static func load(
    blogAt directory: URL,
    store: Store?,
    now: Timestamp,
    options: SiteOptions = SiteOptions()
  ) async throws -> Self {
    let blog = try Blog.load(directory)
    let edition = Edition(blog, now: now, options: options)
    var timeline = edition.feed
    if let store {
      timeline = try await Timeline.load(
        own: timeline,
        from: store,
        now: now,
        limit: blog.timelineLimit
      )
    }
    let site = try Site(edition, timeline: timeline)
    // Nothing is published that a reader would stumble over.
    try site.validateFeeds()
    return Self(
      edition: edition,
      site: site,
      nextChange: blog.nextChange(after: now)
    )
  }
}

extension Blog {
  /// The first moment at which other posts are out.
  package func nextChange(after now: Timestamp) -> Timestamp? {
    posts.flatMap { [$0.published, $0.expires] }.compactMap { $0 }.filter { $0 > now }.min()
  }
}
