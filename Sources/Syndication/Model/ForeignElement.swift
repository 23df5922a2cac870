/// An element that no vocabulary here gives a meaning to: kept, and written back.
public struct ForeignElement: Sendable, Hashable {
  /// An attribute of a kept element.
  public struct Attribute: Sendable, Hashable {
    /// The name as written, such as `media:url`.
    public var name: String
    /// The namespace URI; empty for none.
    public var namespace: String
    /// The value, references resolved.
    public var value: String

    /// Makes an attribute.
    public init(name: String, namespace: String = "", value: String) {
      self.name = name
      self.namespace = namespace
      self.value = value
    }
  }

  /// A child of a kept element.
  public enum Node: Sendable, Hashable {
    /// Character data.
    case text(String)
    /// A child element.
    case element(ForeignElement)
  }

  /// The name as written, such as `prism:doi`.
  public var name: String
  /// The namespace URI; empty for none.
  public var namespace: String
  /// In document order, without namespace declarations.
  public var attributes: [Attribute]
  /// In document order.
  public var children: [Node]

  /// Makes an element.
  public init(
    name: String,
    namespace: String = "",
    attributes: [Attribute] = [],
    children: [Node] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.attributes = attributes
    self.children = children
  }

  /// All character data below, joined.
  public var text: String {
    if children.count == 1, case .text(let text) = children[0] { return text }
    return children.reduce(into: "") { text, node in
      switch node {
      case .text(let value): text += value
      case .element(let element): text += element.text
      }
    }
  }

  /// The value of an attribute by its name as written.
  public subscript(attribute name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

extension ForeignElement {
  /// The name without its prefix, in lower case.
  package var localName: String {
    let local = name.utf8.lastIndex(of: UInt8(ascii: ":")).map { name.utf8.index(after: $0) }
    return String(name[(local ?? name.startIndex)...]).lowercasedASCII
  }

  /// The elements directly inside.
  package var elements: [ForeignElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// This element and all below it, in document order.
  package var flattened: [ForeignElement] {
    [self] + elements.flatMap(\.flattened)
  }
}
