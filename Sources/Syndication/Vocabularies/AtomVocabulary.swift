/// atom: (RFC 4287), inside other formats; the format's own file writes it.
enum AtomVocabulary: Vocabulary {
  static let prefix = "atom"
  static let namespace = "http://www.w3.org/2005/Atom"
}
