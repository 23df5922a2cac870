/// The tag of a representation (RFC 9110 section 8.8.3), its quotes taken off.
package struct EntityTag: Hashable, Sendable {
  package let opaque: String
  package let isWeak: Bool

  package init(_ opaque: String, isWeak: Bool = false) {
    self.opaque = opaque
    self.isWeak = isWeak
  }

  /// As it stands in a header.
  package var header: String { (isWeak ? "W/" : "") + "\"\(opaque)\"" }

  /// The tag of the same bytes behind gzip: another representation, so another tag.
  package var gzipped: Self { Self(opaque + "-gzip", isWeak: isWeak) }

  /// The tag of the bytes before any server or proxy compressed them.
  ///
  /// Apache appends `-gzip`, Jetty `--gzip`, others `;gzip`, and caches in between their own coding;
  /// the client sends back what it was given. Our tags are hexadecimal: nothing of them is lost.
  package var unpacked: String {
    for coding in Self.codings where opaque.hasSuffix(coding) {
      let stem = opaque.dropLast(coding.count)
      if stem.hasSuffix("--") { return String(stem.dropLast(2)) }
      if stem.hasSuffix("-") || stem.hasSuffix(";") { return String(stem.dropLast()) }
    }
    return opaque
  }

  private static let codings = ["gzip", "br", "zstd", "deflate", "df"]
}

extension EntityTag {
  /// What If-None-Match and If-Match name.
  package enum List: Equatable, Sendable {
    /// `*`: whatever there is.
    case any
    case tags([EntityTag])
  }

  /// Reads the lines of such a header; nil when there are none.
  ///
  /// Tags without their quotes are taken too: more than one feed reader strips them.
  package static func list(_ lines: [String]) -> List? {
    guard !lines.isEmpty else { return nil }
    var tags: [EntityTag] = []
    for line in lines {
      if line.trimmed == "*" { return .any }
      var rest = line[...]
      while let tag = next(&rest) { tags.append(tag) }
    }
    return .tags(tags)
  }

  /// The next tag of a list; commas may stand inside of the quotes.
  private static func next(_ rest: inout Substring) -> EntityTag? {
    rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "," }
    guard !rest.isEmpty else { return nil }
    let isWeak = rest.hasPrefix("W/") || rest.hasPrefix("w/")
    if isWeak { rest = rest.dropFirst(2) }
    if rest.first == "\"" {
      rest = rest.dropFirst()
      let opaque = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(opaque.count + 1)
      return EntityTag(String(opaque), isWeak: isWeak)
    }
    let opaque = rest.prefix { $0 != "," }
    rest = rest.dropFirst(opaque.count)
    return EntityTag(opaque.trimmed, isWeak: isWeak)
  }
}
