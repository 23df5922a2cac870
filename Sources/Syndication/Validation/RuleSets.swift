extension RuleSet {
  /// Every format and vocabulary with rules: the one list to add to.
  static let all: [RuleSet] =
    [
      rss, atom, rdf, rss1, rss11, opml, openSearch, openSearch10, dublinCore, dublinCoreTerms,
      itunes,
      media, feedSync, app, atomInApp,
    ] + modules + geography + discovery + small + [podcast]
}
