internal import Markup

/// Dublin Core elements of a feed or an entry, as they stand: a name may occur several times.
public struct DublinCore: Extension {
  /// One element.
  public struct Element: Sendable, Hashable {
    /// The local name, such as `creator`.
    public var name: String
    /// The text, trimmed.
    public var value: String

    /// Makes an element.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// In document order.
  public var elements: [Element] = []

  /// Makes an empty set.
  public init() {}

  /// The values of one element, in document order.
  public subscript(name: String) -> [String] {
    var values: [String] = []
    for element in elements where element.name == name { values.append(element.value) }
    return values
  }

  /// Since when it has been there for readers: dcterms:available.
  package var available: Timestamp? {
    get { self["available"].first.flatMap { Timestamp(rfc3339: $0) } }
    set {
      elements.removeAll { $0.name == "available" }
      if let newValue { elements.append(Element("available", newValue.rfc3339UTC)) }
    }
  }
}

/// dc: (Dublin Core Metadata Element Set 1.1).
enum DublinCoreVocabulary: Vocabulary {
  static let prefix = "dc"
  static let namespace = "http://purl.org/dc/elements/1.1/"
  static let names = [
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type",
    "format", "identifier", "source", "language", "relation", "coverage", "rights",
  ]
  private static let spelt = Vocabularies.byLowerCase(names)

  static func read(_ element: Markup.Element, into feed: inout Feed, _ context: ReadContext) -> Bool
  {
    feed.dublinCore.read(element, context, names: spelt)
  }

  static func read(
    _ element: Markup.Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) -> Bool {
    entry.dublinCore.read(element, context, names: spelt)
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    feed.dublinCore.write(to: writer, prefix: prefix)
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    entry.dublinCore.write(to: writer, prefix: prefix)
  }
}

/// dcterms: (DCMI Metadata Terms).
enum DublinCoreTermsVocabulary: Vocabulary {
  static let prefix = "dcterms"
  static let namespace = "http://purl.org/dc/terms/"
  static let names = [
    "abstract", "accessRights", "accrualMethod", "accrualPeriodicity", "accrualPolicy",
    "alternative", "audience", "available", "bibliographicCitation", "conformsTo", "contributor",
    "coverage", "created", "creator", "date", "dateAccepted", "dateCopyrighted", "dateSubmitted",
    "description", "educationLevel", "extent", "format", "hasFormat", "hasPart", "hasVersion",
    "identifier", "instructionalMethod", "isFormatOf", "isPartOf", "isReferencedBy", "isReplacedBy",
    "isRequiredBy", "isVersionOf", "issued", "language", "license", "mediator", "medium",
    "modified", "provenance", "publisher", "references", "relation", "replaces", "requires",
    "rights", "rightsHolder", "source", "spatial", "subject", "tableOfContents", "temporal",
    "title", "type", "valid",
  ]
  private static let spelt = Vocabularies.byLowerCase(names)

  static func read(_ element: Markup.Element, into feed: inout Feed, _ context: ReadContext) -> Bool
  {
    feed.dublinCoreTerms.read(element, context, names: spelt)
  }

  static func read(
    _ element: Markup.Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) -> Bool {
    entry.dublinCoreTerms.read(element, context, names: spelt)
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    feed.dublinCoreTerms.write(to: writer, prefix: prefix)
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    entry.dublinCoreTerms.write(to: writer, prefix: prefix)
  }
}

extension DublinCore {
  fileprivate mutating func read(
    _ element: Markup.Element,
    _ context: ReadContext,
    names: [String: String]
  ) -> Bool {
    let text = element.trimmedText
    // What is said in attributes or elements alone has no place in the model.
    if text.isEmpty { return !element.hasAttributes && element.firstChild == nil }
    elements.append(Element(names[context.local(element)] ?? element.name.local, text))
    return true
  }

  fileprivate func write(to writer: XMLWriter, prefix: String) {
    for element in elements {
      writer.element(prefix + ":" + element.name, text: element.value)
    }
  }
}
