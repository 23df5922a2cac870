/// A node of an OPML document: a folder, a subscription, a link.
public struct Outline: Sendable, Hashable {
  /// outline/@text.
  public var text: String?
  /// outline/@title.
  public var title: String?
  /// outline/@type: `rss`, `link`, `include`, and others.
  public var type: String?
  /// The feed's address; outline/@xmlUrl.
  public var xmlURL: String?
  /// The page's address; outline/@htmlUrl.
  public var htmlURL: String?
  /// outline/@url, of type `link` and `include`.
  public var url: String?
  /// outline/@category, as written.
  public var category: String?
  /// outline/@description.
  public var description: String?
  /// outline/@language.
  public var language: String?
  /// The version of the feed format; outline/@version.
  public var version: String?
  /// outline/@created.
  public var created: FeedDate?
  /// outline/@isComment.
  public var isComment: Bool?
  /// outline/@isBreakpoint.
  public var isBreakpoint: Bool?
  /// Any other attribute, in document order.
  public var attributes: [ForeignElement.Attribute] = []
  /// What is below.
  public var outlines: [Outline] = []

  /// Makes an outline.
  public init(text: String? = nil) {
    self.text = text
  }

  /// This outline and all below it, in document order.
  public var flattened: [Outline] {
    [self] + outlines.flatMap(\.flattened)
  }
}
