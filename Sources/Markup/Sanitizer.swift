/// Makes markup from outside safe to show: an allow-list walk that writes fresh, escaped HTML.
public struct Sanitizer: Sendable {
  /// Turns a URL reference as written into what is to be written, nil to drop it.
  public typealias Resolve = (String) -> String?

  /// Whether links get `rel="nofollow ugc noopener"`, as in comments of strangers.
  public var isUserGenerated = false

  /// The policy for entries of feeds.
  public init() {}

  /// Returns safe HTML.
  ///
  /// Every URL-bearing attribute (href, src, srcset, poster, cite, data, and others) goes through
  /// `resolve` after its scheme has been found harmless.
  public func sanitize(_ html: String, resolve: Resolve? = nil) -> String { "" }
}

extension String {
  /// The characters of markup without its tags: what a reader would see as plain text.
  public var plainTextOfHTML: String { self }
}
