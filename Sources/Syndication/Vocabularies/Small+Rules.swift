import Markup

extension RuleSet {
  /// Vocabularies of a few elements each.
  static let small: [RuleSet] = [
    RuleSet(
      ChaptersVocabulary.prefix,
      [ChaptersVocabulary.namespace, "https://podlove.org/simple-chapters"],
      [
        ElementRule(
          "chapters",
          in: .items,
          occurs: .once,
          content: .elements("psc:chapters"),
          attributes: [AttributeRule("version")]
        ),
        ElementRule(
          "chapter",
          in: ["psc:chapters"],
          content: .own,
          attributes: [
            AttributeRule("start", required: .missingAttribute, .playTime),
            AttributeRule("title", required: .missingAttribute, .nonblank),
            AttributeRule("href", .absoluteIRI), AttributeRule("image", .absoluteIRI),
          ]
        ),
      ]
    ),
    RuleSet(
      TombstoneVocabulary.prefix,
      [TombstoneVocabulary.namespace],
      [
        ElementRule(
          "deleted-entry",
          in: ["root", "atom:feed"],
          content: .elements("at:deleted-entry"),
          attributes: [
            AttributeRule("ref", required: .missingAttribute, .absoluteIRI),
            AttributeRule("when", required: .missingAttribute, .rfc3339),
          ]
        ),
        ElementRule(
          "by",
          in: ["at:deleted-entry"],
          occurs: .once,
          content: .elements("atom:person")
        ),
        ElementRule(
          "comment",
          in: ["at:deleted-entry"],
          occurs: .once,
          content: .own,
          attributes: Atom.textAttributes,
          checks: [AtomText.check]
        ),
      ]
    ),
    RuleSet(
      GooglePlayVocabulary.prefix,
      [GooglePlayVocabulary.namespace] + GooglePlayVocabulary.aliases,
      [
        ElementRule("author", in: .podcasts, occurs: .once, .noHTML),
        ElementRule("email", in: .channels, occurs: .once, .addrSpec),
        ElementRule("owner", in: .channels, occurs: .once),
        ElementRule(
          "image",
          in: .podcasts,
          occurs: .once,
          content: .own,
          attributes: [AttributeRule("href", required: .missingAttribute, .httpURL)]
        ),
        ElementRule("description", in: .podcasts, occurs: .once, .noHTML, .atMost(4000)),
        ElementRule("explicit", in: .podcasts, occurs: .once, .yesNoClean),
        ElementRule("block", in: .podcasts, occurs: .once, .yesNoClean),
        ElementRule(
          "category",
          in: .channels,
          content: .anything,
          attributes: [AttributeRule("text", required: .missingAttribute, .nonblank)]
        ),
        ElementRule("new-feed-url", in: .channels, occurs: .once, .absoluteURI),
      ]
    ),
    RuleSet(
      "spotify",
      ["http://www.spotify.com/ns/rss", "https://www.spotify.com/ns/rss"],
      [
        ElementRule(
          "limit",
          in: .channels,
          occurs: .once,
          content: .own,
          attributes: [AttributeRule("recentCount", required: .missingAttribute, .positiveInteger)]
        ),
        ElementRule("countryOfOrigin", in: .channels, occurs: .once, .countries),
        ElementRule("access", in: .podcasts, content: .anything, attributes: nil),
      ]
    ),
  ]
}

extension Value {
  /// Normal play time: seconds, or hours and minutes before them.
  static let playTime = shaped("a time such as 00:01:30.5") { text in
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, parts.count <= 3 else { return false }
    return Number.isDecimal(last) && !last.hasPrefix("-")
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Digits.isDigit) }
  }

  /// Codes of ISO 3166 with spaces between.
  static let countries = Value { text, scope in
    text.split(whereSeparator: \.isWhitespace).lazy
      .compactMap { country.fault(String($0), scope) }.first
  }
}
