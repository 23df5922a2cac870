import Markup
import Testing

@testable import Syndication

/// Where findings point to.
@Suite struct PositionTests {
  /// `ID line:column` of each finding of an id.
  private func places(_ id: String, _ text: String) -> [String] {
    Validator.validate(Array(text.utf8)).findings.filter { $0.id == id }
      .map { "\($0.position.line):\($0.position.column)" }
  }

  private func atom(_ entry: String) -> String {
    """
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:t="http://purl.org/syndication/thread/1.0">
    <entry>
    \(entry)
    </entry></feed>
    """
  }

  @Test func ofAnAttributeItPointsToTheAttribute() {
    #expect(places("InvalidFullLink", atom("<id>x</id>")) == ["3:1"])
    #expect(
      places("InvalidMIMEType", atom("<link href='http://example.org/'\n  type='é b'/>")) == ["4:3"]
    )
    #expect(places("UnexpectedAttribute", atom("<updated\n when='x'/>")) == ["4:2"])
    #expect(places("InvalidNonNegativeInteger", atom("<link href='/' t:count='x'/>")) == ["3:16"])
    #expect(places("InvalidLanguage", atom("<title é='' xml:lang='12'>t</title>")) == ["3:13"])
  }

  @Test func ofADeclarationItPointsToTheDeclaration() {
    let feed = "<feed\n xmlns='http://www.w3.org/2005/Atom'\n xmlns:x='urn:no such'/>"
    #expect(places("InvalidUriChar", feed) == ["3:2"])
  }

  @Test func ofWhatIsMissingItPointsToTheParent() {
    #expect(places("MissingHref", atom("<!-- é --><link/>")) == ["3:11"])
    #expect(places("MissingElement", atom("")).contains("2:1"))
    #expect(places("MissingAttribute", atom("\n <category label='x'/>")) == ["4:2"])
  }

  @Test func inEscapedHTMLItPointsToThePlaceInTheFeed() {
    let content = atom(
      "<content type='html'>a &amp;amp;\n &lt;b>é&lt;script>&lt;/script>&lt;/b></content>"
    )
    #expect(places("SecurityRisk", content) == ["4:9"])
    let attribute = atom("<content type='html'>&lt;a\nhref='x' onclick='y'>z&lt;/a></content>")
    #expect(places("SecurityRiskAttr", attribute) == ["4:10"])
    let open = atom("<content type='html'>a &lt;i>b</content>")
    #expect(places("NotHtml", open) == ["3:24"])
    let section = atom("<content type='html'><![CDATA[x <script></script>]]></content>")
    #expect(places("SecurityRisk", section) == ["3:33"])
    let lines = atom("<content type='html'><![CDATA[x\r\n\r\n <script></script>]]></content>")
    #expect(places("SecurityRisk", lines) == ["5:2"])
    let cut = atom("<content>x\r\n<!-- -->[&amp;hellip;] </content>")
    #expect(places("TruncatedContent", cut.replacing("&amp;hellip;", with: "...")) == ["4:9"])
    let xhtml = atom(
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>\n <p onclick='x'/><script/></div></content>"
    )
    #expect(places("SecurityRisk", xhtml) == ["4:18"])
    #expect(places("SecurityRiskAttr", xhtml) == ["4:5"])
  }

  @Test func ofTextItPointsToWhatIsWrongInIt() {
    let rss = """
      <rss version='2.0'><channel>
      <title>A &lt;b>title&lt;/b></title>
      <!-- x --> stray
      <item><description>&lt;p>
      x &lt;a class="b" href="/y">&lt;/a>&lt;/p></description></item></channel></rss>
      """
    #expect(places("ContainsHTML", rss) == ["2:21"])
    #expect(places("UnexpectedText", rss) == ["3:12"])
    #expect(places("ContainsRelRef", rss) == ["5:19"])
  }

  @Test func inJSONItPointsIntoTheString() {
    let json = #"""
      {"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1",
       "content_html": "\u00e9\ud83d\ude00 <img alt=\"x\" src=\"y.png\">"}]}
      """#
    #expect(places("ContainsRelRef", json) == ["2:53"])
  }

  @Test func manyMistakesInOneTextTakeNoLongerThanTheyMust() {
    func time(_ count: Int) -> Duration {
      let html = String(repeating: "&lt;a href='/x'>&lt;script>&lt;/script>&lt;/a>", count: count)
      let rss = "<rss version='2.0'><channel><description>\(html)</description></channel></rss>"
      return ContinuousClock().measure { _ = places("ContainsRelRef", rss) }
    }
    _ = time(100)
    // Four times as many take four times as long, not sixteen times.
    #expect(time(8000) < time(2000) * 10 + .milliseconds(200))
  }
}
