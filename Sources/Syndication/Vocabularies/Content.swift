/// content: (RSS 1.0 module), the whole text of an entry beside its description.
///
/// The RSS writer places content:encoded itself: it has to come after the description.
enum ContentVocabulary: Vocabulary {
  static let prefix = "content"
  static let namespace = "http://purl.org/rss/1.0/modules/content/"
}
