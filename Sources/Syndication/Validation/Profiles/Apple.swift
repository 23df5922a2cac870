import Markup

extension ValidationProfile {
  /// What Apple Podcasts asks of a show: its guide to RSS and its requirements, as of 2025.
  ///
  /// What only the files tell is not looked at: the pixels of the artwork (1400 to 3000, square), the
  /// codec of an episode, whether its server answers HEAD and ranges of bytes.
  public static let apple = ValidationProfile(
    name: "apple",
    aliases: ["apple-podcasts", "itunes"],
    summary: "Apple Podcasts: what a show needs to be taken into the directory",
    refusal: .appleFormat,
    rules: appleShow + appleEpisode,
    restated: ["UnsupportedItunesFormat": .appleMediaFile, "NotUTF8": .appleEncoding],
    replaced: ["MissingItunesElement", "MissingItunesEmail", "MissingGuid", "UntitledItem"]
  )

  private static let appleShow = [
    ElementRule(":rss", in: ["root"], content: .elements("rss")),
    ElementRule(
      ":channel",
      in: ["rss"],
      occurs: .required(.appleMissing),
      content: .elements("show"),
      checks: [Apple.checkShow]
    ),
    ElementRule(":title", in: ["show"], occurs: .required(.appleMissing), .appleWords),
    ElementRule(
      ":description",
      in: ["show"],
      occurs: .required(.appleMissing),
      .appleAtMost(4000)
    ),
    ElementRule(":language", in: ["show"], occurs: .required(.appleMissing)),
    ElementRule(":link", in: ["show"], occurs: .required(.appleRecommended)),
    ElementRule(
      "itunes:image",
      in: ["show"],
      occurs: .required(.appleMissing),
      attributes: Apple.artwork
    ),
    ElementRule("itunes:category", in: ["show"], occurs: .required(.appleMissing)),
    ElementRule("itunes:explicit", in: ["show"], occurs: .required(.appleMissing)),
    ElementRule("itunes:author", in: ["show"], occurs: .required(.appleRecommended)),
    ElementRule("itunes:owner", in: ["show"], content: .elements("owner")),
    ElementRule("itunes:email", in: ["owner"], checks: [Apple.report(.appleOwnerEmail)]),
    ElementRule("itunes:new-feed-url", in: ["show"], .appleSecure),
    ElementRule("itunes:complete", in: ["show"], .appleYes),
    ElementRule("itunes:block", in: ["show", "episode"], .appleYes),
    ElementRule(
      "itunes:keywords",
      in: ["show", "episode"],
      checks: [Apple.report(.appleObsolete)]
    ),
    ElementRule(
      "itunes:subtitle",
      in: ["show", "episode"],
      checks: [Apple.report(.appleObsolete)]
    ),
    ElementRule("itunes:order", in: ["episode"], checks: [Apple.report(.appleObsolete)]),
  ]

  private static let appleEpisode = [
    ElementRule(
      ":item",
      in: ["show"],
      occurs: .required(.appleNoEpisode),
      content: .elements("episode")
    ),
    ElementRule(
      ":title",
      in: ["episode"],
      occurs: .required(.appleMissing),
      .appleWords,
      .appleTitle
    ),
    ElementRule("itunes:title", in: ["episode"], .appleWords, .appleTitle),
    ElementRule(
      ":enclosure",
      in: ["episode"],
      occurs: .required(.appleMissing),
      attributes: [
        AttributeRule("url", .appleSecure, naming: .element),
        AttributeRule("type", .appleMediaType, naming: .element),
      ]
    ),
    ElementRule(":guid", in: ["episode"], occurs: .required(.appleRecommended)),
    ElementRule(":pubDate", in: ["episode"], occurs: .required(.appleRecommended)),
    ElementRule(
      ":description",
      in: ["episode"],
      occurs: .required(.appleRecommended),
      .appleAtMost(10_000)
    ),
    ElementRule("itunes:duration", in: ["episode"], occurs: .required(.appleRecommended)),
    ElementRule("itunes:image", in: ["episode"], attributes: Apple.artwork),
  ]
}

/// The checks of ``ValidationProfile/apple`` that look at more than one element.
enum Apple {
  static let artwork = [
    AttributeRule("href", .appleArtwork, .appleSecure, naming: .element)
  ]

  /// Of an element that is there.
  static func report(_ message: Message) -> ElementCheck {
    { place, validation in validation.report(message, at: place) }
  }

  static let checkShow: ElementCheck = { place, validation in
    let type = validation.child("itunes:type", of: place.element)?.trimmedText.lowercased()
    var files: Set<String> = []
    var numbers: Set<[String]> = []
    for item in place.element.children where validation.key(item) == ":item" {
      if validation.isBehindError(item) || validation.isCut(item) { continue }
      let here = Place(element: item, name: "item", parent: place.name, scope: place.scope)
      checkFile(of: item, place, &files, &validation)
      checkNumber(here, isSerial: type == "serial", &numbers, &validation)
    }
  }

  private static func checkFile(
    of item: Element,
    _ place: Place,
    _ files: inout Set<String>,
    _ validation: inout Validation
  ) {
    guard let enclosure = validation.child(":enclosure", of: item), let url = enclosure["url"],
      !url.isEmpty, !files.insert(url).inserted
    else { return }
    let here = Place(element: enclosure, name: "enclosure", parent: "item", scope: place.scope)
    validation.report(.appleSameFile, at: here.pointing(at: "url"), ["value": url])
  }

  /// A serial show is told in the order of its numbers; trailers and extras have none.
  private static func checkNumber(
    _ place: Place,
    isSerial: Bool,
    _ numbers: inout Set<[String]>,
    _ validation: inout Validation
  ) {
    let kind = validation.child("itunes:episodeType", of: place.element)?.trimmedText.lowercased()
    guard kind == nil || kind == "full" else { return }
    guard let episode = validation.child("itunes:episode", of: place.element) else {
      if isSerial { validation.report(missing: "itunes:episode", .appleUnnumbered, in: place) }
      return
    }
    let season = validation.child("itunes:season", of: place.element)?.trimmedText ?? ""
    let number = episode.trimmedText
    guard !number.isEmpty, !numbers.insert([season, number]).inserted else { return }
    let here = Place(
      element: episode,
      name: "itunes:episode",
      parent: "item",
      scope: place.scope
    )
    validation.report(.appleSameNumber, at: here, ["value": number])
  }
}

extension Value {
  static let appleSecure = Value(.appleInsecure) { $0.lowercased().hasPrefix("https://") }
  static let appleYes = Value(.appleYes) { $0.trimmingXMLSpace.lowercased() == "yes" }
  static let appleWords = Value(.appleWordless) { text in
    text.contains { $0.isLetter || $0.isNumber }
  }
  static let appleTitle = Value(.appleNumberInTitle) { !EpisodeNumber.begins($0) }

  static func appleAtMost(_ limit: Int) -> Value {
    Value { text, _ in
      guard text.utf8.count > limit else { return nil }
      let parameters: Parameters = ["length": String(text.utf8.count), "limit": String(limit)]
      return .init(message: .appleLongText, parameters: parameters, namesValue: false)
    }
  }

  /// What the address ends in is all that it tells of the picture.
  static let appleArtwork = Value(.appleArtwork) { text in
    let path = URI.Components(text.trimmingXMLSpace).path.lowercased()
    return [".jpg", ".jpeg", ".png"].contains { path.hasSuffix($0) }
      && text.utf8.allSatisfy { $0 < 0x80 }
  }

  static let appleMediaType = one(
    of: [
      "audio/x-m4a", "audio/mp4", "audio/mpeg", "video/quicktime", "video/mp4", "video/x-m4v",
      "application/pdf", "application/epub+zip", "document/x-epub",
    ],
    .appleMediaType
  )
}

/// Whether a title begins with what counts its episode, such as `S2E10`, `Ep. 4` or `#12`.
enum EpisodeNumber {
  static func begins(_ title: String) -> Bool {
    var rest = title.trimmingXMLSpace.lowercased()[...]
    if rest.first == "[" || rest.first == "(" { rest = rest.dropFirst() }
    if isSeasonAndEpisode(rest) { return true }
    for word in ["episode", "episódio", "episodio", "épisode", "folge", "ep", "season", "#", "no."]
    where rest.hasPrefix(word) {
      let number = rest.dropFirst(word.count).drop { " .#:-".contains($0) }
      if number.first?.isNumber == true { return true }
    }
    return false
  }

  private static func isSeasonAndEpisode(_ text: Substring) -> Bool {
    guard text.first == "s" else { return false }
    let season = text.dropFirst().prefix { $0.isNumber }
    let rest = text.dropFirst(1 + season.count).drop { " .:-".contains($0) }
    return !season.isEmpty && rest.first == "e" && rest.dropFirst().first?.isNumber == true
  }
}
