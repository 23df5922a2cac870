/// Elements of the Podcasting 2.0 namespace, kept as the trees they are.
public struct Podcast: Extension {
  /// In document order.
  public var elements: [ForeignElement] = []

  /// Makes an empty set.
  public init() {}
}
