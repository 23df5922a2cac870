/// A parsed XML or HTML text: an immutable tape of records, walked through ``Element``.
///
/// Parsing never throws. What had to be recovered from is in ``problems``; a document without any
/// element has no ``root``. Text is not copied while parsing where it stands in the source as such:
/// records then point into ``source``.
public final class Document: Sendable {
  /// The text that was parsed, in UTF-8: decoded, and repaired where it was not well-formed.
  let source: [UInt8]
  /// Text that stands nowhere in `source` as such: with references resolved, or joined.
  let buffer: [UInt8]
  let records: [Record]
  let attributes: [AttributeRecord]

  /// The distinct names of elements and attributes, in order of first occurrence.
  public let names: [Name]
  /// What had to be recovered from, in document order.
  public let problems: [Problem]
  /// How the bytes were decoded.
  public let encoding: DecodedEncoding
  /// The namespace declarations of the document: each distinct pair of prefix and URI once, in
  /// order of first occurrence.
  ///
  /// An empty prefix is the default namespace.
  public let namespaces: [(prefix: String, uri: String)]
  /// The document type declaration; nil when there is none.
  public let doctype: Doctype?
  /// Where in the original text a place of `source` is.
  let origin: SourceMap

  /// What a document type declaration names.
  public struct Doctype: Sendable, Hashable {
    /// The name of the root element.
    public var name: String
    /// The public identifier.
    public var publicID: String?
    /// The system identifier.
    ///
    /// It is never fetched.
    public var systemID: String?
  }

  init(_ tape: Tape, source: [UInt8], encoding: DecodedEncoding, origin: SourceMap) {
    self.source = source
    self.buffer = tape.buffer
    self.records = tape.records
    self.attributes = tape.attributes
    self.names = tape.names
    self.problems = tape.problems
    self.encoding = encoding
    self.namespaces = tape.namespaces
    self.doctype = tape.doctype
    self.origin = origin
  }

  /// The outermost element.
  public var root: Element? {
    records.firstIndex { $0.kind == .element }.map { Element(document: self, index: $0) }
  }

  /// What stands at the top level: one element in well-formed XML, anything in a fragment of HTML.
  public var nodes: Element.Nodes {
    if let root, root.name.local == Document.htmlRoot { return root.nodes }
    return Element.Nodes(document: self, cursor: 0, end: records.count)
  }

  /// Whether the text obeyed XML 1.0 as it was, without any recovery.
  public var isWellFormed: Bool { problems.isEmpty }

  /// The text as it was before any repair, in UTF-8: what positions are counted in.
  package var originalText: [UInt8] { origin.original }

  /// The offset in ``originalText`` of a byte of `source`.
  func original(_ offset: Int) -> Int { origin.original(offset) }

  /// The place of a byte offset of `source`, in the text as it was before any repair.
  func position(ofOffset offset: Int) -> Position {
    origin.position(ofOffset: offset)
  }

  func string(
    _ start: UInt32,
    _ count: UInt32,
    _ storage: TextStorage,
    isTrimmed: Bool = false
  ) -> String {
    let range = Int(start)..<Int(start) + Int(count)
    if storage == .buffer || storage == .source {
      let text = String(decoding: (storage == .buffer ? buffer : source)[range], as: UTF8.self)
      return isTrimmed ? text.trimmed : text
    }
    return unsafe source.withUnsafeBufferPointer { source in
      guard let bytes = unsafe ByteView(source) else { return "" }
      if storage == .encoded { return bytes.decodedString(range, isTrimmed: isTrimmed) }
      let range = isTrimmed ? bytes.trimmed(range) : range
      return bytes.string(range, isASCII: storage == .ascii)
    }
  }
}

/// What a parser hands over; see ``Document`` for the meaning of each.
struct Tape {
  var records: [Record] = []
  var attributes: [AttributeRecord] = []
  var buffer: [UInt8] = []
  var names: [Name] = []
  var problems: [Problem] = []
  var namespaces: [(prefix: String, uri: String)] = []
  var doctype: Document.Doctype?
}

/// One step of the tape, 20 bytes.
struct Record {
  enum Kind: UInt8 {
    case element
    case text
    case cdata
    /// A processing instruction: `name` is the target, the text its data.
    case instruction
  }

  var kind: Kind
  /// Where the text is.
  var storage = TextStorage.source
  /// Element: how many attributes, namespace declarations among them.
  var attributeCount: UInt16 = 0
  /// Element: index into `names`.
  var name: UInt32 = 0
  /// Element: index of the first attribute.
  ///
  /// Text: where it starts.
  var start: UInt32
  /// Element: index of the first record that is not inside.
  ///
  /// Text: how many bytes.
  var end: UInt32
  /// Element: a place in `source` inside the start tag, after the last attribute.
  ///
  /// Text: where it ends in `source`.
  var offset: UInt32
}

/// Where the text of a record is, and what is known of it.
enum TextStorage: UInt8 {
  /// In `source`.
  case source
  /// In `source`, and known to be ASCII.
  case ascii
  /// In `source`, and known not to be ASCII.
  case unicode
  /// In `source`, with references and ends of lines as they were written.
  case encoded
  /// In `buffer`.
  case buffer
}

/// An attribute, 16 bytes.
struct AttributeRecord {
  var name: UInt32
  var start: UInt32
  var count: UInt32
  var storage: TextStorage
  var isNamespaceDeclaration: Bool
  /// How many bytes the local name has, 255 for more: most names are told apart by that alone.
  var localCount: UInt8
}
