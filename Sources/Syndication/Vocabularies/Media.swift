/// Media RSS elements of a feed or an entry, kept as the trees they are.
public struct Media: Extension {
  /// In document order: media:content, media:group and what they hold, media:thumbnail, and others.
  public var elements: [ForeignElement] = []

  /// Makes an empty set.
  public init() {}
}
