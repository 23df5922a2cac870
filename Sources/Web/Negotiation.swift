/// What a client takes, from its Accept-Encoding (RFC 9110 section 12.5.3).
package enum Negotiation {
  /// Whether to send gzip: it is acceptable and not liked less than the bytes as they are.
  ///
  /// A client that says nothing gets the bytes as they are: some fetchers cannot unpack.
  package static func prefersGzip(acceptEncoding: String?) -> Bool {
    guard let acceptEncoding else { return false }
    var gzip: Int?
    var identity: Int?
    var others: Int?
    for item in acceptEncoding.split(separator: ",") {
      let parts = item.split(separator: ";").map { $0.trimmed.lowercased() }
      guard let coding = parts.first, let weight = weight(parts.dropFirst()) else { continue }
      switch coding {
      case "gzip", "x-gzip": gzip = max(gzip ?? 0, weight)
      case "identity": identity = weight
      case "*": others = weight
      default: continue
      }
    }
    let wanted = gzip ?? others ?? 0
    return wanted > 0 && wanted >= (identity ?? 0)
  }

  /// The quality in thousandths; nil when it is none, so that the item says nothing.
  private static func weight(_ parameters: some Sequence<String>) -> Int? {
    for parameter in parameters where parameter.hasPrefix("q=") {
      return thousandths(parameter.dropFirst(2))
    }
    return 1000
  }

  /// `0`, `0.5`, `1.000`: at most three digits behind the point.
  private static func thousandths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == "0" || parts[0] == "1" else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.utf8.count <= 3, fraction.utf8.allSatisfy({ $0.isDigit }) else { return nil }
    let digits = fraction + String(repeating: "0", count: 3 - fraction.utf8.count)
    guard let value = Int(parts[0] + digits), value <= 1000 else { return nil }
    return value
  }
}

extension StringProtocol {
  /// Without the blanks of HTTP (spaces and tabs) at its ends.
  var trimmed: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
}
