import Markup
import Testing

@testable import Syndication

@Suite struct MessageExampleTests {
  /// No short piece of a feed shows these.
  private static let without: Set<String> = [
    "AppleLongText", "LargeFeed", "LongText", "ValidatorLimit",
  ]

  /// The namespaces of all rules and some others, by their customary prefixes.
  private static let declarations = RuleIndex.shared.namespaces
    .filter { !$0.key.isEmpty && !["rss1", "rss11", "opml", "rdf", "atomIndex"].contains($0.key) }
    .filter { !$0.value.isEmpty }
    .map { " xmlns:\($0.key)=\"\($0.value)\"" }.sorted().joined()

  /// Feeds that a piece may belong to, in the place of the `%`.
  private static let feeds = [
    "%",
    "<rss version=\"2.0\"\(declarations)>%</rss>",
    "<rss version=\"2.0\"\(declarations)><channel><title>t</title><link>http://example.org/</link>"
      + "<description>d</description>%</channel></rss>",
    "<rss version=\"2.0\"\(declarations)><channel><title>t</title><link>http://example.org/</link>"
      + "<description>d</description><item>%</item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"\(declarations)>%</feed>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"\(declarations)><entry>%</entry></feed>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", %}]}",
    "<opml version=\"2.0\"><head>%</head><body><outline text=\"a\"/></body></opml>",
    "<opml version=\"2.0\"><head/><body>%</body></opml>",
    "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">%</OpenSearchDescription>",
    "<service xmlns=\"http://www.w3.org/2007/app\"\(declarations)><workspace>%</workspace></service>",
  ]

  private func ids(_ piece: String, in feed: String, for id: String) -> Set<String> {
    var options = ValidationOptions()
    options.url = "https://example.org/feed"
    // What a profile says better, or under its own id, is not said twice.
    let isOfProfile = Example.profiles[id] != nil
    options.profiles = isOfProfile ? ValidationProfile.all : []
    let text = feed.replacing("%", with: piece, maxReplacements: 1)
    return Set(Validator.validate(Array(text.utf8), options: options).findings.map(\.id))
  }

  @Test func everyMessageHasAnExampleButThoseThatCannot() {
    let missing = Message.all.filter { $0.example == nil }.map(\.id)
    #expect(missing.filter { !Self.without.contains($0) } == [])
    let tables = [
      Example.first, Example.second, Example.third, Example.fourth, Example.servers,
      Example.profiles,
    ]
    let named = tables.flatMap(\.keys)
    #expect(Set(named).count == named.count)
    #expect(named.filter { Message.byID[$0] == nil } == [])
  }

  @Test(arguments: Message.all.map(\.id).filter { Message.byID[$0]?.example != nil })
  func theWrongPieceIsFoundWrongAndTheRightOneIsNot(_ id: String) throws {
    if Example.servers[id] != nil { return }
    let example = try #require(Message.byID[id]?.example)
    let isShown = Self.feeds.contains { feed in
      ids(example.wrong, in: feed, for: id).contains(id)
        && !ids(example.right, in: feed, for: id).contains(id)
    }
    #expect(isShown)
  }
}
