import Testing

@testable import Syndication

@Suite struct ProfileTests {
  private func ids(_ text: String, _ profiles: ValidationProfile...) -> Set<String> {
    var options = ValidationOptions()
    options.profiles = profiles
    return Set(Validator.validate(Array(text.utf8), options: options).findings.map(\.id))
  }

  @Test func aProfileIsFoundByItsNames() {
    #expect(ValidationProfile.named("Apple")?.name == "apple")
    #expect(ValidationProfile.named("wordpress")?.name == "planet")
    #expect(ValidationProfile.named("aple") == nil)
  }

  @Test func nothingIsDemandedThatWasNotAskedFor() {
    let feed =
      "<rss version=\"2.0\"><channel><title>T</title><item><title>#1</title></item></channel></rss>"
    #expect(!ids(feed).contains { $0.hasPrefix("Apple") || $0.hasPrefix("Planet") })
    let both = ids(feed, .apple, .planet)
    #expect(both.isSuperset(of: ["AppleMissing", "AppleNumberInTitle", "PlanetMissing"]))
  }

  @Test func whatAProfileSaysItselfIsNotSaidTwice() {
    let feed = """
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
      <itunes:author>A</itunes:author><item><title>T</title></item></channel></rss>
      """
    #expect(
      ids(feed).isSuperset(of: ["MissingItunesElement", "MissingItunesEmail", "MissingGuid"])
    )
    let found = ids(feed, .apple)
    #expect(found.isDisjoint(with: ["MissingItunesElement", "MissingItunesEmail", "MissingGuid"]))
    #expect(found.isSuperset(of: ["AppleMissing", "AppleRecommended"]))
  }

  /// What stands behind an error may be there: nothing is missed.
  @Test func whatIsCutOffIsNotJudged() {
    let feed = "<rss version=\"2.0\"><channel><title>T</title><item><title>Words"
    #expect(ids(feed, .apple, .planet).isDisjoint(with: ["AppleMissing", "PlanetMissing"]))
  }

  @Test func aListOfFeedsIsNotRefused() {
    let list = "<opml version=\"2.0\"><head/><body><outline text=\"a\"/></body></opml>"
    #expect(!ids(list, .apple, .planet).contains { $0.hasSuffix("Format") })
    #expect(
      ids("{\"version\": \"https://jsonfeed.org/version/1.1\"}", .apple).contains("AppleFormat")
    )
  }

  @Test(arguments: [
    ("Ep. 12: Felt", true), ("episode 3", true), ("S2E10 Roofs", true), ("s2 e10", true),
    ("#12 Felt", true), ("[Folge 7] Dächer", true), ("Season 2", true), ("Episodes of felt", false),
    ("S2 of all", false), ("Epic 3", false), ("12 ways to felt", false), ("No.", false),
    ("", false),
  ])
  func aTitleThatBeginsWithTheNumberOfTheEpisodeIsKnown(_ title: String, _ begins: Bool) {
    #expect(EpisodeNumber.begins(title) == begins)
  }

  @Test func deepNestingEndsNothing() {
    let open = String(repeating: "<itunes:category text=\"Arts\">", count: 900)
    let close = String(repeating: "</itunes:category>", count: 900)
    let feed = """
      <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
      <channel>\(open)\(close)</channel></rss>
      """
    #expect(ids(feed, .apple).contains("AppleMissing"))
  }

  @Test func manyEntriesTakeNoLongerThanTheyMust() {
    func time(_ count: Int) -> Duration {
      let entries = String(repeating: "<entry><title>T</title></entry>", count: count)
      let items = String(repeating: "<item><itunes:title>T</itunes:title></item>", count: count)
      let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(entries)</feed>"
      let rss = """
        <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
        <channel>\(items)</channel></rss>
        """
      return ContinuousClock().measure {
        _ = ids(atom, .planet)
        _ = ids(rss, .apple, .planet)
      }
    }
    _ = time(100)
    #expect(time(8000) < time(2000) * 10 + .milliseconds(200))
  }
}
