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
}
