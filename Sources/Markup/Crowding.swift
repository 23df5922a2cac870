#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Finds tags with so many attributes that only an attack writes them: libxml2 compares each attribute
/// with each, which takes minutes for a tag of a few megabytes.
enum Crowding {
  /// How many attributes of an element are read.
  static let maximumAttributes = 256

  /// Where tags with more equals signs than that are, from their `<` to before their `>`.
  ///
  /// Quotes are not looked at: what is found may be text or a CDATA section, and is only treated with
  /// more care.
  static func ranges(in source: [UInt8]) -> [Range<Int>] {
    unsafe source.withUnsafeBytes { bytes in
      var ranges: [Range<Int>] = []
      var place = 0
      while let open = unsafe find(Byte.less, in: bytes, from: place) {
        let close = unsafe find(Byte.greater, in: bytes, from: open) ?? bytes.count
        // Shorter ones cannot hold that many.
        if close - open > maximumAttributes * 4 {
          var count = 0
          for offset in open..<close where unsafe bytes[offset] == Byte.equals { count += 1 }
          if count > maximumAttributes { ranges.append(open..<close) }
        }
        place = close
      }
      return ranges
    }
  }

  private static func find(
    _ byte: UInt8,
    in bytes: UnsafeRawBufferPointer,
    from start: Int
  ) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }
}
