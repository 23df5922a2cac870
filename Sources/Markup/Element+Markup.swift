extension Element {
  /// What stands inside, as markup that is well-formed and that a browser reads as HTML too.
  ///
  /// Elements of XHTML and of no namespace are written without a prefix; SVG and MathML declare
  /// their namespace; anything else keeps its prefix.
  public var markup: String {
    var output: [UInt8] = []
    write(nodes, inside: name.namespace, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(_ nodes: Nodes, inside namespace: String, to output: inout [UInt8]) {
    for node in nodes {
      switch node {
      case .text(let text): output.appendEscapedText(text)
      case .element(let element): element.write(inside: namespace, to: &output)
      case .instruction: break
      }
    }
  }

  private func write(inside namespace: String, to output: inout [UInt8]) {
    let name = name
    let isEmbedded =
      name.namespace == "http://www.w3.org/2000/svg"
      || name.namespace == "http://www.w3.org/1998/Math/MathML"
    let isHTML =
      isEmbedded || name.namespace.isEmpty || name.namespace == namespace
      || name.namespace == "http://www.w3.org/1999/xhtml"
    let written =
      isHTML && !(name.namespace.isEmpty && !name.prefix.isEmpty)
      ? name.local : name.qualified
    output.append(Byte.less)
    output += written.utf8
    if isEmbedded, name.namespace != namespace {
      output += " xmlns=\"\(name.namespace)\"".utf8
    }
    for attribute in attributes {
      output += " \(attribute.name.qualified)=\"".utf8
      output.appendEscaped(attribute.value)
      output.append(Byte.quote)
    }
    if isEmpty, isEmbedded || SanitizerPolicy.void.contains(written) {
      output += " />".utf8
      return
    }
    output.append(Byte.greater)
    write(nodes, inside: name.namespace, to: &output)
    output += "</\(written)>".utf8
  }
}

extension [UInt8] {
  /// Adds character data; quotes mean nothing in it.
  fileprivate mutating func appendEscapedText(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case Byte.ampersand: self += "&amp;".utf8
      case Byte.less: self += "&lt;".utf8
      case Byte.greater: self += "&gt;".utf8
      default: append(byte)
      }
    }
  }
}
