import Markup

extension RuleSet {
  /// Apple's podcast elements.
  static let itunes = RuleSet(
    "itunes",
    ["http://www.itunes.com/dtds/podcast-1.0.dtd"],
    [
      ElementRule("author", in: .podcasts, occurs: .once, .noHTML, .atMost(255)),
      ElementRule("block", in: .podcasts, occurs: .once, .yesNoClean),
      ElementRule("explicit", in: .podcasts, occurs: .once, .explicit),
      ElementRule("keywords", in: .podcasts, occurs: .once, .noHTML, .atMost(255), .keywords),
      ElementRule("subtitle", in: .podcasts, occurs: .once, .noHTML, .atMost(255)),
      ElementRule("summary", in: .podcasts, occurs: .once, .noHTML, .atMost(4000)),
      ElementRule("title", in: .podcasts, occurs: .once, .nonblank, .noHTML),
      ElementRule(
        "image",
        in: .podcasts,
        occurs: .once,
        content: .empty,
        attributes: [AttributeRule("href", required: .missingAttribute, .httpURL)]
      ),
      ElementRule(
        "category",
        in: .channels,
        content: .elements("itunes:category"),
        attributes: [AttributeRule("text", required: .missingAttribute)],
        checks: [Podcasts.checkCategory]
      ),
      ElementRule(
        "category",
        in: ["itunes:category"],
        content: .empty,
        attributes: [AttributeRule("text", required: .missingAttribute)]
      ),
      ElementRule("owner", in: .channels, occurs: .once, content: .elements("itunes:owner")),
      ElementRule("name", in: ["itunes:owner"], occurs: .once, .noHTML, .atMost(255)),
      ElementRule("email", in: ["itunes:owner"], occurs: .required, .addrSpec),
      ElementRule("new-feed-url", in: .channels, occurs: .once, .absoluteURI),
      ElementRule("type", in: .channels, occurs: .once, .showType),
      ElementRule("complete", in: .channels, occurs: .once),
      ElementRule("pubDate", in: .podcasts, occurs: .once, .rfc822),
      ElementRule("duration", in: .items, occurs: .once, .duration),
      ElementRule("episode", in: .items, occurs: .once, .positiveInteger),
      ElementRule("season", in: .items, occurs: .once, .positiveInteger),
      ElementRule("episodeType", in: .items, occurs: .once, .episodeType),
      ElementRule("order", in: .items, occurs: .once, .positiveInteger),
      ElementRule("isClosedCaptioned", in: .items, occurs: .once),
    ]
  )
}

extension [Kind] {
  static let podcasts = channels + items
}

extension Message {
  static let invalidYesNoClean = Message(
    "InvalidYesNoClean",
    .error,
    "{element} is none of yes, no and clean: {value}",
    "Write yes to keep it out of the directory.",
    "Apple's podcast RSS specification"
  )
  static let invalidKeywords = Message(
    "InvalidKeywords",
    .warning,
    "{element} has spaces and no commas: {value}",
    "Put commas between keywords.",
    "Apple's podcast RSS specification"
  )
  static let invalidDuration = Message(
    "InvalidDuration",
    .error,
    "{element} is no duration: {value}",
    "Write seconds, MM:SS or H:MM:SS.",
    "Apple's podcast RSS specification"
  )
  static let invalidItunesChannelType = Message(
    "InvalidItunesChannelType",
    .error,
    "{element} is neither episodic nor serial: {value}",
    "Write one of the two.",
    "Apple's podcast RSS specification"
  )
  static let invalidItunesEpisodeType = Message(
    "InvalidItunesEpisodeType",
    .error,
    "{element} is none of full, trailer and bonus: {value}",
    "Write one of the three.",
    "Apple's podcast RSS specification"
  )
  static let invalidItunesCategory = Message(
    "InvalidItunesCategory",
    .error,
    "{text} is none of Apple's categories",
    "Directories drop the show from their lists; take one of the list.",
    "Apple's podcast RSS specification, categories"
  )
  static let obsoleteItunesCategory = Message(
    "ObsoleteItunesCategory",
    .warning,
    "{text} was a category of Apple's until 2019",
    "Take one of the present list.",
    "Apple's podcast RSS specification, categories"
  )
  static let missingItunesElement = Message(
    "MissingItunesElement",
    .warning,
    "{parent} lacks {element}",
    "Podcast directories want it.",
    "Apple's podcast RSS specification"
  )
  static let missingItunesEmail = Message(
    "MissingItunesEmail",
    .warning,
    "{parent} lacks the e-mail address of its owner",
    "Directories verify by it who the show belongs to.",
    "Apple's podcast RSS specification"
  )
  static let notUTF8 = Message(
    "NotUTF8",
    .warning,
    "A podcast must be in UTF-8",
    "Apple reads no other encoding.",
    "Apple's podcast RSS specification"
  )
  static let unsupportedItunesFormat = Message(
    "UnsupportedItunesFormat",
    .warning,
    "Apple plays no files of the kind {extension}",
    "Use m4a, mp3, mov, mp4, m4v, pdf or epub.",
    "Apple's podcast RSS specification"
  )
}

extension Value {
  static let yesNoClean = Value(.invalidYesNoClean) {
    ["yes", "no", "clean"].contains($0.lowercased())
  }
  static let explicit = Value(.invalidTrueFalse) {
    ["true", "false"].contains($0.lowercased())
  }
  static let keywords = Value(.invalidKeywords) {
    let text = $0.trimmingXMLSpace
    return text.contains(",") || !text.contains { $0.isWhitespace }
  }
  static let showType = Value(.invalidItunesChannelType) {
    ["episodic", "serial"].contains($0.trimmingXMLSpace.lowercased())
  }
  static let episodeType = Value(.invalidItunesEpisodeType) {
    ["full", "trailer", "bonus"].contains($0.trimmingXMLSpace.lowercased())
  }
  static let duration = Value(.invalidDuration) {
    let parts = $0.trimmingXMLSpace.split(separator: ":", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Digits.isDigit) }
    return areDigits && parts.count <= 3
      && parts.dropFirst().allSatisfy { $0.utf8.count == 2 && Int($0) ?? 60 < 60 }
  }
}

/// The checks on podcasts that look at more than one element.
enum Podcasts {
  /// What a channel with any of Apple's elements should have.
  static func checkChannel(_ place: Place, _ validation: inout Validation) {
    guard validation.memory.usesITunes else { return }
    let keys = Set(place.element.children.compactMap { validation.key($0) })
    if !keys.contains(":language"), !keys.contains("dc:language"), place.name == "channel" {
      validation.report(missing: "language", .missingItunesElement, in: place)
    }
    for key in ["itunes:category", "itunes:explicit"] where !keys.contains(key) {
      validation.report(missing: key, .missingItunesElement, in: place)
    }
    if !keys.contains("itunes:owner") {
      validation.report(.missingItunesEmail, at: place, ["parent": place.name])
    }
    if !validation.document.encoding.name.hasPrefix("utf-") {
      validation.report(.notUTF8, at: place)
    }
  }

  /// The file of an episode.
  static func checkEnclosure(_ place: Place, _ validation: inout Validation) {
    guard validation.memory.usesITunes, let url = place.element["url"] else { return }
    let path = URI.Components(url).path
    guard let dot = path.lastIndex(of: ".") else { return }
    let suffix = String(path[path.index(after: dot)...])
    let known = ["m4a", "mp3", "mov", "mp4", "m4v", "pdf", "epub"]
    if !suffix.contains("/"), !known.contains(suffix.lowercased()) {
      validation.report(
        .unsupportedItunesFormat,
        at: place.pointing(at: "url"),
        ["extension": suffix]
      )
    }
  }

  static let checkCategory: ElementCheck = { place, validation in
    guard let text = place.element["text"] else { return }
    check(text, in: Set(categories.keys), older: Set(olderCategories.keys), place, &validation)
    // What a category that nobody knows is divided into is not known either.
    guard categories[text] != nil || olderCategories[text] != nil else { return }
    let parts = Set(categories[text] ?? [])
    let olderParts = Set(olderCategories[text] ?? [])
    for child in place.element.children where validation.key(child) == "itunes:category" {
      guard let text = child["text"] else { continue }
      let here = Place(element: child, name: place.name, parent: place.name, scope: place.scope)
      check(text, in: parts, older: olderParts, here, &validation)
    }
  }

  private static func check(
    _ text: String,
    in list: Set<String>,
    older: Set<String>,
    _ place: Place,
    _ validation: inout Validation
  ) {
    if list.contains(text) { return }
    let message: Message = older.contains(text) ? .obsoleteItunesCategory : .invalidItunesCategory
    validation.report(message, at: place.pointing(at: "text"), ["text": text])
  }
}
