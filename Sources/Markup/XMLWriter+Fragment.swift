extension XMLWriter {
  /// A piece of XHTML that is well-formed.
  public struct Fragment: Sendable {
    let root: Element

    /// Parses markup whose default namespace is XHTML; nil when it is not well-formed.
    public init?(_ markup: String) {
      let wrapped = #"<div xmlns="http://www.w3.org/1999/xhtml">"# + markup + "</div>"
      let document = Document(xml: Array(wrapped.utf8))
      guard document.isWellFormed, let root = document.root else { return nil }
      self.root = root
    }
  }

  /// Adds a fragment of XHTML, white space untouched, where XHTML is the default namespace.
  public func fragment(_ fragment: Fragment) {
    write(fragment.root.nodes)
  }

  /// Adds an already well-formed fragment of XHTML.
  ///
  /// Returns false, and adds nothing, when it is not.
  public func fragment(_ markup: String) -> Bool {
    guard let fragment = Fragment(markup) else { return false }
    self.fragment(fragment)
    return true
  }

  private func write(_ nodes: Element.Nodes) {
    // The tape is no deeper than Limits.depth.
    for node in nodes {
      switch node {
      case .text(let text): self.text(text)
      case .instruction(let target, let data): instruction(target, data)
      case .element(let element): write(element)
      }
    }
  }

  private func write(_ element: Element) {
    start(element.name.qualified, isMixed: true)
    for declaration in element.namespaceDeclarations {
      let prefix = declaration.name.local
      attribute(prefix.isEmpty ? "xmlns" : "xmlns:" + prefix, declaration.value)
    }
    for attribute in element.attributes {
      self.attribute(attribute.name.qualified, attribute.value)
    }
    write(element.nodes)
    end()
  }
}
