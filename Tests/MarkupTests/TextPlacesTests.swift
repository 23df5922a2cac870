import Testing

@testable import Markup

@Suite struct TextPlacesTests {
  /// For each scalar of the text of an element, what stands at its place in the source.
  private func sources(_ xml: String) throws -> [String] {
    let document = Document(xml: Array(xml.utf8))
    let element = try #require(document.root)
    var places = TextPlaces(of: element)
    let original = document.originalText
    var found: [String] = []
    var offset = 0
    for scalar in element.text.unicodeScalars {
      let start = places.offset(of: offset)
      offset += UTF8.width(scalar)
      found.append(
        String(decoding: original[start..<min(start + 3, original.count)], as: UTF8.self)
      )
    }
    return found
  }

  @Test func plainTextIsWhereItStands() throws {
    #expect(try sources("<a x='>'>bc</a>") == ["bc<", "c</"])
  }

  @Test func referencesAreOneCharacter() throws {
    #expect(try sources("<a>&lt;&#x20AC;&#233;x</a>") == ["&lt", "&#x", "&#2", "x</"])
    #expect(try sources("<a>&nbsp;&hellip;x</a>") == ["&nb", "&he", "x</"])
  }

  @Test func sectionsCommentsAndElementsAreSeenThrough() throws {
    #expect(
      try sources("<a><!-- > --><![CDATA[<&amp;]]><b c='>'/>x<?y >?><b>y</b>z</a>")
        == ["<&a", "&am", "amp", "mp;", "p;]", ";]]", "x<?", "y</", "z</"]
    )
  }

  @Test func endsOfLinesAreOneCharacter() throws {
    #expect(try sources("<a>x\r\ny\rz</a>") == ["x\r\n", "\r\ny", "y\rz", "\rz<", "z</"])
    #expect(
      try sources("<a><![CDATA[x\r\ny\r]]>\r\nz</a>")
        == ["x\r\n", "\r\ny", "y\r]", "\r]]", "\r\nz", "z</"]
    )
  }

  @Test func placesAreThoseBeforeTheRepair() throws {
    // A bare & is repaired, which moves all that follows.
    #expect(try sources("<a>x & y &lt; z</a>").last == "z</")
  }

  @Test func placesMayBeAskedForInAnyOrder() throws {
    let document = Document(xml: Array("<a>b&amp;c\nd</a>".utf8))
    var places = TextPlaces(of: try #require(document.root))
    #expect(places.position(of: 3) == Position(line: 1, column: 11))
    #expect(places.position(of: 0) == Position(line: 1, column: 4))
    #expect(places.position(of: 4) == Position(line: 2, column: 1))
    #expect(places.position(of: 99) == Position(line: 2, column: 2))
    #expect(places.end() == 12)
  }

  @Test func emptyElementsHaveNoText() throws {
    let document = Document(xml: Array("<a><b/>c</a>".utf8))
    let inner = try #require(document.root?.firstChild)
    var places = TextPlaces(of: inner)
    #expect(places.end() == 7)
  }

  /// Each piece of a source, and how much text it is.
  private static let pieces: [(source: String, text: String)] = [
    ("plain text of more than sixteen bytes", "plain text of more than sixteen bytes"),
    ("&lt;", "<"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"), ("&#60;", "<"),
    ("&#x3c;", "<"), ("&#8364;", "€"), ("&#x1F600;", "😀"), ("&#150;", "–"), ("&nbsp;", "\u{A0}"),
    ("\r\n", "\n"), ("\r", "\n"), ("é", "é"), ("]]", "]]"), ("<br/>", ""), ("<?pi ?>", ""),
    ("<![CDATA[a & b < c ] d]]>", "a & b < c ] d"), ("<![CDATA[a\r\rb\r\nc\r]]>", "a\n\nb\nc\n"),
    ("<![CDATA[\n\ra]]>", "\n\na"), ("<!-- no > text -->", ""),
    ("<b a='>'>x</b>", "x"),
  ]

  @Test func everyPieceMayFollowEveryOther() throws {
    for first in Self.pieces {
      for second in Self.pieces {
        let inside = first.source + "|" + second.source + "!"
        let root = try #require(Document(xml: Array("<a>\(inside)</a>".utf8)).root)
        #expect(root.text == first.text + "|" + second.text + "!", "\(inside)")
        var places = TextPlaces(of: root)
        let bar = 3 + first.source.utf8.count
        #expect(places.offset(of: first.text.utf8.count) == bar, "\(inside)")
        let last = (first.text + "|" + second.text).utf8.count
        #expect(places.offset(of: last) == 3 + inside.utf8.count - 1, "\(inside)")
        #expect(places.end() == 3 + inside.utf8.count, "\(inside)")
        // Back to what was passed.
        #expect(places.offset(of: first.text.utf8.count) == bar, "\(inside)")
      }
    }
  }

  @Test func attributesAreFoundInTheirTag() throws {
    let xml = "<a\n  x:b = 'a>b'\r\n  c=\"'\" xmlns:x=\"urn:x\"/>"
    let document = Document(xml: Array(xml.utf8))
    let root = try #require(document.root)
    let tag = try #require(root.sourceTag)
    #expect(tag.attributes.map(\.name) == ["x:b", "c", "xmlns:x"])
    #expect(tag.isEmpty)
    #expect(tag.range == 0..<xml.utf8.count)
    let text = Array(xml.utf8)
    #expect(
      tag.attributes.map { String(decoding: text[$0.value], as: UTF8.self) } == [
        "a>b", "'", "urn:x",
      ]
    )
    #expect(root.position(ofAttribute: "x:b") == Position(line: 2, column: 3))
    #expect(root.position(ofAttribute: "c") == Position(line: 3, column: 3))
    #expect(root.position(ofAttribute: "d") == nil)
  }

  @Test(arguments: ["<a b", "<a b>", "<a b=c>", "<a b='c>", "<", "<a", "<a b=", "<a ="])
  func whatIsNoTagIsNone(_ text: String) {
    #expect(TagScanner.scan(Array(text.utf8), from: 0) == nil)
  }
}
