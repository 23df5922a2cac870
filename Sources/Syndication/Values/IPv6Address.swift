/// Addresses of IPv6 as text (RFC 4291 section 2.2).
enum IPv6Address {
  static func isValid(_ text: Substring) -> Bool {
    // A zone belongs to one machine, but may be written (RFC 6874).
    let address = text.prefix { $0 != "%" }
    let halves = String(address).split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, address.contains(":") else { return false }
    var count = 0
    for (place, half) in halves.enumerated() {
      guard let groups = groups(half, mayEndInIPv4: place == halves.count - 1) else { return false }
      count += groups
    }
    return halves.count == 2 ? count < 8 : count == 8
  }

  private static func groups(_ text: Substring, mayEndInIPv4: Bool) -> Int? {
    if text.isEmpty { return 0 }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var count = 0
    for (place, part) in parts.enumerated() {
      if part.contains("."), mayEndInIPv4, place == parts.count - 1, isIPv4(part) {
        count += 2
      } else if (1...4).contains(part.utf8.count), part.allSatisfy(\.isHexDigit) {
        count += 1
      } else {
        return nil
      }
    }
    return count
  }

  private static func isIPv4(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
