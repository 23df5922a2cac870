import Syndication

/// Makes a feed with one post, as Atom.
func writeAFeed() throws(WriteError) -> [UInt8] {
  // Time is an argument everywhere: the same feed always gives the same bytes.
  let date = Timestamp(rfc3339: "2013-03-25T12:00:00Z")

  var entry = Entry()
  entry.id = "tag:example.com,2013-03-25:numbers"
  entry.title = Text("Numbers & names")
  entry.links = [Link("https://example.com/numbers/")]
  entry.published = date.map { FeedDate($0) }
  entry.updated = entry.published
  entry.content = [Text("<p>One, two, <em>many</em>.</p>", kind: .html)]

  var feed = Feed()
  feed.id = "tag:example.com,2013:blog"
  feed.title = Text("A consultancy's blog")
  feed.authors = [Person(name: "Ada Counter")]
  feed.links = [
    Link("https://example.com/"), Link("https://example.com/atom.xml", .self),
  ]
  feed.updated = entry.updated
  feed.entries = [entry]
  return try feed.bytes(as: .atom)
}
