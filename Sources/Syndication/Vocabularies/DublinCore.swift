/// Dublin Core elements of a feed or an entry, as they stand: a name may occur several times.
public struct DublinCore: Extension {
  /// One element.
  public struct Element: Sendable, Hashable {
    /// The local name, such as `creator`.
    public var name: String
    /// The text, trimmed.
    public var value: String

    /// Makes an element.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// In document order.
  public var elements: [Element] = []

  /// Makes an empty set.
  public init() {}

  /// The values of one element, in document order.
  public subscript(name: String) -> [String] {
    elements.filter { $0.name == name }.map(\.value)
  }
}
