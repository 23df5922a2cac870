/// The parts of a Content-Type (RFC 9110 section 8.3.1).
package enum MediaTypeParameters {
  /// The media type, in lower case, without parameters.
  package static func type(of contentType: String) -> String {
    String(contentType.prefix { $0 != ";" }).trimmingXMLSpace.lowercased()
  }

  /// The charset parameter, without quotes.
  package static func charset(of contentType: String) -> String? {
    for part in contentType.split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingXMLSpace }
      guard pair.count == 2, pair[0].lowercased() == "charset" else { continue }
      let value = pair[1].filter { $0 != "\"" && $0 != "'" }.trimmingXMLSpace
      return value.isEmpty ? nil : value
    }
    return nil
  }
}
