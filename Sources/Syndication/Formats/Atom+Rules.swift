extension [Kind] {
  /// Where Atom's metadata of a feed stands.
  static let atomFeeds: [Kind] = ["atom:feed", "atom:source"]
  static let atomEntries: [Kind] = ["atom:entry"]
  static let atomAll: [Kind] = ["atom:feed", "atom:source", "atom:entry"]
  static let atomPeople: [Kind] = ["atom:person"]
  /// Where extensions may stand that belong to a feed or channel.
  static let channels: [Kind] = [
    "rss:channel", "rdf:channel", "rss11:channel", "atom:feed", "atom:source",
  ]
  /// Where extensions may stand that belong to an item or entry.
  static let items: [Kind] = ["rss:item", "rdf:item", "rss11:item", "atom:entry"]
  static let channelsAndItems = channels + items
  static let rssChannels: [Kind] = ["rss:channel", "rdf:channel", "rss11:channel"]
  static let rssItems: [Kind] = ["rss:item", "rdf:item", "rss11:item"]
}

extension RuleSet {
  /// RFC 4287.
  static let atom = RuleSet(
    "atom",
    ["http://www.w3.org/2005/Atom"],
    atomRoots + atomFeed + atomEntry + atomShared + atomPersons + atomInRSS
  )

  private static let atomRoots = [
    ElementRule("feed", in: ["root"], content: .elements("atom:feed"), checks: [Atom.checkFeed]),
    ElementRule("entry", in: ["root"], content: .elements("atom:entry"), checks: [Atom.checkEntry]),
  ]

  private static let atomFeed = [
    ElementRule(
      "title",
      in: ["atom:feed"],
      occurs: .required,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "id",
      in: ["atom:feed"],
      occurs: .required,
      .noWhitespaceAround,
      .canonicalURI
    ),
    ElementRule("updated", in: ["atom:feed"], occurs: .required, .noWhitespaceAround, .rfc3339),
    ElementRule(
      "entry",
      in: ["atom:feed"],
      content: .elements("atom:entry"),
      checks: [Atom.checkEntry]
    ),
    ElementRule(
      "title",
      in: ["atom:source"],
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "id",
      in: ["atom:source"],
      occurs: .once,
      .nonblank,
      .noWhitespaceAround,
      .canonicalURI
    ),
    ElementRule("updated", in: ["atom:source"], occurs: .once, .noWhitespaceAround, .rfc3339),
    ElementRule(
      "subtitle",
      in: .atomFeeds,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "generator",
      in: .atomFeeds,
      occurs: .once,
      .nonblank,
      .noHTML,
      attributes: [
        AttributeRule("uri", .nonblankAttribute, .attributeIRI, naming: .element),
        AttributeRule("version", .nonblankAttribute, naming: .element),
      ]
    ),
    ElementRule(
      "icon",
      in: .atomFeeds,
      occurs: .once,
      .nonblank,
      .noWhitespaceAround,
      .linkIRIText
    ),
    ElementRule(
      "logo",
      in: .atomFeeds,
      occurs: .once,
      .nonblank,
      .noWhitespaceAround,
      .linkIRIText
    ),
  ]

  private static let atomEntry = [
    ElementRule(
      "title",
      in: .atomEntries,
      occurs: .required,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "id",
      in: .atomEntries,
      occurs: .required,
      .nonblank,
      .noWhitespaceAround,
      .canonicalURI
    ),
    ElementRule("updated", in: .atomEntries, occurs: .required, .noWhitespaceAround, .rfc3339),
    ElementRule("published", in: .atomEntries, occurs: .once, .noWhitespaceAround, .rfc3339),
    ElementRule(
      "summary",
      in: .atomEntries,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "content",
      in: .atomEntries,
      occurs: .once,
      content: .own,
      attributes: [AttributeRule("type"), AttributeRule("src", .attributeIRI, naming: .element)],
      checks: [AtomText.checkContent]
    ),
    ElementRule(
      "source",
      in: .atomEntries,
      occurs: .once,
      content: .elements("atom:source"),
      checks: [Atom.checkSource]
    ),
  ]

  private static let atomShared = [
    ElementRule(
      "rights",
      in: .atomAll,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule("author", in: .atomAll, content: .elements("atom:person")),
    ElementRule("contributor", in: .atomAll, content: .elements("atom:person")),
    ElementRule(
      "category",
      in: .atomAll,
      content: .own,
      attributes: [
        AttributeRule("term", required: .missingAttribute, .nonblank),
        AttributeRule("scheme", .absoluteIRI),
        AttributeRule("label", .noHTML),
      ],
      checks: [Atom.checkCategory]
    ),
    ElementRule(
      "link",
      in: .atomAll + .rssChannels + .rssItems,
      content: .own,
      attributes: AtomLink.attributes,
      checks: [AtomLink.check]
    ),
  ]

  private static let atomPersons = [
    ElementRule("name", in: .atomPeople, occurs: .required, .nonblank, .personName, .noHTML),
    ElementRule("email", in: .atomPeople, occurs: .once, .noWhitespaceAround, .addrSpec),
    ElementRule(
      "uri",
      in: .atomPeople,
      occurs: .once,
      .nonblank,
      .noWhitespaceAround,
      .linkIRIText
    ),
  ]

  /// What of Atom has a meaning in RSS too.
  private static let atomInRSS = [
    ElementRule("author", in: .rssChannels + .rssItems, content: .elements("atom:person")),
    ElementRule("contributor", in: .rssChannels + .rssItems, content: .elements("atom:person")),
    ElementRule(
      "category",
      in: .rssChannels + .rssItems,
      content: .own,
      attributes: [
        AttributeRule("term", required: .missingAttribute, .nonblank),
        AttributeRule("scheme", .absoluteIRI),
        AttributeRule("label", .noHTML),
      ],
      checks: [Atom.checkCategory]
    ),
    ElementRule("id", in: .rssChannels + .rssItems, occurs: .once, .nonblank, .canonicalURI),
    ElementRule("updated", in: .rssChannels + .rssItems, occurs: .once, .rfc3339),
    ElementRule("published", in: .rssItems, occurs: .once, .rfc3339),
    ElementRule(
      "title",
      in: .rssChannels + .rssItems,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "rights",
      in: .rssChannels + .rssItems,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "summary",
      in: .rssItems,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "content",
      in: .rssItems,
      occurs: .once,
      content: .own,
      attributes: [AttributeRule("type"), AttributeRule("src", .attributeIRI, naming: .element)],
      checks: [AtomText.checkContent]
    ),
    ElementRule(
      "subtitle",
      in: .rssChannels,
      occurs: .once,
      content: .own,
      attributes: Atom.textAttributes,
      checks: [AtomText.check]
    ),
    ElementRule(
      "generator",
      in: .rssChannels,
      occurs: .once,
      .nonblank,
      attributes: [
        AttributeRule("uri", .attributeIRI, naming: .element), AttributeRule("version"),
      ]
    ),
    ElementRule("icon", in: .rssChannels, occurs: .once, .nonblank, .linkIRIText),
    ElementRule("logo", in: .rssChannels, occurs: .once, .nonblank, .linkIRIText),
    ElementRule(
      "source",
      in: .rssItems,
      occurs: .once,
      content: .elements("atom:source"),
      checks: [Atom.checkSource]
    ),
  ]
}

extension Message {
  static let missingSelf = Message(
    "MissingSelf",
    .warning,
    "{parent} does not say where it is to be had",
    "Add a link with rel=\"self\": readers subscribe by it.",
    "RFC 4287 section 4.1.1",
    fix: .selfLink
  )
  static let missingContentOrAlternate = Message(
    "MissingContentOrAlternate",
    .error,
    "{element} has neither content nor a link to it",
    "Add content, or a link with rel=\"alternate\".",
    "RFC 4287 section 4.1.2"
  )
  static let missingTextualContent = Message(
    "MissingTextualContent",
    .warning,
    "{element} has neither content nor a summary",
    "Readers have nothing to show but the title.",
    "RFC 4287 section 4.1.1.1"
  )
  static let missingSummary = Message(
    "MissingSummary",
    .error,
    "{element} lacks a summary",
    "Content that is elsewhere or not text needs one.",
    "RFC 4287 section 4.1.2"
  )
  static let missingSourceElement = Message(
    "MissingSourceElement",
    .warning,
    "source lacks {element} of the feed that the entry is from",
    "Readers tell by it where the entry comes from.",
    "RFC 4287 section 4.2.11"
  )
  static let misplacedMetadata = Message(
    "MisplacedMetadata",
    .error,
    "{element} follows an entry",
    "What is said of the feed must stand before its entries.",
    "RFC 4287 section 4.1.1"
  )
  static let duplicateEntries = Message(
    "DuplicateEntries",
    .warning,
    "Two entries have the id {value}",
    "Readers take them for two states of one, and show one.",
    "RFC 4287 section 4.1.1"
  )
  static let duplicateIds = Message(
    "DuplicateIds",
    .error,
    "All entries have one id",
    "Readers show only one of them: each entry needs its own.",
    "RFC 4287 section 4.1.1"
  )
  static let duplicateUpdated = Message(
    "DuplicateUpdated",
    .warning,
    "Two entries were updated at the same instant: {value}",
    "Readers cannot put them in order.",
    "RFC 4287 section 4.2.15"
  )
  static let missingDCLanguage = Message(
    "MissingDCLanguage",
    .info,
    "No language is stated",
    "Say it with xml:lang, language or dc:language: readers choose voices and hyphenation by it.",
    "BCP 47"
  )
}

extension Value {
  static let nonblankAttribute = Value { text, _ in
    text.trimmingXMLSpace.isEmpty ? .init(message: .attrNotBlank, namesValue: false) : nil
  }

  static let personName = Value { text, _ in
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close
    else { return nil }
    return EmailAddress.isValid(String(text[text.index(after: open)..<close]))
      ? .fault(.containsEmail) : nil
  }
  .plainly { text, _ in !HTMLText.mayHoldMarkup(text) }
}
