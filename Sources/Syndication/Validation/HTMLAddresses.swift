/// The attributes of HTML that hold addresses.
enum HTMLAddresses {
  static let attributes: Set<String> = [
    "action", "background", "cite", "data", "formaction", "href", "longdesc", "poster", "src",
    "srcset",
  ]

  /// The addresses in a value: `srcset` has several, each with a width or a density.
  static func list(_ value: String, of attribute: String) -> [String] {
    guard attribute == "srcset" else { return [value.trimmingXMLSpace] }
    var list: [String] = []
    var rest = value[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      var address = rest.prefix { !$0.isWhitespace }
      if address.isEmpty { return list }
      rest = rest.dropFirst(address.count)
      if address.hasSuffix(",") {
        address = address.dropLast()
      } else {
        rest = rest.drop { $0 != "," }
      }
      list.append(String(address))
    }
  }

  /// Whether following an address runs a program.
  static func runs(_ address: String) -> Bool {
    // Browsers pass over white space and controls in it; most addresses begin with another letter.
    let first = address.utf8.first { $0 > 0x20 }.map { $0 | 0x20 }
    guard first == UInt8(ascii: "j") || first == UInt8(ascii: "v") || first == UInt8(ascii: "d")
    else { return false }
    let plain = address.unicodeScalars.filter { $0.value > 0x20 }
    let text = String(String.UnicodeScalarView(plain)).lowercased()
    return text.hasPrefix("javascript:") || text.hasPrefix("vbscript:")
      || text.hasPrefix("data:text/html")
  }
}
