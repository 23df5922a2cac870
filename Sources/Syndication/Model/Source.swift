/// Where an entry was taken from (RFC 4287 section 4.2.11): the feed's own metadata, no entries.
public struct Source: Sendable, Hashable {
  // An entry holds a source, a source holds a feed, a feed holds entries: one link must be a box.
  private final class Storage: Sendable {
    let feed: Feed
    init(_ feed: Feed) { self.feed = feed }
  }

  private var storage: Storage

  /// Makes a source from a feed's metadata; its entries are left out.
  public init(_ feed: Feed) {
    var feed = feed
    feed.entries = []
    storage = Storage(feed)
  }

  /// The metadata; RSS: title is the text of source, the `self` link its url.
  public var feed: Feed {
    get { storage.feed }
    set { storage = Storage(newValue) }
  }

  /// Two sources are equal when their metadata are.
  public static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.feed == right.feed
  }

  /// Hashes the metadata.
  public func hash(into hasher: inout Hasher) { hasher.combine(feed) }
}
