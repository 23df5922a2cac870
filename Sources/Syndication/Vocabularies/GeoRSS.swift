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
  }

  /// The shape; nil when there is no place.
  public var shape: Shape?
  /// Longitude, latitude and perhaps more, in GeoJSON's order, a position each.
  public var positions: [[Double]] = []
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
    guard let shape = geo.shape else { return }
    // Simple has neither a reference system nor a third dimension.
    let isSimple =
      geo.srsName == nil && geo.srsDimension == nil && geo.positions.allSatisfy { $0.count == 2 }
    if isSimple {
      writer.element(prefix + ":" + simpleName(of: shape), text: text(geo.positions))
      return
    }
    writer.start(prefix + ":where")
    writeGML(geo, shape, to: writer)
    writer.end()
  }

  private static func writeGML(_ geo: Geo, _ shape: Geo.Shape, to writer: XMLWriter) {
    let names: [String] =
      switch shape {
      case .point: ["gml:Point"]
      case .line: ["gml:LineString"]
      case .polygon: ["gml:Polygon", "gml:exterior", "gml:LinearRing"]
      case .box: ["gml:Envelope"]
      }
    for (place, name) in names.enumerated() {
      writer.start(name)
      if place == 0 {
        writer.attribute("srsName", geo.srsName)
        writer.attribute("srsDimension", geo.srsDimension.map { String($0) })
      }
    }
    switch shape {
    case .point: writer.element("gml:pos", text: text(geo.positions))
    case .line, .polygon: writer.element("gml:posList", text: text(geo.positions))
    case .box:
      writer.element("gml:lowerCorner", text: text(Array(geo.positions.prefix(1))))
      writer.element("gml:upperCorner", text: text(Array(geo.positions.dropFirst())))
    }
    for _ in names { writer.end() }
  }

  private static func simpleName(of shape: Geo.Shape) -> String {
    switch shape {
    case .point: "point"
    case .line: "line"
    case .polygon: "polygon"
    case .box: "box"
    }
  }

  /// GeoRSS says latitude first, the model longitude.
  private static func text(_ positions: [[Double]]) -> String {
    positions.flatMap { position in
      position.count < 2 ? position : [position[1], position[0]] + position.dropFirst(2)
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
