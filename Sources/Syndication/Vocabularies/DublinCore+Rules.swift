extension RuleSet {
  /// The fifteen elements of Dublin Core.
  static let dublinCore = RuleSet(
    "dc",
    ["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"],
    [
      ElementRule("date", in: .channelsAndItems, .w3cdtf),
      ElementRule("language", in: .channelsAndItems, occurs: .once, .language),
      ElementRule("rights", in: .channelsAndItems, occurs: .once, .nonblank, .noHTML),
      ElementRule("title", in: .everywhere, occurs: .once, .nonblank, .noHTML),
      ElementRule(
        "description",
        in: .everywhere,
        occurs: .once,
        content: .own,
        checks: [RSS.checkHTML]
      ),
    ]
      + ["creator", "publisher", "contributor"].map {
        ElementRule($0, in: .everywhere, .nonblank, .noHTML, attributes: nil)
      }
      + ["coverage", "format", "identifier", "relation", "source", "subject", "type"].map {
        ElementRule($0, in: .everywhere, content: .anything, attributes: nil)
      }
  )

  /// The terms of DCMI.
  static let dublinCoreTerms = RuleSet(
    "dcterms",
    ["http://purl.org/dc/terms/"],
    [
      "available", "created", "dateAccepted", "dateCopyrighted", "dateSubmitted", "issued",
      "modified",
    ].map {
      ElementRule($0, in: .channelsAndItems, occurs: .once, .w3cdtf)
    }
      + [
        "abstract", "accessRights", "accrualMethod", "accrualPeriodicity", "accrualPolicy",
        "alternative", "audience", "bibliographicCitation", "conformsTo", "educationLevel",
        "extent",
        "hasFormat", "hasPart", "hasVersion", "instructionalMethod", "isFormatOf", "isPartOf",
        "isReferencedBy", "isReplacedBy", "isRequiredBy", "isVersionOf", "license", "mediator",
        "medium", "provenance", "references", "replaces", "requires", "rightsHolder", "spatial",
        "tableOfContents", "temporal", "valid", "creator", "contributor", "publisher", "rights",
        "title", "type", "subject", "source", "relation", "language", "identifier", "format",
        "description", "date", "coverage",
      ].map {
        ElementRule($0, in: .channelsAndItems, content: .anything, attributes: nil)
      }
  )
}

extension [Kind] {
  /// Where Dublin Core is met: it can describe anything.
  static let everywhere: [Kind] =
    channelsAndItems + [
      "rdf:image", "rdf:textinput", "rss:image", "rss:textInput", "atom:person",
      "annotate:reference",
    ]
}
