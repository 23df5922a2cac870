extension RuleSet {
  /// The fifteen elements of Dublin Core.
  static let dublinCore = RuleSet(
    "dc",
    ["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"],
    [
      ElementRule("date", in: .everywhere, .w3cdtf),
      ElementRule("language", in: .everywhere, occurs: .once, .language),
      ElementRule("rights", in: .everywhere, occurs: .once, .nonblank, .noHTML),
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
      "created", "dateAccepted", "dateCopyrighted", "dateSubmitted", "issued",
      "modified",
    ].map {
      ElementRule($0, in: .everywhere, .w3cdtfOrPeriod)
    }
      + [ElementRule("available", in: .everywhere, .anyDateOrPeriod)]
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
        ElementRule($0, in: .everywhere, content: .anything, attributes: nil)
      }
  )
}

extension Value {
  /// A date, or a span of time in the form of DCMI: `start=2005-07-04; end=2005-07-05`.
  static let w3cdtfOrPeriod = dateOrPeriod(w3cdtf)

  /// The same of what may be of any time.
  static let anyDateOrPeriod = dateOrPeriod(anyW3CDTF)

  private static func dateOrPeriod(_ date: Value) -> Value {
    Value(passed: "ValidW3CDTFDate") { text, scope in fault(inDateOrPeriod: text, scope, date) }
  }

  private static func fault(
    inDateOrPeriod text: String,
    _ scope: Scope,
    _ date: Value
  ) -> Fault? {
    let parts = text.split(separator: ";").map { part in
      part.split(separator: "=", maxSplits: 1).map { String($0).trimmingXMLSpace }
    }
    let limits = parts.filter { ["start", "end"].contains($0.first) }
    guard !limits.isEmpty else { return date.fault(text, scope) }
    let areDates = limits.allSatisfy { $0.count == 2 && Timestamp(w3cdtf: $0[1]) != nil }
    return areDates ? nil : .fault(.invalidW3CDTFDate)
  }
}

extension [Kind] {
  /// Where Dublin Core is met: it can describe anything.
  static let everywhere: [Kind] =
    channelsAndItems + [
      "rdf:image", "rdf:textinput", "rss:image", "rss:textInput", "atom:person",
      "media:content", "media:group", "app:service", "app:workspace",
      "app:collection",
    ]
}
