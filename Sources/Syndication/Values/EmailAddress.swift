/// E-mail addresses, as far as their form can tell (RFC 5322 addr-spec without quoting).
enum EmailAddress {
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    return isDotted(parts[0], isLocalByte) && isDomain(parts[1])
  }

  private static func isDotted(_ text: Substring, _ isAllowed: (UInt8) -> Bool) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isAllowed) }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    if text.hasPrefix("["), text.hasSuffix("]") {
      return text.dropFirst().dropLast().utf8.allSatisfy { Digits.isDigit($0) || $0 == 0x2E }
    }
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2 else { return false }
    return labels.allSatisfy { label in
      !label.isEmpty && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
    }
  }

  private static func isLocalByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || localMarks.contains(byte) || byte >= 0x80
  }

  private static let localMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    Digits.isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  /// What is wrong with an address that should come with a name: `name@example.org (Real Name)`.
  static func contactFault(_ text: String) -> Value.Fault? {
    var text = text.trimmingXMLSpace
    if text.hasPrefix("mailto:") {
      // What follows `?` are headers of the letter to be written (RFC 6068).
      text = String(text.dropFirst(7).prefix { $0 != "?" }).withoutPercentEncoding
    }
    if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
      let address = String(text[..<open]).trimmingXMLSpace
      if isValid(address) { return nil }
    }
    if isValid(text) { return .fault(.missingRealName) }
    // Real Name <name@example.org>, and whatever else holds an address.
    if let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close {
      let address = String(text[text.index(after: open)..<close])
      return .fault(isValid(address) ? .emailFormat : .invalidContact)
    }
    let words = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
    return .fault(words.contains { isValid(String($0)) } ? .emailFormat : .invalidContact)
  }
}

extension String {
  /// The text with each percent-encoded byte in its place.
  var withoutPercentEncoding: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let digits = bytes[place...].dropFirst().prefix(2)
      let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      if bytes[place] == UInt8(ascii: "%"), digits.count == 2, let byte {
        result.append(byte)
        place += 3
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
