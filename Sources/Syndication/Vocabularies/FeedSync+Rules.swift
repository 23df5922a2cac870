import Markup

extension RuleSet {
  /// FeedSync 1.0.
  static let feedSync = RuleSet(
    "sx",
    ["http://feedsync.org/2007/feedsync"],
    [
      ElementRule(
        "sharing",
        in: .channels,
        occurs: .once,
        content: .elements("sx:sharing"),
        attributes: [
          AttributeRule("since", .rfc3339), AttributeRule("until", .rfc3339),
          AttributeRule("expires", .anyRFC3339),
        ],
        checks: [FeedSync.checkSharing]
      ),
      ElementRule(
        "related",
        in: ["sx:sharing"],
        content: .empty,
        attributes: [
          AttributeRule("link", required: .missingAttribute, .absoluteURI),
          AttributeRule("title", .nonblank, .noHTML),
          AttributeRule("type", required: .missingAttribute, .relatedType),
        ]
      ),
      ElementRule(
        "sync",
        in: .items,
        occurs: .once,
        content: .elements("sx:sync"),
        attributes: [
          AttributeRule("id", required: .missingAttribute, .nonblank, .nss),
          AttributeRule("updates", required: .missingAttribute, .positiveInt32),
          AttributeRule("deleted", .trueFalse), AttributeRule("noconflicts", .trueFalse),
        ],
        checks: [FeedSync.checkSync]
      ),
      ElementRule(
        "history",
        in: ["sx:sync"],
        occurs: .any,
        content: .empty,
        attributes: [
          AttributeRule("sequence", required: .missingAttribute, .positiveInt32),
          AttributeRule("when", .rfc3339), AttributeRule("by", .nonblank, .noHTML, .nss),
        ],
        checks: [FeedSync.checkHistory]
      ),
      ElementRule("conflicts", in: ["sx:sync"], content: .anything),
    ]
  )
}

extension Message {
  static let invalidNSS = Message(
    "InvalidNSS",
    .error,
    "{element} holds characters that no name can hold: {value}",
    "Use letters, digits and ()+,-.:=@;$_!*'.",
    "FeedSync 1.0; RFC 2141"
  )
  static let invalidSseType = Message(
    "InvalidSseType",
    .error,
    "{element} is neither complete nor aggregated: {value}",
    "Write one of the two, in lower case.",
    "FeedSync 1.0, sx:related"
  )
  static let missingByAndWhenAttrs = Message(
    "MissingByAndWhenAttrs",
    .error,
    "{element} has neither by nor when",
    "One of the two must tell the change apart.",
    "FeedSync 1.0, sx:history"
  )
  static let sinceAfterUntil = Message(
    "SinceAfterUntil",
    .error,
    "{element} begins after it ends",
    "Exchange since and until.",
    "FeedSync 1.0, sx:sharing"
  )
}

extension Value {
  static let relatedType = one(of: ["complete", "aggregated"], .invalidSseType)
  static let nss = Value(.invalidNSS) { Tag.isNSS($0[...]) }
}

enum FeedSync {
  static let checkSharing: ElementCheck = { place, validation in
    let since = place.element["since"]
    let until = place.element["until"]
    if since == nil, until != nil {
      validation.report(.missingAttribute, at: place, ["attr": "since"])
    } else if until == nil, since != nil {
      validation.report(.missingAttribute, at: place, ["attr": "until"])
    }
    if let start = since.flatMap(Timestamp.init(rfc3339:)),
      let end = until.flatMap(Timestamp.init(rfc3339:)), start > end
    {
      validation.report(.sinceAfterUntil, at: place)
    }
  }

  static let checkSync: ElementCheck = { place, validation in
    if validation.child("sx:history", of: place.element) == nil {
      validation.report(missing: "sx:history", in: place)
    }
    guard let id = place.element["id"] else { return }
    if !validation.memory.seen.insert("sx:" + id).inserted {
      validation.report(.duplicateValue, at: place.at("id"), ["value": id])
    }
  }

  static let checkHistory: ElementCheck = { place, validation in
    let hasBy = place.element["by"] != nil
    let hasWhen = place.element["when"] != nil
    if !hasBy, !hasWhen {
      validation.report(.missingByAndWhenAttrs, at: place)
    } else if !hasWhen {
      validation.report(.missingRecommendedAttribute, at: place, ["attr": "when"])
    } else if !hasBy {
      validation.report(.missingRecommendedAttribute, at: place, ["attr": "by"])
    }
  }
}
