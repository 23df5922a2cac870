import Markup

extension ForeignElement {
  /// Keeps an element with all that is inside.
  ///
  /// White space that only lays out children is not kept. Inside a context, addresses in the
  /// customary attributes are made absolute.
  init(_ element: Element, _ context: ReadContext? = nil) {
    let context = context?.inside(element)
    self.init(
      name: element.name.qualified,
      namespace: context?.term(element).namespace
        ?? Vocabularies.canonical(element.name.namespace),
      attributes: element.attributes.map { attribute in
        guard let context else { return Attribute(attribute) }
        let name = attribute.name.qualified
        return Attribute(
          name: name,
          namespace: context.names.terms[attribute.nameIndex].namespace,
          value: Self.addresses.contains(name)
            ? context.resolve(attribute.value) : attribute.value
        )
      },
      children: element.nodes.compactMap { node in
        switch node {
        case .element(let child): .element(ForeignElement(child, context))
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

  private static let addresses: Set<String> = ["url", "href", "src", "rdf:resource", "feedUrl"]
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
