import Markup

extension ForeignElement {
  /// Keeps an element with all that is inside.
  ///
  /// White space that only lays out children is not kept. Inside a context, addresses in the
  /// customary attributes are made absolute.
  init(_ element: Element, _ context: ReadContext? = nil) {
    let context = context?.inside(element)
    let names = context?.names
    self.init(
      name: names?.qualified[element.nameIndex] ?? element.name.qualified,
      namespace: names?.namespaces[element.nameIndex]
        ?? Vocabularies.canonical(element.name.namespace)
    )
    attributes = element.attributes.map { Attribute($0, context) }
    for node in element.nodes {
      switch node {
      case .element(let child): children.append(.element(ForeignElement(child, context)))
      case .text(let text): children.append(.text(text))
      case .instruction: break
      }
    }
    guard children.count > 1 else { return }
    let hasElements = children.contains { if case .element = $0 { true } else { false } }
    if hasElements, children.allSatisfy(\.isElementOrSpace) {
      children.removeAll { if case .text = $0 { true } else { false } }
    }
  }
}

extension ForeignElement.Attribute {
  init(_ attribute: Element.Attribute, _ context: ReadContext? = nil) {
    guard let context else {
      self.init(
        name: attribute.name.qualified,
        namespace: Vocabularies.canonical(attribute.name.namespace),
        value: attribute.value
      )
      return
    }
    let isAddress = context.names.roles[attribute.nameIndex] == .address
    self.init(
      name: context.names.qualified[attribute.nameIndex],
      namespace: context.names.namespaces[attribute.nameIndex],
      value: isAddress ? context.resolve(attribute.value) : attribute.value
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
