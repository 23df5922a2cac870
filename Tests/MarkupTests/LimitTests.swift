import Testing

@testable import Markup

private func limited(_ change: (inout Limits) -> Void) -> Document.Options {
  var options = Document.Options()
  change(&options.limits)
  return options
}

private func parse(_ text: String, _ change: (inout Limits) -> Void) -> Document {
  Document(xml: Array(text.utf8), options: limited(change))
}

@Suite struct LimitTests {
  @Test func aLimitThatBitesIsSaidOnce() {
    let bytes = parse("<a>one<b>two</b></a>") { $0.bytes = 9 }
    #expect(bytes.root?.text == "one")
    let depth = parse("<a>one<b>two<c>three</c></b></a>") { $0.depth = 2 }
    #expect(depth.root?.text == "onetwo")
    let attributes = parse("<a b='1' c='2' d='3'>x</a>") { $0.attributes = 2 }
    #expect(attributes.root?.attributes.map(\.name.local) == ["b", "c"])
    #expect(attributes.root?.text == "x")
    let text = parse("<a>onetwo<b c='three'/></a>") { $0.textLength = 3 }
    #expect(text.root?.text == "one")
    #expect(text.root?.firstChild?["c"] == "thr")
    for document in [bytes, depth, attributes, text] {
      #expect(document.problems.count { $0.code == .limit } == 1)
    }
  }

  @Test func nothingIsSaidOfWhatFits() {
    let document = parse("<a b='1' c='2'>one<b>two</b></a>") {
      $0.bytes = 32
      $0.depth = 2
      $0.attributes = 2
      $0.textLength = 3
    }
    #expect(document.problems == [])
  }

  @Test func aTextIsCutBetweenCharacters() {
    for count in 4...8 {
      let document = parse("<a>日本</a>") { $0.bytes = count }
      #expect(document.encoding.name == "utf-8")
      #expect(document.root?.text == (count < 6 ? "" : "日"))
    }
    #expect(parse("<a>aé日</a>") { $0.textLength = 5 }.root?.text == "aé")
    #expect(parse("<a>&lt;aé日&amp;</a>") { $0.textLength = 7 }.root?.text == "<aé")
    #expect(parse("<a>&lt;aé日&amp;</a>") { $0.textLength = 13 }.root?.text == "<aé日")
  }

  @Test func aLimitIsSaidHoweverMuchElseIsWrong() {
    let broken = String(repeating: "&", count: 200)
    for text in ["<a>\(broken)<b><b><b><b>", "<a>\(broken)<b c='1' d='2' e='3'/></a>"] {
      let document = parse(text) {
        $0.depth = 3
        $0.attributes = 2
      }
      #expect(document.problems.contains { $0.code == .limit })
    }
  }

  @Test(arguments: ["<a>" + String(repeating: "<b>x</b>", count: 40_000) + "</a>", "<a>& <b>"])
  func readingEndsWhenItIsOver(text: String) {
    let document = parse(text) { $0.isOver = { true } }
    // What is shorter than a piece is read all the same.
    #expect(document.root != nil)
    #expect(document.problems.contains { $0.code == .limit } == (text.utf8.count > 100_000))
  }

  @Test func limitsStayWhereNothingCanBreak() {
    var limits = Limits()
    limits.bytes = .max
    limits.depth = .max
    limits.attributes = .max
    limits.textLength = -1
    #expect(limits.bytes == 1 << 30)
    #expect(limits.depth == 1024)
    #expect(limits.attributes == 65_535)
    #expect(limits.textLength == 0)
  }
}

/// What takes minutes unless the time grows with the length alone.
@Suite struct LinearTests {
  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      "& ", "<!--", "<?a ", "<![CDATA[", "<!DOCTYPE a ", "<b ", "</b>", "<b c=\"", "&#", "\u{1}",
      "<A></a>", "<b><c></B>", "<a>", "]]>",
    ]
  ) func aTextOfNothingButMistakesIsReadInGoodTime(mistake: String) {
    let text = String(repeating: mistake, count: 8_000)
    #expect(!parse("<a>" + text) { _ in }.problems.isEmpty)
    #expect(!parse(text) { _ in }.problems.isEmpty)
    #expect(!parse("<a/>" + text) { _ in }.problems.isEmpty)
  }

  @Test(.timeLimit(.minutes(15))) func commentsBehindTheRootAreNoProblem() {
    let text = "<a/>" + String(repeating: "<!-- b -->\n", count: 20_000)
    #expect(parse(text) { _ in }.problems == [])
    #expect(parse("<a>&</a>" + text.dropFirst(4)) { _ in }.problems.count == 1)
  }

  @Test func namespacesInScopeAreLimited() {
    let declarations = (0..<250).map { " xmlns:n\($0)='u:\($0)'" }.joined()
    for beginning in ["", "<!DOCTYPE a>"] {
      let deep = String(repeating: "<a\(declarations)>", count: 5)
      let document = parse(beginning + deep + "<b>x</b>" + String(repeating: "</a>", count: 5)) {
        _ in
      }
      #expect(document.problems.contains { $0.code == .limit })
      let beside = String(repeating: "<a\(declarations)/>", count: 5)
      #expect(parse(beginning + "<a>" + beside + "</a>") { _ in }.problems == [])
    }
  }

  @Test func namesAreLimited() {
    let names = (0..<70_000).map { "<a\($0)/>" }.joined()
    #expect(parse("<a>\(names)</a>") { _ in }.problems.map(\.code) == [.limit])
    let entities = (0..<70_000).map { "&a\($0);" }.joined()
    // What nobody declares is kept as it stands, and takes no name.
    let document = parse("<!DOCTYPE a SYSTEM 'b'><a>\(entities)</a>") { _ in }
    #expect(document.root?.text == entities)
    #expect(document.problems.contains { $0.code == .undeclaredEntity })
  }

  @Test(.timeLimit(.minutes(15))) func openElementsAreFoundInGoodTime() {
    let deep = String(repeating: "<A>", count: 8_000)
    _ = parse(deep + String(repeating: "</b>", count: 8_000)) { _ in }
    _ = parse(deep + String(repeating: "</a>", count: 8_000)) { _ in }
  }

  @Test func placesAreThoseThatCountingGives() {
    let text =
      "é\n\n" + String(repeating: "日本\nxyz\n", count: 3000) + String(repeating: "é", count: 9000)
    let bytes = Array(text.utf8)
    var index = PositionIndex(bytes)
    var position = Position(line: 1, column: 1)
    for offset in 0...bytes.count {
      let found = index.position(ofOffset: offset)
      if found != position {
        Issue.record("byte \(offset) is at \(position), not at \(found)")
        break
      }
      guard offset < bytes.count else { break }
      if bytes[offset] & 0xC0 != 0x80 { position.column += 1 }
      if bytes[offset] == 0x0A { position = Position(line: position.line + 1, column: 1) }
    }
    let last = bytes.count
    // In any order: what is asked for first is not always what stands first.
    for offset in [last, 0, last / 2, last + 5, -1] {
      var fresh = PositionIndex(bytes)
      let found = fresh.position(ofOffset: offset)
      #expect(found == index.position(ofOffset: offset))
    }
    #expect(index.position(ofOffset: -1) == Position(line: 1, column: 1))
    var empty = PositionIndex([])
    let nowhere = empty.position(ofOffset: 5)
    #expect(nowhere == Position(line: 1, column: 1))
  }
}
