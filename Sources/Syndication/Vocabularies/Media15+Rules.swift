extension RuleSet {
  /// What Media RSS 1.5 added: what a community makes of a medium, and what may be done with it.
  static let mediaAdditions =
    [
      ElementRule(
        "community",
        in: .mediaHolders,
        occurs: .once,
        content: .elements("media:community")
      ),
      ElementRule(
        "starRating",
        in: ["media:community"],
        occurs: .once,
        content: .own,
        attributes: [
          AttributeRule("average", .float), AttributeRule("count", .nonNegativeInteger),
          AttributeRule("min", .float), AttributeRule("max", .float),
        ]
      ),
      ElementRule(
        "statistics",
        in: ["media:community"],
        occurs: .once,
        content: .own,
        attributes: [
          AttributeRule("views", .nonNegativeInteger),
          AttributeRule("favorites", .nonNegativeInteger),
        ]
      ),
      ElementRule("tags", in: ["media:community"], occurs: .once, .noHTML),
      ElementRule(
        "comments",
        in: .mediaHolders,
        occurs: .once,
        content: .elements("media:comments")
      ),
      ElementRule("comment", in: ["media:comments"], .noHTML),
      ElementRule(
        "responses",
        in: .mediaHolders,
        occurs: .once,
        content: .elements("media:responses")
      ),
      ElementRule("response", in: ["media:responses"], .absoluteURI),
      ElementRule(
        "backLinks",
        in: .mediaHolders,
        occurs: .once,
        content: .elements("media:backLinks")
      ),
      ElementRule("backLink", in: ["media:backLinks"], .absoluteURI),
      ElementRule(
        "embed",
        in: .mediaHolders,
        occurs: .once,
        content: .elements("media:embed"),
        attributes: [
          AttributeRule("url", required: .missingAttribute, .absoluteURI),
          AttributeRule("width", .positiveInteger), AttributeRule("height", .positiveInteger),
        ]
      ),
      ElementRule(
        "param",
        in: ["media:embed"],
        attributes: [AttributeRule("name", required: .missingAttribute, .nonblank)]
      ),
      ElementRule(
        "status",
        in: .mediaHolders,
        occurs: .once,
        content: .own,
        attributes: [
          AttributeRule(
            "state",
            required: .missingAttribute,
            .word("active", "blocked", "deleted")
          ),
          AttributeRule("reason"),
        ]
      ),
      ElementRule(
        "price",
        in: .mediaHolders,
        content: .own,
        attributes: [
          AttributeRule("type", .word("rent", "purchase", "package", "subscription")),
          AttributeRule("info", .absoluteURI), AttributeRule("price", .float),
          AttributeRule("currency", .currency),
        ]
      ),
      ElementRule(
        "license",
        in: .mediaHolders,
        .noHTML,
        attributes: [
          AttributeRule("type", .mediaTypeAttribute), AttributeRule("href", .absoluteURI),
        ]
      ),
      ElementRule(
        "subTitle",
        in: .mediaHolders,
        content: .own,
        attributes: [
          AttributeRule("type", .mediaTypeAttribute), AttributeRule("lang", .language),
          AttributeRule("href", required: .missingAttribute, .absoluteURI),
        ]
      ),
      ElementRule(
        "peerLink",
        in: .mediaHolders,
        content: .own,
        attributes: [
          AttributeRule("type", .mediaTypeAttribute),
          AttributeRule("href", required: .missingAttribute, .absoluteURI),
        ]
      ),
      ElementRule(
        "location",
        in: .mediaHolders,
        content: .anything,
        attributes: [
          AttributeRule("description", .noHTML), AttributeRule("start", .nptTime, naming: .element),
          AttributeRule("end", .nptTime, naming: .element),
        ]
      ),
      ElementRule(
        "rights",
        in: .mediaHolders,
        occurs: .once,
        content: .own,
        attributes: [
          AttributeRule("status", required: .missingAttribute, .word("userCreated", "official"))
        ]
      ),
      ElementRule(
        "scenes",
        in: .mediaHolders,
        occurs: .once,
        content: .elements("media:scenes")
      ),
      ElementRule("scene", in: ["media:scenes"], content: .elements("media:scene")),
    ]
    + ["sceneTitle", "sceneDescription"].map {
      ElementRule($0, in: ["media:scene"], occurs: .once, .noHTML)
    }
    + ["sceneStartTime", "sceneEndTime"].map {
      ElementRule($0, in: ["media:scene"], occurs: .once, .nptTime)
    }
}

extension Value {
  /// The form of ISO 4217.
  static let currency = shaped("three capitals of ISO 4217") {
    $0.utf8.count == 3 && $0.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }
}
