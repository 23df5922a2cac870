import Markup

extension ValidationProfile {
  /// What planets such as Venus, and WordPress, need to show or import every entry whole and once.
  ///
  /// It is more than formats demand and less than each program might: what Planet Venus (feedparser),
  /// WordPress's reader (SimplePie) and its importer of RSS lose or muddle without.
  public static let planet = ValidationProfile(
    name: "planet",
    aliases: ["wordpress"],
    summary: "WordPress and planets: what keeps each entry whole, dated, signed and single",
    refusal: .planetFormat,
    rules: planetFeeds + planetEntries,
    restated: [
      "ContainsRelRef": .planetRelative, "DuplicateEntries": .planetSameID,
      "SecurityRisk": .planetUnsafe, "TruncatedContent": .planetTruncated,
    ],
    replaced: ["MissingGuid", "UntitledItem"]
  )

  private static let planetFeeds = [
    ElementRule(":rss", in: ["root"], content: .elements("rss"), checks: [Planet.checkEncoding]),
    ElementRule("rdf:RDF", in: ["root"], content: .elements("rdf"), checks: [Planet.checkEncoding]),
    ElementRule(
      "atom:feed",
      in: ["root"],
      content: .elements("feed"),
      checks: [Planet.checkEncoding]
    ),
    ElementRule("atom:link", in: ["feed", "entry"], checks: [Planet.checkLink]),
    ElementRule(":channel", in: ["rss"], content: .elements("channel")),
  ]

  private static let planetEntries = [
    ElementRule(
      ":item",
      in: ["channel"],
      content: .elements("item"),
      checks: [Planet.checkEntry, Planet.checkImportable]
    ),
    ElementRule("rss1:item", in: ["rdf"], content: .elements("item"), checks: [Planet.checkEntry]),
    ElementRule(
      "atom:entry",
      in: ["feed"],
      content: .elements("entry"),
      checks: [Planet.checkEntry]
    ),
  ]
}

/// The checks of ``ValidationProfile/planet``.
enum Planet {
  static let checkEncoding: ElementCheck = { place, validation in
    let encoding = validation.document.encoding.name
    if encoding.hasPrefix("utf-8") || encoding == "us-ascii" { return }
    validation.report(.planetEncoding, at: place, ["value": encoding])
  }

  /// A relative address, where nothing in the document says what it is relative to.
  static let checkLink: ElementCheck = { place, validation in
    guard let href = place.element["href"], !place.scope.hasBase, !URI.isAbsolute(href) else {
      return
    }
    validation.report(.planetRelative, at: place.pointing(at: "href"), ["value": href])
  }

  /// The parts of an entry, and the elements of which one has to be there.
  private static let parts: [(name: String, keys: Set<String>, message: Message)] = [
    ("title", [":title", "atom:title", "rss1:title", "dc:title"], .planetMissing),
    (
      "date",
      [
        ":pubDate", "dc:date", "atom:published", "atom:updated", "dcterms:issued",
        "dcterms:created", "dcterms:modified",
      ], .planetMissing
    ),
    (
      "text",
      [
        ":description", "content:encoded", "atom:content", "atom:summary", "rss1:description",
        "xhtml:body",
      ], .planetMissing
    ),
  ]

  private static let authors: Set<String> = [
    ":author", "dc:creator", "atom:author", "itunes:author", ":managingEditor",
  ]

  static let checkEntry: ElementCheck = { place, validation in
    let children = Array(place.element.children)
    let keys = Set(children.compactMap { validation.key($0) })
    for part in parts where part.keys.isDisjoint(with: keys) {
      validation.report(missing: part.name, part.message, in: place)
    }
    if !hasID(place.element, keys, validation) {
      let name = place.name == "entry" ? "id" : "guid"
      validation.report(missing: name, .planetMissing, in: place)
    }
    if !children.contains(where: { isLink($0, validation) }) {
      validation.report(missing: "link", .planetMissing, in: place)
    }
    if keys.isDisjoint(with: authors), !isSigned(place.element, &validation) {
      validation.report(missing: "author", .planetUnsigned, in: place)
    }
    if keys.contains("atom:summary"), !keys.contains("atom:content") {
      validation.report(missing: "content", .planetTruncated, in: place)
    }
  }

  private static func hasID(
    _ entry: Element,
    _ keys: Set<String>,
    _ validation: Validation
  ) -> Bool {
    keys.contains(":guid") || keys.contains("atom:id")
      || validation.attribute("rdf:about", of: entry) != nil
  }

  private static func isLink(_ child: Element, _ validation: Validation) -> Bool {
    switch validation.key(child) {
    case ":link", "rss1:link": !child.trimmedText.isEmpty
    case ":guid": child["isPermaLink"] != "false"
    case "atom:link": AtomLink.relation(child) == "alternate"
    default: false
    }
  }

  /// Whether the feed or the source of an entry says who wrote it.
  private static func isSigned(_ entry: Element, _ validation: inout Validation) -> Bool {
    if let source = validation.child("atom:source", of: entry), hasAuthor(source, validation) {
      return true
    }
    if let known = validation.memory.isFeedSigned { return known }
    let root = validation.document.root.map(Validator.unwrapped)
    let channel = root.flatMap { validation.child(":channel", of: $0) }
    let holders = [root, channel].compactMap(\.self)
    // All entries ask for it, and it may stand behind them.
    let isSigned = holders.contains { hasAuthor($0, validation) }
    validation.memory.isFeedSigned = isSigned
    return isSigned
  }

  private static func hasAuthor(_ holder: Element, _ validation: Validation) -> Bool {
    holder.children.contains { authors.contains(validation.key($0) ?? "") }
  }

  /// WordPress's importer of RSS looks for `<item>` and `<title>` as they stand, attributes or none.
  static let checkImportable: ElementCheck = { place, validation in
    let simple: Set<String> = [
      ":title", ":pubDate", ":description", ":category", "dc:date", "content:encoded",
    ]
    let children = place.element.children.filter { simple.contains(validation.key($0) ?? "") }
    for element in [place.element] + children {
      guard let first = element.attributes.first(where: { _ in true }) else { continue }
      let here = Place(
        element: element,
        name: validation.shown(element),
        parent: place.parent,
        scope: place.scope
      )
      validation.report(
        .planetAttribute,
        at: here.pointing(at: first.name.qualified),
        ["name": first.name.qualified]
      )
    }
  }
}

extension Message {
  static let planetFormat = Message(
    "PlanetFormat",
    .warning,
    "Neither planets nor WordPress read {element}",
    "Publish the same entries as RSS or Atom beside it.",
    "RSS 2.0; RFC 4287 section 1"
  )
  static let planetEncoding = Message(
    "PlanetEncoding",
    .warning,
    "The feed is in {value}, and not in UTF-8",
    "WordPress's importer takes the bytes for UTF-8, whatever the declaration says.",
    "RSS Advisory Board profile, character encoding"
  )
  static let planetMissing = Message(
    "PlanetMissing",
    .error,
    "{parent} has no {element}",
    "A planet and an import have nothing to name, sort, show or know it by.",
    "RSS Advisory Board profile, item; RFC 4287 section 4.1.2"
  )
  static let planetUnsigned = Message(
    "PlanetUnsigned",
    .warning,
    "Nothing says who wrote {parent}",
    "Among the entries of others nobody can tell: add an author or dc:creator.",
    "RSS Advisory Board profile, author; RFC 4287 section 4.2.1"
  )
  static let planetRelative = Message(
    "PlanetRelative",
    .error,
    "{element} holds a relative address: {value}",
    "On the page of a planet or of another blog it leads astray: write it in full.",
    "RSS 2.0, description; RFC 4287 section 3.1.1"
  )
  static let planetSameID = Message(
    "PlanetSameID",
    .error,
    "Two entries have the id {value}",
    "A planet shows one of them, and an import skips the other.",
    "RFC 4287 section 4.1.1"
  )
  static let planetUnsafe = Message(
    "PlanetUnsafe",
    .warning,
    "{element} holds the HTML element {tag}",
    "Planets and WordPress take it away: the text has to do without.",
    "RFC 4287 section 8.1"
  )
  static let planetTruncated = Message(
    "PlanetTruncated",
    .warning,
    "{parent} does not hold the whole text",
    "A planet shows, and an import keeps, only what the feed has: publish the text in full.",
    "RSS Advisory Board profile, content:encoded; RFC 4287 section 4.1.3"
  )
  static let planetAttribute = Message(
    "PlanetAttribute",
    .info,
    "{element} has the attribute {name}",
    "WordPress's importer of RSS finds only elements without: import by another way, or leave it out.",
    "RSS 2.0, elements of item"
  )
}
