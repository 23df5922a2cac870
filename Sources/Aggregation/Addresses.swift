/// Which network addresses a feed may be fetched from.
///
/// A blogroll and every redirect in it are written by others: without a wall, they make the program
/// ask its own machine and network what outsiders may not (server-side request forgery). Pure: what
/// resolves names and connects is in ``Fetcher``, and asks here for each address.
package enum Addresses {
  /// Why an address, written as `inet_ntop` does, must not be asked; nil for one of the public
  /// internet.
  package static func refusal(of address: String) -> String? {
    if let bytes = ipv4(address) { return refusal(v4: bytes).map { "\(address) is \($0)" } }
    guard let groups = ipv6(address) else { return "\(address) is no address" }
    return refusal(v6: groups).map { "\(address) is \($0)" }
  }

  /// The four bytes of a dotted address; nil when it is none.
  static func ipv4(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { part in
      // With a 0 before it some read it as octal: it is left to whoever resolves it.
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } && (part == "0" || !part.hasPrefix("0"))
        ? UInt8(part) : nil
    }
    return bytes.count == 4 ? bytes : nil
  }

  /// The eight groups of an IPv6 address, its zone left out; nil when it is none.
  static func ipv6(_ text: String) -> [UInt16]? {
    let address = text.prefix { $0 != "%" }
    let halves = address.split(separator: "::", omittingEmptySubsequences: false).map(String.init)
    let parts = halves.map { groups($0) }
    guard (1...2).contains(parts.count), let head = parts[0] else { return nil }
    guard parts.count == 2 else { return head.count == 8 ? head : nil }
    guard let tail = parts[1], head.count + tail.count < 8 else { return nil }
    return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
  }

  private static func groups(_ text: String) -> [UInt16]? {
    if text.isEmpty { return [] }
    var groups: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, let v4 = ipv4(part) {
        groups.append(UInt16(v4[0]) << 8 | UInt16(v4[1]))
        groups.append(UInt16(v4[2]) << 8 | UInt16(v4[3]))
      } else if let group = UInt16(part, radix: 16), part.utf8.count <= 4, part.first != "+" {
        groups.append(group)
      } else {
        return nil
      }
    }
    return groups
  }

  private static func refusal(v4 bytes: [UInt8]) -> String? {
    let address = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return reservedV4.first { block in
      let shift = UInt32(32 - block.length)
      return address >> shift == block.base >> shift
    }?.name
  }

  private static func refusal(v6 groups: [UInt16]) -> String? {
    func embedded(_ index: Int) -> [UInt8] {
      groups[index...index + 1].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
    switch (groups[0], groups[1]) {
    case (0, 0) where groups[2...4].allSatisfy { $0 == 0 } && groups[5] == 0xFFFF:
      return refusal(v4: embedded(6)).map { "mapped to what is \($0)" }
    case (0x64, 0xFF9B) where groups[2...5].allSatisfy { $0 == 0 }:
      return refusal(v4: embedded(6)).map { "translated to what is \($0)" }
    case (0x2002, _):
      return refusal(v4: embedded(1)).map { "a tunnel to what is \($0)" }
    case (0x2001, 0): return "a Teredo tunnel"
    case (0x2001, 0xDB8), (0x3FFF, 0...0xFFF): return "for documentation"
    case (0x2001, 1...0x1FF): return "reserved"
    case (0x2000...0x3FFF, _): return nil  // what is given out to the public
    case (0xFC00...0xFDFF, _): return "of a private network"
    case (0xFE80...0xFEBF, _): return "of the local link"
    case (0xFF00...0xFFFF, _): return "for many receivers"
    case (0, 0) where groups.dropLast().allSatisfy { $0 == 0 } && groups[7] == 1:
      return "this machine"
    default: return "reserved"
    }
  }

  private struct Block {
    let base: UInt32
    let length: Int
    let name: String

    init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ length: Int, _ name: String) {
      base = a << 24 | b << 16 | c << 8 | d
      self.length = length
      self.name = name
    }
  }

  // The IANA registry of special-purpose addresses, and one cloud's metadata server outside of it.
  private static let reservedV4 = [
    Block(0, 0, 0, 0, 8, "this network"),
    Block(10, 0, 0, 0, 8, "of a private network"),
    Block(100, 64, 0, 0, 10, "of a carrier's private network"),
    Block(127, 0, 0, 0, 8, "this machine"),
    Block(168, 63, 129, 16, 32, "a cloud's metadata server"),
    Block(169, 254, 0, 0, 16, "of the local link"),
    Block(172, 16, 0, 0, 12, "of a private network"),
    Block(192, 0, 0, 0, 24, "reserved"),
    Block(192, 0, 2, 0, 24, "for documentation"),
    Block(192, 88, 99, 0, 24, "reserved"),
    Block(192, 168, 0, 0, 16, "of a private network"),
    Block(198, 18, 0, 0, 15, "for measurements"),
    Block(198, 51, 100, 0, 24, "for documentation"),
    Block(203, 0, 113, 0, 24, "for documentation"),
    Block(224, 0, 0, 0, 4, "for many receivers"),
    Block(240, 0, 0, 0, 4, "reserved"),
  ]
}
