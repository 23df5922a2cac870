extension Geo {
  /// Whether the reference system states latitude before longitude, as GeoRSS does unless told
  /// otherwise.
  ///
  /// EPSG's geographic systems do; its projected ones state easting before northing, and OGC's CRS84
  /// longitude before latitude: those are in GeoJSON's order as they stand.
  var isLatitudeFirst: Bool {
    guard let name = srsName?.trimmingXMLSpace, !name.isEmpty else { return true }
    if name.uppercased().hasSuffix("CRS84") { return false }
    guard name.uppercased().contains("EPSG"),
      let code = name.split(whereSeparator: { !$0.isNumber }).last.flatMap({ Int($0) })
    else { return true }
    return Self.geographic.contains { $0.contains(code) }
  }

  /// The codes of geographic coordinate systems in the EPSG registry, in which degrees are counted.
  private static let geographic: [ClosedRange<Int>] = [
    3819...3819, 3821...3821, 3824...3824, 3889...3889, 3906...3906, 4001...4036, 4041...4047,
    4052...4055, 4075...4075, 4081...4081, 4120...4216, 4218...4289, 4291...4304, 4306...4319,
    4322...4322, 4324...4324, 4326...4327, 4463...4463, 4470...4470, 4475...4475, 4483...4483,
    4490...4490, 4555...4555, 4558...4558, 4600...4646, 4657...4765, 4801...4821, 4823...4824,
    4901...4904, 4937...4937, 4979...4979, 6318...6318, 6668...6668, 7843...7844,
  ]
}
