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
