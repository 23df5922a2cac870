/// The name of an element or an attribute (Namespaces in XML 1.0).
public struct Name: Sendable, Hashable {
  /// The prefix as written; empty for none.
  public let prefix: String
  /// The local part as written.
  public let local: String
  /// The namespace URI as written; empty for none, and for a prefix that is not declared.
  public let namespace: String
  /// `prefix:local`, or `local` without a prefix.
  public let qualified: String

  /// Makes a name.
  public init(_ local: String, prefix: String = "", namespace: String = "") {
    self.prefix = prefix
    self.local = local
    self.namespace = namespace
    qualified = prefix.isEmpty ? local : prefix + ":" + local
  }

  /// Takes the parts of a name that was written as a whole.
  init(_ local: String, prefix: String, namespace: String, qualified: String) {
    self.prefix = prefix
    self.local = local
    self.namespace = namespace
    self.qualified = qualified
  }
}
