import Markup

/// Reads places in the three ways in which feeds give them.
enum GeoReader {
  /// GeoRSS Simple, and georss:where with GML inside.
  static func simple(_ element: Element, into geo: inout Geo, _ context: ReadContext) -> Bool {
    switch context.term(element).local {
    case "point": geo.set(.point, pairs(element.text, 2))
    case "line": geo.set(.line, pairs(element.text, 2))
    case "polygon": geo.set(.polygon, pairs(element.text, 2))
    case "box": geo.set(.box, pairs(element.text, 2))
    case "where": for child in element.children { _ = gml(child, into: &geo, context) }
    default: return false
    }
    return true
  }

  /// GML: Point, LineString, Polygon, Envelope.
  static func gml(_ element: Element, into geo: inout Geo, _ context: ReadContext) -> Bool {
    let shape: Geo.Shape
    switch context.term(element).local {
    case "point": shape = .point
    case "linestring": shape = .line
    case "polygon": shape = .polygon
    case "envelope": shape = .box
    default: return false
    }
    geo.srsName = element["srsName"]
    geo.srsDimension = element["srsDimension"].flatMap { Int($0) }
    let dimension = geo.srsDimension.map { max($0, 2) } ?? 2
    var positions: [[Double]] = []
    collect(element, dimension, into: &positions, context)
    geo.set(shape, positions)
    return true
  }

  /// W3C Basic Geo: geo:lat and geo:long side by side, or inside geo:Point.
  static func basic(_ element: Element, into geo: inout Geo, _ context: ReadContext) -> Bool {
    let value = Double(element.text.trimmingXMLSpace)
    switch context.term(element).local {
    case "lat": geo.set(latitude: value)
    case "long", "lon": geo.set(longitude: value)
    case "alt": break
    case "point": for child in element.children { _ = basic(child, into: &geo, context) }
    default: return false
    }
    return true
  }

  private static func collect(
    _ element: Element,
    _ dimension: Int,
    into positions: inout [[Double]],
    _ context: ReadContext
  ) {
    for child in element.children {
      switch context.term(child).local {
      case "pos", "poslist", "lowercorner", "uppercorner", "coordinates":
        let own = child["srsDimension"].flatMap { Int($0) } ?? dimension
        positions += pairs(child.text, max(own, 2))
      default: collect(child, dimension, into: &positions, context)
      }
    }
  }

  /// Numbers in groups, latitude before longitude turned into GeoJSON's order.
  private static func pairs(_ text: String, _ dimension: Int) -> [[Double]] {
    let numbers = text.split { $0.isWhitespace || $0 == "," }.map { Double($0) }
    guard !numbers.isEmpty, !numbers.contains(nil) else { return [] }
    let values = numbers.compactMap { $0 }
    return stride(from: 0, to: values.count - values.count % dimension, by: dimension).map {
      var position = Array(values[$0..<$0 + dimension])
      position.swapAt(0, 1)
      return position
    }
  }
}

extension Geo {
  fileprivate mutating func set(_ shape: Shape, _ positions: [[Double]]) {
    let least = [Shape.point: 1, .line: 2, .polygon: 3, .box: 2][shape] ?? 1
    guard positions.count >= least else { return }
    self.shape = shape
    self.positions = shape == .point ? Array(positions.prefix(1)) : positions
  }

  fileprivate mutating func set(latitude: Double? = nil, longitude: Double? = nil) {
    guard latitude != nil || longitude != nil else { return }
    // Half a position waits, without a shape, for its other half.
    var position = positions.first ?? [.nan, .nan]
    if let latitude { position[1] = latitude }
    if let longitude { position[0] = longitude }
    positions = [position]
    if !position[0].isNaN, !position[1].isNaN { shape = .point }
  }
}
