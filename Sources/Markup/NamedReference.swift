/// HTML's names of characters.
package enum NamedReference {
  /// The value of an attribute of HTML with its references resolved.
  package static func resolved(inAttribute value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
    let source = Array(value.utf8)
    var text = String.UnicodeScalarView()
    var place = 0
    var start = 0
    while let mark = source[place...].firstIndex(of: UInt8(ascii: "&")) {
      place = mark + 1
      guard
        let found = HTMLReferences.read(source, at: mark, before: source.count, inAttribute: true)
      else { continue }
      text += String(decoding: source[start..<mark], as: UTF8.self).unicodeScalars
      text += [found.scalars.0, found.scalars.1].filter { $0 != 0 }.compactMap(Unicode.Scalar.init)
      place = found.end
      start = place
    }
    text += String(decoding: source[start...], as: UTF8.self).unicodeScalars
    return String(text)
  }

  /// What `&name;` stands for; empty for a name that HTML does not have.
  package static func text(_ name: String) -> String {
    let source = Array("&\(name);".utf8)
    guard HTMLReferences.isKnown(name),
      let value = HTMLReferences.read(source, at: 0, before: source.count, inAttribute: false)
    else { return "" }
    var text = ""
    for number in [value.scalars.0, value.scalars.1] where number != 0 {
      if let scalar = Unicode.Scalar(number) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
