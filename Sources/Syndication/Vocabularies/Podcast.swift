internal import Markup

/// Elements of the Podcasting 2.0 namespace, kept as the trees they are.
public struct Podcast: Extension {
  /// In document order.
  public var elements: [ForeignElement] = []

  /// Makes an empty set.
  public init() {}
}

/// podcast: (Podcasting 2.0).
enum PodcastVocabulary: Vocabulary {
  static let prefix = "podcast"
  static let namespace = "https://podcastindex.org/namespace/1.0"
  static let aliases = [
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
  ]

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    feed.podcast.elements.append(ForeignElement(element, context))
    return true
  }

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    entry.podcast.elements.append(ForeignElement(element, context))
    return true
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    if feed.$podcast { writer.foreign(feed.podcast.elements, as: format) }
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    if entry.$podcast { writer.foreign(entry.podcast.elements, as: format) }
  }
}
