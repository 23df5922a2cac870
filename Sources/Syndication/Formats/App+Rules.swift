import Markup

extension RuleSet {
  /// The Atom Publishing Protocol (RFC 5023): service documents, and what it adds to entries.
  static let app = RuleSet(
    "app",
    ["http://www.w3.org/2007/app", "http://purl.org/atom/app#"],
    [
      ElementRule("service", in: ["root"], content: .elements("app:service")),
      ElementRule(
        "workspace",
        in: ["app:service"],
        occurs: .some,
        content: .elements("app:workspace"),
        checks: [App.checkTitle]
      ),
      ElementRule(
        "collection",
        in: ["app:workspace"] + .atomFeeds,
        content: .elements("app:collection"),
        attributes: [AttributeRule("href", required: .missingAttribute, .linkIRI)],
        checks: [App.checkTitle]
      ),
      ElementRule("accept", in: ["app:collection"], .mediaRange),
      ElementRule(
        "categories",
        in: ["root", "app:collection"],
        content: .elements("app:categories"),
        attributes: [
          AttributeRule("fixed", .yesNo), AttributeRule("scheme", .absoluteIRI),
          AttributeRule("href", .linkIRI),
        ],
        checks: [App.checkCategories]
      ),
      ElementRule("control", in: .atomEntries, occurs: .once, content: .elements("app:control")),
      ElementRule("draft", in: ["app:control"], occurs: .once, .yesNo),
      ElementRule("edited", in: .atomEntries, occurs: .once, .noWhitespaceAround, .rfc3339),
    ]
  )

  /// What of Atom stands in service documents.
  static let atomInApp = RuleSet(
    "atom",
    ["http://www.w3.org/2005/Atom"],
    [
      ElementRule(
        "title",
        in: ["app:workspace", "app:collection"],
        occurs: .once,
        content: .own,
        attributes: Atom.textAttributes,
        checks: [AtomText.check]
      ),
      ElementRule(
        "rights",
        in: ["app:service", "app:workspace", "app:collection"],
        content: .own,
        attributes: Atom.textAttributes,
        checks: [AtomText.check]
      ),
      ElementRule(
        "category",
        in: ["app:categories"],
        content: .own,
        attributes: [
          AttributeRule("term", required: .missingAttribute, .nonblank),
          AttributeRule("scheme", .absoluteIRI), AttributeRule("label", .noHTML),
        ],
        checks: [Atom.checkCategory]
      ),
    ]
  )
}

extension Message {
  static let undefinedParam = Message(
    "UndefinedParam",
    .warning,
    "{element} has a parameter that means nothing here: {param}",
    "A range that is accepted has no quality.",
    "RFC 5023 section 8.3.4"
  )
  static let conflictingCatAttr = Message(
    "ConflictingCatAttr",
    .error,
    "{element} has href together with {attr}",
    "What is elsewhere is described there.",
    "RFC 5023 section 7.2.1"
  )
  static let conflictingCatChildren = Message(
    "ConflictingCatChildren",
    .error,
    "{element} has href and categories of its own",
    "What is elsewhere is listed there.",
    "RFC 5023 section 7.2.1"
  )
}

extension Value {
  static let mediaRange = Value { text, _ in
    let text = text.trimmingXMLSpace
    if text.isEmpty { return nil }
    for range in text.split(separator: ",") {
      let range = String(range).trimmingXMLSpace
      guard MediaType.isValid(range) else { return .fault(.invalidMIMEType) }
      if MediaType.parameters(range).contains(where: { $0.name == "q" }) {
        return .fault(.undefinedParam, ["param": "q"])
      }
    }
    return nil
  }
}

enum App {
  static let checkTitle: ElementCheck = { place, validation in
    if validation.child("atom:title", of: place.element) == nil {
      validation.report(missing: "atom:title", in: place)
    }
  }

  static let checkCategories: ElementCheck = { place, validation in
    guard place.element["href"] != nil else { return }
    for name in ["fixed", "scheme"] where place.element[name] != nil {
      validation.report(.conflictingCatAttr, at: place, ["attr": name])
    }
    if validation.child("atom:category", of: place.element) != nil {
      validation.report(.conflictingCatChildren, at: place)
    }
  }
}
