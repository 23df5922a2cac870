import Markup

extension RuleSet {
  /// RSS 0.91 to 2.0, which stand in no namespace.
  static let rss = RuleSet(
    "",
    [
      "", "http://backend.userland.com/rss", "http://backend.userland.com/rss2",
      "http://backend.userland.com/rss091", "http://blogs.law.harvard.edu/tech/rss",
      "http://purl.org/rss/1.0/modules/rss091",
    ],
    rssRoot + rssChannel + rssParts + rssItem
  )

  private static let rssRoot = [
    ElementRule(
      "rss",
      in: ["root"],
      content: .elements("rss"),
      attributes: [AttributeRule("version")],
      checks: [RSS.checkVersion]
    ),
    ElementRule(
      "channel",
      in: ["rss"],
      occurs: .required,
      content: .elements("rss:channel"),
      checks: [RSS.checkChannel]
    ),
  ]

  private static let rssChannel = [
    ElementRule(
      "title",
      in: ["rss:channel"],
      occurs: .required(.missingTitle),
      .nonblank,
      .rssPlain
    ),
    ElementRule(
      "link",
      in: ["rss:channel"],
      occurs: .required(.missingLink),
      .nonblank,
      .absoluteURI
    ),
    ElementRule(
      "description",
      in: ["rss:channel"],
      occurs: .required(.missingDescription),
      .rssPlain
    ),
    ElementRule("language", in: ["rss:channel"], occurs: .once, .language),
    ElementRule("copyright", in: ["rss:channel"], occurs: .once, .nonblank, .rssPlain),
    ElementRule("managingEditor", in: ["rss:channel"], occurs: .once, .contact, .noHTML),
    ElementRule("webMaster", in: ["rss:channel"], occurs: .once, .contact, .noHTML),
    ElementRule("pubDate", in: ["rss:channel"], occurs: .once, .rfc822),
    ElementRule("lastBuildDate", in: ["rss:channel"], occurs: .once, .rfc822),
    ElementRule(
      "category",
      in: ["rss:channel", "rss:item"],
      .nonblank,
      .rssPlain,
      attributes: [AttributeRule("domain", .nonblankAttribute, naming: .element)]
    ),
    ElementRule("generator", in: ["rss:channel"], occurs: .once, .nonblank, .rssPlain),
    ElementRule("docs", in: ["rss:channel"], occurs: .once, .absoluteURI),
    ElementRule("ttl", in: ["rss:channel"], occurs: .once, .nonblank, .positiveInteger),
    ElementRule("rating", in: ["rss:channel"], occurs: .once, .nonblank),
    ElementRule(
      "cloud",
      in: ["rss:channel"],
      occurs: .once,
      content: .empty,
      attributes: [
        AttributeRule("domain", required: .missingAttribute, .nonblankAttribute, naming: .element),
        AttributeRule("port", required: .missingAttribute),
        AttributeRule("path", required: .missingAttribute, .nonblankAttribute, naming: .element),
        AttributeRule("registerProcedure", required: .missingAttribute),
        AttributeRule(
          "protocol",
          required: .missingAttribute,
          .nonblankAttribute,
          naming: .element
        ),
      ],
      checks: [RSS.checkCloud]
    ),
    ElementRule(
      "image",
      in: ["rss:channel"],
      occurs: .once,
      content: .elements("rss:image"),
      checks: [RSS.checkImage]
    ),
    ElementRule(
      "textInput",
      in: ["rss:channel"],
      occurs: .once,
      content: .elements("rss:textInput"),
      checks: [RSS.checkTextInput]
    ),
    ElementRule(
      "skipHours",
      in: ["rss:channel"],
      occurs: .once,
      content: .elements("rss:skipHours"),
      checks: [RSS.checkHours]
    ),
    ElementRule(
      "skipDays",
      in: ["rss:channel"],
      occurs: .once,
      content: .elements("rss:skipDays"),
      checks: [RSS.checkDays]
    ),
    ElementRule(
      "item",
      in: ["rss:channel"],
      content: .elements("rss:item"),
      checks: [RSS.checkItem]
    ),
    ElementRule("newLocation", in: ["rss"], .absoluteURI),
  ]

  private static let rssParts = [
    ElementRule("url", in: ["rss:image"], occurs: .required, .absoluteURI, .imageAddress),
    ElementRule("title", in: ["rss:image"], occurs: .required(.missingTitle), .nonblank, .rssPlain),
    ElementRule("link", in: ["rss:image"], occurs: .required(.missingLink), .absoluteURI),
    ElementRule("width", in: ["rss:image"], occurs: .once, .width),
    ElementRule("height", in: ["rss:image"], occurs: .once, .height),
    ElementRule("description", in: ["rss:image"], occurs: .once, .nonblank, .rssPlain),
    ElementRule(
      "title",
      in: ["rss:textInput"],
      occurs: .required(.missingTitle),
      .nonblank,
      .rssPlain
    ),
    ElementRule(
      "description",
      in: ["rss:textInput"],
      occurs: .required(.missingDescription),
      .nonblank,
      .rssPlain
    ),
    ElementRule("name", in: ["rss:textInput"], occurs: .required, .formName),
    ElementRule("link", in: ["rss:textInput"], occurs: .required(.missingLink), .absoluteURI),
    ElementRule("hour", in: ["rss:skipHours"], .hour),
    ElementRule("day", in: ["rss:skipDays"], .day),
  ]

  private static let rssItem = [
    ElementRule("title", in: ["rss:item"], occurs: .once, .nonblank, .rssPlain),
    ElementRule("link", in: ["rss:item"], occurs: .once, .absoluteURI),
    ElementRule(
      "description",
      in: ["rss:item"],
      occurs: .once,
      content: .own,
      checks: [RSS.checkHTML]
    ),
    ElementRule("author", in: ["rss:item"], occurs: .once, .contact, .noHTML),
    ElementRule("comments", in: ["rss:item"], occurs: .once, .absoluteURI),
    ElementRule("pubDate", in: ["rss:item"], occurs: .once, .rfc822),
    ElementRule(
      "enclosure",
      in: ["rss:item"],
      content: .empty,
      attributes: [
        AttributeRule("url", required: .missingAttribute, .httpURL),
        AttributeRule(
          "length",
          required: .missingAttribute,
          .enclosureLength
        ),
        AttributeRule("type", required: .missingAttribute, .mediaTypeAttribute),
      ],
      checks: [RSS.checkEnclosure, Podcasts.checkEnclosure]
    ),
    ElementRule(
      "guid",
      in: ["rss:item"],
      occurs: .once,
      .nonblank,
      attributes: [AttributeRule("isPermaLink")],
      checks: [RSS.checkGUID]
    ),
    ElementRule(
      "source",
      in: ["rss:item"],
      occurs: .once,
      .nonblank,
      .rssPlain,
      attributes: [AttributeRule("url", required: .missingAttribute, .absoluteURI)]
    ),
  ]
}

extension Message {
  static let imageUrlFormat = Message(
    "ImageUrlFormat",
    .warning,
    "{element} is no address of a JPEG, GIF or PNG: {value}",
    "Readers may show no other kinds.",
    "RSS 2.0, image"
  )
  static let modernImageFormat = Message(
    "ModernImageFormat",
    .info,
    "{element} is of a format younger than RSS: {value}",
    "Readers of today show it; a JPEG, GIF or PNG is shown by all.",
    "RSS 2.0, image"
  )
  static let invalidWidth = Message(
    "InvalidWidth",
    .error,
    "{element} is no width between 1 and 144: {value}",
    "RSS allows images of up to 144 pixels.",
    "RSS 2.0, image"
  )
  static let invalidHeight = Message(
    "InvalidHeight",
    .error,
    "{element} is no height between 1 and 400: {value}",
    "RSS allows images of up to 400 pixels.",
    "RSS 2.0, image"
  )
  static let invalidFormComponentName = Message(
    "InvalidFormComponentName",
    .error,
    "{element} is no name of a field: {value}",
    "It begins with a letter.",
    "RSS 2.0, textInput; HTML 4 section 6.2"
  )
  static let invalidHour = Message(
    "InvalidHour",
    .error,
    "{element} is no hour from 0 to 23: {value}",
    "Write digits.",
    "RSS 2.0, skipHours"
  )
  static let useZeroForMidnight = Message(
    "UseZeroForMidnight",
    .warning,
    "{element} is 24",
    "Midnight is hour 0.",
    "RSS Advisory Board profile, skipHours",
    fix: .zero
  )
  static let invalidDay = Message(
    "InvalidDay",
    .error,
    "{element} is no English name of a weekday: {value}",
    "Write Monday to Sunday.",
    "RSS 2.0, skipDays"
  )
}

extension Value {
  static let imageAddress = Value { text, _ in
    let path = URI.Components(text.trimmingXMLSpace).path.lowercased()
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let format = String(path[path.index(after: dot)...])
    if ["jpg", "jpeg", "gif", "png"].contains(format) { return nil }
    let isModern = ["webp", "avif", "svg", "jxl", "heic", "ico"].contains(format)
    return .fault(isModern ? .modernImageFormat : .imageUrlFormat)
  }

  static let width = Value(.invalidWidth, passed: "ValidWidth") {
    (1...144).contains(Int($0.trimmingXMLSpace) ?? 0)
  }

  static let height = Value(.invalidHeight, passed: "ValidHeight") {
    (1...400).contains(Int($0.trimmingXMLSpace) ?? 0)
  }

  static let formName = Value(.invalidFormComponentName) {
    guard let first = $0.utf8.first else { return false }
    return first | 0x20 >= 0x61 && first | 0x20 <= 0x7A
      && $0.utf8.allSatisfy {
        Digits.isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || "-_:.".utf8.contains($0)
      }
  }

  static let hour = Value(passed: "ValidHour") { text, _ in
    let number = Int(text.trimmingXMLSpace) ?? -1
    if number == 24 { return .fault(.useZeroForMidnight) }
    return (0...23).contains(number) ? nil : .fault(.invalidHour)
  }

  static let day = one(
    of: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    .invalidDay,
    passed: "ValidDay"
  )

  static let enclosureLength = Value(passed: "ValidIntegerAttribute") { text, _ in
    // What is no number is reported by the check of the element.
    let text = text.trimmingXMLSpace
    guard let sign = Number.sign(ofInteger: text) else { return nil }
    if text == "-1" { return .fault(.useZeroForUnknown) }
    return sign >= 0 ? nil : .fault(.invalidNonNegativeInteger)
  }
}
