/// An address as most are: `http` or `https`, a host of letters, digits, dots and hyphens, no port, and
/// behind it nothing that must be looked at twice, such as escapes.
struct PlainAddress {
  /// Where the host is.
  let host: Range<Int>
  /// Whether it is in its normal form (RFC 3986 section 6.2), for sure.
  private(set) var isNormal: Bool

  /// Nil for any other text, however right it may be.
  init?(_ text: Span<UInt8>) {
    guard text.holds(Self.scheme, at: 0) else { return nil }
    var place = Self.scheme.count
    if place < text.count, text[place] == UInt8(ascii: "s") { place += 1 }
    guard text.holds(Self.separator, at: place) else { return nil }
    place += Self.separator.count
    let start = place
    isNormal = true
    let ofHost = Self.ofHost
    while place < text.count, ofHost.contains(text[place]) {
      let byte = text[place]
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { isNormal = false }
      place += 1
    }
    guard place > start else { return nil }
    host = start..<place
    guard place < text.count else {
      isNormal = false
      return
    }
    switch text[place] {
    case UInt8(ascii: "/"): break
    case UInt8(ascii: "?"), UInt8(ascii: "#"): isNormal = false
    default: return nil
    }
    if !readRest(of: text, from: place) { return nil }
  }

  private mutating func readRest(of text: Span<UInt8>, from start: Int) -> Bool {
    var hasFragment = false
    var last: UInt8 = 0
    let plain = Self.plain
    for place in start..<text.count {
      let byte = text[place]
      guard plain.contains(byte) else { return false }
      if byte == UInt8(ascii: "#") {
        if hasFragment { return false }
        hasFragment = true
      }
      // It may be a dot segment.
      if byte == UInt8(ascii: "."), last == UInt8(ascii: "/") { isNormal = false }
      last = byte
    }
    return true
  }

  /// Whether the host has a dot inside, and is none of those that mean a machine of the reader's own.
  func isPublic(in text: Span<UInt8>) -> Bool {
    guard text[host.lowerBound] != UInt8(ascii: "."), !text.holds(Self.loop, at: host.lowerBound)
    else { return false }
    var dot = host.upperBound - 1
    while dot > host.lowerBound, text[dot] != UInt8(ascii: ".") { dot -= 1 }
    guard dot > host.lowerBound else { return false }
    // Local names end in these letters; those of a few others too, which are looked at again.
    let last = text[host.upperBound - 1] | 0x20
    return last != UInt8(ascii: "l") && last != UInt8(ascii: "t") && last != UInt8(ascii: "n")
  }

  private static let scheme = Array("http".utf8)
  private static let separator = Array("://".utf8)
  private static let loop = Array("127.".utf8)
  private static let ofHost = ByteSet.alphanumeric(and: "-.")
  /// What URIs may hold, but for `%`, whose digits count, and brackets.
  private static let plain = ByteSet.alphanumeric(and: "-._~:/?#@!$&'()*+,;=")
}

extension PlainAddress {
  /// Whether a text, white space around it apart, is one.
  static func isOne(_ text: Span<UInt8>, _ scope: Scope) -> Bool {
    PlainAddress(text.extracting(text.trimmed)) != nil
  }

  /// Whether it is one that the world can reach.
  static func isPublicOne(_ text: Span<UInt8>, _ scope: Scope) -> Bool {
    let text = text.extracting(text.trimmed)
    return PlainAddress(text)?.isPublic(in: text) ?? false
  }

  /// Whether it is one in its normal form.
  static func isNormalOne(_ text: Span<UInt8>, _ scope: Scope) -> Bool {
    PlainAddress(text.extracting(text.trimmed))?.isNormal ?? false
  }
}
