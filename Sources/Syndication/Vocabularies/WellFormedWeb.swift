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

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    switch context.local(element) {
    case "comment": entry.wellFormedWeb.comment = context.address(element)
    case "commentrss": entry.wellFormedWeb.commentRSS = context.address(element)
    default: return false
    }
    return true
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    guard entry.$wellFormedWeb else { return }
    writer.element("wfw:comment", text: entry.wellFormedWeb.comment)
    writer.element("wfw:commentRss", text: entry.wellFormedWeb.commentRSS)
  }
}
