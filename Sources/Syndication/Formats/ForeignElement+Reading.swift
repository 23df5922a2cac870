internal import Markup

extension ForeignElement {
  /// Keeps an element with all that is inside.
  ///
  /// White space that only lays out children is not kept.
  init(_ element: Element) {
    self.init(
      name: element.name.qualified,
      namespace: Vocabularies.canonical(element.name.namespace),
      attributes: element.attributes.map(Attribute.init),
      children: element.nodes.compactMap { node in
        switch node {
        case .element(let child): .element(ForeignElement(child))
        case .text(let text): .text(text)
        case .instruction: nil
        }
      }
    )
    let hasElements = children.contains { if case .element = $0 { true } else { false } }
    if hasElements, children.allSatisfy(\.isElementOrSpace) {
      children.removeAll { if case .text = $0 { true } else { false } }
    }
  }
}

extension ForeignElement.Attribute {
  init(_ attribute: Element.Attribute) {
    self.init(
      name: attribute.name.qualified,
      namespace: Vocabularies.canonical(attribute.name.namespace),
      value: attribute.value
    )
  }
}

extension ForeignElement.Node {
  fileprivate var isElementOrSpace: Bool {
    switch self {
    case .element: true
    case .text(let text): text.trimmingXMLSpace.isEmpty
    }
  }
}
