/// A text construct (RFC 4287 section 3.1), an atom:content, or the text of any other format.
public struct Text: Sendable, Hashable {
  /// What the characters of ``Text/value`` mean.
  public enum Kind: Sendable, Hashable {
    /// Characters, no markup.
    case plain
    /// Markup of HTML.
    case html
    /// Markup of XHTML: well-formed, without the wrapping `div` of Atom 1.0.
    case xhtml
    /// Any other media type of atom:content; base64 has been decoded when the type is textual.
    case other(mediaType: String)
  }

  /// The characters or the markup, trimmed of XML white space at both ends.
  public var value: String
  /// How to read ``value``.
  public var kind: Kind
  /// The language in scope (BCP 47); Atom: xml:lang.
  public var language: String?
  /// The absolute base in scope for relative references in ``value``; Atom, RSS: xml:base.
  public var base: String?
  /// Where the content is, when it is not inline; Atom: content/@src.
  public var source: String?

  /// Makes a text.
  public init(
    _ value: String,
    kind: Kind = .plain,
    language: String? = nil,
    base: String? = nil,
    source: String? = nil
  ) {
    self.value = value
    self.kind = kind
    self.language = language
    self.base = base
    self.source = source
  }

  /// The media type that ``kind`` stands for.
  public var mediaType: String {
    switch kind {
    case .plain: "text/plain"
    case .html: "text/html"
    case .xhtml: "application/xhtml+xml"
    case .other(let mediaType): mediaType
    }
  }

  /// Whether ``value`` is markup that a browser would render.
  public var isMarkup: Bool { kind == .html || kind == .xhtml }
}
