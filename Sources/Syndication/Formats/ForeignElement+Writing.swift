internal import Markup

extension XMLWriter {
  /// Writes kept elements as children of the open element of a feed.
  ///
  /// Prefixes are kept where they mean the same here; elements without one bring their default
  /// namespace with them.
  func foreign(_ elements: [ForeignElement], as format: FeedFormat) {
    let scope = format == .atom ? AtomVocabulary.namespace : ""
    for element in elements { foreign(element, scope: scope, isMixed: false) }
  }

  private func foreign(_ element: ForeignElement, scope: String, isMixed: Bool) {
    var scope = scope
    let isMixed =
      isMixed || element.children.contains { if case .text = $0 { true } else { false } }
    let (prefix, local) = Self.split(element.name)
    if prefix.isEmpty {
      start(local, isMixed: isMixed)
      if element.namespace != scope { attribute("xmlns", element.namespace) }
      scope = element.namespace
    } else {
      start(qualified(local, prefix, element.namespace), isMixed: isMixed)
    }
    attributes(element.attributes)
    for child in element.children {
      switch child {
      case .text(let text): self.text(text)
      case .element(let child): foreign(child, scope: scope, isMixed: isMixed)
      }
    }
    end()
  }

  /// Writes kept attributes of the open element.
  func attributes(_ attributes: [ForeignElement.Attribute]) {
    for attribute in attributes {
      let (prefix, local) = Self.split(attribute.name)
      let name = prefix.isEmpty ? local : qualified(local, prefix, attribute.namespace)
      self.attribute(name, attribute.value)
    }
  }

  private func qualified(_ local: String, _ prefix: String, _ namespace: String) -> String {
    // A prefix that was never declared: without its colon the name stands for itself.
    if namespace.isEmpty { return prefix == "xml" ? "xml:" + local : prefix + "_" + local }
    return name(local, in: Vocabularies.canonical(namespace), preferring: prefix)
  }

  private static func split(_ name: String) -> (prefix: String, local: String) {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return ("", name) }
    return (String(name[..<colon]), String(name[name.utf8.index(after: colon)...]))
  }
}
