internal import Markup

/// Elements of the Comment API.
public struct WellFormedWeb: Extension {
  /// wfw:comment: where a comment can be posted.
  public var comment: String?
  /// wfw:commentRss: the feed of the entry's comments.
  public var commentRSS: String?

  /// Makes an empty set.
  public init() {}
}

/// wfw: (the Comment API).
enum WellFormedWebVocabulary: Vocabulary {
  static let prefix = "wfw"
  static let namespace = "http://wellformedweb.org/CommentAPI/"

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    guard entry.$wellFormedWeb else { return }
    writer.element("wfw:comment", text: entry.wellFormedWeb.comment)
    writer.element("wfw:commentRss", text: entry.wellFormedWeb.commentRSS)
  }
}
