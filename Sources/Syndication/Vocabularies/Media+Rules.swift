import Markup

extension RuleSet {
  /// Media RSS.
  static let media = RuleSet(
    "media",
    ["http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss"],
    [
      ElementRule(
        "group",
        in: .channelsAndItems,
        content: .elements("media:group"),
        checks: [MediaChecks.checkGroup]
      ),
      ElementRule(
        "content",
        in: .channelsAndItems + ["media:group"],
        content: .elements("media:content"),
        attributes: contentAttributes,
        checks: [MediaChecks.checkContent]
      ),
      ElementRule("adult", in: .mediaHolders, occurs: .once, .deprecatedAdult, .trueFalse),
      ElementRule(
        "rating",
        in: .mediaHolders,
        attributes: [AttributeRule("scheme", .mediaScheme)],
        checks: [MediaChecks.checkRating]
      ),
      ElementRule(
        "title",
        in: .mediaHolders,
        occurs: .once,
        attributes: [AttributeRule("type", .mediaTextType, naming: .element)],
        checks: [MediaChecks.checkText]
      ),
      ElementRule(
        "description",
        in: .mediaHolders,
        occurs: .once,
        attributes: [AttributeRule("type", .mediaTextType, naming: .element)],
        checks: [MediaChecks.checkText]
      ),
      ElementRule("keywords", in: .mediaHolders, .noHTML),
      ElementRule(
        "thumbnail",
        in: .mediaHolders,
        content: .empty,
        attributes: [
          AttributeRule("url", required: .missingAttribute, .absoluteURI),
          AttributeRule("width", .positiveInteger), AttributeRule("height", .positiveInteger),
          AttributeRule("time", .nptTime, naming: .element),
        ]
      ),
      ElementRule(
        "category",
        in: .mediaHolders,
        .noHTML,
        attributes: [AttributeRule("scheme", .absoluteURI), AttributeRule("label", .noHTML)]
      ),
      ElementRule(
        "hash",
        in: .mediaHolders,
        attributes: [AttributeRule("algo")],
        checks: [MediaChecks.checkHash]
      ),
      ElementRule(
        "player",
        in: .mediaHolders,
        content: .empty,
        attributes: [
          AttributeRule("url", required: .missingAttribute, .absoluteURI),
          AttributeRule("width", .positiveInteger), AttributeRule("height", .positiveInteger),
        ]
      ),
      ElementRule(
        "credit",
        in: .mediaHolders,
        .noHTML,
        attributes: [AttributeRule("scheme", .mediaScheme), AttributeRule("role")],
        checks: [MediaChecks.checkCredit]
      ),
      ElementRule(
        "copyright",
        in: .mediaHolders,
        occurs: .once,
        .noHTML,
        attributes: [AttributeRule("url", .absoluteURI)]
      ),
      ElementRule(
        "text",
        in: .mediaHolders,
        attributes: [
          AttributeRule("type", .mediaTextType, naming: .element), AttributeRule("lang", .language),
          AttributeRule("start", .nptTime, naming: .element),
          AttributeRule("end", .nptTime, naming: .element),
        ],
        checks: [MediaChecks.checkText]
      ),
      ElementRule(
        "restriction",
        in: .mediaHolders,
        attributes: [
          AttributeRule("relationship", required: .missingAttribute, .mediaRelationship),
          AttributeRule("type", .mediaRestrictionType),
        ],
        checks: [MediaChecks.checkRestriction]
      ),
    ]
      + mediaAdditions
  )

  private static let contentAttributes = [
    AttributeRule("url", .absoluteURI), AttributeRule("fileSize", .positiveInteger),
    AttributeRule("type", .mediaTypeAttribute), AttributeRule("medium", .medium),
    AttributeRule("isDefault", .trueFalse), AttributeRule("expression", .mediaExpression),
    AttributeRule("bitrate", .float), AttributeRule("framerate", .float),
    AttributeRule("samplingrate", .float), AttributeRule("channels", .nonNegativeInteger),
    AttributeRule("duration", .float), AttributeRule("height", .positiveInteger),
    AttributeRule("width", .positiveInteger), AttributeRule("lang", .language),
  ]
}

extension [Kind] {
  /// Where media:content and what describes it may stand.
  static let mediaHolders = channelsAndItems + ["media:group", "media:content"]
}

extension Message {
  static let deprecatedMediaAdult = Message(
    "DeprecatedMediaAdult",
    .warning,
    "media:adult was replaced by media:rating",
    "Write media:rating.",
    "Media RSS 1.5.1"
  )
  static let invalidMediaTextType = Message(
    "InvalidMediaTextType",
    .error,
    "The type of {element} is neither plain nor html: {value}",
    "Write one of the two.",
    "Media RSS 1.5.1"
  )
  static let invalidMediaMedium = Message(
    "InvalidMediaMedium",
    .error,
    "{element} is no kind of medium: {value}",
    "Write image, audio, video, document or executable.",
    "Media RSS 1.5.1, media:content"
  )
  static let invalidMediaExpression = Message(
    "InvalidMediaExpression",
    .error,
    "{element} is none of sample, full and nonstop: {value}",
    "Write one of the three.",
    "Media RSS 1.5.1, media:content"
  )
  static let invalidMediaRating = Message(
    "InvalidMediaRating",
    .error,
    "{element} is no rating of its scheme: {value}",
    "Take one of the scheme, such as adult or nonadult of urn:simple.",
    "Media RSS 1.5.1, media:rating"
  )
  static let invalidMediaHash = Message(
    "InvalidMediaHash",
    .error,
    "{element} is no digest of its algorithm: {value}",
    "Write 32 hexadecimal digits for md5, 40 for sha-1.",
    "Media RSS 1.5.1, media:hash"
  )
  static let invalidCreditRole = Message(
    "InvalidCreditRole",
    .error,
    "{role} is no role of the European Broadcasting Union",
    "Take one of its list, in lower case.",
    "Media RSS 1.5.1, media:credit"
  )
  static let invalidNPTTime = Message(
    "InvalidNPTTime",
    .error,
    "{attr} of {element} is no time: {value}",
    "Write it as 12:05:35.123 or in seconds.",
    "RFC 2326 section 3.6"
  )
  static let invalidMediaRestriction = Message(
    "InvalidMediaRestriction",
    .error,
    "{element} without a type is neither all nor none: {value}",
    "Write one of the two, or state the type.",
    "Media RSS 1.5.1, media:restriction"
  )
  static let invalidMediaRestrictionRel = Message(
    "InvalidMediaRestrictionRel",
    .error,
    "{element} is neither allow nor deny: {value}",
    "Write one of the two.",
    "Media RSS 1.5.1, media:restriction"
  )
  static let invalidMediaRestrictionType = Message(
    "InvalidMediaRestrictionType",
    .error,
    "{element} is neither country nor uri: {value}",
    "Write one of the two.",
    "Media RSS 1.5.1, media:restriction"
  )
  static let invalidCountryCode = Message(
    "InvalidCountryCode",
    .error,
    "{value} is no code of a country",
    "Write the two letters of ISO 3166, with spaces between several.",
    "ISO 3166-1"
  )
  static let mediaGroupWithoutAlternatives = Message(
    "MediaGroupWithoutAlternatives",
    .warning,
    "media:group holds fewer than two media:content",
    "A group is for several forms of one thing; write the one without it.",
    "Media RSS 1.5.1, media:group"
  )
}

extension Value {
  /// An absolute URI, or one of those that Media RSS made up without registering them.
  static let mediaScheme = Value(passed: "ValidURI") { text, scope in
    let own = ["urn:simple", "urn:mpaa", "urn:v-chip", "urn:icra", "urn:ebu", "urn:yvs"]
    return own.contains(text) ? nil : absoluteURI.fault(text, scope)
  }
  static let deprecatedAdult = Value(.deprecatedMediaAdult) { _ in false }
  static let mediaTextType = one(of: ["plain", "html"], .invalidMediaTextType)
  static let medium = one(
    of: ["image", "audio", "video", "document", "executable"],
    .invalidMediaMedium
  )
  static let mediaExpression = one(of: ["sample", "full", "nonstop"], .invalidMediaExpression)
  static let mediaRelationship = one(of: ["allow", "deny"], .invalidMediaRestrictionRel)
  static let mediaRestrictionType = one(
    of: ["country", "uri", "sharing"],
    .invalidMediaRestrictionType
  )

  static let nptTime = Value(.invalidNPTTime, passed: "ValidNPTTime") {
    if $0 == "now" { return true }
    let parts = $0.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 3, let last = parts.last else { return false }
    return Number.isDecimal(String(last)) && !last.hasPrefix("-")
      && parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Digits.isDigit) }
  }
}

/// The checks on Media RSS that look at more than one value.
enum MediaChecks {
  static let checkGroup: ElementCheck = { place, validation in
    let contents = place.element.children.filter { validation.key($0) == "media:content" }
    if contents.count < 2 { validation.report(.mediaGroupWithoutAlternatives, at: place) }
  }

  /// Where there is no file, there must be a page that plays it.
  static let checkContent: ElementCheck = { place, validation in
    if place.element["url"] == nil, validation.child("media:player", of: place.element) == nil {
      validation.report(.missingAttribute, at: place, ["attr": "url"])
    }
  }

  static let checkText: ElementCheck = { place, validation in
    if place.element["type"] == "html" {
      HTMLText.check(place, &validation)
    } else if let markup = HTMLText.markup(in: place.element.text) {
      validation.report(.containsUndeclaredHTML, at: place, ["value": markup])
    }
  }

  static let checkRating: ElementCheck = { place, validation in
    let text = place.element.trimmedText
    let isValid: Bool
    switch place.element["scheme"] ?? "urn:simple" {
    case "urn:simple": isValid = ["adult", "nonadult"].contains(text)
    case "urn:mpaa": isValid = ["g", "nc-17", "pg", "pg-13", "r", "x"].contains(text)
    case "urn:v-chip":
      isValid = [
        "14+", "18+", "c", "c8", "g", "pg", "tv-14", "tv-g", "tv-ma", "tv-pg", "tv-y",
        "tv-y7", "tv-y7-fv",
      ].contains(text)
    case "urn:icra": isValid = isICRA(text)
    default: isValid = true
    }
    if !isValid { validation.report(.invalidMediaRating, at: place, ["value": text]) }
  }

  /// `r (nz 1 sz 1 vz 1)`: letters of the vocabulary, each with 0 or 1.
  private static func isICRA(_ text: String) -> Bool {
    guard text.hasPrefix("r ("), text.hasSuffix(")") else { return false }
    let words = text.dropFirst(3).dropLast().split(separator: " ")
    guard words.count % 2 == 0, !words.isEmpty else { return false }
    return words.enumerated().allSatisfy { place, word in
      place % 2 == 0
        ? word.utf8.count == 2 && "nsvlocx".contains(word.first ?? " ")
        : word == "0" || word == "1"
    }
  }

  static let checkHash: ElementCheck = { place, validation in
    let text = place.element.trimmedText
    let length = ["md5": 32, "sha-1": 40][place.element["algo"] ?? "md5"]
    if text.utf8.count != length || !text.allSatisfy(\.isHexDigit) {
      validation.report(.invalidMediaHash, at: place, ["value": text])
    }
  }

  static let checkCredit: ElementCheck = { place, validation in
    guard let role = place.element["role"] else { return }
    let isOfEBU = (place.element["scheme"] ?? "urn:ebu") == "urn:ebu"
    // Roles of any scheme are in lower case.
    if role != role.lowercased() || isOfEBU && !roles.contains(role) {
      validation.report(.invalidCreditRole, at: place.pointing(at: "role"), ["role": role])
    }
  }

  static let checkRestriction: ElementCheck = { place, validation in
    let text = place.element.text
    switch place.element["type"] {
    case "country":
      for code in text.split(whereSeparator: \.isWhitespace)
      where !countries.contains(code.uppercased()) {
        validation.report(.invalidCountryCode, at: place, ["value": String(code)])
      }
    case "uri":
      for uri in text.split(whereSeparator: \.isWhitespace) {
        validation.check(String(uri), .absoluteURI, at: place)
      }
    case nil:
      if !["all", "none", ""].contains(text.trimmingXMLSpace) {
        validation.report(.invalidMediaRestriction, at: place, ["value": text])
      }
    default: break
    }
  }

  /// EBU Tech 3239 roles, as far as Media RSS is used with them.
  private static let roles = Set(
    """
    actor,adaptor,anchor person,animal trainer,animator,announcer,armourer,art director,artist,\
    artist/performer,\
    assistant camera,assistant chief lighting technician,assistant director,assistant producer,\
    assistant visual editor,author,broadcast assistant,broadcast journalist,camera operator,\
    carpenter,casting,causeur,choreographer,clapper loader,colour grader,commentator,\
    commissioning broadcaster,composer,computer programmer,conductor,consultant,\
    continuity checker,correspondent,costume designer,dancer,dialogue coach,director,\
    director of photography,distribution company,draughtsman,dresser,dubber,editor/producer,\
    editor-in-chief,ensemble,executive producer,expert,fight director,floor manager,\
    focus puller,foley artist,foley editor,foley mixer,graphic assistant,graphic designer,\
    graphic editor,grip,hairdresser,illustrator,interviewed guest,interviewer,key character,key grip,\
    key talents,leadman,librettist,lighting director,lighting technician,location manager,\
    lyricist,make up artist,manufacturer,matte artist,music arranger,music group,musician,\
    news reader,orchestra,participant,photographer,post production editor,producer,production assistant,\
    production company,production department,production manager,production secretary,\
    programme production researcher,property manager,publishing company,puppeteer,pyrotechnician,\
    reporter,rigger,runner,scenario,scenic operative,script supervisor,second assistant camera,\
    second assistant director,second unit director,set designer,set dresser,sign language,singer,\
    sound designer,sound mixer,sound recordist,special effects,stunts,subtitles,technical director,\
    term,translation,transportation manager,treatment/programme proposal,vision mixer,\
    visual editor,visual effects,wardrobe,witness
    """.split(separator: ",").map(String.init)
  )

  /// ISO 3166-1.
  static let countries = Set(
    """
    AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR \
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CS CU CV CW CX CY CZ DE DJ DK DM DO DZ \
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY \
    HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA \
    LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY \
    MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS \
    RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split(separator: " ").map(String.init)
  )
}
