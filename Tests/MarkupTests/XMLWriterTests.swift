import Markup
import Testing

@Suite struct XMLWriterTests {
  private func written(
    indentation: Int = 0,
    namespaces: [(prefix: String, uri: String)] = [],
    _ write: (XMLWriter) -> Void
  ) -> String {
    let writer = XMLWriter(indentation: indentation, namespaces: namespaces)
    write(writer)
    let text = String(decoding: writer.finish(), as: UTF8.self)
    let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
    #expect(text.hasPrefix(declaration))
    return String(text.dropFirst(declaration.count))
  }

  @Test func elementsAreIndentedAndTextIsLeftAlone() {
    let text = written(indentation: 2) {
      $0.start("a")
      $0.element("b", ["c": "1", "d": nil], text: "x")
      $0.start("e")
      $0.element("f", text: "")
      $0.element("g", text: nil)
      $0.comment("here")
      $0.end()
      $0.end()
    }
    #expect(
      text == """

        <a>
          <b c="1">x</b>
          <e>
            <f/>
            <!--here-->
          </e>
        </a>

        """
    )
  }

  @Test func noWhiteSpaceIsAddedInsideMixedContent() {
    let text = written(indentation: 2) {
      $0.start("a")
      $0.start("p")
      $0.text("one ")
      $0.start("b")
      $0.element("i", text: "two")
      $0.end()
      $0.end()
      $0.start("q", isMixed: true)
      $0.element("b", text: "three")
      $0.text(" four")
      $0.end()
    }
    #expect(
      text == """

        <a>
          <p>one <b><i>two</i></b></p>
          <q><b>three</b> four</q>
        </a>

        """
    )
  }

  @Test func whatXMLGivesAMeaningIsEscaped() {
    let text = written {
      $0.element("a", ["b": "<\"&\t\n\r'"], text: "<\"&]]>\t\n\r")
    }
    #expect(
      text
        == "<a b=\"&lt;&quot;&amp;&#9;&#10;&#13;'\">&lt;\"&amp;]]&gt;\t\n&#13;</a>"
    )
  }

  @Test func whatXMLCannotHoldIsLeftOut() {
    let text = written {
      $0.element("a", ["b": "1\u{0}2\u{1F}3"], text: "1\u{8}2\u{FFFE}3\u{FFFF}4\u{FFFD}\u{1F600}")
    }
    #expect(text == "<a b=\"123\">1234\u{FFFD}\u{1F600}</a>")
  }

  @Test(arguments: [
    ("1 a", "_1_a"), ("", "_"), ("a:b:c", "a:b_c"), (":", "_"), ("é<", "é_"), ("-", "_-"),
  ])
  func whatIsNoNameIsMadeOne(given: String, name: String) {
    #expect(written { $0.element(given, text: "") } == "<\(name)/>")
  }

  @Test func onlyOneRootIsWrittenAndNothingOutsideIt() {
    let text = written {
      $0.text("before")
      $0.attribute("a", "1")
      $0.end()
      $0.instruction("xml-stylesheet", "href='a.css'?>")
      $0.element("a", text: "x")
      $0.start("b")
      $0.attribute("c", "1")
      $0.element("d", text: "x")
      $0.end()
      $0.text("after")
      $0.comment("a--b---")
    }
    #expect(text == "<?xml-stylesheet href='a.css'? >?><a>x</a><!--a- -b- - - -->")
  }

  @Test func anAttributeIsWrittenOnce() {
    let text = written {
      $0.start("a")
      $0.attribute("b", "1")
      $0.attribute("b", "2")
      $0.text("x")
      $0.attribute("c", "3")
    }
    #expect(text == #"<a b="1">x</a>"#)
  }

  @Test func onlyNamespacesInUseAreDeclaredInTheirFixedOrder() {
    let namespaces = [("x", "urn:x"), ("y", "urn:y"), ("z", "urn:z&")]
    let text = written(namespaces: namespaces) {
      $0.start("a")
      $0.attribute("b", "1")
      $0.element("z:c", text: "1")
      $0.element("d", ["x:e": "2"], text: "")
    }
    #expect(
      text == ##"<a xmlns:x="urn:x" xmlns:z="urn:z&amp;" b="1"><z:c>1</z:c><d x:e="2"/></a>"##
    )
  }

  @Test func prefixesOfForeignNamespacesNeverConflict() {
    let text = written(namespaces: [("x", "urn:x")]) {
      $0.start("a")
      $0.element($0.name("b", in: "urn:other", preferring: "x"), text: "")
      $0.element($0.name("b", in: "urn:other", preferring: "y"), text: "")
      $0.element($0.name("c", in: "urn:third", preferring: ""), text: "")
      $0.element($0.name("d", in: "urn:x", preferring: "q"), text: "")
      $0.element($0.name("e", in: "", preferring: "q"), text: "")
    }
    #expect(
      text
        == #"<a xmlns:x="urn:x" xmlns:x2="urn:other" xmlns:ns="urn:third">"#
        + "<x2:b/><x2:b/><ns:c/><x:d/><e/></a>"
    )
  }

  @Test func aDeclarationByHandOnTheRootIsNotRepeated() {
    let text = written(namespaces: [("x", "urn:x")]) {
      $0.start("a")
      $0.attribute("xmlns", "urn:a")
      $0.attribute("xmlns:x", "urn:x")
      $0.attribute("xmlns:y", "urn:y")
      $0.element("x:b", text: "")
    }
    #expect(text == #"<a xmlns="urn:a" xmlns:x="urn:x" xmlns:y="urn:y"><x:b/></a>"#)
  }

  @Test func openElementsAreClosed() {
    #expect(
      written {
        $0.start("a")
        $0.start("b")
        $0.text("c")
      } == "<a><b>c</b></a>"
    )
  }

  @Test func whateverIsWrittenParsesAgain() {
    var random = SplitMix(state: 42)
    for _ in 0..<3_000 {
      let writer = XMLWriter(
        indentation: random.pick([0, 2]),
        namespaces: [("x", "urn:x"), ("y", "urn:y")]
      )
      writer.start("x:root")
      for _ in 0..<random.below(30) { random.call(writer) }
      let bytes = writer.finish()
      let document = Document(xml: bytes)
      #expect(
        document.isWellFormed,
        "\(document.problems) \(String(decoding: bytes, as: UTF8.self))"
      )
    }
  }

  @Test func textAndAttributesComeBackAsTheyWere() {
    var random = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let given = random.string(legal: true)
      let writer = XMLWriter()
      writer.start("a")
      writer.element("b", ["c": given], text: given)
      let root = Document(xml: writer.finish()).root
      let element = root?.children.first { _ in true }
      #expect(element?.text == given)
      #expect(element?["c"] == given)
    }
  }

  @Test func aFragmentIsWrittenAsItIs() {
    let markup =
      "one <b class=\"x &amp; y\">two</b><br/>\n <svg xmlns=\"http://www.w3.org/2000/svg\">"
      + "<a xmlns:xlink=\"urn:l\" xlink:href=\"#\"/></svg>&lt;three"
    var isWritten = false
    let text = written(indentation: 2) {
      $0.start("div")
      isWritten = $0.fragment(markup)
      $0.end()
    }
    #expect(isWritten)
    #expect(text == "\n<div>\(markup)</div>\n")
  }

  @Test(arguments: ["<p>", "a & b", "</div><div>", "<br>", "<a b=c/>", "<x:y/>", "a]]>b"])
  func aFragmentThatIsNotWellFormedIsRefused(markup: String) {
    var isWritten = true
    let text = written {
      $0.start("div")
      isWritten = $0.fragment(markup)
    }
    #expect(!isWritten)
    #expect(text == "<div/>")
  }

  /// Text is looked at eight bytes at a time: what stands in it must not depend on where.
  @Test(arguments: 0..<20) func charactersAreEscapedWhereverTheyStand(place: Int) {
    let characters: [(String, text: String, value: String)] = [
      ("&", "&amp;", "&amp;"), ("<", "&lt;", "&lt;"), (">", "&gt;", "&gt;"),
      ("\"", "\"", "&quot;"), ("\r", "&#13;", "&#13;"), ("\n", "\n", "&#10;"),
      ("\t", "\t", "&#9;"), ("\u{1}", "", ""), ("\u{1F}", "", ""), ("\u{7F}", "\u{7F}", "\u{7F}"),
      ("\u{FFFE}", "", ""), ("\u{FFFF}", "", ""), ("\u{FF0C}", "\u{FF0C}", "\u{FF0C}"),
      ("\u{FFBD}", "\u{FFBD}", "\u{FFBD}"), ("\u{1F600}", "\u{1F600}", "\u{1F600}"),
      (
        "&<>&<>&<>", "&amp;&lt;&gt;&amp;&lt;&gt;&amp;&lt;&gt;",
        "&amp;&lt;&gt;&amp;&lt;&gt;&amp;&lt;&gt;"
      ),
    ]
    let before = String(repeating: "é", count: place / 2) + String(repeating: "=", count: place % 2)
    for after in ["", "x", "a row of more than eight bytes"] {
      for (character, text, value) in characters {
        let written = written {
          $0.start("a")
          $0.attribute("b", before + character + after)
          $0.text(before + character + after)
          $0.end()
        }
        #expect(written == "<a b=\"\(before)\(value)\(after)\">\(before)\(text)\(after)</a>")
      }
    }
  }

  @Test func namesThatAreNoneAreMendedAndLongPrefixesDeclared() {
    let namespaces = [("anamespace1", "urn:1"), ("anamespace2", "urn:2")].map {
      (prefix: $0.0, uri: $0.1)
    }
    let text = written(namespaces: namespaces) {
      $0.start("a")
      $0.element("anamespace2:1b", text: "x")
      $0.element("é:c d", text: String(repeating: "<", count: 70_000))
      $0.end()
    }
    let many = String(repeating: "&lt;", count: 70_000)
    #expect(
      text
        == "<a xmlns:anamespace2=\"urn:2\"><anamespace2:_1b>x</anamespace2:_1b><é:c_d>\(many)</é:c_d></a>"
    )
  }
}

/// Strings and calls that try to break a writer.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }

  mutating func string(legal: Bool = false) -> String {
    let pieces = [
      "<", ">", "&", "\"", "'", "]]>", "]]", "<![CDATA[", "--", "-->", "<!--", "?>", "&#0;",
      "&amp;",
      "\t", "\n", "\r", "\r\n", " ", "é", "😀", "\u{FFFD}", "\u{85}", "\u{2028}", "a", "xml", ":",
    ]
    let illegal = ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"]
    // Trimmed strings would hide what is added around text.
    return (0..<below(12)).reduce(into: "") { text, _ in
      text += pick(legal ? pieces : pieces + illegal)
    }
  }

  mutating func call(_ writer: XMLWriter) {
    let name = pick(["a", "x:b", "y:c"] + [string().replacing(":", with: "")])
    switch below(9) {
    case 0: writer.start(name, isMixed: pick([true, false]))
    case 1: writer.end()
    case 2, 3: writer.attribute(name, string())
    case 4: writer.text(string())
    case 5: writer.comment(string())
    case 6: writer.instruction(string(), string())
    case 7:
      writer.element(
        writer.name(name, in: "urn:n" + String(below(5)), preferring: string()),
        text: string()
      )
    default: writer.element(name, [name: string()], text: string())
    }
  }
}
