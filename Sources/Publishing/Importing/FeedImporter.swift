import Markup
import Syndication

/// Any feed that Feedloom reads: Atom, RSS, RDF, JSON Feed.
enum FeedImporter: Importer {
  static func read(_ bytes: [UInt8], options: ReadOptions) -> Archive? {
    let result = Feed.read(bytes, options: options)
    guard let format = result.format, format != .opml else { return nil }
    let feed = result.feed
    var archive = Archive()
    archive.problems = result.problems
    archive.title = feed.title?.plain
    archive.posts = feed.entries.map { ImportedPost($0, of: feed) }
    return archive
  }
}

extension ImportedPost {
  init(_ entry: Entry, of feed: Feed) {
    self.init()
    id = entry.id
    title = entry.title?.plain ?? ""
    address = entry.url
    published = entry.published?.timestamp ?? entry.created?.timestamp ?? entry.updated?.timestamp
    updated = entry.updated?.timestamp
    authors = (entry.authors.isEmpty ? feed.authors : entry.authors).compactMap { person in
      guard let name = person.name ?? person.email ?? person.uri, !name.isEmpty else { return nil }
      return PostFile.Writer(name: name, url: person.uri, email: person.email)
    }
    tags = entry.categories.map { $0.label ?? $0.term }
    language = entry.language
    picture = entry.image?.url
    enclosures = entry.enclosures.map { link in
      Post.Enclosure(url: link.href, type: link.type, length: link.length, title: link.title)
    }
    // RSS often has its whole text where the summary should be.
    if let content = entry.content.first(where: { !$0.value.isEmpty }) {
      html = content.asHTML
      summary = entry.summary?.plain
    } else {
      html = entry.summary?.asHTML ?? ""
    }
    if summary?.isEmpty == true { summary = nil }
  }
}

extension Text {
  /// The text without markup, in one line.
  fileprivate var plain: String {
    let text = isMarkup ? value.plainTextOfHTML : value
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text as HTML: a plain one becomes paragraphs.
  fileprivate var asHTML: String {
    switch kind {
    case .html, .xhtml: return value
    case .plain, .other:
      let paragraphs = value.split(separator: "\n\n").map { paragraph -> HTML in
        "<p>\(String(paragraph))</p>\n"
      }
      return ("\(paragraphs)" as HTML).text
    }
  }
}
