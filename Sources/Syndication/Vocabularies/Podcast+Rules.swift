import Markup

extension RuleSet {
  /// The Podcasting 2.0 namespace.
  static let podcast = RuleSet(
    PodcastVocabulary.prefix,
    [PodcastVocabulary.namespace] + PodcastVocabulary.aliases,
    podcastChannel + podcastItem + podcastBoth + podcastValue + podcastProposals
  )

  private static let podcastChannel = [
    ElementRule(
      "locked",
      in: .channels,
      occurs: .once,
      .word("yes", "no"),
      attributes: [AttributeRule("owner", .addrSpec)]
    ),
    ElementRule("guid", in: .channels, occurs: .once, .uuid),
    ElementRule("medium", in: .channels, occurs: .once, .podcastMedium),
    ElementRule(
      "trailer",
      in: .channels,
      .nonblank,
      .advisedLength(128),
      attributes: [
        AttributeRule("url", required: .missingAttribute, .httpURL),
        AttributeRule("pubdate", required: .missingAttribute, .rfc822),
        AttributeRule("length", .nonNegativeInteger), AttributeRule("type", .mediaTypeAttribute),
        AttributeRule("season", .positiveInteger),
      ]
    ),
    ElementRule(
      "liveItem",
      in: .channels,
      content: .elements("rss:item"),
      attributes: [
        AttributeRule("status", required: .missingAttribute, .word("pending", "live", "ended")),
        AttributeRule("start", required: .missingAttribute, .anyW3CDTF),
        AttributeRule("end", .anyW3CDTF),
      ],
      checks: [RSS.checkItem]
    ),
    ElementRule(
      "block",
      in: .channels,
      .word("yes", "no"),
      attributes: [AttributeRule("id", .podcastService)]
    ),
    ElementRule(
      "podroll",
      in: .channels,
      occurs: .once,
      content: .elements("podcast:podroll")
    ),
    ElementRule(
      "publisher",
      in: .channels,
      occurs: .once,
      content: .elements("podcast:publisher")
    ),
    ElementRule(
      "updateFrequency",
      in: .channels,
      occurs: .once,
      .nonblank,
      .advisedLength(128),
      attributes: [
        AttributeRule("complete", .trueFalse), AttributeRule("dtstart", .anyW3CDTF),
        AttributeRule("rrule", .recurrence),
      ]
    ),
    ElementRule(
      "podping",
      in: .channels,
      occurs: .once,
      content: .own,
      attributes: [AttributeRule("usesPodping", .trueFalse)]
    ),
  ]

  private static let podcastItem = [
    ElementRule(
      "transcript",
      in: .items,
      content: .own,
      attributes: [
        AttributeRule("url", required: .missingAttribute, .httpURL),
        AttributeRule("type", required: .missingAttribute, .mediaTypeAttribute),
        AttributeRule("language", .language), AttributeRule("rel", .word("captions")),
      ]
    ),
    ElementRule(
      "chapters",
      in: .items,
      occurs: .once,
      content: .own,
      attributes: [
        AttributeRule("url", required: .missingAttribute, .httpURL),
        AttributeRule("type", required: .missingAttribute, .mediaTypeAttribute),
      ]
    ),
    ElementRule(
      "soundbite",
      in: .items,
      .advisedLength(128),
      attributes: [
        AttributeRule("startTime", required: .missingAttribute, .seconds),
        AttributeRule("duration", required: .missingAttribute, .seconds),
      ]
    ),
    ElementRule(
      "season",
      in: .items,
      occurs: .once,
      .nonNegativeInteger,
      attributes: [AttributeRule("name", .advisedLength(128))]
    ),
    ElementRule(
      "episode",
      in: .items,
      occurs: .once,
      .float,
      attributes: [AttributeRule("display", .advisedLength(32))]
    ),
    ElementRule(
      "alternateEnclosure",
      in: .items,
      content: .elements("podcast:alternateEnclosure"),
      attributes: [
        AttributeRule("type", required: .missingAttribute, .mediaTypeAttribute),
        AttributeRule("length", .nonNegativeInteger), AttributeRule("bitrate", .float),
        AttributeRule("height", .positiveInteger), AttributeRule("lang", .language),
        AttributeRule("title", .advisedLength(32)), AttributeRule("rel", .advisedLength(32)),
        AttributeRule("codecs"), AttributeRule("default", .trueFalse),
      ]
    ),
    ElementRule(
      "source",
      in: ["podcast:alternateEnclosure"],
      occurs: .some,
      content: .own,
      attributes: [
        AttributeRule("uri", required: .missingAttribute, .absoluteIRI),
        AttributeRule("contentType", .mediaTypeAttribute),
      ]
    ),
    ElementRule(
      "integrity",
      in: ["podcast:alternateEnclosure"],
      occurs: .once,
      content: .own,
      attributes: [
        AttributeRule("type", required: .missingAttribute, .word("sri", "pgp-signature")),
        AttributeRule("value", required: .missingAttribute, .nonblank),
      ]
    ),
    ElementRule(
      "contentLink",
      in: .items,
      .advisedLength(128),
      attributes: [AttributeRule("href", required: .missingAttribute, .httpURL)]
    ),
  ]

  private static let podcastBoth = [
    ElementRule(
      "funding",
      in: .channelsAndItems,
      .advisedLength(128),
      attributes: [AttributeRule("url", required: .missingAttribute, .absoluteIRI)]
    ),
    ElementRule(
      "person",
      in: .channelsAndItems,
      .nonblank,
      .advisedLength(128),
      attributes: [
        AttributeRule("role", .podcastRole), AttributeRule("group", .podcastGroup),
        AttributeRule("img", .httpURL), AttributeRule("href", .httpURL),
      ]
    ),
    ElementRule(
      "location",
      in: .channelsAndItems,
      .nonblank,
      .advisedLength(128),
      attributes: [
        AttributeRule("geo", .geoURI), AttributeRule("osm", .openStreetMap),
        AttributeRule("rel", .word("subject", "creator")), AttributeRule("country", .country),
      ]
    ),
    ElementRule(
      "license",
      in: .channelsAndItems,
      occurs: .once,
      .nonblank,
      .advisedLength(128),
      attributes: [AttributeRule("url", .absoluteIRI)]
    ),
    ElementRule(
      "images",
      in: .channelsAndItems,
      occurs: .once,
      content: .own,
      attributes: [AttributeRule("srcset", required: .missingAttribute, .imageSet)]
    ),
    ElementRule(
      "image",
      in: .channelsAndItems,
      content: .own,
      attributes: [
        AttributeRule("href", required: .missingAttribute, .httpURL), AttributeRule("alt"),
        AttributeRule("aspect-ratio"), AttributeRule("width", .positiveInteger),
        AttributeRule("height", .positiveInteger), AttributeRule("type", .mediaTypeAttribute),
        AttributeRule("purpose", .advisedLength(128)),
      ]
    ),
    ElementRule(
      "socialInteract",
      in: .channelsAndItems,
      content: .own,
      attributes: [
        AttributeRule("protocol", required: .missingAttribute, .nonblank),
        AttributeRule("uri", .absoluteIRI), AttributeRule("accountId"),
        AttributeRule("accountUrl", .absoluteIRI), AttributeRule("priority", .nonNegativeInteger),
      ],
      checks: [Podcasts.checkInteraction]
    ),
    ElementRule(
      "chat",
      in: .channelsAndItems,
      content: .own,
      attributes: [
        AttributeRule("server", required: .missingAttribute, .nonblank),
        AttributeRule("protocol", required: .missingAttribute, .nonblank),
        AttributeRule("accountId"), AttributeRule("space"), AttributeRule("embedUrl", .absoluteIRI),
      ]
    ),
    ElementRule(
      "txt",
      in: .channelsAndItems,
      .nonblank,
      .advisedLength(4000),
      attributes: [AttributeRule("purpose", .advisedLength(128))]
    ),
    ElementRule(
      "remoteItem",
      in: .channelsAndItems + ["podcast:valueTimeSplit"],
      content: .own,
      attributes: remote + [AttributeRule("medium", .podcastMedium)]
    ),
    ElementRule(
      "remoteItem",
      in: ["podcast:podroll"],
      occurs: .some,
      content: .own,
      attributes: remote + [AttributeRule("medium", .podcastMedium)]
    ),
    ElementRule(
      "remoteItem",
      in: ["podcast:publisher"],
      occurs: .required,
      content: .own,
      attributes: remote + [
        AttributeRule("medium", required: .missingAttribute, .word("publisher"))
      ]
    ),
  ]

  private static let remote = [
    AttributeRule("feedGuid", required: .missingAttribute, .uuid),
    AttributeRule("feedUrl", .absoluteIRI), AttributeRule("itemGuid", .nonblank),
    AttributeRule("title"),
  ]

  private static let podcastValue = [
    ElementRule(
      "value",
      in: .channelsAndItems,
      content: .elements("podcast:value"),
      attributes: [
        AttributeRule("type", required: .missingAttribute, .nonblank),
        AttributeRule("method", required: .missingAttribute, .nonblank),
        AttributeRule("suggested", .float),
      ]
    ),
    ElementRule(
      "valueRecipient",
      in: ["podcast:value"],
      occurs: .some,
      content: .own,
      attributes: recipient
    ),
    ElementRule(
      "valueRecipient",
      in: ["podcast:valueTimeSplit"],
      content: .own,
      attributes: recipient
    ),
    ElementRule(
      "valueTimeSplit",
      in: ["podcast:value"],
      content: .elements("podcast:valueTimeSplit"),
      attributes: [
        AttributeRule("startTime", required: .missingAttribute, .seconds),
        AttributeRule("duration", required: .missingAttribute, .seconds),
        AttributeRule("remoteStartTime", .seconds), AttributeRule("remotePercentage", .percentage),
      ]
    ),
  ]

  private static let recipient = [
    AttributeRule("name"), AttributeRule("customKey"), AttributeRule("customValue"),
    AttributeRule("type", required: .missingAttribute, .nonblank),
    AttributeRule("address", required: .missingAttribute, .nonblank),
    AttributeRule("split", required: .missingAttribute, .nonNegativeInteger),
    AttributeRule("fee", .trueFalse),
  ]

  /// What is proposed for the namespace, and met in feeds.
  private static let podcastProposals = [
    "contact", "gateway", "hostLink", "id", "ids", "metaBoost", "onlineSource", "previousUrl",
    "recommendations", "rating", "review", "social", "socialSignUp",
  ].map { ElementRule($0, in: .channelsAndItems, content: .anything, attributes: nil) }
}

extension Message {
  static let longText = Message(
    "LongText",
    .warning,
    "{element} is longer than {max} characters",
    "Programs may cut it; shorten it.",
    "Podcast namespace 1.0"
  )
  static let unknownRole = Message(
    "UnknownRole",
    .warning,
    "{element} is not in the taxonomy of the Podcast Index: {value}",
    "Programs that group people by what they do pass it over; take a word of the taxonomy.",
    "Podcast namespace 1.0, person"
  )
}

extension Value {
  /// A text that programs may cut behind a number of characters.
  static func advisedLength(_ count: Int) -> Value {
    Value { text, _ in
      text.trimmingXMLSpace.unicodeScalars.count <= count
        ? nil : .fault(.longText, ["max": String(count)])
    }
  }

  static let uuid = Value(.invalidUUID) { Tag.isUUID($0.trimmingXMLSpace[...]) }

  /// Seconds, whole or with a fraction.
  static let seconds = shaped("a number of seconds") {
    Number.isDecimal($0) && !$0.hasPrefix("-") && !$0.hasPrefix("+")
  }

  static let percentage = shaped("a whole number from 0 to 100") {
    (0...100).contains(Int($0) ?? -1)
  }

  /// RFC 5870.
  static let geoURI = shaped("a geo: URI, such as geo:48.2,16.4") { text in
    guard text.hasPrefix("geo:") else { return false }
    let numbers = text.dropFirst(4).prefix { $0 != ";" }.split(separator: ",").map(String.init)
    guard (2...3).contains(numbers.count), numbers.allSatisfy(Number.isDecimal) else {
      return false
    }
    return abs(Double(numbers[0]) ?? 91) <= 90 && abs(Double(numbers[1]) ?? 181) <= 180
  }

  static let openStreetMap = shaped("N, W or R with the number of an object") { text in
    guard let kind = text.first, "NWR".contains(kind) else { return false }
    let parts = text.dropFirst().split(separator: "#", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { UInt64($0) != nil }
  }

  static let country = Value { text, _ in
    MediaChecks.countries.contains(text.uppercased()) ? nil : .fault(.invalidCountryCode)
  }

  /// RFC 5545, section 3.3.10.
  static let recurrence = shaped("a rule of recurrence, such as FREQ=WEEKLY;BYDAY=FR") { text in
    let parts = text.split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }
    let frequency = parts.first { $0.first == "FREQ" }?.last.map(String.init) ?? ""
    let known = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    return parts.allSatisfy { $0.count == 2 } && known.contains(frequency)
  }

  /// The addresses of one picture in several sizes.
  static let imageSet = Value { text, scope in
    let addresses = HTMLAddresses.list(text, of: "srcset")
    if addresses.isEmpty { return .fault(.attrNotBlank, ["attr": "srcset"]) }
    return addresses.lazy.compactMap { httpURL.fault($0, scope) }.first
  }

  /// What a feed holds; with an L, a list of it.
  static let podcastMedium = shaped("a medium of the namespace, such as podcast or music") { text in
    let media = [
      "podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course",
      "mixed",
    ]
    return media.contains(text) || text.hasSuffix("L") && media.contains(String(text.dropLast()))
  }

  /// The name of a service, as its list has it.
  static let podcastService = shaped("the name of a service, in lower case and without spaces") {
    !$0.isEmpty && $0.count <= 32
      && $0.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || Digits.isDigit($0) || $0 == 0x2D }
  }

  static let podcastGroup = Value { text, _ in
    PodcastTaxonomy.groups.contains(text.lowercased()) ? nil : .fault(.unknownRole)
  }

  static let podcastRole = Value { text, _ in
    PodcastTaxonomy.roles.contains(text.lowercased()) ? nil : .fault(.unknownRole)
  }
}

extension Podcasts {
  /// Where a podcast is talked about has an address, unless it is nowhere.
  static let checkInteraction: ElementCheck = { place, validation in
    if place.element["protocol"] != "disabled", place.element["uri"] == nil {
      validation.report(.missingAttribute, at: place, ["attr": "uri"])
    }
  }
}

/// What people do for a podcast: the taxonomy of the Podcast Index.
private enum PodcastTaxonomy {
  static let groups = words(
    """
    creative direction,cast,writing,audio production,audio post-production,administration,visuals,\
    community,misc.,misc,video production,video post-production
    """
  )
  static let roles = words(
    """
    director,assistant director,executive producer,senior producer,producer,associate producer,\
    development producer,creative director,host,co-host,guest host,guest,voice actor,narrator,\
    announcer,reporter,author,editorial director,co-writer,writer,songwriter,guest writer,\
    story editor,managing editor,script editor,script coordinator,researcher,editor,fact checker,\
    translator,transcriber,logger,studio coordinator,technical director,technical manager,\
    audio engineer,remote recording engineer,post production engineer,audio editor,sound designer,\
    foley artist,composer,theme music,music production,music contributor,production coordinator,\
    booking coordinator,production assistant,content manager,marketing manager,\
    sales representative,sales manager,graphic designer,cover art designer,social media manager,\
    consultant,intern,camera operator,lighting designer,camera grip,assistant camera,\
    assistant editor
    """
  )

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: ",").map(String.init))
  }
}
