/// creativeCommons: (the module for RSS 2.0), whose licences become links.
enum CreativeCommonsVocabulary: Vocabulary {
  static let prefix = "creativeCommons"
  static let namespace = "http://backend.userland.com/creativeCommonsRssModule"
  static let aliases = [
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
    "http://blogs.law.harvard.edu/tech/creativeCommonsRssModule",
  ]
}

/// cc: (the module for RSS 1.0 and the vocabulary of the licences themselves).
enum CCVocabulary: Vocabulary {
  static let prefix = "cc"
  static let namespace = "http://web.resource.org/cc/"
  static let aliases = ["http://creativecommons.org/ns#"]
}

extension [ForeignElement] {
  /// The licences of the kept elements, as links.
  var licenses: [Link] {
    if isEmpty { return [] }
    return addresses("license", CreativeCommonsVocabulary.self).map {
      Link($0, .license, origin: "creativeCommons:license")
    }
      + addresses("license", CCVocabulary.self).map { Link($0, .license, origin: "cc:license") }
  }
}
