/// Writes XML 1.0 in UTF-8 through libxml2's `xmlTextWriter`.
///
/// Whatever it is given, what it returns parses: characters that cannot stand in XML are left out,
/// text and attribute values are escaped, open elements are closed.
public final class XMLWriter {
  /// Begins a document, with the XML declaration.
  ///
  /// - Parameter indentation: spaces a level; 0 writes everything on one line.
  public init(indentation: Int = 2) {}

  /// Opens an element; `name` is as it is to be written, with its prefix.
  public func start(_ name: String) {}

  /// Adds an attribute to the element just opened.
  ///
  /// A nil value adds nothing.
  public func attribute(_ name: String, _ value: String?) {}

  /// Adds character data.
  public func text(_ text: String) {}

  /// Adds an already well-formed fragment of XHTML.
  ///
  /// Returns false, and adds nothing, when it is not.
  public func fragment(_ markup: String) -> Bool { false }

  /// Closes the innermost open element.
  public func end() {}

  /// Adds an element with attributes and text.
  ///
  /// A nil text adds nothing at all.
  public func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text: String?
  ) {}

  /// Closes what is open and returns the bytes.
  ///
  /// The writer cannot be used after this.
  public func finish() -> [UInt8] { [] }
}
