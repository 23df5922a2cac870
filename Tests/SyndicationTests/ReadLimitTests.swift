import Markup
import Syndication
import Testing

@Suite struct ReadLimitTests {
  private static func feeds(of count: Int) -> [(name: String, text: String)] {
    func repeated(_ text: String, by separator: String = "") -> String {
      Array(repeating: text, count: count).joined(separator: separator)
    }
    return [
      (
        "rss",
        "<rss version='2.0'><channel>\(repeated("<item><title>x</title></item>"))</channel></rss>"
      ),
      (
        "atom",
        "<feed xmlns='http://www.w3.org/2005/Atom'>\(repeated("<entry><id>x</id></entry>"))</feed>"
      ),
      (
        "rdf",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
          + repeated("<item><title>x</title></item>") + "</rdf:RDF>"
      ),
      (
        "json",
        #"{"version":"https://jsonfeed.org/version/1.1","items":[\#(repeated(#"{"id":"x"}"#, by: ","))]}"#
      ),
      (
        "rss-in-json",
        #"{"rss":{"version":"2.0","channel":{"item":[\#(repeated(#"{"title":"x"}"#, by: ","))]}}}"#
      ),
    ]
  }

  @Test(arguments: feeds(of: 5).map(\.text)) func entriesAreLimited(text: String) {
    var options = ReadOptions()
    options.maximumEntries = 3
    let cut = Feed.read(Array(text.utf8), options: options)
    #expect(cut.feed.entries.count == 3)
    #expect(cut.problems.map(\.code) == [.limit])
    options.maximumEntries = 5
    let whole = Feed.read(Array(text.utf8), options: options)
    #expect(whole.feed.entries.count == 5)
    #expect(whole.problems == [])
  }

  @Test(arguments: feeds(of: 5).map(\.text)) func readingThatIsOverSaysSo(text: String) {
    var options = ReadOptions()
    options.limits.isOver = { true }
    let result = Feed.read(Array(text.utf8), options: options)
    #expect(result.feed.entries.count < 5)
    #expect(result.problems.map(\.code) == [.limit])
  }

  @Test func stringsOfJSONAreCutBetweenCharacters() {
    var limits = Limits()
    limits.textLength = 4
    for (text, expected) in [("aaaaa", "aaaa"), ("aaaé", "aaa"), ("aaaa", "aaaa"), ("日本", "日")] {
      let document = JSONDocument(Array("\"\(text)\"".utf8), limits: limits)
      #expect(document.root?.string == expected)
      #expect(document.problems.count == (text == expected ? 0 : 1))
    }
  }

  @Test(.timeLimit(.minutes(15)), arguments: feeds(of: 500).prefix(4).map(\.text))
  func findingsAreMadeInGoodTime(text: String) {
    #expect(Validator.validate(Array(text.utf8)).findings.count >= 500)
  }
}
