/// Writes XML 1.0 in UTF-8.
///
/// Whatever it is given, what it returns parses: characters that cannot stand in XML are left out,
/// names are made names, text and attribute values are escaped, a repeated attribute is left out,
/// open elements are closed. Prefixes are the ones handed to ``init(indentation:namespaces:)``, made
/// by ``name(_:in:preferring:)``, or declared with an attribute `xmlns:prefix`.
///
/// White space is only added between elements, never inside an element that holds text.
@safe public final class XMLWriter {
  // Behind a pointer that nobody else has: the checks that a class makes at each access took a tenth of
  // the time of writing.
  private let output: UnsafeMutablePointer<XMLOutput>

  /// Begins a document, with the XML declaration.
  ///
  /// - Parameters:
  ///   - indentation: spaces a level; 0 writes everything on one line.
  ///   - namespaces: prefixes and URIs that may be written; those that were are declared on the
  ///     root, in this order.
  public init(indentation: Int = 2, namespaces: [(prefix: String, uri: String)] = []) {
    unsafe output = .allocate(capacity: 1)
    unsafe output.initialize(
      to: XMLOutput(indentation: indentation, namespaces: NamespaceTable(namespaces))
    )
  }

  deinit {
    unsafe output.deinitialize(count: 1)
    unsafe output.deallocate()
  }

  /// Opens an element; `name` is as it is to be written, with its prefix.
  ///
  /// - Parameters:
  ///   - name: the qualified name.
  ///   - isMixed: whether white space inside has a meaning, so that none may be added. Needed only
  ///     where an element comes before the first text: text says it by itself.
  public func start(_ name: String, isMixed: Bool = false) {
    unsafe output.pointee.start(name, isMixed: isMixed)
  }

  /// Adds an attribute to the element just opened.
  ///
  /// A nil value adds nothing.
  public func attribute(_ name: String, _ value: String?) {
    if let value { unsafe output.pointee.attribute(name, value) }
  }

  /// Adds character data.
  public func text(_ text: String) {
    unsafe output.pointee.text(text)
  }

  /// Closes the innermost open element.
  public func end() {
    unsafe output.pointee.end()
  }

  /// Adds an element with attributes and text.
  ///
  /// A nil text adds nothing at all.
  public func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?>,
    text: String?
  ) {
    guard let text else { return }
    start(name)
    for (name, value) in attributes { attribute(name, value) }
    self.text(text)
    end()
  }

  /// Adds an element with nothing but text; a nil text adds nothing at all.
  public func element(_ name: String, text: String?) {
    guard let text else { return }
    start(name)
    self.text(text)
    end()
  }

  /// Adds an element that has attributes only.
  public func element(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    element(name, attributes, text: "")
  }

  /// Adds a comment; `--`, which cannot stand in one, is written apart.
  public func comment(_ text: String) {
    unsafe output.pointee.aside("<!--" + XMLCharacters.comment(text) + "-->")
  }

  /// Adds a processing instruction, such as `xml-stylesheet`.
  public func instruction(_ target: String, _ data: String) {
    unsafe output.pointee.aside("<?" + XMLCharacters.instruction(target, data) + "?>")
  }

  /// Declares a prefix on the root; false when it stands for another namespace there.
  public func declare(_ prefix: String, _ namespace: String) -> Bool {
    guard !prefix.isEmpty, XMLCharacters.isName(prefix) else { return false }
    return unsafe output.pointee.namespaces.declare(prefix, namespace)
  }

  /// The name to write for an element or attribute of a namespace: with the prefix that it has here.
  ///
  /// A namespace seen for the first time gets the preferred prefix, or one made from it when that
  /// one already means another namespace. The root declares it.
  public func name(_ local: String, in namespace: String, preferring prefix: String) -> String {
    if namespace.isEmpty { return local }
    return unsafe output.pointee.namespaces.prefix(for: namespace, preferring: prefix) + ":" + local
  }

  /// Closes what is open and returns the bytes.
  ///
  /// The writer cannot be used after this.
  public func finish() -> [UInt8] {
    unsafe output.pointee.finish()
  }
}
