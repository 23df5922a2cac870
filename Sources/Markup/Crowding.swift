/// Finds tags with so many attributes that only an attack writes them: libxml2 compares each attribute
/// with each, which takes minutes for a tag of a few megabytes.
enum Crowding {
  /// Whether some tag has more attributes than that.
  static func isCrowded(_ source: [UInt8], beyond maximum: Int) -> Bool {
    !ranges(in: source, beyond: maximum, isFirstEnough: true).isEmpty
  }

  /// Takes out the tags that have more attributes than that, without a look at quotes.
  static func removeTags(from source: inout [UInt8], beyond maximum: Int) {
    let ranges = ranges(in: source, beyond: maximum)
    if ranges.isEmpty { return }
    var kept: [UInt8] = []
    kept.reserveCapacity(source.count)
    var place = 0
    for range in ranges {
      kept += source[place..<range.lowerBound]
      place = range.upperBound
    }
    source = kept + source[place...]
  }

  /// Where tags with more equals signs than that are, from their `<` to before their `>`.
  ///
  /// Quotes are not looked at: what is found may be text or a CDATA section, and is only treated with
  /// more care.
  private static func ranges(
    in source: [UInt8],
    beyond maximum: Int,
    isFirstEnough: Bool = false
  ) -> [Range<Int>] {
    unsafe source.withUnsafeBytes { bytes in
      var ranges: [Range<Int>] = []
      var place = 0
      while let open = unsafe bytes.firstOffset(of: Byte.less, from: place) {
        let close = unsafe bytes.firstOffset(of: Byte.greater, from: open) ?? bytes.count
        // Shorter ones cannot hold that many.
        if close - open > maximum * 4 {
          var count = 0
          for offset in open..<close where unsafe bytes[offset] == Byte.equals { count += 1 }
          if count > maximum { ranges.append(open..<close) }
          if isFirstEnough, !ranges.isEmpty { break }
        }
        place = close
      }
      return ranges
    }
  }
}
