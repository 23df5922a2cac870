import Markup
package import Syndication

extension Feed {
  /// The feed as readers of a format understand it best, where it leaves a choice.
  ///
  /// Conversion keeps a text as it was given; what is published is for readers.
  package func suited(to format: FeedFormat) -> Feed {
    var feed = self
    switch format {
    case .atom:
      feed.declareMarkup()
      for index in feed.entries.indices { feed.entries[index].declareMarkup() }
    case .rss:
      feed.title = title?.withoutMarkup
      for index in feed.entries.indices { feed.entries[index].suitRSS() }
    default: break
    }
    return feed
  }

  fileprivate mutating func declareMarkup() {
    title = title?.declared
    subtitle = subtitle?.declared
    rights = rights?.declared
  }
}

extension Entry {
  fileprivate mutating func declareMarkup() {
    title = title?.declared
    summary = summary?.declared
    rights = rights?.declared
    content = content.map(\.declared)
    source?.feed.declareMarkup()
  }

  /// The RSS Advisory Board's profile: a title is characters, and content:encoded stands beside a
  /// description that sums it up.
  fileprivate mutating func suitRSS() {
    title = title?.withoutMarkup
    guard summary == nil, let text = content.first, text.source == nil else { return }
    let excerpt =
      switch text.kind {
      case .html, .xhtml: Excerpt.make(html: text.value)
      case .plain: Excerpt.cut(text.value, limit: 300)
      case .other: ""
      }
    summary = excerpt.isEmpty ? nil : Text(excerpt, language: text.language)
  }
}
