import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

@Test(
  arguments: [
    ("one two", ["one", "two"], [], #""one" AND "two""#),
    (#""one two" -three"#, ["one two"], ["three"], #"("one two") NOT ("three")"#),
    ("begin* AND", ["begin*", "AND"], [], #""begin"* AND "AND""#),
    (#"a:b NEAR(x ^c "unended"#, ["a:b", "NEAR(x", "^c", "unended"], [], nil),
  ] as [(String, [String], [String], String?)]
)
func aQueryIsWordsWhateverIsTyped(
  _ text: String,
  _ wanted: [String],
  _ unwanted: [String],
  _ fts5: String?
) throws {
  let query = try #require(Search.Query(text))
  #expect(query.wanted == wanted)
  #expect(query.unwanted == unwanted)
  if let fts5 { #expect(query.fts5 == fts5) }
}

@Test(arguments: ["", " ", "-without", "\"\"", "*", "!?"])
func aQueryWithoutAWordIsNone(_ text: String) {
  #expect(Search.Query(text) == nil)
}

@Test func searchingFindsWhatIsThereAndNotWhatWas() async throws {
  try await withBench { bench, server in
    let feed = """
      <rss version="2.0"><channel><title>T</title>
      <item><guid>urn:1</guid><title>Café au lait</title><description>About &lt;b&gt;milk&lt;/b&gt;</description>
      <pubDate>Mon, 25 Mar 2013 08:00:00 GMT</pubDate></item>
      <item><guid>urn:2</guid><title>Tea</title><author>x@y.org (Ann Other)</author><category>drinks</category>
      <pubDate>Sun, 24 Mar 2013 08:00:00 GMT</pubDate></item></channel></rss>
      """
    server.answer(serve(["/a": feed]))
    try bench.subscribe([server.url("/a")])
    _ = try await bench.refresh(eager: true)
    var own = Feed()
    var post = Entry()
    post.id = "urn:own"
    post.title = Text("My milk")
    post.published = FeedDate(Timestamp(seconds: start.seconds - 3 * 86_400))
    own.entries = [post]

    func find(_ text: String) async throws -> [String] {
      let query = try #require(Search.Query(text))
      let found = try await Search.find(query, own: own, in: bench.store, now: start, limit: 9)
      return found.entries.compactMap(\.title?.value)
    }
    #expect(try await find("cafe") == ["Café au lait"])
    #expect(try await find("milk") == ["Café au lait", "My milk"])
    #expect(try await find("milk -lait") == ["My milk"])
    #expect(try await find("mil*") == ["Café au lait", "My milk"])
    #expect(try await find("\"au lait\"") == ["Café au lait"])
    #expect(try await find("\"lait au\"") == [])
    #expect(try await find("ann drinks") == ["Tea"])
    #expect(try await find("b") == [])

    server.answer(serve(["/a": feed.replacing("milk", with: "cream")]))
    _ = try await bench.refresh(eager: true)
    #expect(try await find("milk") == ["My milk"])
    #expect(try await find("cream") == ["Café au lait"])
    _ = try await bench.store.compact()
    #expect(try await find("cream") == ["Café au lait"])
    #expect(try await find("milk") == ["My milk"])
    #expect(try await bench.store.check() == [])
  }
}
