import Markup

/// The attributes of HTML that hold addresses.
enum HTMLAddresses {
  /// What the value of an attribute is, if it is looked at.
  enum Kind {
    case address
    /// Several, as in `srcset`.
    case addresses
    case style
  }

  /// What the value of an attribute is, by its name.
  static func kind(of name: PackedName) -> Kind? {
    names[name].map { $0 == 0 ? .addresses : $0 == 1 ? .style : .address }
  }

  private static let names = NameIndex(
    (["srcset", "style"] + attributes.subtracting(["srcset"]).sorted()).map { PackedName($0) }
  )

  static let attributes: Set<String> = [
    "action", "background", "cite", "data", "formaction", "href", "longdesc", "poster", "src",
    "srcset",
  ]

  /// The addresses in a value: `srcset` has several, each with a width or a density.
  static func list(_ value: String, of attribute: String) -> [String] {
    guard attribute == "srcset" else { return [value.trimmingXMLSpace] }
    let bytes = Array(value.utf8)
    var list: [String] = []
    var place = 0
    while true {
      while place < bytes.count, HTMLBytes.isSpace(bytes[place]) || bytes[place] == comma {
        place += 1
      }
      let start = place
      while place < bytes.count, !HTMLBytes.isSpace(bytes[place]) { place += 1 }
      guard place > start else { return list }
      let endsInComma = bytes[place - 1] == comma
      let address = bytes[start..<(endsInComma ? place - 1 : place)]
      list.append(String(decoding: address, as: UTF8.self))
      if !endsInComma {
        while place < bytes.count, bytes[place] != comma { place += 1 }
      }
    }
  }

  private static let comma = UInt8(ascii: ",")

  /// Whether following an address runs a program.
  static func runs(_ address: String) -> Bool {
    guard mayRun(address.utf8.span) else { return false }
    // Browsers pass over white space and controls in it.
    let plain = address.unicodeScalars.filter { $0.value > 0x20 }
    let text = String(String.UnicodeScalarView(plain)).lowercased()
    return text.hasPrefix("javascript:") || text.hasPrefix("vbscript:")
      || text.hasPrefix("data:text/html")
  }

  /// Whether an address begins like one that runs a program: most begin with another letter.
  static func mayRun(_ address: Span<UInt8>) -> Bool {
    var place = 0
    while place < address.count, address[place] <= 0x20 { place += 1 }
    guard place < address.count else { return false }
    return switch address[place] | 0x20 {
    case UInt8(ascii: "j"), UInt8(ascii: "v"), UInt8(ascii: "d"): true
    default: false
    }
  }

  /// Whether an address plainly begins with `http:` or `https:`.
  static func isWeb(_ address: Span<UInt8>) -> Bool {
    guard address.count > 5, address.holds(http, at: 0) else { return false }
    return address[4] == UInt8(ascii: ":")
      || address[4] == UInt8(ascii: "s") && address[5] == UInt8(ascii: ":")
  }

  private static let http = Array("http".utf8)

  /// Whether an address begins with a scheme, behind white space.
  static func isAbsolute(_ address: Span<UInt8>) -> Bool {
    var place = 0
    while place < address.count, [0x20, 0x09, 0x0A, 0x0D].contains(address[place]) { place += 1 }
    let start = place
    while place < address.count, ofScheme.contains(address[place]) { place += 1 }
    return place > start && place < address.count && address[place] == UInt8(ascii: ":")
      && HTMLBytes.isLetter(address[start])
  }

  private static let ofScheme = ByteSet.alphanumeric(and: "+-.")
}
