import Markup

extension RuleSet {
  /// RSS 1.0 and 0.90: what stands in their own namespaces.
  static let rss1 = RuleSet(
    "rss1",
    [
      "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
      "http://channel.netscape.com/rdf/simple/0.9/",
    ],
    [
      ElementRule(
        "channel",
        in: ["rdf:RDF"],
        occurs: .required,
        content: .elements("rdf:channel"),
        attributes: aboutAttributes,
        checks: [RDF.checkChannel]
      ),
      ElementRule(
        "item",
        in: ["rdf:RDF"],
        content: .elements("rdf:item"),
        attributes: aboutAttributes,
        checks: [RDF.checkItem]
      ),
      ElementRule(
        "image",
        in: ["rdf:RDF"],
        occurs: .once,
        content: .elements("rdf:image"),
        attributes: aboutAttributes,
        checks: [RDF.checkAbout]
      ),
      ElementRule(
        "textinput",
        in: ["rdf:RDF"],
        occurs: .once,
        content: .elements("rdf:textinput"),
        attributes: aboutAttributes,
        checks: [RDF.checkAbout]
      ),

      ElementRule(
        "title",
        in: ["rdf:channel"],
        occurs: .required(.missingTitle),
        .nonblank,
        .noHTML
      ),
      ElementRule(
        "link",
        in: ["rdf:channel"],
        occurs: .required(.missingLink),
        .nonblank,
        .absoluteURI
      ),
      ElementRule(
        "description",
        in: ["rdf:channel"],
        occurs: .required(.missingDescription),
        .nonblank,
        .noHTML
      ),
      ElementRule(
        "image",
        in: ["rdf:channel"],
        occurs: .once,
        content: .empty,
        attributes: resource
      ),
      ElementRule(
        "textinput",
        in: ["rdf:channel"],
        occurs: .once,
        content: .empty,
        attributes: resource
      ),
      ElementRule("items", in: ["rdf:channel"], occurs: .once, content: .elements("rdf:items")),

      ElementRule("title", in: ["rdf:item"], occurs: .required, .nonblank, .noHTML),
      ElementRule("link", in: ["rdf:item"], occurs: .required, .absoluteURI),
      ElementRule(
        "description",
        in: ["rdf:item"],
        occurs: .once,
        content: .own,
        checks: [RSS.checkHTML]
      ),

      ElementRule("title", in: ["rdf:image"], occurs: .required(.missingTitle), .nonblank, .noHTML),
      ElementRule("link", in: ["rdf:image"], occurs: .required(.missingLink), .absoluteURI),
      ElementRule("url", in: ["rdf:image"], occurs: .required, .absoluteURI),

      ElementRule(
        "title",
        in: ["rdf:textinput"],
        occurs: .required(.missingTitle),
        .nonblank,
        .noHTML
      ),
      ElementRule(
        "description",
        in: ["rdf:textinput"],
        occurs: .required(.missingDescription),
        .nonblank,
        .noHTML
      ),
      ElementRule("name", in: ["rdf:textinput"], occurs: .required, .formName),
      ElementRule("link", in: ["rdf:textinput"], occurs: .required(.missingLink), .absoluteURI),
    ]
  )

  /// The frame of RDF that RSS 1.0 stands in.
  static let rdf = RuleSet(
    "rdf",
    ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
    [
      ElementRule(
        "RDF",
        in: ["root"],
        content: .elements("rdf:RDF"),
        checks: [RDF.checkSyntax, RDF.giveAdvice]
      ),
      ElementRule("Seq", in: ["rdf:items", "rdf:bag"], content: .elements("rdf:Seq")),
      ElementRule("Bag", in: ["rdf:bag"], content: .elements("rdf:Seq")),
      ElementRule(
        "li",
        in: ["rdf:Seq"],
        content: .anything,
        attributes: [AttributeRule("resource"), AttributeRule("rdf:resource")],
        checks: [RDF.checkListItem]
      ),
      ElementRule(
        "Description",
        in: ["rdf:RDF"] + .channelsAndItems,
        content: .anything,
        attributes: nil
      ),
      ElementRule(
        "type",
        in: .channelsAndItems + ["rdf:image"],
        content: .anything,
        attributes: nil
      ),
      ElementRule("value", in: .channelsAndItems, content: .anything, attributes: nil),
    ]
  )

  private static let aboutAttributes = [
    AttributeRule("rdf:about", .iri, naming: .element), AttributeRule("rdf:ID"),
  ]
  private static let resource = [AttributeRule("rdf:resource", required: .missingAttribute, .uri)]
}

extension Message {
  static let invalidRDF = Message(
    "InvalidRDF",
    .error,
    "This is no RDF: {value}",
    "Programs that read RSS 1.0 as RDF refuse it.",
    "RDF/XML Syntax Specification"
  )
}

/// The checks on RSS 1.0 that look at more than one element.
enum RDF {
  static let checkSyntax: ElementCheck = { place, validation in
    // Text that stands between elements was reported as such.
    guard !validation.findings.listed.contains(where: { $0.id == Message.unexpectedText.id }),
      let breach = RDFSyntax(place.element).breach
    else { return }
    validation.report(.invalidRDF, at: place.pointing(at: breach.element), ["value": breach.what])
  }

  static let giveAdvice: ElementCheck = { place, validation in
    Advice.give(on: place, &validation)
  }

  static let checkAbout: ElementCheck = { place, validation in
    guard !validation.memory.isRSS090 else { return }
    if validation.attribute("rdf:about", of: place.element) == nil {
      validation.report(.missingAttribute, at: place, ["attr": "rdf:about"])
    }
  }

  static let checkChannel: ElementCheck = { place, validation in
    checkAbout(place, &validation)
    RSS.checkLanguage(place, &validation)
    if !validation.memory.isRSS090, validation.child("rss1:items", of: place.element) == nil {
      validation.report(missing: "items", in: place)
    }
    RSS.checkPairs(RSS.channelPairs, .duplicateSemantics, place, &validation)
  }

  static let checkItem: ElementCheck = { place, validation in
    checkAbout(place, &validation)
    RSS.checkPairs(RSS.itemPairs, .duplicateItemSemantics, place, &validation)
  }

  static let checkListItem: ElementCheck = { place, validation in
    let resource =
      validation.attribute("rdf:resource", of: place.element) ?? place.element["resource"]
    if resource == nil, place.element.isEmpty, !place.element.hasAttributes {
      validation.report(.missingAttribute, at: place, ["attr": "rdf:resource"])
    }
  }
}
