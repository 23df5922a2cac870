internal import Markup

/// Elements of the RSS 1.0 slash module.
public struct Slash: Extension {
  /// slash:section.
  public var section: String?
  /// slash:department.
  public var department: String?
  /// slash:comments: how many there are, as written.
  public var comments: String?
  /// slash:hit_parade, as written.
  public var hitParade: String?

  /// Makes an empty set.
  public init() {}
}

/// slash: (RSS 1.0 module).
enum SlashVocabulary: Vocabulary {
  static let prefix = "slash"
  static let namespace = "http://purl.org/rss/1.0/modules/slash/"
  static let names = ["section", "department", "comments", "hit_parade"]

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    let text = element.trimmedText.nonEmpty
    switch context.local(element) {
    case "section": entry.slash.section = text
    case "department": entry.slash.department = text
    case "comments": entry.slash.comments = text
    case "hit_parade": entry.slash.hitParade = text
    default: return false
    }
    return true
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    guard entry.$slash else { return }
    writer.element("slash:section", text: entry.slash.section)
    writer.element("slash:department", text: entry.slash.department)
    writer.element("slash:comments", text: entry.slash.comments)
    writer.element("slash:hit_parade", text: entry.slash.hitParade)
  }
}
