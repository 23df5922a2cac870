/// What a format demands of a feed that does not say it: always the same for the same feed.
extension Feed {
  /// The newest date of the feed and its entries.
  ///
  /// Never the clock: the same feed has to give the same bytes.
  var newestDate: Timestamp {
    if let date = updated?.timestamp { return date }
    let entries = entries.compactMap { $0.updated?.timestamp ?? $0.date }.max()
    let own = published?.timestamp ?? created?.timestamp
    return entries ?? own ?? Timestamp(seconds: 0)
  }

  /// The id, else an address of the feed, else one made from its content.
  var demandedID: String {
    if let id = id?.nonEmpty ?? selfURL ?? homePageURL { return id }
    var hash = StableHash()
    hash.add(title?.value ?? "")
    for entry in entries { hash.add(entry.demandedID) }
    return hash.urn
  }
}

extension Entry {
  /// The id, else the page, else one made from the content.
  var demandedID: String {
    if let id = id?.nonEmpty ?? url?.nonEmpty { return id }
    var hash = StableHash()
    for text in [title, summary].compactMap(\.self) + content { hash.add(text.value) }
    for link in links { hash.add(link.href) }
    hash.add(published?.timestamp.map { String($0.seconds) } ?? "")
    return hash.urn
  }
}

/// FNV-1a, twice in 64 bits: the same on every machine and in every run.
struct StableHash {
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
  private var first: UInt64 = 0xCBF2_9CE4_8422_2325
  private var second: UInt64 = 0x6C62_272E_07BB_0142

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    // A byte that UTF-8 does not have keeps texts apart.
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    first = (first ^ UInt64(byte)) &* Self.prime
    second = (second ^ UInt64(byte) ^ first >> 32) &* Self.prime
  }

  /// A UUID made from texts.
  static func urn(of texts: [String]) -> String {
    var hash = StableHash()
    for text in texts { hash.add(text) }
    return hash.urn
  }

  /// A UUID of version 8 (RFC 9562): made in a way of one's own.
  var urn: String {
    var bytes = [first, second].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    let groups = [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]]
    return "urn:uuid:" + groups.map { $0.joined() }.joined(separator: "-")
  }
}
