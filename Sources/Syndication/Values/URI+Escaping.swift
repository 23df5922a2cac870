extension URI {
  /// An address in which each character that no address can hold stands as its escape, as browsers send
  /// it: white space, `<>"\^{|}`, a backtick, a stray `%`, brackets beyond the host, a second `#`.
  package static func escapingForbidden(_ address: String) -> String {
    let bytes = Array(address.utf8)
    let host = hostPlaces(in: bytes)
    var result: [UInt8] = []
    var hasFragment = false
    for (place, byte) in bytes.enumerated() {
      var isForbidden = forbidden.contains(byte) || byte <= 0x20 || byte == 0x7F
      switch byte {
      case UInt8(ascii: "%"): isForbidden = escaped(bytes, at: place) == nil
      case UInt8(ascii: "["), UInt8(ascii: "]"): isForbidden = !host.contains(place)
      case UInt8(ascii: "#"):
        isForbidden = hasFragment
        hasFragment = true
      // U+0080 to U+009F.
      case 0xC2: isForbidden = place + 1 < bytes.count && bytes[place + 1] < 0xA0
      case 0x80..<0xA0: isForbidden = place > 0 && bytes[place - 1] == 0xC2
      default: break
      }
      if isForbidden {
        result += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let forbidden = Set("<>\"\\^`{|}".utf8)

  /// Where the host and its port are.
  private static func hostPlaces(in bytes: [UInt8]) -> Range<Int> {
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      bytes[colon...].starts(with: "://".utf8)
    else { return 0..<0 }
    let start = colon + 3
    let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
    return start..<end
  }
}
