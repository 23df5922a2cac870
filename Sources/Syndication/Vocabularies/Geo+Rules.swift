extension RuleSet {
  static let geography: [RuleSet] = [
    RuleSet(
      "georss",
      ["http://www.georss.org/georss", "http://www.georss.org/georss/10"],
      [
        ElementRule("point", in: .places, .coordinatePair, attributes: srs),
        ElementRule("line", in: .places, .coordinates, attributes: srs),
        ElementRule("polygon", in: .places, .coordinates, attributes: srs),
        ElementRule("box", in: .places, .coordinates, attributes: srs),
        ElementRule("circle", in: .places, attributes: srs),
        ElementRule("elev", in: .places, .float),
        ElementRule("floor", in: .places, .integer),
        ElementRule("radius", in: .places, .float),
        ElementRule("featureName", in: .places),
        ElementRule("featureTypeTag", in: .places),
        ElementRule("relationshipTag", in: .places),
        ElementRule("featurename", in: .places),
        ElementRule("featuretypetag", in: .places),
        ElementRule("relationshiptag", in: .places),
        ElementRule("where", in: .places, content: .elements("georss:where"), attributes: srs),
      ]
    ),
    RuleSet(
      "gml",
      ["http://www.opengis.net/gml"],
      [
        ElementRule(
          "Point",
          in: ["georss:where"],
          content: .elements("gml:Point"),
          attributes: nil
        ),
        ElementRule(
          "LineString",
          in: ["georss:where"],
          content: .elements("gml:LineString"),
          attributes: nil
        ),
        ElementRule(
          "Polygon",
          in: ["georss:where"],
          content: .elements("gml:Polygon"),
          attributes: nil
        ),
        ElementRule(
          "Envelope",
          in: ["georss:where"],
          content: .elements("gml:Envelope"),
          attributes: nil
        ),
        ElementRule("pos", in: ["gml:Point"], occurs: .required, .coordinatePair, attributes: nil),
        ElementRule(
          "posList",
          in: ["gml:LineString", "gml:LinearRing"],
          occurs: .required,
          .coordinates,
          attributes: nil
        ),
        ElementRule(
          "exterior",
          in: ["gml:Polygon"],
          occurs: .required,
          content: .elements("gml:exterior")
        ),
        ElementRule(
          "LinearRing",
          in: ["gml:exterior"],
          occurs: .required,
          content: .elements("gml:LinearRing")
        ),
        ElementRule("lowerCorner", in: ["gml:Envelope"], occurs: .required, .coordinatePair),
        ElementRule("upperCorner", in: ["gml:Envelope"], occurs: .required, .coordinatePair),
      ]
    ),
    RuleSet(
      "geo",
      ["http://www.w3.org/2003/01/geo/wgs84_pos#"],
      [
        ElementRule("lat", in: .places, .latitude),
        ElementRule("lat", in: ["geo:Point"], occurs: .required, .latitude),
        ElementRule("long", in: .places, .longitude),
        ElementRule("long", in: ["geo:Point"], occurs: .required, .longitude),
        ElementRule("alt", in: .places + ["geo:Point"], .float),
        ElementRule("Point", in: .places, content: .elements("geo:Point")),
      ]
    ),
    RuleSet(
      "geourl",
      ["http://geourl.org/rss/module/"],
      [
        ElementRule("latitude", in: .places, .latitude),
        ElementRule("longitude", in: .places, .longitude),
      ]
    ),
    RuleSet(
      "icbm",
      ["http://postneo.com/icbm"],
      [
        ElementRule("latitude", in: .places, .latitude),
        ElementRule("longitude", in: .places, .longitude),
      ]
    ),
  ]

  private static let srs = [
    AttributeRule("srsName"), AttributeRule("elev"), AttributeRule("radius"),
    AttributeRule("featuretypetag"), AttributeRule("relationshiptag"), AttributeRule("featurename"),
    AttributeRule("floor"),
  ]
}

extension [Kind] {
  static let places = channelsAndItems
}

extension Message {
  static let coordComma = Message(
    "CoordComma",
    .warning,
    "{element} has a comma between its coordinates: {value}",
    "GeoRSS puts spaces between them.",
    "GeoRSS Simple"
  )
  static let invalidCoord = Message(
    "InvalidCoord",
    .error,
    "{element} is no pair of numbers: {value}",
    "Write latitude and longitude with a space between.",
    "GeoRSS Simple"
  )
  static let invalidCoordList = Message(
    "InvalidCoordList",
    .error,
    "{element} is no list of pairs of numbers: {value}",
    "Write latitudes and longitudes in turn, with spaces between.",
    "GeoRSS Simple"
  )
  static let invalidLatitude = Message(
    "InvalidLatitude",
    .error,
    "{element} is no latitude: {value}",
    "It lies between -90 and 90.",
    "W3C Basic Geo"
  )
  static let invalidLongitude = Message(
    "InvalidLongitude",
    .error,
    "{element} is no longitude: {value}",
    "It lies between -180 and 180.",
    "W3C Basic Geo"
  )
}

extension Value {
  static let latitude = angle(90, .invalidLatitude, passed: "ValidLatitude")
  static let longitude = angle(180, .invalidLongitude, passed: "ValidLongitude")

  private static func angle(_ limit: Double, _ message: Message, passed: String) -> Value {
    Value(message, passed: passed) {
      let text = $0.trimmingXMLSpace
      return Number.isDecimal(text) && abs(Double(text) ?? .infinity) <= limit
    }
  }

  static let coordinatePair = Value { text, _ in
    if text.contains(",") { return .fault(.coordComma) }
    let numbers = text.split(whereSeparator: \.isWhitespace)
    let areNumbers = numbers.allSatisfy { Number.isDecimal(String($0)) }
    return (2...3).contains(numbers.count) && areNumbers ? nil : .fault(.invalidCoord)
  }

  static let coordinates = Value { text, _ in
    if text.contains(",") { return .fault(.coordComma) }
    let numbers = text.split(whereSeparator: \.isWhitespace)
    let areNumbers = numbers.allSatisfy { Number.isDecimal(String($0)) }
    return numbers.count % 2 == 0 && !numbers.isEmpty && areNumbers
      ? nil : .fault(.invalidCoordList)
  }
}
