extension Element {
  /// What stands inside, as markup that is well-formed and that a browser reads as HTML too.
  ///
  /// Elements of XHTML and of no namespace are written without a prefix; SVG, MathML and all other
  /// namespaces are declared where they are used.
  public var markup: String {
    var writer = MarkupWriter()
    writer.write(nodes, inside: MarkupWriter.Scope(defaultURI: name.namespace))
    return unsafe String(utf8: writer.output)
  }
}

/// Writes what stands in a tape as markup that stands on its own.
private struct MarkupWriter {
  /// What names mean at a place of the output.
  struct Scope {
    var defaultURI: String
    var prefixes: [String: String] = [:]
  }

  var output: [UInt8] = []

  mutating func write(_ nodes: Element.Nodes, inside scope: Scope) {
    for node in nodes {
      switch node {
      case .text(let text): output.appendEscapedText(text)
      case .element(let element): write(element, inside: scope)
      case .instruction: break
      }
    }
  }

  private mutating func write(_ element: Element, inside outer: Scope) {
    let name = element.name
    var scope = outer
    let isEmbedded = Self.isEmbedded(name.namespace)
    let isHTML =
      name.namespace.isEmpty ? name.prefix.isEmpty : name.namespace == Self.xhtml
    let isPlain = isEmbedded || isHTML || name.namespace == outer.defaultURI
    let written = isPlain ? name.local : name.qualified
    output.append(Byte.less)
    output += written.utf8
    if !isPlain, !name.prefix.isEmpty {
      declare(name.prefix, name.namespace, in: &scope)
    } else {
      // A browser knows HTML without a word, but for inside SVG and MathML.
      let isKnown = isHTML && !Self.isEmbedded(outer.defaultURI)
      if !isKnown, name.namespace != outer.defaultURI { declareDefault(name.namespace) }
      scope.defaultURI = name.namespace
    }
    for attribute in element.attributes {
      output.append(0x20)
      output += attribute.name.qualified.utf8
      output += "=\"".utf8
      output.appendEscaped(attribute.value)
      output.append(Byte.quote)
      declare(attribute.name.prefix, attribute.name.namespace, in: &scope)
    }
    if element.isEmpty, isEmbedded || SanitizerPolicy.void.contains(written) {
      output += " />".utf8
      return
    }
    output.append(Byte.greater)
    write(element.nodes, inside: scope)
    output += "</".utf8
    output += written.utf8
    output.append(Byte.greater)
  }

  private mutating func declareDefault(_ uri: String) {
    output += " xmlns=\"".utf8
    output.appendEscaped(uri)
    output.append(Byte.quote)
  }

  /// Declares a prefix on the open tag, unless it means the same around it.
  private mutating func declare(_ prefix: String, _ uri: String, in scope: inout Scope) {
    guard !prefix.isEmpty, !uri.isEmpty, prefix != "xml", scope.prefixes[prefix] != uri else {
      return
    }
    scope.prefixes[prefix] = uri
    output += " xmlns:\(prefix)=\"".utf8
    output.appendEscaped(uri)
    output.append(Byte.quote)
  }

  private static let xhtml = "http://www.w3.org/1999/xhtml"
  private static let svg = "http://www.w3.org/2000/svg"
  private static let mathML = "http://www.w3.org/1998/Math/MathML"

  private static func isEmbedded(_ namespace: String) -> Bool {
    namespace == svg || namespace == mathML
  }
}

extension [UInt8] {
  /// Adds character data; quotes mean nothing in it.
  fileprivate mutating func appendEscapedText(_ text: String) {
    let span = text.utf8.span
    unsafe span.withUnsafeBufferPointer { bytes in
      guard let bytes = unsafe ByteView(bytes) else { return }
      var place = 0
      while true {
        let end = bytes.endOfPlainText(from: place)
        bytes.append(place..<end, to: &self)
        guard end < bytes.count else { return }
        switch bytes[end] {
        case Byte.ampersand: self += "&amp;".utf8
        case Byte.less: self += "&lt;".utf8
        default: self += "&gt;".utf8
        }
        place = end + 1
      }
    }
  }
}
