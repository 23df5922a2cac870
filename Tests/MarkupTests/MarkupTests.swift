import Testing

@testable import Markup

private func tree(_ element: Element) -> String {
  let attributes = element.attributes.map { " \($0.name.qualified)='\($0.value)'" }.joined()
  let nodes = element.nodes.map { node in
    switch node {
    case .element(let child): tree(child)
    case .text(let text): text
    case .instruction(let target, let data): "<?\(target) \(data)?>"
    }
  }
  return "<\(element.name.qualified)\(attributes)>\(nodes.joined())</>"
}

private func parse(_ text: String) -> Document {
  Document(xml: Array(text.utf8))
}

private func shape(_ text: String) -> String {
  parse(text).root.map(tree) ?? ""
}

@Suite struct ParsingTests {
  @Test func wellFormedTextGivesItsTree() {
    let text = "<a x='1' y=\"&lt;&amp;\"><b>t &amp; u</b> v<![CDATA[<c>]]> é\r\nz<?p q?></a>"
    let document = parse(text)
    #expect(document.problems == [])
    #expect(document.root.map(tree) == "<a x='1' y='<&'><b>t & u</> v<c> é\nz<?p q?></>")
  }

  @Test func longTextOfAnyScriptIsKept() {
    let text = String(repeating: "Ein längerer Text, 日本語 & so weiter. ", count: 2000)
    let escaped = text.split(separator: "&", omittingEmptySubsequences: false)
      .joined(separator: "&amp;")
    #expect(parse("<a><b>\(escaped)</b></a>").root?.text == text)
    #expect(parse("<a><![CDATA[\(text)]]></a>").root?.text == text)
  }

  @Test(arguments: [
    ("<a>x & y</a>", "<a>x & y</>"),
    ("<a>x &nbsp; y&eacute;</a>", "<a>x \u{A0} yé</>"),
    ("<a>&bogus; &#8217; &#x92; &#146 z</a>", "<a>&bogus; ’ ’ ’ z</>"),
    ("<a>1 < 2 <3</a>", "<a>1 < 2 <3</>"),
    ("<a>x<br>y<b>z</a>", "<a>x<br></>y<b>z</></>"),
    ("<a b=c d e='&' e='2'>x</a>", "<a b='c' d='' e='&'>x</>"),
    ("<a><b>x</A>", "<a><b>x</></>"),
    ("<a>x\u{8}y</a>", "<a>xy</>"),
    ("<a><b>x", "<a><b>x</></>"),
    ("<a><![CDATA[x", "<a>x</>"),
    ("<a>x</a><b>y</b>", "<a>x</>"),
    ("junk <?xml version='1.0'?><a>x</a>", "<a>x</>"),
    ("<a>x ]]> y</a>", "<a>x ]]> y</>"),
    ("<a>x</b>y</a>", "<a>xy</>"),
    ("<!DOCTYPE a [<!ENTITY e 'val'>]><a>&e; & x</a>", "<a>val & x</>"),
  ]) func brokenTextIsMendedAndTheProblemSaid(text: String, expected: String) {
    #expect(shape(text) == expected)
    #expect(!parse(text).problems.isEmpty)
    #expect(parse(text).problems.allSatisfy { $0.position != nil })
  }

  @Test func referencesToControlsMeanWindows1252() {
    for start in ["", "<!DOCTYPE a>"] {
      let document = parse(start + "<a b='d&#146;e'>don&#146;t &#x80;&#129;</a>")
      #expect(document.problems == [])
      #expect(document.root?["b"] == "d’e")
      #expect(document.root?.text == "don’t €\u{81}")
    }
  }

  @Test func anExternalDocumentTypeMayDeclareAnything() {
    let document = parse("<!DOCTYPE a SYSTEM 'a.dtd'><a>&eacute;</a>")
    #expect(document.problems == [])
    #expect(document.root?.text == "é")
  }

  @Test func markupDeclaresTheNamespacesThatItUses() {
    let text =
      "<a xmlns='u:a' xmlns:p='u:p' xmlns:x='u:x'><p:b x:c='1'><p:d/></p:b><e/><f xmlns='u:f'/></a>"
    #expect(
      parse(text).root?.markup
        == "<p:b xmlns:p=\"u:p\" x:c=\"1\" xmlns:x=\"u:x\"><p:d></p:d></p:b>"
        + "<e></e><f xmlns=\"u:f\"></f>"
    )
  }

  @Test func declaredEntitiesAreNoProblem() {
    let document = parse("<!DOCTYPE a [<!ENTITY e 'val'>]><a b='&e;'>&e;</a>")
    #expect(document.problems == [])
    #expect(document.root.map(tree) == "<a b='val'>val</>")
  }

  @Test func entitiesAreNeverExpandedInEntities() {
    let document = parse(
      "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'><!ENTITY n SYSTEM 'file:///etc/passwd'>]>"
        + "<a>&m;&n;</a>"
    )
    #expect(document.root?.text.contains("lol") == false)
    #expect(document.root?.text.contains("root") == false)
  }

  @Test func placesAreThoseOfTheOriginalText() {
    let document = parse("<a>\n  <b>x & y</b>\n é<c>z</c>\n</a>")
    let places = document.root?.children.map(\.position)
    #expect(places == [Position(line: 2, column: 3), Position(line: 3, column: 3)])
    #expect(document.problems.map(\.position) == [Position(line: 2, column: 8)])
  }

  @Test func namespacesAreResolved() {
    let document = parse("<a xmlns='u:a' xmlns:p='u:p'><p:b p:c='1'/><q:d/></a>")
    let names = document.root?.children.map(\.name)
    #expect(
      names == [Name("b", prefix: "p", namespace: "u:p"), Name("d", prefix: "q")]
    )
    #expect(document.root?.children.first { _ in true }?["c", namespace: "u:p"] == "1")
    #expect(document.problems.map(\.code) == [.undeclaredPrefix])
  }

  @Test func depthIsLimited() {
    let text = String(repeating: "<a>", count: 100_000)
    let document = parse(text)
    #expect(document.problems.contains { $0.code == .limit })
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF] + Array("<a>é</a>".utf8), "utf-8", "é"),
      (
        Array("<?xml version='1.0' encoding='windows-1251'?><a>".utf8) + [0xCF]
          + Array("</a>".utf8),
        "windows-1251", "П"
      ),
      (Array("<a>".utf8) + [0xE9, 0x93] + Array("</a>".utf8), "windows-1252", "é“"),
      (Array("<a>é</a>".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, "utf-16be", "é"),
    ] as [([UInt8], String, String)]
  ) func encodingsAreFound(
    bytes: [UInt8],
    name: String,
    text: String
  ) {
    let document = Document(xml: bytes)
    #expect(document.encoding.name == name)
    #expect(document.root?.text == text)
  }

  @Test(
    arguments: [
      ("macturkish", [0xDF], "ş"), ("mac-greek", [0xE1], "α"), ("kz1048", [0xE6], "ж"),
      ("big5", [0xC7, 0xF3], "А"), ("iso-2022-jp-3", Array("\u{1B}$B$\"\u{1B}(B".utf8), "あ"),
    ] as [(String, [UInt8], String)]
  )
  func encodingsBesideTheUsualOnesAreKnown(name: String, bytes: [UInt8], text: String) {
    let document = Document(
      xml: Array("<?xml version='1.0' encoding='\(name)'?><a>".utf8) + bytes + Array("</a>".utf8)
    )
    #expect(document.problems == [])
    #expect(document.root?.text == text)
  }

  @Test(.timeLimit(.minutes(15)), arguments: ["us-ascii", "windows-1252", "shift_jis", "utf-16"])
  func bytesWithoutAMeaningEndNoDecoding(fallback: String) {
    var options = Document.Options()
    options.fallbackEncoding = fallback
    let document = Document(
      xml: Array("<a>x".utf8) + [0x81, 0xFF, 0x80] + Array("y</a>".utf8),
      options: options
    )
    #expect(document.problems.contains { $0.code == .charsetOverride })
  }

  @Test(.timeLimit(.minutes(15))) func attributesAreLimited() {
    let crowd = (0..<200_000).map { "a\($0)='1'" }.joined(separator: " ")
    let document = parse("<a \(crowd)><b c='d'>x</b></a>")
    #expect(document.root?.attributes.reduce(0) { count, _ in count + 1 } == 256)
    #expect(document.problems.map(\.code) == [.limit])
    #expect(document.root?.text == "x")
    #expect(Sanitizer().sanitize("<p>y</p><p \(crowd)>z</p>").contains("z"))
  }

  @Test func htmlBecomesATreeToo() {
    let document = Document(html: "a<p>b &eacute;<br>c<p>d")
    let nodes = document.nodes.map { node in
      if case .element(let element) = node { tree(element) } else { "t" }
    }
    #expect(nodes == ["t", "<p>b é<br></>c</>", "<p>d</>"])
  }
}

@Suite struct SanitizerTests {
  @Test(arguments: [
    ("a <b>c</b> & d", "a <b>c</b> &amp; d"),
    ("<p onclick='x()' class=k>t</p>", "<p class=\"k\">t</p>"),
    ("<script>alert(1)</script>x<style>p{}</style>", "x"),
    ("<a href='java\tscript:x()'>y</a>", "<a>y</a>"),
    ("<a href=' JaVaScRiPt:x()'>y</a>", "<a>y</a>"),
    ("<a href='&#106;avascript:x()'>y</a>", "<a>y</a>"),
    (
      "<img src='data:text/html,x'><img src='data:image/png;base64,AA=='>",
      "<img /><img src=\"data:image/png;base64,AA==\" />"
    ),
    ("<iframe src='http://x/'>t</iframe>", "<a href=\"http://x/\">http://x/</a>t"),
    ("<form action='http://x/'><input name=a>t</form>", "t"),
    (
      "<p style='color: red; behavior: url(x); margin: 1px 2px'>t</p>",
      "<p style=\"color: red; margin: 1px 2px;\">t</p>"
    ),
    (
      "<p style='color: red; position: fixed; margin: 1px 2px'>t</p>",
      "<p style=\"color: red; margin: 1px 2px;\">t</p>"
    ),
    (
      "<noscript><p title='</noscript><img src=x onerror=y>'>t</noscript>",
      "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=y&gt;\">t</p>"
    ),
    ("<img srcset='a.png 1x, javascript:x 2x,b.png'>", "<img srcset=\"a.png 1x, b.png\" />"),
    ("x < y", "x &lt; y"),
  ]) func onlyTheAllowListComesThrough(html: String, expected: String) {
    #expect(Sanitizer().sanitize(html) == expected)
    #expect(Sanitizer().sanitize(expected) == expected)
  }

  @Test func everyURLIsResolved() {
    let html = "<a href='x'>1</a><img src=y srcset='z 2x'><video poster='p'></video>"
    #expect(
      Sanitizer().sanitize(html) { "http://e/" + $0 }
        == "<a href=\"http://e/x\">1</a><img src=\"http://e/y\" srcset=\"http://e/z 2x\" />"
        + "<video poster=\"http://e/p\"></video>"
    )
  }

  @Test func plainTextHasNoTags() {
    #expect("<p>a <b>b</b>c</p><p>d &amp; e</p>".plainTextOfHTML == "a bc d & e")
  }
}

@Suite struct LinksTests {
  @Test func onlyURLsAreRewritten() {
    let html = "<P Class=x>a < b &amp; <A HREF='c?d&amp;e' title='f'>g</a><img src=h><br/></P>"
    #expect(
      Links.rewrite(html) { "http://i/" + $0 }
        == "<P Class=x>a < b &amp; <A HREF='http://i/c?d&amp;e' title='f'>g</a>"
        + "<img src=http://i/h><br/></P>"
    )
  }
}
