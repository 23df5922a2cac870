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
        limit: blog.timelineLimit * blog.timelinePages
      )
    }
    let past = try await Past.load(from: blog.hasArchive ? store : nil, timeline)
    let health = try await health(of: store)
    let (site, history, leftOut) = try validated(edition, timeline, past, health)
    if let store, blog.hasArchive { try await past.save(history, of: blog, in: store) }
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
    _ timeline: Feed,
    _ past: Past,
    _ health: [String: String]
  ) throws -> (Site, TimelineHistory, [Timeline.LeftOut]) {
    func site(_ timeline: Feed) throws -> (Site, TimelineHistory) {
      let history = try past.history(with: timeline, of: edition.blog)
      let site = try Site(edition, timeline: timeline, history: history, health: health)
      try site.validateFeeds()
      return (site, history)
    }
    do {
      let (site, history) = try site(timeline)
      return (site, history, [])
    } catch {
      let (timeline, leftOut) = Timeline.publishable(timeline)
      if leftOut.isEmpty { throw error }
      let (site, history) = try site(timeline)
      return (site, history, leftOut)
    }
  }

  /// How the feeds of the blogroll do, in a word that rarely changes: the file need not be fetched anew
  /// each time that they are.
  private static func health(of store: Store?) async throws -> [String: String] {
    guard let store else { return [:] }
    let states = try await store.subscriptions().compactMap { feed -> (String, String)? in
      switch feed.fetch.outcome {
      case .never: nil
      case .gone: (feed.url, "gone")
      case .failed: (feed.url, "failing")
      default: (feed.url, "ok")
      }
    }
    return Dictionary(states) { first, _ in first }
  }
}

extension Blog {
  /// The first moment at which other posts are out.
  package func nextChange(after now: Timestamp) -> Timestamp? {
    posts.flatMap { [$0.published, $0.expires] }.compactMap { $0 }.filter { $0 > now }.min()
  }
}
