import Foundation
import Markup
import TestSupport
import Testing

@testable import Syndication

@Suite struct FixerTests {
  private func fix(_ text: String, url: String? = nil) -> (text: String, ids: [String]) {
    var options = ValidationOptions()
    options.url = url
    let result = Fixer.fix(Array(text.utf8), options: options)
    return (
      String(decoding: result.bytes, as: UTF8.self), result.applied.map(\.finding.id).sorted()
    )
  }

  private func item(_ content: String) -> String {
    """
    <rss version="2.0"><channel><title>t</title><link>https://example.org/</link>
    <description>d</description><language>en</language>
    <item><title>t</title>\(content)</item></channel></rss>
    """
  }

  private func entry(_ content: String) -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>t</title>
    <id>https://example.org/</id><link rel="self" href="https://example.org/"/>
    <updated>2026-01-02T03:04:05Z</updated><author><name>n</name></author>
    <entry>\(content)<title>t</title><summary>s</summary><link href="https://example.org/1"/></entry></feed>
    """
  }

  private let id = "<id>https://example.org/1</id>"
  private let updated = "<updated>2026-01-02T03:04:05Z</updated>"

  @Test func datesAreWrittenInTheRightForm() {
    let guid = "<guid>https://example.org/1</guid>"
    for (wrong, right) in [
      ("2026-01-02 03:04:05", "Fri, 02 Jan 2026 03:04:05 +0000"),
      ("Mon, 02 Jan 2026 03:04:05 +0100", "Fri, 02 Jan 2026 03:04:05 +0100"),
    ] {
      let result = fix(item(guid + "<pubDate> \(wrong) </pubDate>"))
      #expect(result.text == item(guid + "<pubDate>\(right)</pubDate>"))
    }
    // Two readings are no reading.
    let doubtful = item(guid + "<pubDate>01/02/2026</pubDate>")
    #expect(fix(doubtful).text == doubtful)
    let atom = entry(id + "<updated>Fri, 02 Jan 2026 03:04:05 +0100</updated>")
    #expect(fix(atom).text == entry(id + "<updated>2026-01-02T03:04:05+01:00</updated>"))
  }

  @Test func idsAndDatesFollowFromTheRest() {
    #expect(fix(entry(updated)).text == entry("<id>https://example.org/1</id>" + updated))
    let published = "<published>2026-01-02T03:04:05Z</published>"
    let dated = "<updated>2026-01-02T03:04:05Z</updated>"
    #expect(fix(entry(id + published)).text == entry(dated + id + published))
    let linked = fix(item("<link>https://example.org/a?b&amp;c</link>"))
    #expect(linked.text.contains("<item><guid>https://example.org/a?b&amp;c</guid><title>"))
    let first = fix(item("<description>x</description>")).text
    #expect(first.contains("<guid isPermaLink=\"false\">urn:uuid:"))
    #expect(first == fix(item("<description>x</description>")).text)
  }

  /// Of a feed of nothing but mistakes, each must not cost a walk through all of it.
  @Test(.timeLimit(.minutes(1))) func manyMendsTakeNoLonger() {
    let language = String(repeating: "<language>en</language>", count: 2000)
    let relative = String(repeating: "<item><title>t</title><link>/a</link></item>", count: 2000)
    let feed = item("</item>\(language)\(relative)<item>")
    #expect(fix(feed).ids.count > 4000)
    let ids = Array(repeating: "{\"id\": 1, \"content_text\": \"x\"}", count: 2000)
    let json =
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"t\", \"items\": ["
      + ids.joined(separator: ",") + "]}"
    #expect(fix(json).ids.count == 2000)
  }

  @Test func theSelfLinkIsAddedWhereTheAddressIsKnown() {
    let guid = "<guid>https://example.org/1</guid>"
    #expect(fix(item(guid)).ids == [])
    let result = fix(item(guid), url: "https://example.org/f?a&b")
    #expect(result.ids == ["MissingAtomSelfLink"])
    #expect(
      result.text.contains("<channel><atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel")
    )
    #expect(result.text.contains("href=\"https://example.org/f?a&amp;b\"/>"))
  }

  @Test func addressesAreWrittenInFull() {
    let guid = "<guid>https://example.org/1</guid>"
    #expect(
      fix(item(guid + "<link>/2</link>")).text == item(guid + "<link>https://example.org/2</link>")
    )
    // This may be meant as a host.
    let doubtful = item(guid + "<link>example.org/2</link>")
    #expect(fix(doubtful).text == doubtful)
    let html = "<description>&lt;a href=\"/x?a&amp;amp;b\"&gt;y&lt;/a&gt;</description>"
    let full =
      "<description>&lt;a href=\"https://example.org/x?a&amp;amp;b\"&gt;y&lt;/a&gt;</description>"
    #expect(fix(item(guid + html)).text == item(guid + full))
    let section = "<description><![CDATA[<img alt='/' src='/i.png'>]]></description>"
    let whole =
      "<description><![CDATA[<img alt='/' src='https://example.org/i.png'>]]></description>"
    #expect(fix(item(guid + section)).text == item(guid + whole))
  }

  @Test func whatXMLCannotHoldIsEscapedOrTakenAway() {
    let guid = "<guid>https://example.org/1</guid>"
    let result = fix(item(guid + "<category>a & b\u{1} < c &nbsp;&amp;</category>"))
    #expect(result.text == item(guid + "<category>a &amp; b &lt; c &#160;&amp;</category>"))
    #expect(result.ids == ["SAXError", "SAXError", "SAXError", "UndefinedNamedEntity"])
  }

  @Test func onlyARepetitionOfTheSameIsTakenAway() {
    let guid = "<guid>https://example.org/1</guid>"
    let twice = item(
      guid + "\n  <author>a@example.org (A)</author>\n  <author>a@example.org (A)</author>\n"
    )
    #expect(fix(twice).text == item(guid + "\n  <author>a@example.org (A)</author>\n"))
    let other = item(guid + "<author>a@example.org (A)</author><author>b@example.org (B)</author>")
    #expect(fix(other).text == other)
  }

  @Test func whatIsNoPermaLinkSaysSo() {
    #expect(fix(item("<guid>abc</guid>")).text == item("<guid isPermaLink=\"false\">abc</guid>"))
    let tag = "<guid isPermaLink='true'>tag:example.org,2026:1</guid>"
    #expect(fix(item(tag)).text == item(tag.replacing("true", with: "false")))
  }

  @Test func jsonIsMendedToo() {
    func feed(_ id: String, _ date: String, _ address: String) -> String {
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "t", "home_page_url": "https://example.org/",
       "feed_url": "https://example.org/f", "items": [{"id": \(id), "date_published": "\(date)",
       "content_html": "<a href=\\"\(address)\\">é</a>"}]}
      """
    }
    let result = fix(feed("12", "2 Jan 2026 03:04:05 GMT", "/x"), url: "https://example.org/f")
    #expect(result.text == feed("\"12\"", "2026-01-02T03:04:05Z", "https://example.org/x"))
  }

  @Test func aDocumentOfAnotherEncodingIsWrittenInUTF8() throws {
    let xml = item("<pubDate>2026-01-02 03:04:05</pubDate><guid>https://example.org/1</guid>")
    let head = "<?xml version='1.0' encoding='iso-8859-1'?>\n"
    let bytes = Array((head + xml).replacing("<title>t", with: "<title>~").utf8)
      .map { $0 == UInt8(ascii: "~") ? 0xE9 : $0 }
    let result = Fixer.fix(bytes, options: ValidationOptions())
    let text = String(decoding: result.bytes, as: UTF8.self)
    #expect(text.hasPrefix("<?xml version='1.0' encoding='utf-8'?>\n"))
    #expect(text.contains("<title>é</title>"))
    #expect(text.contains("Fri, 02 Jan 2026 03:04:05 +0000"))
  }

  @Test(arguments: samples(in: "valid") + samples(in: "invalid") + samples(in: "hostile"))
  func mendingNeverMakesItWorseOrChangesWhatIsNotNamed(_ sample: Sample) throws {
    let bytes = try sample.bytes
    if bytes.count > 1 << 20 { return }
    var options = ValidationOptions()
    options.url = "https://example.org/feed"
    let before = Validator.validate(bytes, options: options)
    let result = Fixer.fix(bytes, options: options)
    #expect(result.applied.isEmpty == (result.bytes == bytes))
    guard !result.applied.isEmpty else { return }
    let after = Validator.validate(result.bytes, options: options)
    #expect(after.findings == result.report.findings)
    #expect(
      Set(after.findings.map(\.id)) != Set(before.findings.map(\.id))
        || after.findings.count < before.findings.count
    )
    // Mending twice is mending once.
    #expect(Fixer.fix(result.bytes, options: options).bytes == result.bytes)
  }
}
