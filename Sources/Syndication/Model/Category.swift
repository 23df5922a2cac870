/// A category (RFC 4287 section 4.2.2).
public struct Category: Sendable, Hashable {
  /// Atom: term; RSS: the text of category; JSON Feed: a tag; also dc:subject, itunes:category, and
  /// others.
  public var term: String
  /// Atom: scheme; RSS: domain.
  public var scheme: String?
  /// Atom: label.
  public var label: String?
  /// The element that gave it, such as `dc:subject`; nil when it is the format's own category.
  public var origin: String?

  /// Makes a category.
  public init(_ term: String, scheme: String? = nil, label: String? = nil, origin: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
    self.origin = origin
  }
}
