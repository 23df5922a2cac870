extension String {
  /// Without the white space of XML at both ends.
  var trimmingXMLSpace: String {
    func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    if first == utf8.startIndex, utf8.index(after: last) == utf8.endIndex { return self }
    return String(self[first...last])
  }

  /// nil for nothing: an element that is there but empty says no more than one that is not.
  var nonEmpty: String? { isEmpty ? nil : self }
}
