/// Who to count a request for.
package enum ClientAddress {
  /// The address at the other end, `peer`, or the one that a proxy of ours states.
  ///
  /// `forwarded` are the lines of X-Forwarded-For: believed only behind a proxy, and of them only what
  /// the proxy itself added, the last address.
  package static func key(peer: String?, forwarded: [String], isBehindProxy: Bool) -> String {
    var address = peer ?? "unknown"
    if isBehindProxy, let last = forwarded.last?.split(separator: ",").last?.trimmed, !last.isEmpty
    {
      address = last
    }
    return network(address)
  }

  /// One household of IPv6 has a whole /64, so its addresses count together.
  private static func network(_ address: String) -> String {
    let plain = address.lowercased().prefix { $0 != "%" }
    guard plain.contains(":"), !plain.contains(".") else { return String(plain.prefix(64)) }
    let halves = plain.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    var groups = halves[0].split(separator: ":").map(String.init)
    if halves.count == 2 {
      let tail = halves[1].split(separator: ":").map(String.init)
      groups += Array(repeating: "0", count: max(0, 8 - groups.count - tail.count)) + tail
    }
    return groups.prefix(4).map { group in
      let digits = group.drop { $0 == "0" }
      return digits.isEmpty ? "0" : String(digits.prefix(4))
    }.joined(separator: ":") + "::/64"
  }
}
