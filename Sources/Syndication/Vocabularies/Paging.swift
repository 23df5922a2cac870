internal import Markup

/// What a feed says of its own history (RFC 5005 sections 2 and 4).
public struct Paging: Extension {
  /// fh:complete: entries that are not here have been removed.
  public var isComplete = false
  /// fh:archive: this page is not going to change.
  public var isArchive = false

  /// Makes an empty statement.
  public init() {}
}

/// fh: (RFC 5005).
enum PagingVocabulary: Vocabulary {
  static let prefix = "fh"
  static let namespace = "http://purl.org/syndication/history/1.0"

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    switch context.local(element) {
    case "complete": feed.paging.isComplete = true
    case "archive": feed.paging.isArchive = true
    default: return false
    }
    return true
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    if feed.paging.isComplete { writer.element("fh:complete", text: "") }
    if feed.paging.isArchive { writer.element("fh:archive", text: "") }
  }
}
