/// The program that made a feed (RFC 4287 section 4.2.4).
public struct Generator: Sendable, Hashable {
  /// Atom, RSS: the text of generator; RDF: admin:generatorAgent.
  public var name: String?
  /// Atom: generator/@uri.
  public var uri: String?
  /// Atom: generator/@version.
  public var version: String?

  /// Makes a generator.
  public init(name: String? = nil, uri: String? = nil, version: String? = nil) {
    self.name = name
    self.uri = uri
    self.version = version
  }
}
