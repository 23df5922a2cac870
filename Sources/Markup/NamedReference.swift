/// HTML's names of characters.
package enum NamedReference {
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
