/// Apple's podcast elements, of a channel or an episode.
public struct ITunes: Extension {
  /// A category of Apple's list, with its sub-categories.
  public struct Category: Sendable, Hashable {
    /// itunes:category/@text.
    public var text: String
    /// Nested itunes:category.
    public var categories: [Category]

    /// Makes a category.
    public init(_ text: String, categories: [Category] = []) {
      self.text = text
      self.categories = categories
    }
  }

  /// itunes:author.
  public var author: String?
  /// itunes:block, as written.
  public var block: String?
  /// Channel: itunes:category.
  public var categories: [Category] = []
  /// Channel: itunes:complete, as written.
  public var complete: String?
  /// Episode: itunes:duration, as written.
  public var duration: String?
  /// Episode: itunes:episode, as written.
  public var episode: String?
  /// Episode: itunes:episodeType.
  public var episodeType: String?
  /// itunes:explicit, as written.
  public var explicit: String?
  /// itunes:image/@href.
  public var image: String?
  /// Episode: itunes:isClosedCaptioned, as written.
  public var isClosedCaptioned: String?
  /// itunes:keywords, as written.
  public var keywords: String?
  /// Channel: itunes:new-feed-url.
  public var newFeedURL: String?
  /// Episode: itunes:order, as written.
  public var order: String?
  /// Channel: itunes:owner.
  public var owner: Person?
  /// Episode: itunes:season, as written.
  public var season: String?
  /// itunes:subtitle.
  public var subtitle: String?
  /// itunes:summary.
  public var summary: String?
  /// itunes:title.
  public var title: String?
  /// Channel: itunes:type.
  public var type: String?

  /// Makes an empty set.
  public init() {}
}
