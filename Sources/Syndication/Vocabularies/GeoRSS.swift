internal import Markup

/// A place: GeoRSS Simple, GeoRSS GML or W3C Basic Geo.
public struct Geo: Extension {
  /// The shape of the place, in GeoJSON's terms.
  public enum Shape: String, Sendable, Hashable {
    /// One position.
    case point = "Point"
    /// Two positions or more.
    case line = "LineString"
    /// One ring.
    case polygon = "Polygon"
    /// Two opposite corners.
    case box = "Box"
    /// A centre, with ``Geo/radius``.
    case circle = "Circle"
  }

  /// The shape; nil when there is no place.
  public var shape: Shape?
  /// Longitude, latitude and perhaps more, in GeoJSON's order, a position each.
  ///
  /// In a projected reference system: easting and northing.
  public var positions: [[Double]] = []
  /// The rings that are cut out of a polygon; gml:interior.
  public var holes: [[[Double]]] = []
  /// Metres around the centre of a circle, or around any place; georss:circle, georss:radius.
  public var radius: Double?
  /// Metres above the ellipsoid; georss:elev, geo:alt.
  public var elevation: Double?
  /// The storey of a building; georss:floor.
  public var floor: Double?
  /// gml: srsName.
  public var srsName: String?
  /// gml: srsDimension.
  public var srsDimension: Int?

  /// Makes an empty place.
  public init() {}
}

/// georss: (GeoRSS Simple), which is written, with gml: inside where a place says more.
enum GeoRSSVocabulary: Vocabulary {
  static let prefix = "georss"
  static let namespace = "http://www.georss.org/georss"

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    GeoReader.simple(element, into: &feed.geo, context)
  }

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    GeoReader.simple(element, into: &entry.geo, context)
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    if feed.$geo { write(feed.geo, to: writer) }
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    if entry.$geo { write(entry.geo, to: writer) }
  }

  private static func write(_ geo: Geo, to writer: XMLWriter) {
    writeShape(geo, to: writer)
    writer.element(prefix + ":elev", text: geo.elevation?.shortLiteral)
    writer.element(prefix + ":floor", text: geo.floor?.shortLiteral)
    if geo.shape != .circle {
      writer.element(prefix + ":radius", text: geo.radius?.shortLiteral)
    }
  }

  private static func writeShape(_ geo: Geo, to writer: XMLWriter) {
    guard let shape = geo.shape else { return }
    if shape == .circle {
      let numbers = geo.text(geo.positions) + " " + (geo.radius ?? 0).shortLiteral
      writer.element(prefix + ":circle", text: numbers)
      return
    }
    // Simple has neither a reference system nor a third dimension.
    let isSimple =
      geo.srsName == nil && geo.srsDimension == nil && geo.holes.isEmpty
      && geo.positions.allSatisfy { $0.count == 2 }
    if isSimple {
      writer.element(prefix + ":" + simpleName(of: shape), text: geo.text(geo.positions))
      return
    }
    writer.start(prefix + ":where")
    writeGML(geo, shape, to: writer)
    writer.end()
  }

  private static func writeGML(_ geo: Geo, _ shape: Geo.Shape, to writer: XMLWriter) {
    writer.start(gmlName(of: shape))
    writer.attribute("srsName", geo.srsName)
    writer.attribute("srsDimension", geo.srsDimension.map { String($0) })
    switch shape {
    case .point, .circle: writer.element("gml:pos", text: geo.text(geo.positions))
    case .line: writer.element("gml:posList", text: geo.text(geo.positions))
    case .polygon:
      writeRing("gml:exterior", geo.text(geo.positions), to: writer)
      for hole in geo.holes { writeRing("gml:interior", geo.text(hole), to: writer) }
    case .box:
      writer.element("gml:lowerCorner", text: geo.text(Array(geo.positions.prefix(1))))
      writer.element("gml:upperCorner", text: geo.text(Array(geo.positions.dropFirst())))
    }
    writer.end()
  }

  private static func writeRing(_ name: String, _ positions: String, to writer: XMLWriter) {
    writer.start(name)
    writer.start("gml:LinearRing")
    writer.element("gml:posList", text: positions)
    writer.end()
    writer.end()
  }

  private static func gmlName(of shape: Geo.Shape) -> String {
    switch shape {
    case .point, .circle: "gml:Point"
    case .line: "gml:LineString"
    case .polygon: "gml:Polygon"
    case .box: "gml:Envelope"
    }
  }

  private static func simpleName(of shape: Geo.Shape) -> String {
    switch shape {
    case .point: "point"
    case .line: "line"
    case .polygon: "polygon"
    case .box: "box"
    case .circle: "circle"
    }
  }
}

extension Geo {
  /// GeoRSS says latitude first, the model longitude.
  fileprivate func text(_ positions: [[Double]]) -> String {
    let swaps = isLatitudeFirst
    return positions.flatMap { position in
      position.count < 2 || !swaps
        ? position : [position[1], position[0]] + position.dropFirst(2)
    }
    .map(\.shortLiteral).joined(separator: " ")
  }
}

/// gml: (Geography Markup Language) inside georss:where.
enum GMLVocabulary: Vocabulary {
  static let prefix = "gml"
  static let namespace = "http://www.opengis.net/gml"

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    GeoReader.gml(element, into: &feed.geo, context)
  }

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    GeoReader.gml(element, into: &entry.geo, context)
  }
}

/// geo: (W3C Basic Geo), which is read; georss: is written in its place.
enum BasicGeoVocabulary: Vocabulary {
  static let prefix = "geo"
  static let namespace = "http://www.w3.org/2003/01/geo/wgs84_pos#"

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    GeoReader.basic(element, into: &feed.geo, context)
  }

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    GeoReader.basic(element, into: &entry.geo, context)
  }
}

extension Double {
  /// The shortest literal that gives this number again, without a fraction of zero.
  var shortLiteral: String { Int(exactly: self).map { String($0) } ?? String(self) }
}
