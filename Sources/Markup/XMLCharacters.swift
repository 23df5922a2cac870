/// What may stand where in XML 1.0 (fifth edition), and how the rest is written or left out.
enum XMLCharacters {
  /// A qualified name as near to the given one as can be.
  static func name(_ name: String) -> String {
    isPlainName(name) ? name : repairedName(name)
  }

  /// Whether a qualified name can be written as it is.
  static func isName(_ name: String) -> Bool { isPlainName(name) || repairedName(name) == name }

  /// A prefix that may be declared.
  static func prefix(_ prefix: String) -> String {
    let name = repairedName(prefix.isEmpty ? "ns" : prefix).replacing(":", with: "_")
    // Namespaces in XML reserves what begins with xml.
    return name.lowercased().hasPrefix("xml") ? "ns-" + name : name
  }

  private static func isPlainName(_ name: String) -> Bool {
    var isAtStart = true
    var colons = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        isAtStart = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if isAtStart { return false }
      case UInt8(ascii: ":"):
        colons += 1
        if isAtStart || colons > 1 { return false }
        isAtStart = true
      default: return false
      }
    }
    return !isAtStart
  }

  private static func repairedName(_ name: String) -> String {
    let parts = name.split(separator: ":", maxSplits: 1)
    let repaired = parts.map { part in
      var result = String.UnicodeScalarView()
      for scalar in part.unicodeScalars {
        if result.isEmpty, !isNameStart(scalar) { result.append("_") }
        if isNameStart(scalar) || isNamePart(scalar) {
          result.append(scalar)
        } else if result.last != "_" {
          result.append("_")
        }
      }
      return String(result)
    }
    return repaired.isEmpty ? "_" : repaired.joined(separator: ":")
  }

  private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D...0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }

  /// The characters that XML can hold.
  static func legal(_ text: String) -> String {
    // What is all ASCII and no control character needs no second look.
    if !text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x9, 0xA, 0x20...0xFFFD, 0x10000...0x10FFFF: result.append(scalar)
      default: break
      }
    }
    return String(result)
  }

  /// What stands inside a comment.
  static func comment(_ text: String) -> String {
    // Twice: of three hyphens, the first pass leaves two.
    let apart = legal(text).replacing("--", with: "- -").replacing("--", with: "- -")
    return apart.hasSuffix("-") ? apart + " " : apart
  }

  /// What stands inside a processing instruction.
  static func instruction(_ target: String, _ data: String) -> String {
    var name = repairedName(target).replacing(":", with: "_")
    if name.lowercased() == "xml" { name = "_" + name }
    let data = legal(data).replacing("?>", with: "? >")
    if data.isEmpty { return name }
    return name + " " + (data.hasSuffix("?") ? data + " " : data)
  }
}
