internal import Markup

/// Media RSS elements of a feed or an entry, kept as the trees they are.
public struct Media: Extension {
  /// In document order: media:content, media:group and what they hold, media:thumbnail, and others.
  public var elements: [ForeignElement] = []

  /// Makes an empty set.
  public init() {}
}

/// media: (Media RSS).
enum MediaVocabulary: Vocabulary {
  static let prefix = "media"
  static let namespace = "http://search.yahoo.com/mrss/"
  static let aliases = ["http://search.yahoo.com/mrss"]

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    if feed.$media { writer.foreign(feed.media.elements, as: format) }
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    if entry.$media { writer.foreign(entry.media.elements, as: format) }
  }
}
