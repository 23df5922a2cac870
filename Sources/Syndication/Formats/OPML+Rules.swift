import Markup

extension RuleSet {
  /// OPML 1.0 to 2.0.
  static let opml = RuleSet(
    "opml",
    ["http://www.opml.org/spec2"],
    [
      ElementRule(
        "opml",
        in: ["root"],
        content: .elements("opml"),
        attributes: [
          AttributeRule("version", required: .missingAttribute, .opmlVersion, naming: .element)
        ]
      ),
      ElementRule(
        "outlineDocument",
        in: ["root"],
        content: .elements("opml"),
        attributes: nil,
        checks: [{ place, validation in validation.report(.obsoleteVersion, at: place) }]
      ),
      ElementRule("head", in: ["opml"], occurs: .required, content: .elements("opml:head")),
      ElementRule(
        "body",
        in: ["opml"],
        occurs: .required,
        content: .elements("opml:body")
      ),
      ElementRule("title", in: ["opml:head"], occurs: .once, .noHTML),
      ElementRule("dateCreated", in: ["opml:head"], occurs: .once, .rfc822),
      ElementRule("dateModified", in: ["opml:head"], occurs: .once, .rfc822),
      ElementRule("ownerName", in: ["opml:head"], occurs: .once, .noHTML),
      ElementRule("ownerEmail", in: ["opml:head"], occurs: .once, .contactAddress),
      ElementRule("ownerId", in: ["opml:head"], occurs: .once, .httpURL),
      ElementRule("docs", in: ["opml:head"], occurs: .once, .absoluteURI),
      ElementRule("expansionState", in: ["opml:head"], occurs: .once, .expansionState),
      ElementRule("vertScrollState", in: ["opml:head"], occurs: .once, .nonNegativeInteger),
      ElementRule("windowTop", in: ["opml:head"], occurs: .once, .integer),
      ElementRule("windowLeft", in: ["opml:head"], occurs: .once, .integer),
      ElementRule("windowBottom", in: ["opml:head"], occurs: .once, .integer),
      ElementRule("windowRight", in: ["opml:head"], occurs: .once, .integer),
      ElementRule(
        "outline",
        in: ["opml:body"],
        occurs: .some,
        content: .elements("opml:outline"),
        attributes: outlineAttributes,
        checks: [OPMLChecks.checkOutline]
      ),
      ElementRule(
        "outline",
        in: ["opml:outline"],
        content: .elements("opml:outline"),
        attributes: outlineAttributes,
        checks: [OPMLChecks.checkOutline]
      ),
    ]
      // What a feed says in the terms of OPML.
      + [
        ElementRule("dateCreated", in: .channelsAndItems, occurs: .once, .rfc822),
        ElementRule("dateModified", in: .channelsAndItems, occurs: .once, .rfc822),
        ElementRule("ownerName", in: .channelsAndItems, occurs: .once, .noHTML),
        ElementRule("ownerEmail", in: .channelsAndItems, occurs: .once, .contactAddress),
        ElementRule("ownerId", in: .channelsAndItems, occurs: .once, .httpURL),
      ]
  )

  private static let outlineAttributes = [
    AttributeRule("text", required: .missingAttribute), AttributeRule("type"),
    AttributeRule("isComment", .trueFalse), AttributeRule("isBreakpoint", .trueFalse),
    AttributeRule("created", .rfc822), AttributeRule("category"),
    AttributeRule("xmlUrl", .absoluteURI), AttributeRule("htmlUrl", .absoluteURI),
    AttributeRule("url", .absoluteURI), AttributeRule("title"), AttributeRule("description"),
    AttributeRule("language", .language), AttributeRule("version"),
  ]
}

extension Message {
  static let invalidOPMLVersion = Message(
    "InvalidOPMLVersion",
    .error,
    "There is no version {value} of OPML",
    "Write version=\"2.0\".",
    "OPML 2.0"
  )
  static let obsoleteVersion = Message(
    "ObsoleteVersion",
    .warning,
    "{element} is the name that OPML had before its first version",
    "Write opml with version=\"2.0\".",
    "OPML 2.0"
  )
  static let invalidExpansionState = Message(
    "InvalidExpansionState",
    .error,
    "{element} is no list of numbers: {value}",
    "Write numbers of lines with commas between.",
    "OPML 2.0, head"
  )
  static let missingXmlURL = Message(
    "MissingXmlURL",
    .warning,
    "{element} of type rss lacks the address of the feed",
    "Add xmlUrl: readers subscribe by it.",
    "OPML 2.0, subscription lists"
  )
  static let missingTitleAttr = Message(
    "MissingTitleAttr",
    .warning,
    "{element} of type rss lacks a title",
    "Add title.",
    "OPML 2.0, subscription lists",
    fix: .outlineTitle
  )
  static let missingUrlAttr = Message(
    "MissingUrlAttr",
    .warning,
    "{element} of type link lacks the address",
    "Add url.",
    "OPML 2.0, inclusion"
  )
  static let missingOutlineType = Message(
    "MissingOutlineType",
    .warning,
    "{element} has the attributes of a subscription, and no type",
    "Add type=\"rss\".",
    "OPML 2.0, subscription lists",
    fix: .outlineType
  )
  static let invalidOutlineType = Message(
    "InvalidOutlineType",
    .warning,
    "{element} has a type that OPML 1 does not know: {value}",
    "Write rss or link.",
    "OPML 1.1"
  )
  static let invalidOutlineVersion = Message(
    "InvalidOutlineVersion",
    .warning,
    "{element} has a version of no feed: {value}",
    "Write RSS, RSS1, RSS2 or scriptingNews.",
    "OPML 2.0, subscription lists"
  )
}

extension Value {
  static let opmlVersion = one(of: ["1.0", "1.1", "2.0"], .invalidOPMLVersion)
  static let expansionState = Value(.invalidExpansionState) {
    $0.trimmingXMLSpace.isEmpty || Value.commaSeparatedIntegers.fault($0, Scope()) == nil
  }
  /// An address with or without a name.
  static let contactAddress = Value { text, _ in
    EmailAddress.isValid(text.trimmingXMLSpace) ? nil : .fault(.invalidContact)
  }
}

/// The checks on outlines that look at more than one attribute.
enum OPMLChecks {
  static let checkOutline: ElementCheck = { place, validation in
    let element = place.element
    checkMarkup(in: element["text"] ?? "", place, &validation)
    let type = element["type"]?.lowercased()
    let version = validation.document.root?["version"] ?? ""
    switch type {
    case "rss":
      if element["xmlUrl"] == nil { validation.report(.missingXmlURL, at: place) }
      if element["title"] == nil { validation.report(.missingTitleAttr, at: place) }
      if let version = element["version"], !versions.contains(version) {
        validation.report(
          .invalidOutlineVersion,
          at: place.pointing(at: "version"),
          ["value": version]
        )
      }
    case "link":
      if element["url"] == nil { validation.report(.missingUrlAttr, at: place) }
    case nil:
      if element["xmlUrl"] != nil { validation.report(.missingOutlineType, at: place) }
    default:
      if version.hasPrefix("1.") {
        validation.report(
          .invalidOutlineType,
          at: place.pointing(at: "type"),
          ["value": type ?? ""]
        )
      }
    }
  }

  /// The text of an outline may be HTML (OPML 2.0, text): where it looks like it, it is looked at.
  private static func checkMarkup(
    in text: String,
    _ place: Place,
    _ validation: inout Validation
  ) {
    guard HTMLText.ambiguity(in: text) != nil || HTMLText.markup(in: text) != nil else { return }
    for remark in HTMLText.remarks(on: Array(text.utf8), mayBeRelative: false) {
      validation.report(remark.message, at: place.at("text"), remark.parameters)
    }
  }

  private static let versions: Set<String> = ["RSS", "RSS1", "RSS2", "scriptingNews"]
}
