import Markup

extension RuleSet {
  /// RSS 1.1.
  static let rss11 = RuleSet(
    "rss11",
    ["http://purl.org/net/rss1.1#"],
    [
      ElementRule(
        "Channel",
        in: ["root"],
        content: .elements("rss11:channel"),
        attributes: [
          AttributeRule("rdf:about", .iri, naming: .element)
        ],
        checks: [RDF.checkRSS11]
      ),
      ElementRule(
        "title",
        in: ["rss11:channel"],
        occurs: .required(.missingTitle),
        .nonblank,
        .noHTML
      ),
      ElementRule("link", in: ["rss11:channel"], occurs: .required(.missingLink), .absoluteURI),
      ElementRule(
        "description",
        in: ["rss11:channel"],
        occurs: .required(.missingDescription),
        .noHTML
      ),
      ElementRule(
        "image",
        in: ["rss11:channel"],
        occurs: .once,
        content: .elements("rss11:image"),
        attributes: resource
      ),
      ElementRule(
        "items",
        in: ["rss11:channel"],
        occurs: .required,
        content: .elements("rss11:items"),
        attributes: collection
      ),
      ElementRule(
        "item",
        in: ["rss11:items"],
        content: .elements("rss11:item"),
        attributes: [AttributeRule("rdf:about", .iri, naming: .element)]
      ),
      ElementRule("title", in: ["rss11:item"], occurs: .required, .nonblank, .noHTML),
      ElementRule("link", in: ["rss11:item"], occurs: .required, .absoluteURI),
      ElementRule(
        "description",
        in: ["rss11:item"],
        occurs: .once,
        content: .own,
        checks: [RSS.checkHTML]
      ),
      ElementRule("title", in: ["rss11:image"], occurs: .required(.missingTitle), .noHTML),
      ElementRule("link", in: ["rss11:image"], occurs: .once, .absoluteURI),
      ElementRule("url", in: ["rss11:image"], occurs: .required, .absoluteURI),
    ]
  )

  private static let resource = [
    AttributeRule(
      "rdf:parseType",
      required: .missingAttribute,
      .word("Resource"),
      naming: .element
    )
  ]
  private static let collection = [
    AttributeRule(
      "rdf:parseType",
      required: .missingAttribute,
      .word("Collection"),
      naming: .element
    )
  ]
}

extension RDF {
  static let checkRSS11: ElementCheck = { place, validation in
    if validation.attribute("rdf:about", of: place.element) == nil {
      let parameters: Parameters = ["attr": "rdf:about", "parent": place.name]
      validation.report(.missingAttribute, at: place, parameters)
    }
    checkSyntax(place, &validation)
  }
}
