internal import CLibXML2

/// Writes XML 1.0 in UTF-8 through libxml2's `xmlTextWriter`.
///
/// Whatever it is given, what it returns parses: characters that cannot stand in XML are left out,
/// names are made names, text and attribute values are escaped, a repeated attribute is left out,
/// open elements are closed. Prefixes are the ones handed to ``init(indentation:namespaces:)``, made
/// by ``name(_:in:preferring:)``, or declared with an attribute `xmlns:prefix`.
///
/// White space is only added between elements, never inside an element that holds text.
@safe public final class XMLWriter {
  // The one owner of both: the writer appends to the buffer and is freed before it.
  private let buffer: xmlBufferPtr?
  private let writer: xmlTextWriterPtr?

  private let indentation: Int
  private var namespaces: NamespaceTable
  private var open: [Frame] = []
  /// Elements that were opened where none can stand: after the root.
  private var ignored = 0
  private var isInStartTag = false
  private var attributeNames: [String] = []
  /// Where in the output the declarations of the root belong, once there is a root.
  private var declarationOffset: Int?
  private var scratch: [UInt8] = []

  private struct Frame {
    /// Whether white space inside has a meaning: then none is added.
    var isMixed: Bool
    var hasChildren = false
  }

  /// Begins a document, with the XML declaration.
  ///
  /// - Parameters:
  ///   - indentation: spaces a level; 0 writes everything on one line.
  ///   - namespaces: prefixes and URIs that may be written; those that were are declared on the
  ///     root, in this order.
  public init(indentation: Int = 2, namespaces: [(prefix: String, uri: String)] = []) {
    self.indentation = indentation
    self.namespaces = NamespaceTable(namespaces)
    LibXML2.start()
    unsafe buffer = xmlBufferCreateSize(16 << 10)
    unsafe xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT)
    unsafe writer = xmlNewTextWriterMemory(buffer, 0)
    raw(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    if indentation > 0 { raw("\n") }
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
    unsafe xmlBufferFree(buffer)
  }

  /// Opens an element; `name` is as it is to be written, with its prefix.
  ///
  /// - Parameters:
  ///   - name: the qualified name.
  ///   - isMixed: whether white space inside has a meaning, so that none may be added. Needed only
  ///     where an element comes before the first text: text says it by itself.
  public func start(_ name: String, isMixed: Bool = false) {
    guard canWriteElement else {
      ignored += 1
      return
    }
    let name = XMLCharacters.name(name)
    namespaces.use(name)
    breakLine()
    if open.isEmpty {
      unsafe xmlTextWriterFlush(writer)
      declarationOffset = Int(unsafe xmlBufferLength(buffer)) + 1 + name.utf8.count
    }
    unsafe xmlTextWriterStartElement(writer, name)
    let isInMixed = open.last?.isMixed ?? false
    open.append(Frame(isMixed: isMixed || isInMixed))
    isInStartTag = true
    attributeNames.removeAll(keepingCapacity: true)
  }

  /// Adds an attribute to the element just opened.
  ///
  /// A nil value adds nothing.
  public func attribute(_ name: String, _ value: String?) {
    guard let value, isInStartTag, ignored == 0 else { return }
    let name = XMLCharacters.name(name)
    if attributeNames.contains(name) { return }
    if name == "xmlns", open.count == 1 {
      namespaces.defaultURI = value
      return
    }
    if name.hasPrefix("xmlns:") {
      if value.isEmpty { return }
      if open.count == 1 {
        // The root's are written when all are known: one that contradicts those is left out.
        _ = namespaces.declare(name.dropFirst(6), value)
        return
      }
    } else {
      namespaces.use(name)
    }
    attributeNames.append(name)
    unsafe xmlTextWriterStartAttribute(writer, name)
    scratch.removeAll(keepingCapacity: true)
    XMLCharacters.appendAttributeValue(value, to: &scratch)
    writeScratch()
    unsafe xmlTextWriterEndAttribute(writer)
  }

  /// Adds character data.
  public func text(_ text: String) {
    guard !open.isEmpty, ignored == 0, !text.isEmpty else { return }
    isInStartTag = false
    open[open.count - 1].isMixed = true
    scratch.removeAll(keepingCapacity: true)
    XMLCharacters.appendText(text, to: &scratch)
    writeScratch()
  }

  /// Closes the innermost open element.
  public func end() {
    if ignored > 0 {
      ignored -= 1
      return
    }
    guard let frame = open.popLast() else { return }
    isInStartTag = false
    if frame.hasChildren, !frame.isMixed { newLine() }
    unsafe xmlTextWriterEndElement(writer)
  }

  /// Adds an element with attributes and text.
  ///
  /// A nil text adds nothing at all.
  public func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text: String?
  ) {
    guard let text else { return }
    start(name)
    for (name, value) in attributes { attribute(name, value) }
    self.text(text)
    end()
  }

  /// Adds an element that has attributes only.
  public func element(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    element(name, attributes, text: "")
  }

  /// Adds a comment; `--`, which cannot stand in one, is written apart.
  public func comment(_ text: String) {
    aside("<!--" + XMLCharacters.comment(text) + "-->")
  }

  /// Adds a processing instruction, such as `xml-stylesheet`.
  public func instruction(_ target: String, _ data: String) {
    aside("<?" + XMLCharacters.instruction(target, data) + "?>")
  }

  /// Declares a prefix on the root; false when it stands for another namespace there.
  public func declare(_ prefix: String, _ namespace: String) -> Bool {
    !prefix.isEmpty && prefix == XMLCharacters.name(prefix)
      && namespaces.declare(prefix[...], namespace)
  }

  /// The name to write for an element or attribute of a namespace: with the prefix that it has here.
  ///
  /// A namespace seen for the first time gets the preferred prefix, or one made from it when that
  /// one already means another namespace. The root declares it.
  public func name(_ local: String, in namespace: String, preferring prefix: String) -> String {
    if namespace.isEmpty { return local }
    return namespaces.prefix(for: namespace, preferring: prefix) + ":" + local
  }

  /// Closes what is open and returns the bytes.
  ///
  /// The writer cannot be used after this.
  public func finish() -> [UInt8] {
    ignored = 0
    while !open.isEmpty { end() }
    if indentation > 0 { raw("\n") }
    unsafe xmlTextWriterFlush(writer)
    guard let start = unsafe xmlBufferContent(buffer) else { return [] }
    let written = unsafe UnsafeBufferPointer(start: start, count: Int(xmlBufferLength(buffer)))
    guard let declarationOffset else { return unsafe Array(written) }
    let declarations = namespaces.declarations
    var bytes: [UInt8] = []
    bytes.reserveCapacity(written.count + declarations.count)
    unsafe bytes.append(contentsOf: written[..<declarationOffset])
    bytes.append(contentsOf: declarations)
    unsafe bytes.append(contentsOf: written[declarationOffset...])
    return bytes
  }
}

extension XMLWriter {
  private var canWriteElement: Bool {
    ignored == 0 && (!open.isEmpty || declarationOffset == nil)
  }

  /// Something between elements that is no element.
  private func aside(_ markup: String) {
    guard ignored == 0 else { return }
    isInStartTag = false
    let isBeforeRoot = declarationOffset == nil
    breakLine()
    if open.isEmpty, !isBeforeRoot, indentation > 0 { raw("\n") }
    raw(markup)
    if isBeforeRoot, indentation > 0 { raw("\n") }
  }

  /// Goes to a new line for a child, where white space may be added.
  private func breakLine() {
    guard let parent = open.last else { return }
    open[open.count - 1].hasChildren = true
    if !parent.isMixed { newLine() }
  }

  private func newLine() {
    guard indentation > 0 else { return }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(UInt8(ascii: "\n"))
    scratch.append(contentsOf: repeatElement(UInt8(ascii: " "), count: open.count * indentation))
    writeScratch()
  }

  private func raw(_ markup: String) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: markup.utf8)
    writeScratch()
  }

  private func writeScratch() {
    var rest = scratch.count
    unsafe scratch.withUnsafeBufferPointer { bytes in
      // libxml2 counts in 32 bits.
      while rest > 0 {
        let count = min(rest, 1 << 30)
        let place = unsafe bytes.baseAddress.map { unsafe $0 + (bytes.count - rest) }
        _ = unsafe xmlTextWriterWriteRawLen(writer, place, Int32(count))
        rest -= count
      }
    }
  }
}
