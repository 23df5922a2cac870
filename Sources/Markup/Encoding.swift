/// How the bytes of a document were decoded, and what they said of themselves.
public struct DecodedEncoding: Sendable, Hashable {
  /// The encoding used: its IANA name in lower case.
  public var name: String
  /// The encoding named by the XML declaration, as written.
  public var declared: String?
  /// The charset parameter of the HTTP Content-Type, as written.
  public var charset: String?
  /// Whether the text began with a byte order mark.
  public var hasByteOrderMark = false

  /// Makes a statement of an encoding.
  public init(name: String = "utf-8") {
    self.name = name
  }
}
