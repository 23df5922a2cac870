/// The grammars of the URI schemes that ids are made of.
enum Tag {
  /// RFC 4151: `tag:authority,date:specific`.
  static func isValid(_ text: String) -> Bool {
    guard text.hasPrefix("tag:") else { return false }
    let rest = text.dropFirst(4)
    guard let comma = rest.firstIndex(of: ","),
      let colon = rest[comma...].firstIndex(of: ":")
    else { return false }
    let date = rest[rest.index(after: comma)..<colon]
    let specific = rest[rest.index(after: colon)...]
    return isAuthority(rest[..<comma]) && isDate(date) && specific.utf8.allSatisfy(isSpecific)
  }

  private static func isAuthority(_ text: Substring) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard let host = parts.last, parts.count <= 2, isHost(host) else { return false }
    return parts.count == 1
      || !parts[0].isEmpty
        && parts[0].utf8.allSatisfy { isAlphanumeric($0) || [0x2D, 0x2E, 0x5F].contains($0) }
  }

  private static func isHost(_ host: Substring) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { label in
      guard let first = label.utf8.first, let last = label.utf8.last else { return false }
      return isAlphanumeric(first) && isAlphanumeric(last)
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isDate(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard parts.count <= 3 else { return false }
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width, part.utf8.allSatisfy(Digits.isDigit) else { return false }
    }
    let month = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
    let day = parts.count > 2 ? Int(parts[2]) ?? 0 : 1
    return Calendar.exists(Int(parts[0]) ?? 0, month, day)
  }

  private static func isSpecific(_ byte: UInt8) -> Bool {
    Value.isURIByte(byte) && byte != UInt8(ascii: "[") && byte != UInt8(ascii: "]")
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    Digits.isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  static func isUUID(_ text: Substring) -> Bool {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { $0.allSatisfy(\.isHexDigit) }
  }

  /// RFC 8141: `urn:` a namespace of 2 to 32 letters, `:` a name.
  static func isURN(_ text: String) -> Bool {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let first = parts[1].utf8.first else { return false }
    return isAlphanumeric(first) && (2...32).contains(parts[1].utf8.count)
      && parts[1].lowercased() != "urn"
      && parts[1].utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      && isNSS(parts[2])
  }

  /// The name in a URN.
  static func isNSS(_ text: Substring) -> Bool {
    let marks = Set("()+,-.:=@;$_!*'".utf8)
    var bytes = Array(text.utf8)[...]
    guard !bytes.isEmpty else { return false }
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard bytes.count >= 2,
          bytes.prefix(2).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
        else { return false }
        bytes = bytes.dropFirst(2)
      } else if !isAlphanumeric(byte), !marks.contains(byte) {
        return false
      }
    }
    return true
  }
}
