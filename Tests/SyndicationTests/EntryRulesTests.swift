import Testing

@testable import Syndication

private func entry(
  _ title: String = "A title",
  _ content: String = "<p>Some &amp; <b>bold</b>er words</p>",
  tags: [String] = [],
  author: String? = nil,
  language: String? = nil
) -> Entry {
  var entry = Entry()
  entry.title = Text(title)
  entry.content = [Text(content, kind: .html)]
  entry.categories = tags.map { Category($0) }
  entry.authors = author.map { [Person(name: $0)] } ?? []
  entry.language = language
  return entry
}

private func rules(_ key: String, _ values: String...) -> EntryRules {
  var rules = EntryRules()
  for value in values {
    let fault = rules.add(value, to: key) ?? rules.set(key, value)
    #expect(fault == nil)
  }
  return rules
}

@Test(
  arguments: [
    (rules("include", "swift"), entry("Swift 6 is out"), true),
    (rules("include", "swift"), entry("Swiftly now"), false),
    (rules("include", "swift*"), entry("Swiftly now"), true),
    (rules("include", "open source"), entry("On open-source, again"), true),
    (rules("include", "bolder words"), entry(), true),
    (rules("include", "bold"), entry(), false),
    (rules("include", "swift", "title"), entry(), true),
    (rules("include", "закупк*"), entry("О закупках"), true),
    (rules("include", "世界"), entry("你好世界"), true),
    (rules("exclude", "sponsored"), entry("[Sponsored] Buy"), false),
    (rules("exclude", "sponsored"), entry(), true),
    (rules("exclude", "b"), entry(), true),
    (rules("includeTags", "News"), entry(tags: ["news", "x"]), true),
    (rules("includeTags", "News"), entry(tags: ["x"]), false),
    (rules("excludeTags", "x"), entry(tags: ["X"]), false),
    (rules("includeAuthors", "ann"), entry(author: "Ann"), true),
    (rules("includeAuthors", "ann"), entry(author: "Bob"), false),
    (rules("includeAuthors", "feed author"), entry(), true),
    (rules("excludeAuthors", "Ann"), entry(author: "Ann"), false),
    (rules("languages", "en"), entry(language: "en-GB"), true),
    (rules("languages", "en", "fr"), entry(language: "fr"), true),
    (rules("languages", "en"), entry(language: "eng"), false),
    (rules("languages", "de"), entry(), false),
  ] as [(EntryRules, Entry, Bool)]
)
func rulesAllowWhatTheySay(_ rules: EntryRules, _ entry: Entry, isAllowed: Bool) {
  var feed = Feed()
  feed.language = "en"
  feed.authors = [Person(name: "Feed Author")]
  #expect(rules.allow(entry, of: feed) == isAllowed)
}

private let blogroll = """
  <opml version="2.0" xmlns:f="tag:feedloom,2026:opml"><head/><body>
    <outline text="Group" f:exclude="sponsored, webinar" f:maxPerFeed="5">
      <outline text="a" xmlUrl="https://a.example.org/" addTags="friends"/>
      <outline text="b" xmlUrl=" https://b.example.org/ " maxPerFeed="2" languages="en,de"/>
    </outline>
    <outline text="c" xmlUrl="https://c.example.org/"/>
  </body></opml>
  """

@Test func theRulesOfAGroupHoldForItsFeeds() {
  var rules = TimelineRules(opml: Array(blogroll.utf8))
  rules.all.maxPerFeed = 9
  #expect(rules.mistakes.isEmpty)
  #expect(rules.number(\.maxPerFeed, for: "https://a.example.org/") == 5)
  #expect(rules.number(\.maxPerFeed, for: "https://b.example.org/") == 2)
  #expect(rules.number(\.maxPerFeed, for: "https://c.example.org/") == 9)
  #expect(rules.rules(for: "https://a.example.org/").flatMap(\.addTags) == ["friends"])
  #expect(
    rules.rules(for: "https://b.example.org/").flatMap(\.exclude) == ["sponsored", "webinar"]
  )
  #expect(rules.rules(for: "https://c.example.org/") == [rules.all])
}

@Test(arguments: [
  (#"maxPerFeed="many""#, "maxPerFeed should be a whole number, not \"many\""),
  (#"firstDays="-1""#, "firstDays should be a whole number, not \"-1\""),
  (#"languages="en, in englisch""#, "languages: \"in englisch\" is no language: write en or pt-BR"),
  (#"include="""#, "include has an empty item"),
  (#"exclude="a,,b""#, "exclude has an empty item"),
  (#"exclude="***""#, "exclude: \"***\" is no word"),
])
func aRuleThatMeansNothingIsToldOfWithItsPlace(_ attribute: String, _ message: String) {
  let text =
    "<opml version='2.0'>\n<body>\n  <outline \(attribute) xmlUrl='https://a.org/'/></body></opml>"
  let mistakes = TimelineRules(opml: Array(text.utf8)).mistakes
  #expect(mistakes == [TimelineRules.Mistake(line: 3, column: 3, message: message)])
}
