/// Elements of the RSS 1.0 slash module.
public struct Slash: Extension {
  /// slash:section.
  public var section: String?
  /// slash:department.
  public var department: String?
  /// slash:comments: how many there are, as written.
  public var comments: String?
  /// slash:hit_parade, as written.
  public var hitParade: String?

  /// Makes an empty set.
  public init() {}
}
