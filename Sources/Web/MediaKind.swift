package import Hummingbird

/// A media type and what follows from it for the headers.
package struct MediaKind: Hashable, Sendable {
  /// As sent, with its charset.
  package let header: String
  /// The type alone, in lower case.
  package let essence: String

  package init(_ header: String) {
    self.header = header
    essence = header.prefix { $0 != ";" }.trimmed.lowercased()
  }

  /// Feeds and subscription lists: what programs on other sites may read.
  package var isFeed: Bool { Self.feeds.contains(essence) }
  private var isXMLFeed: Bool { isFeed && !essence.hasSuffix("json") }
  /// What a browser may show as a document, and so run.
  private var isDocument: Bool {
    essence == "text/html" || essence.hasSuffix("xml") || essence == "text/x-opml"
  }
  /// What gets smaller; other media are compressed already, and are sent in parts instead.
  package var isCompressible: Bool {
    essence.hasPrefix("text/") || essence.hasSuffix("json") || essence.hasSuffix("xml")
      || Self.compressible.contains(essence)
  }

  private static let feeds: Set = [
    "application/atom+xml", "application/rss+xml", "application/rdf+xml", "application/feed+json",
    "application/json", "application/xml", "text/xml", "text/x-opml",
  ]
  private static let compressible: Set = [
    "application/javascript", "application/wasm", "font/otf", "font/ttf", "image/bmp",
    "image/x-icon",
  ]

  /// The headers of every answer of this type.
  ///
  /// - Parameter isForWindow: whether a browser asks for something to show in its window: most show a
  ///   feed as plain text, or offer to save it, unless it is called XML; then its style sheet works.
  /// - Returns: the headers that do not depend on the bytes.
  package func headers(isForWindow: Bool = false) -> HTTPFields {
    var fields = HTTPFields()
    fields[.contentType] = isXMLFeed && isForWindow ? "application/xml; charset=utf-8" : header
    fields[.xContentTypeOptions] = "nosniff"
    fields.set("Referrer-Policy", to: "strict-origin-when-cross-origin")
    fields[.cacheControl] = cacheControl
    if isDocument { fields[.contentSecurityPolicy] = Self.contentSecurityPolicy }
    if isFeed {
      fields[.accessControlAllowOrigin] = "*"
      fields[.accessControlExposeHeaders] = "ETag"
    }
    if isCompressible {
      fields[.vary] = isXMLFeed ? "Accept-Encoding, Sec-Fetch-Dest" : "Accept-Encoding"
    } else {
      fields[.acceptRanges] = "bytes"
    }
    return fields
  }

  /// Pages and their styles are asked for anew each time, which a 304 makes cheap, so that an edit
  /// is seen at once; feeds are polled by programs, which should not come more than hourly.
  private var cacheControl: String {
    switch essence {
    case "text/html", "text/css", "text/javascript", "application/javascript": "no-cache"
    default: "public, max-age=3600"
    }
  }

  /// No scripts, no frames, no foreign styles; pictures, sound and film from anywhere.
  ///
  /// Entries of other blogs bring those. `Referrer-Policy` above must not be `no-referrer`: forms
  /// would be sent with `Origin: null`.
  package static let contentSecurityPolicy = """
    default-src 'none'; style-src 'self'; img-src * data:; media-src *; font-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'
    """
}

extension HTTPFields {
  /// For the names that have no constant.
  mutating func set(_ name: String, to value: String) {
    guard let name = Element.Name(name) else { return }
    self[name] = value
  }

  /// For the names that have no constant.
  func values(_ name: String) -> [String] {
    Element.Name(name).map { self[values: $0] } ?? []
  }
}
