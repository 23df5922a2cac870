package import Syndication

/// A comment that was approved, or came with an import.
package struct Comment: Sendable, Hashable {
  /// Never changes once published.
  package var id: String
  package var date: Timestamp
  /// As the writer gave it.
  package var name: String
  /// The writer's own page.
  package var url: String?
  /// The id of the comment that this one answers; nil when it answers the post.
  package var inReplyTo: String?
  /// Plain text; emphasis, lists, links, quotes and code of Markdown work in it.
  package var body: String

  package init(
    id: String,
    date: Timestamp,
    name: String,
    url: String? = nil,
    inReplyTo: String? = nil,
    body: String
  ) {
    self.id = id
    self.date = date
    self.name = name
    self.url = url
    self.inReplyTo = inReplyTo
    self.body = body
  }
}
