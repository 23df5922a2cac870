extension RuleSet {
  /// Every format and vocabulary with rules: the one list to add to.
  static let all: [RuleSet] =
    [
      rss, atom, rdf, rss1, dublinCore, dublinCoreTerms, itunes, media, opml,
    ] + modules + geography
}
