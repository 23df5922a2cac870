import Syndication

/// Ids as Atom wants them: RFC 4287 section 4.2.6 asks for an IRI, while a guid of RSS may be any
/// text at all.
enum AtomID {
  /// The id where it is an IRI, else a `tag:` URI that says the same each time.
  ///
  /// RSS and JSON Feed keep the id as it is.
  static func make(_ id: String, published: Timestamp?, domain: String) -> String {
    let isClean = !id.unicodeScalars.contains {
      $0.value <= 0x20 || "<>\"{}|\\^`".unicodeScalars.contains($0)
    }
    if isClean, URI.isAbsolute(id) { return id }
    return Blog.mintedID(
      domain,
      date: published ?? Timestamp(seconds: 946_684_800),
      name: "guid/\(id)"
    )
  }
}

extension Feed {
  /// The feed with ids that Atom allows, in entries and in what they answer.
  ///
  /// `domain` is the blog's, for entries whose own page names none.
  func withAtomIDs(domain: String) -> Feed {
    var feed = self
    feed.entries = entries.map { entry in
      var entry = entry
      let published = entry.published?.timestamp ?? entry.updated?.timestamp
      let host = entry.source == nil ? domain : entry.url.flatMap(Self.host) ?? domain
      entry.id = entry.id.map { AtomID.make($0, published: published, domain: host) }
      return entry
    }
    return feed
  }

  private static func host(_ address: String) -> String? {
    let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty else { return nil }
    let host = parts[2].prefix { !"/:?#@".contains($0) }
    return host.isEmpty ? nil : host.lowercased()
  }
}
