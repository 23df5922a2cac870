/// Elements of the Comment API.
public struct WellFormedWeb: Extension {
  /// wfw:comment: where a comment can be posted.
  public var comment: String?
  /// wfw:commentRss: the feed of the entry's comments.
  public var commentRSS: String?

  /// Makes an empty set.
  public init() {}
}
