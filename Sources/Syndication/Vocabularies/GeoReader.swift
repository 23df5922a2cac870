import Markup

/// Reads places in the three ways in which feeds give them.
///
/// The first place counts; what gives a second, or cannot be understood, is kept as foreign.
enum GeoReader {
  /// GeoRSS Simple, and georss:where with GML inside.
  static func simple(_ element: Element, into geo: inout Geo, _ context: ReadContext) -> Bool {
    switch context.local(element) {
    case "point": geo.set(.point, pairs(element.text, 2))
    case "line": geo.set(.line, pairs(element.text, 2))
    case "polygon": geo.set(.polygon, pairs(element.text, 2))
    case "box": geo.set(.box, pairs(element.text, 2))
    case "circle": circle(element, into: &geo)
    case "where": element.firstChild.map { gml($0, into: &geo, context) } ?? false
    case "elev": set(&geo.elevation, element)
    case "floor": set(&geo.floor, element)
    case "radius": set(&geo.radius, element)
    default: false
    }
  }

  /// GML: Point, LineString, Polygon, Envelope.
  static func gml(_ element: Element, into geo: inout Geo, _ context: ReadContext) -> Bool {
    let shape: Geo.Shape
    switch context.local(element) {
    case "point": shape = .point
    case "linestring": shape = .line
    case "polygon": shape = .polygon
    case "envelope": shape = .box
    default: return false
    }
    var place = Geo()
    place.srsName = element["srsName"]
    place.srsDimension = element["srsDimension"].flatMap { Int($0) }
    let dimension = place.srsDimension.map { max($0, 2) } ?? 2
    let swaps = place.isLatitudeFirst
    var outer: [[Double]] = []
    for child in element.children {
      let found = positions(child, dimension, swaps: swaps, context)
      switch context.local(child) {
      case "interior", "innerboundaryis": place.holes.append(found)
      default: outer += found
      }
    }
    guard geo.shape == nil, place.set(shape, outer) else { return false }
    (place.elevation, place.floor, place.radius) = (geo.elevation, geo.floor, geo.radius)
    geo = place
    return true
  }

  /// W3C Basic Geo: geo:lat and geo:long side by side, or inside geo:Point.
  static func basic(_ element: Element, into geo: inout Geo, _ context: ReadContext) -> Bool {
    switch context.local(element) {
    case "lat": return geo.set(latitude: number(element))
    case "long", "lon": return geo.set(longitude: number(element))
    case "alt": return set(&geo.elevation, element)
    case "point":
      var place = geo
      for child in element.children where !basic(child, into: &place, context) { return false }
      geo = place
      return true
    default: return false
    }
  }

  private static func circle(_ element: Element, into geo: inout Geo) -> Bool {
    let numbers = element.text.split { $0.isWhitespace || $0 == "," }.compactMap { Double($0) }
    guard numbers.count == 3, geo.radius == nil, geo.set(.circle, [[numbers[1], numbers[0]]])
    else { return false }
    geo.radius = numbers[2]
    return true
  }

  private static func number(_ element: Element) -> Double? {
    Double(element.trimmedText)
  }

  private static func set(_ value: inout Double?, _ element: Element) -> Bool {
    guard value == nil, let number = number(element) else { return false }
    value = number
    return true
  }

  private static func positions(
    _ element: Element,
    _ dimension: Int,
    swaps: Bool,
    _ context: ReadContext
  ) -> [[Double]] {
    switch context.local(element) {
    case "pos", "poslist", "lowercorner", "uppercorner", "coordinates":
      let own = element["srsDimension"].flatMap { Int($0) } ?? dimension
      return pairs(element.text, max(own, 2), swaps: swaps)
    default:
      return element.children.flatMap { positions($0, dimension, swaps: swaps, context) }
    }
  }

  /// Numbers in groups; latitude before longitude is turned into GeoJSON's order.
  private static func pairs(_ text: String, _ dimension: Int, swaps: Bool = true) -> [[Double]] {
    let numbers = text.split { $0.isWhitespace || $0 == "," }.map { Double($0) }
    guard !numbers.isEmpty, !numbers.contains(nil) else { return [] }
    let values = numbers.compactMap { $0 }
    return stride(from: 0, to: values.count - values.count % dimension, by: dimension).map {
      var position = Array(values[$0..<$0 + dimension])
      if swaps { position.swapAt(0, 1) }
      return position
    }
  }
}

extension Geo {
  /// Takes a place where there is none yet; false when it is none, or not the first.
  fileprivate mutating func set(_ shape: Shape, _ positions: [[Double]]) -> Bool {
    let least = [Shape.point: 1, .line: 2, .polygon: 3, .box: 2, .circle: 1][shape] ?? 1
    guard self.shape == nil, positions.count >= least else { return false }
    self.shape = shape
    self.positions = shape == .point ? Array(positions.prefix(1)) : positions
    return true
  }

  fileprivate mutating func set(latitude: Double? = nil, longitude: Double? = nil) -> Bool {
    guard shape == nil, latitude != nil || longitude != nil else { return false }
    // Half a position waits, without a shape, for its other half.
    var position = positions.first ?? [.nan, .nan]
    if let latitude { position[1] = latitude }
    if let longitude { position[0] = longitude }
    positions = [position]
    if !position[0].isNaN, !position[1].isNaN { shape = .point }
    return true
  }
}
