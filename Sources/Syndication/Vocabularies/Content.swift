import Markup

/// content: (RSS 1.0 module), the whole text of an entry beside its description.
///
/// The RSS writer places content:encoded itself: it has to come after the description.
enum ContentVocabulary: Vocabulary {
  static let prefix = "content"
  static let namespace = "http://purl.org/rss/1.0/modules/content/"
  static let names = ["encoded", "items"]

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    guard context.local(element) == "encoded" else { return false }
    // It outranks what other elements give, wherever it stands.
    entry.content.insert(RSS.markup(element, context), at: 0)
    return true
  }
}
