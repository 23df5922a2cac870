/// Why a feed cannot be written.
public enum WriteError: Error, Sendable, Hashable {
  /// Nothing is written in this format (RDF, RSS-in-JSON): they are only read.
  case readOnly(FeedFormat)
}

extension Feed {
  /// Writes the feed.
  ///
  /// The same feed always gives the same bytes.
  ///
  /// - Parameter format: atom (1.0), rss (2.0), json (1.1) or opml (2.0).
  /// - Returns: the document, in UTF-8.
  /// - Throws: ``WriteError/readOnly(_:)`` for the other formats.
  public func bytes(as format: FeedFormat) throws(WriteError) -> [UInt8] {
    switch format {
    case .atom: AtomWriter.bytes(AtomCarrier(self))
    case .rss: RSSWriter.bytes(RSSCarrier(self))
    case .json: JSONFeedWriter.bytes(JSONFeedCarrier(self))
    case .opml: OPMLWriter.bytes(carried(by: format))
    case .rdf, .rssInJSON: throw WriteError.readOnly(format)
    }
  }
}
