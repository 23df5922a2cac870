/// The fields of a form sent as `application/x-www-form-urlencoded` (WHATWG URL section 5.1).
package struct Form: Equatable, Sendable {
  /// The first value of each name, its line ends as `\n`.
  package private(set) var fields: [String: String] = [:]
  /// Whether all of it was UTF-8; what was not stands as U+FFFD, so that it can be shown again.
  package private(set) var isUTF8 = true

  package init() {}

  package init(_ bytes: some Collection<UInt8>) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="),
        maxSplits: 1,
        omittingEmptySubsequences: false
      )
      let name = text(parts[0])
      guard fields[name] == nil, fields.count < Self.mostFields else { continue }
      fields[name] = parts.count == 2 ? text(parts[1]) : ""
    }
  }

  /// A form of ours has six fields: no table of thousands is made for a stranger.
  private static let mostFields = 32

  package subscript(name: String) -> String { fields[name] ?? "" }

  private mutating func text(_ encoded: some Collection<UInt8>) -> String {
    let bytes = Self.decoded(encoded)
    if let text = String(validating: bytes, as: UTF8.self) { return text.withPlainLineEnds }
    isUTF8 = false
    return String(decoding: bytes, as: UTF8.self).withPlainLineEnds
  }

  /// Takes `+` and `%41` away; a `%` that begins nothing stands for itself.
  private static func decoded(_ encoded: some Collection<UInt8>) -> [UInt8] {
    PercentCoding.decoded(encoded, plusIsSpace: true)
  }
}

/// `%41` (RFC 3986 section 2.1).
package enum PercentCoding {
  package static func decoded(
    _ encoded: some Collection<UInt8>,
    plusIsSpace: Bool = false
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var rest = encoded[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsSpace {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), let value = hexadecimal(rest.prefix(2)) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt8? {
    guard digits.count == 2 else { return nil }
    var value: UInt8 = 0
    for digit in digits {
      guard let nibble = Character(UnicodeScalar(digit)).hexDigitValue, digit < 0x80 else {
        return nil
      }
      value = value << 4 | UInt8(nibble)
    }
    return value
  }
}

extension String {
  /// With `\n` for the CR LF of browsers and for a lone CR; character by character CR LF is one.
  var withPlainLineEnds: String {
    String(map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
  }
}
