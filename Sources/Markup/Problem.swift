/// Something that had to be recovered from while reading.
///
/// A document always says what was done to it.
public struct Problem: Sendable, Hashable {
  /// What kind of problem.
  ///
  /// An open set.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The code as printed by `feedloom parse --json`.
    public let rawValue: String
    /// Takes any code.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The text breaks a well-formedness rule of XML 1.0, or the grammar of JSON.
    public static let notWellFormed = Self(rawValue: "not-well-formed")
    /// The bytes were decoded by another encoding than the one stated.
    public static let charsetOverride = Self(rawValue: "charset-override")
    /// The encoding stated is not known here.
    public static let charsetUnknown = Self(rawValue: "charset-unknown")
    /// The HTTP media type is not one of XML.
    public static let nonXMLContentType = Self(rawValue: "non-xml-content-type")
    /// A reference to an entity that is not declared; HTML's named ones were resolved.
    public static let undeclaredEntity = Self(rawValue: "undeclared-entity")
    /// A namespace prefix that is not declared; customary ones were given their customary meaning.
    public static let undeclaredPrefix = Self(rawValue: "undeclared-prefix")
    /// A namespace is spelt otherwise than its specification has it; the document is well-formed.
    public static let namespaceSpelling = Self(rawValue: "namespace-spelling")
    /// The name of an element is in another case than its specification has it; the document is
    /// well-formed.
    public static let nameCase = Self(rawValue: "name-case")
    /// A limit was reached; what lies beyond was not read.
    public static let limit = Self(rawValue: "limit")

    /// Whether the text had to be mended: not where it was only understood with good will.
    package var isRepair: Bool { self != .namespaceSpelling && self != .nameCase }
  }

  /// What kind of problem.
  public var code: Code
  /// One sentence for people.
  public var message: String
  /// Where; nil when it concerns the whole document.
  public var position: Position?
  /// Whether a few characters are all that it concerns: where elements begin and end is not in doubt.
  package var isLocal = false

  /// Makes a problem.
  public init(_ code: Code, _ message: String, at position: Position? = nil) {
    self.code = code
    self.message = message
    self.position = position
  }
}
