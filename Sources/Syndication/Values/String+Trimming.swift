internal import Markup

extension String {
  /// Without the white space of XML at both ends.
  var trimmingXMLSpace: String { trimmed }

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
