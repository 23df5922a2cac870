import Publishing
import Storage
import Syndication

/// The archive of the timeline as the store has it: from there to the site, and back.
struct Past: Sendable {
  private let stored: TimelineArchive
  private let archived: Set<String>
  private let isKept: Bool

  /// Without a store there is no archive.
  static func load(from store: Store?, _ timeline: Feed) async throws -> Past {
    guard let store else { return Past(stored: TimelineArchive(), archived: [], isKept: false) }
    return Past(
      stored: try await store.timelineArchive(),
      archived: try await store.archived(among: timeline.entries.compactMap(\.id)),
      isKept: true
    )
  }

  /// The archive with what has come since.
  func history(with timeline: Feed, of blog: Blog) throws -> TimelineHistory {
    guard isKept else { return TimelineHistory() }
    return try TimelineHistory(
      pages: stored.pages.map { (.init(number: $0.number, bytes: $0.bytes), $0.address) },
      open: stored.open,
      timeline: timeline,
      archived: archived,
      blog: blog
    )
  }

  /// Notes what is published.
  func save(_ history: TimelineHistory, of blog: Blog, in store: Store) async throws {
    var archive = TimelineArchive()
    archive.pages = history.pages.map { page in
      .init(number: page.number, address: blog.url, bytes: page.bytes)
    }
    archive.open = history.open
    if archive == stored { return }
    let closed = Dictionary(
      history.pages.dropFirst(stored.pages.count).map { ($0.number, $0.ids) }
    ) { first, _ in first }
    try await store.save(archive, closed: closed)
  }
}
