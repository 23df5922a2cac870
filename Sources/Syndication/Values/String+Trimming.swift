extension String {
  /// Without the white space of XML at both ends.
  var trimmingXMLSpace: String {
    let bytes = utf8.span
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start].isXMLSpace { start += 1 }
    while end > start, bytes[end - 1].isXMLSpace { end -= 1 }
    if start == 0, end == bytes.count { return self }
    let first = utf8.index(startIndex, offsetBy: start)
    return String(self[first..<utf8.index(first, offsetBy: end - start)])
  }

  /// In lower case; what is in it already costs no copy.
  var lowercasedASCII: String {
    let bytes = utf8.span
    for place in bytes.indices where bytes[place] >= 0x80 || (0x41...0x5A).contains(bytes[place]) {
      return lowercased()
    }
    return self
  }

  /// nil for nothing: an element that is there but empty says no more than one that is not.
  var nonEmpty: String? { isEmpty ? nil : self }
}

extension UInt8 {
  fileprivate var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
