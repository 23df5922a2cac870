package import Aggregation
package import Foundation
package import Publishing
package import Storage
package import Syndication

/// A blog's folder and store made into its site: what `build` writes and `serve` serves.
package struct Assembly: Sendable {
  package let edition: Edition
  package let site: Site
  /// Outside entries that are not in the timeline because its feeds would not be valid with them.
  package let leftOut: [Timeline.LeftOut]
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
        rules: blog.timelineRules,
        now: now,
        limit: blog.timelineLimit
      )
    }
    let (site, leftOut) = try validated(edition, timeline)
    return Self(
      edition: edition,
      site: site,
      leftOut: leftOut,
      nextChange: blog.nextChange(after: now)
    )
  }

  /// Nothing is published that a reader would stumble over.
  ///
  /// A mistake of the blog's own stops it, one of an outside entry leaves that entry out.
  private static func validated(
    _ edition: Edition,
    _ timeline: Feed
  ) throws -> (Site, [Timeline.LeftOut]) {
    let site = try Site(edition, timeline: timeline)
    do {
      try site.validateFeeds()
      return (site, [])
    } catch {
      let (timeline, leftOut) = Timeline.publishable(timeline)
      if leftOut.isEmpty { throw error }
      let site = try Site(edition, timeline: timeline)
      try site.validateFeeds()
      return (site, leftOut)
    }
  }
}

extension Blog {
  /// The first moment at which other posts are out.
  package func nextChange(after now: Timestamp) -> Timestamp? {
    posts.flatMap { [$0.published, $0.expires] }.compactMap { $0 }.filter { $0 > now }.min()
  }
}
