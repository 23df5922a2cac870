import Markup
import Syndication
import Testing

/// What feeds get wrong is recovered from, and said: with a code, and the line where it stands.
@Suite struct BrokenFeedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// The titles of the items that have to be found.
    var titles: [String]
    var code: Problem.Code
    var line: Int?
    var testDescription: String { name }

    init(
      _ name: String,
      _ text: String,
      _ titles: [String] = ["A"],
      _ code: Problem.Code = .notWellFormed,
      line: Int? = 1
    ) {
      self.init(name, bytes: Array(text.utf8), titles, code, line: line)
    }

    init(
      _ name: String,
      bytes: [UInt8],
      _ titles: [String],
      _ code: Problem.Code,
      line: Int? = 1
    ) {
      self.name = name
      self.bytes = bytes
      self.titles = titles
      self.code = code
      self.line = line
    }
  }

  private static func rss(_ content: String, attributes: String = "") -> String {
    "<rss version=\"2.0\"\(attributes)><channel>\n\(content)\n</channel></rss>"
  }

  private static func item(_ title: String) -> String { "<item><title>\(title)</title></item>" }

  static let cases: [Case] = [
    Case("space before the declaration", "\n <?xml version=\"1.0\"?>" + rss(item("A"))),
    Case("output of a server before it", "Warning: x<br/>\n<?xml version='1.0'?>" + rss(item("A"))),
    Case("a bare ampersand", rss(item("A & B")), ["A & B"], line: 2),
    Case("an ampersand in an address", rss("<link>?a=1&b=2</link>" + item("A")), line: 2),
    Case("a < in text", rss(item("1 < 2")), ["1 < 2"], line: 2),
    Case("an entity of HTML", rss(item("caf&eacute;")), ["café"], .undeclaredEntity, line: 2),
    Case("an entity of nobody", rss(item("A&foo;")), ["A&foo;"], .undeclaredEntity, line: 2),
    Case("a control character", rss(item("A\u{8}")), line: 2),
    Case("a reference to one", rss(item("A&#8;B")), ["A\u{FFFD}B"], line: 2),
    Case("a reference without semicolon", rss(item("A&#66 ")), ["AB"], line: 2),
    Case("]]> in text", rss(item("A]]>B")), ["A]]>B"], line: 2),
    Case("a title not closed", rss("<item><title>A</item>"), line: 2),
    Case("an item not closed", rss("<item><title>A</title>" + item("B")), ["A", "B"], line: 2),
    Case(
      "a paragraph not closed",
      rss("<item><title>A</title><description><p>x<br>y</description></item>"),
      line: 2
    ),
    Case(
      "elements that overlap",
      rss("<item><title>A</title><description><b><i>x</b></i></description></item>"),
      line: 2
    ),
    Case("an end tag of nothing", rss(item("A") + "</foo>"), line: 2),
    Case("the end tag in other case", rss("<item><title>A</Title></item>"), line: 2),
    Case(
      "a download cut off",
      "<rss version='2.0'><channel>\n" + item("A") + "\n<item><title>B",
      ["A", "B"],
      line: 3
    ),
    Case(
      "a download cut off in a tag",
      rss(item("A")).components(until: "</channel") + "<ite",
      line: 3
    ),
    Case("a section cut off", "<rss><channel>\n<item><title><![CDATA[A", line: 2),
    Case("two documents in one", rss(item("A")) + "\n" + rss(item("B")), line: 4),
    Case("a second declaration", rss("<?xml version='1.0'?>" + item("A")), line: 2),
    Case("an attribute without quotes", rss(item("A") + "<cloud port=80/>"), line: 2),
    Case("an attribute twice", rss(item("A") + "<cloud port='1' port='2'/>"), line: 2),
    Case(
      "a prefix not declared",
      rss("<item><dc:title>A</dc:title></item>"),
      ["A"],
      .undeclaredPrefix,
      line: 2
    ),
    Case(
      "names in other case",
      "<RSS version='2.0'><Channel>\n<Item><TITLE>A</TITLE></Item></Channel></RSS>",
      ["A"],
      .nameCase,
      line: 1
    ),
    Case(
      "a date in other case",
      rss("<item><title>A</title><pubdate>2026-01-01</pubdate></item>"),
      ["A"],
      .nameCase,
      line: 2
    ),
    Case(
      "a name of a vocabulary in other case",
      rss(
        "<item><dc:Title>A</dc:Title></item>",
        attributes: " xmlns:dc='http://purl.org/dc/elements/1.1/'"
      ),
      ["A"],
      .nameCase,
      line: 2
    ),
    Case(
      "a namespace without its slash",
      rss(
        "<item><dc:title>A</dc:title></item>",
        attributes: " xmlns:dc='http://purl.org/dc/elements/1.1'"
      ),
      ["A"],
      .namespaceSpelling,
      line: 2
    ),
    Case(
      "a namespace of https",
      rss(
        "<item><dc:title>A</dc:title></item>",
        attributes: " xmlns:dc='https://purl.org/dc/elements/1.1/'"
      ),
      ["A"],
      .namespaceSpelling,
      line: 2
    ),
    Case(
      "a namespace in other case",
      "<feed xmlns='http://www.w3.org/2005/atom'>\n<entry><title>A</title></entry></feed>",
      ["A"],
      .namespaceSpelling
    ),
    Case(
      "a mark against the declaration",
      bytes: [0xEF, 0xBB, 0xBF]
        + Array(("<?xml version='1.0' encoding='iso-8859-1'?>" + rss(item("é"))).utf8),
      ["é"],
      .charsetOverride
    ),
    Case(
      "UTF-8 declared, Latin-1 sent",
      bytes: Array("<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>caf".utf8) + [
        0xE9
      ] + Array("</title></item></channel></rss>".utf8),
      ["café"],
      .charsetOverride
    ),
    Case(
      "Latin-1 declared, UTF-8 sent",
      "<?xml version='1.0' encoding='iso-8859-1'?>" + rss(item("smørrebrød")),
      ["smørrebrød"],
      .charsetOverride,
      line: 1
    ),
    Case(
      "UTF-8 with a byte of Latin-1",
      bytes: Array(rss(item("smørrebrød")).utf8) + Array("<!-- ".utf8) + [0xE9]
        + Array(" -->".utf8),
      ["smørrebrød"],
      .charsetOverride,
      line: 3
    ),
    Case(
      "an encoding of nobody",
      "<?xml version='1.0' encoding='x-nobody'?>" + rss(item("é")),
      ["é"],
      .charsetUnknown,
      line: 1
    ),
    Case(
      "UTF-7",
      "<?xml version='1.0' encoding='utf-7'?>" + rss(item("+ADw-script+AD4-")),
      ["+ADw-script+AD4-"],
      .charsetUnknown,
      line: 1
    ),
    Case(
      "UTF-16 declared, ASCII sent",
      "<?xml version='1.0' encoding='utf-16'?>" + rss(item("A")),
      ["A"],
      .charsetOverride,
      line: 1
    ),
  ]

  @Test(arguments: cases) func isRecoveredAndSaid(_ test: Case) {
    let result = Feed.read(test.bytes)
    #expect(result.format != nil)
    #expect(result.feed.entries.map { $0.title?.value ?? "" } == test.titles)
    let found = result.problems.filter { $0.code == test.code }
    #expect(
      found.contains { $0.position?.line == test.line },
      "\(result.problems.map { "\($0.code.rawValue) \($0.message) \($0.position?.line ?? 0)" })"
    )
  }

  @Test func spellingAloneIsNoRepair() {
    let result = Feed.read(
      Array("<rss version='2.0'><channel><Item><title>A</title></Item></channel></rss>".utf8)
    )
    #expect(result.problems.map(\.code) == [.nameCase])
    #expect(result.problems.allSatisfy { !$0.code.isRepair })
  }

  @Test func aRepairedDocumentKeepsItsVersion() {
    let text = """
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
        "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>A & B</title></channel></rss>
      """
    let result = Feed.read(Array(text.utf8))
    #expect(result.version == "rss091n")
    #expect(result.feed.title?.value == "A & B")
    #expect(result.problems.map(\.code) == [.notWellFormed])
  }

  @Test func aCharsetOfHTTPThatTheBytesContradictIsPassedOver() {
    var options = ReadOptions()
    options.contentType = "text/xml; charset=utf-8"
    let bytes =
      Array("<?xml version='1.0' encoding='iso-8859-2'?><rss><channel><title>".utf8) + [0xB9]
      + Array("</title></channel></rss>".utf8)
    let result = Feed.read(bytes, options: options)
    #expect(result.feed.title?.value == "š")
    #expect(result.problems.map(\.code) == [.charsetOverride])
  }

  @Test func anObjectOfJSONIsNoFeedWithoutItems() {
    #expect(Feed.read(Array(#"{"title": "x", "items": 3}"#.utf8)).format == nil)
    #expect(Feed.read(Array(#"{"title": "x", "items": []}"#.utf8)).format == .json)
  }

  @Test func theCharsetOfHTTPOutranksTheDeclaration() {
    var options = ReadOptions()
    options.contentType = "application/rss+xml; charset=windows-1251"
    let bytes =
      Array("<?xml version='1.0' encoding='koi8-r'?><rss><channel><title>".utf8) + [0xCF]
      + Array("</title></channel></rss>".utf8)
    let result = Feed.read(bytes, options: options)
    #expect(result.feed.title?.value == "П")
    #expect(result.encoding.name == "windows-1251")
  }
}

extension String {
  fileprivate func components(until word: String) -> String {
    range(of: word).map { String(self[..<$0.lowerBound]) } ?? self
  }

  private func range(of word: String) -> Range<Index>? {
    ranges(of: word).first
  }
}
