import Markup

extension RuleSet {
  /// OpenSearch 1.1: descriptions of search engines, and what they add to results in a feed.
  static let openSearch = RuleSet(
    "opensearch",
    ["http://a9.com/-/spec/opensearch/1.1/"],
    [
      ElementRule(
        "OpenSearchDescription",
        in: ["root"],
        content: .elements("opensearch"),
        checks: [OpenSearch.checkDescription]
      ),
      ElementRule("ShortName", in: ["opensearch"], occurs: .required, .noHTML, .atMost(16)),
      ElementRule("Description", in: ["opensearch"], occurs: .required, .noHTML, .atMost(1024)),
      ElementRule(
        "Url",
        in: ["opensearch"],
        occurs: .any,
        content: .empty,
        attributes: [
          AttributeRule("template", required: .missingAttribute, .absoluteTemplate),
          AttributeRule("type", required: .missingAttribute, .mediaType),
          AttributeRule("indexOffset", .integer), AttributeRule("pageOffset", .integer),
          AttributeRule("rel"), AttributeRule("method"), AttributeRule("xmlns"),
        ],
        checks: [OpenSearch.checkTemplate]
      ),
      ElementRule("Contact", in: ["opensearch"], occurs: .once, .addrSpec),
      ElementRule("Tags", in: ["opensearch"], occurs: .once, .noHTML, .atMost(256)),
      ElementRule("LongName", in: ["opensearch"], occurs: .once, .noHTML, .atMost(48)),
      ElementRule(
        "Image",
        in: ["opensearch"],
        .absoluteURI,
        attributes: [
          AttributeRule("height", .nonNegativeInteger), AttributeRule("width", .nonNegativeInteger),
          AttributeRule("type", .mediaType),
        ]
      ),
      ElementRule(
        "Query",
        in: ["opensearch"] + .channels,
        content: .empty,
        attributes: [
          AttributeRule("role", required: .missingAttribute, .queryRole),
          AttributeRule("title", .noHTML, .atMost(256)),
          AttributeRule("totalResults", .nonNegativeInteger),
          AttributeRule("searchTerms", .urlEncoded), AttributeRule("count", .nonNegativeInteger),
          AttributeRule("startIndex", .integer), AttributeRule("startPage", .integer),
          AttributeRule("language", .searchLanguage), AttributeRule("inputEncoding", .charset),
          AttributeRule("outputEncoding", .charset), AttributeRule("osd"),
        ],
        checks: [OpenSearch.checkRole]
      ),
      ElementRule("Developer", in: ["opensearch"], occurs: .once, .noHTML, .atMost(64)),
      ElementRule("Attribution", in: ["opensearch"], occurs: .once, .noHTML, .atMost(256)),
      ElementRule("SyndicationRight", in: ["opensearch"], occurs: .once, .syndicationRight),
      ElementRule("AdultContent", in: ["opensearch"], occurs: .once, .adultContent),
      ElementRule("Language", in: ["opensearch"], .searchLanguage),
      ElementRule("InputEncoding", in: ["opensearch"], .charset),
      ElementRule("OutputEncoding", in: ["opensearch"], .charset),
      ElementRule("totalResults", in: .channels, occurs: .once, .nonNegativeInteger),
      ElementRule("startIndex", in: .channels, occurs: .once, .integer),
      ElementRule("itemsPerPage", in: .channels, occurs: .once, .nonNegativeInteger),
      ElementRule("link", in: .channels, content: .anything, attributes: nil),
    ]
  )

  /// OpenSearch 1.0.
  static let openSearch10 = RuleSet(
    "opensearch10",
    ["http://a9.com/-/spec/opensearchrss/1.0/"],
    ["itemsPerPage", "startIndex", "totalResults"].map {
      ElementRule($0, in: .channels, occurs: .once, .nonNegativeInteger)
    }
  )
}

extension Message {
  static let shouldIncludeExample = Message(
    "ShouldIncludeExample",
    .warning,
    "{element} has no Query with role=\"example\"",
    "Programs test the engine by it.",
    "OpenSearch 1.1, Query"
  )
  static let invalidLocalRole = Message(
    "InvalidLocalRole",
    .error,
    "{element} is no role of a query: {value}",
    "Take one of OpenSearch, or one with a prefix.",
    "OpenSearch 1.1, role values"
  )
  static let invalidSyndicationRight = Message(
    "InvalidSyndicationRight",
    .error,
    "{element} is no right to syndicate: {value}",
    "Write open, limited, private or closed.",
    "OpenSearch 1.1, SyndicationRight"
  )
  static let invalidEncoding = Message(
    "InvalidEncoding",
    .error,
    "{element} is no character set: {value}",
    "Write UTF-8, or another name of the registry.",
    "OpenSearch 1.1, InputEncoding"
  )
  static let invalidAdultContent = Message(
    "InvalidAdultContent",
    .warning,
    "{element} is neither true nor false: {value}",
    "All but false, no and 0 is taken for true: write true or false.",
    "OpenSearch 1.1, AdultContent"
  )
  static let undeclaredPrefix = Message(
    "UndeclaredPrefix",
    .error,
    "The prefix {value} of {element} is not declared",
    "Declare the namespace that it stands for; without it, no one knows what is meant.",
    "OpenSearch 1.1, Url template"
  )
  static let notURLEncoded = Message(
    "NotURLEncoded",
    .error,
    "{element} is not percent-encoded: {value}",
    "It goes into an address as it is.",
    "OpenSearch 1.1, Query"
  )
  static let invalidLocalParameter = Message(
    "InvalidLocalParameter",
    .error,
    "{element} has a parameter without a meaning: {value}",
    "Take one of OpenSearch, or one with a prefix.",
    "OpenSearch 1.1, Url template"
  )
}

extension Value {
  static let syndicationRight = Value(.invalidSyndicationRight) {
    ["open", "limited", "private", "closed"].contains($0.trimmingXMLSpace.lowercased())
  }
  static let adultContent = Value(.invalidAdultContent) {
    ["true", "false", "yes", "no", "1", "0"].contains($0.trimmingXMLSpace.lowercased())
  }
  static let queryRole = Value(.invalidLocalRole) {
    let roles = ["request", "example", "related", "correction", "subset", "superset"]
    return $0.contains(":") || roles.contains($0)
  }
  static let searchLanguage = Value { text, scope in
    text.trimmingXMLSpace == "*" ? nil : language.fault(text, scope)
  }
  static let urlEncoded = Value(.notURLEncoded) { text in
    text.utf8.allSatisfy { $0 < 0x80 && isURIByte($0) || $0 == UInt8(ascii: " ") }
      && hasWholeEscapes(text)
  }
  static let charset = Value(.invalidEncoding) {
    charsets.contains($0.trimmingXMLSpace.lowercased())
  }

  /// Names and aliases of the IANA registry of character sets that are met on the web.
  private static let charsets = Set(
    """
    ascii big5 big5-hkscs cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 \
    cp852 cp866 cp936 euc-jp euc-kr euc-tw gb18030 gb2312 gbk hz-gb-2312 ibm437 ibm850 ibm852 ibm855 \
    ibm857 ibm860 ibm861 ibm862 ibm863 ibm864 ibm865 ibm866 ibm869 iso-2022-cn iso-2022-jp \
    iso-2022-jp-1 iso-2022-jp-2 iso-2022-kr iso-8859-1 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 \
    iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-9 iso-8859-10 iso-8859-11 iso-8859-13 \
    iso-8859-14 iso-8859-15 iso-8859-16 iso_8859-1 iso8859-1 koi8-r koi8-u ks_c_5601-1987 latin1 \
    latin2 latin3 latin4 latin5 latin6 latin7 latin8 latin9 macintosh shift-jis shift_jis sjis tis-620 \
    us-ascii utf-16 utf-16be utf-16le utf-32 utf-32be utf-32le utf-7 utf-8 utf8 viscii windows-1250 \
    windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 \
    windows-1258 windows-31j windows-874
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )

  /// An address in which `{name}` and `{name?}` stand for what is searched.
  static let absoluteTemplate = Value(passed: "ValidURI") { text, _ in
    var address = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      let plain = String(name.hasSuffix("?") ? name.dropLast() : name)
      if !plain.contains(":"), !parameters.contains(plain) {
        return .fault(.invalidLocalParameter, ["value": plain])
      }
      address += rest[..<open] + "x"
      rest = rest[rest.index(after: close)...]
    }
    return fault(in: address + rest, mustBeAbsolute: true, otherwise: .invalidFullLink)
  }

  private static let parameters: Set<String> = [
    "searchTerms", "count", "startIndex", "startPage", "language", "inputEncoding",
    "outputEncoding",
  ]
}

enum OpenSearch {
  static let checkRole: ElementCheck = { place, validation in
    if let role = place.element["role"] {
      checkPrefix(of: role, at: place.at("role"), &validation)
    }
  }

  static let checkTemplate: ElementCheck = { place, validation in
    var rest = (place.element["template"] ?? "")[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      checkPrefix(of: name, at: place.at("template"), &validation)
      rest = rest[rest.index(after: close)...]
    }
  }

  private static func checkPrefix(
    of name: String,
    at place: Place,
    _ validation: inout Validation
  ) {
    guard let colon = name.firstIndex(of: ":") else { return }
    let prefix = String(name[..<colon])
    if validation.memory.prefixes.isEmpty {
      validation.memory.prefixes = Set(validation.document.namespaces.map(\.prefix))
    }
    if !validation.memory.prefixes.contains(prefix) {
      validation.report(.undeclaredPrefix, at: place, ["value": prefix])
    }
  }

  static let checkDescription: ElementCheck = { place, validation in
    let queries = place.element.children.filter { validation.key($0) == "opensearch:Query" }
    if !queries.contains(where: { $0["role"] == "example" }) {
      validation.report(.shouldIncludeExample, at: place)
    }
    if validation.child("opensearch:Url", of: place.element) == nil {
      validation.report(missing: "Url", in: place)
    }
  }
}
