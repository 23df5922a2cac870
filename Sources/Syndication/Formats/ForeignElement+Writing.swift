internal import Markup

extension XMLWriter {
  /// Writes kept elements as children of the open element of a feed, with the prefixes they had.
  ///
  /// A prefix that means something else here is declared again on the element, and so is the
  /// default namespace of elements without one.
  func foreign(_ elements: [ForeignElement], as format: FeedFormat) {
    let scope = ForeignScope(defaultURI: format == .atom ? AtomVocabulary.namespace : "")
    for element in elements { foreign(element, scope, isMixed: false) }
  }

  private func foreign(_ element: ForeignElement, _ outer: ForeignScope, isMixed: Bool) {
    let isMixed =
      isMixed || element.children.contains { if case .text = $0 { true } else { false } }
    var scope = outer
    var declarations: [(name: String, uri: String)] = []
    let name = qualified(element.name, element.namespace, &scope, &declarations)
    let attributes = element.attributes.map { attribute in
      let name =
        attribute.name.contains(":")
        ? qualified(attribute.name, attribute.namespace, &scope, &declarations) : attribute.name
      return (name: name, value: attribute.value)
    }
    start(name, isMixed: isMixed)
    for declaration in declarations { attribute(declaration.name, declaration.uri) }
    for attribute in attributes { self.attribute(attribute.name, attribute.value) }
    for child in element.children {
      switch child {
      case .text(let text): self.text(text)
      case .element(let child): foreign(child, scope, isMixed: isMixed)
      }
    }
    end()
  }

  /// Writes kept attributes of the open element.
  func attributes(_ attributes: [ForeignElement.Attribute]) {
    var scope = ForeignScope(defaultURI: "")
    for attribute in attributes {
      var declarations: [(name: String, uri: String)] = []
      let name =
        attribute.name.contains(":")
        ? qualified(attribute.name, attribute.namespace, &scope, &declarations) : attribute.name
      for declaration in declarations { self.attribute(declaration.name, declaration.uri) }
      self.attribute(name, attribute.value)
    }
  }

  /// The name as written, once what it stands for is declared.
  private func qualified(
    _ name: String,
    _ namespace: String,
    _ scope: inout ForeignScope,
    _ declarations: inout [(name: String, uri: String)]
  ) -> String {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      if namespace != scope.defaultURI { declarations.append(("xmlns", namespace)) }
      scope.defaultURI = namespace
      return name
    }
    let prefix = String(name[..<colon])
    if prefix == "xml" || scope.prefixes[prefix] == namespace { return name }
    // A prefix that was never declared: without its colon the name stands for itself.
    if namespace.isEmpty { return name.replacing(":", with: "_") }
    if scope.prefixes[prefix] == nil, declare(prefix, namespace) { return name }
    scope.prefixes[prefix] = namespace
    declarations.append(("xmlns:" + prefix, namespace))
    return name
  }
}

/// What names mean inside kept elements, where that differs from what they mean on the root.
private struct ForeignScope {
  var defaultURI: String
  var prefixes: [String: String] = [:]
}
