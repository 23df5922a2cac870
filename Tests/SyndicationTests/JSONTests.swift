import Markup
import Testing

@testable import Syndication

@Suite struct JSONTests {
  private func read(_ text: String) -> JSONDocument { JSONDocument(Array(text.utf8)) }

  private func compact(_ value: JSON?) -> String {
    var writer = JSONWriter()
    if let value { writer.value(value) }
    return String(decoding: writer.finish(), as: UTF8.self)
  }

  @Test(arguments: [
    "{}", "[]", #"{"b":1,"a":[true,false,null,"x"]}"#, "-0.5e+10", #""""#, #"[[],{"":{}}]"#,
    #"{"big":12345678901234567890.123456789}"#, #""é😀/\"\\\n\r\t\b\f\u0001""#, #"{"a":1,"a":2}"#,
  ])
  func whatIsValidIsWrittenBackAsItWas(text: String) {
    let document = read(text)
    #expect(document.problems.isEmpty)
    #expect(compact(document.root) == text)
  }

  @Test(arguments: [
    (#"[1,2,]"#, "[1,2]"), (#"{"a":1,}"#, #"{"a":1}"#), (#"[1 2]"#, "[1,2]"),
    ("[\"a\nb\"]", #"["a\nb"]"#), (#"{"a":"b"#, #"{"a":"b"}"#),
    (#"{"a":[1,{"b":"#, #"{"a":[1,{}]}"#),
    (#"{"a""#, "{}"), ("[,1]", "[1]"), ("[1,,2]", "[1,2]"), ("{'a':'b'}", #"{"a":"b"}"#),
    ("{a:1}", #"{"a":1}"#), ("[True,NaN,None]", "[true,null,null]"), ("[01,.5]", "[1,0.5]"),
    ("[1]x", "[1]"), ("/*a*/[1]//b", "[1]"), (#"["\ud800"]"#, #"["�"]"#), (#"["\x"]"#, #"["\\x"]"#),
    (#"["\u12"]"#, #"["\\u12"]"#), (#"{"a":[1}"#, #"{"a":[1]}"#), (#"{"a" 1}"#, #"{"a":1}"#),
    ("[1}", "[1]"), ("{]", "{}"), ("[:]", "[null]"), (#"{"a":}"#, #"{"a":null}"#),
  ])
  func whatIsInvalidIsReadAndReported(text: String, meaning: String) {
    let document = read(text)
    #expect(!document.problems.isEmpty)
    #expect(compact(document.root) == meaning)
  }

  @Test func nothingIsReadFromNothing() {
    #expect(read(" \n").root == nil)
    #expect(read(" \n").problems.first?.position == Position(line: 2, column: 1))
  }

  @Test func aProblemSaysWhereItIs() {
    let document = read("{\n  \"é\": [1,],\n  \"b\": tru\n}")
    #expect(
      document.problems.map(\.position) == [
        Position(line: 2, column: 11), Position(line: 3, column: 8),
      ]
    )
    #expect(document.root?["b"]?.offset == Array("{\n  \"é\": [1,],\n  \"b\": ".utf8).count)
  }

  @Test func surrogatePairsAreOneCharacter() {
    #expect(read(#""\uD83D\ude00""#).root?.string == "😀")
    #expect(read(#""\uD83D\ude00""#).problems.isEmpty)
  }

  @Test func bytesThatAreNotUTF8AreReported() {
    let document = JSONDocument([0x22, 0x61, 0xFF, 0x22])
    #expect(document.root?.string == "a\u{FFFD}")
    #expect(document.problems.count == 1)
  }

  @Test func aByteOrderMarkIsReported() {
    let document = JSONDocument([0xEF, 0xBB, 0xBF] + Array("[1]".utf8))
    #expect(compact(document.root) == "[1]")
    #expect(document.problems.count == 1)
    #expect(document.encoding.hasByteOrderMark)
  }

  @Test func wideFormsOfUnicodeAreDecoded() {
    let units = Array(#"{"a":"é😀"}"#.utf16)
    let little: [UInt8] = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(JSONDocument(little).root?["a"]?.string == "é😀")
    #expect(JSONDocument(big).root?["a"]?.string == "é😀")
    #expect(JSONDocument(big).encoding.name == "utf-16be")
  }

  @Test func depthAndSizeAreLimited() {
    let deep = JSONDocument(Array(repeating: UInt8(ascii: "["), count: 1_000_000))
    #expect(deep.problems.first?.code == .limit)
    var limits = Limits()
    limits.bytes = 5
    let long = JSONDocument(Array("[1,2,3]".utf8), limits: limits)
    #expect(long.problems.contains { $0.code == .limit })
    #expect(compact(long.root) == "[1,2]")
  }

  @Test func noInputCrashesTheReader() {
    let pieces = [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d8", "1", "-", "tru", "'", "/", "*",
    ]
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let document = read(text)
      let again = read(compact(document.root))
      #expect(document.root == nil || again.root != nil, "\(text)")
    }
  }

  @Test func prettyTextIsIndented() {
    var writer = JSONWriter(indentation: 2)
    writer.object {
      $0.member("a", "b")
      $0.member("none", nil as String?)
      $0.member("list", [1.0, 2.5]) { $0.value($1) }
      $0.member("empty", [] as [String])
      $0.member("object", "x") { $0.member("y", $1) }
      $0.name("nothing")
      $0.array { _ in }
    }
    #expect(
      String(decoding: writer.finish(), as: UTF8.self) == """
        {
          "a": "b",
          "list": [
            1,
            2.5
          ],
          "object": {
            "y": "x"
          },
          "nothing": []
        }

        """
    )
  }
}
