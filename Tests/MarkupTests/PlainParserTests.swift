import Foundation
import TestSupport
import Testing

@testable import Markup

/// What ``PlainParser`` reads has to be what libxml2 reads: the same tape, or none.
struct PlainParserTests {
  @Test(arguments: samples(in: ".").filter { !$0.path.hasSuffix(".md") })
  func readsSamplesAsLibXML2Does(_ sample: Sample) throws {
    let bytes = try sample.bytes
    #expect(difference(bytes) == nil)
  }

  @Test func readsFeedsThatAreWellFormedWithoutLibXML2() throws {
    let feeds = samples(in: "valid").filter { $0.path.hasSuffix(".xml") }
    let plain = try feeds.filter { plainTape(try $0.bytes) != nil }
    #expect(plain.count * 10 > feeds.count * 8)
  }

  /// All of a folder outside the checkout, such as the conformance data: named in the environment.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["FEEDLOOM_DOCUMENTS"] != nil),
    arguments: documents(in: ProcessInfo.processInfo.environment["FEEDLOOM_DOCUMENTS"])
  )
  func readsOtherDocumentsAsLibXML2Does(_ path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    #expect(difference(bytes) == nil)
  }

  @Test(arguments: [
    "<a/>", "<a></a>", "<a b='c'/>", "<a b='c' d=\"e\"\n/>", " <a/> ",
    "<a>x</a><!-- c -->\n<?p q?>",
    "<?xml version='1.0'?><a/>", "<?xml version=\"1.0\" encoding='x' standalone='yes' ?>\n<a/>",
    "<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x41;&#x1F600;</a>", "<a b='&lt;&amp;&#38;&#10;&quot;'/>",
    "<a>1\r\n2\r3\n4</a>", "<a b='1\r\n2\r3\n4\t5'/>", "<a><![CDATA[1\r\n2\r3]]></a>",
    "<a>1<!-- c -->2</a>", "<a>1&amp;<!-- c -->2\r\n</a>", "<a><![CDATA[1]]><![CDATA[2]]></a>",
    "<a>1<![CDATA[]]>2</a>", "<a>1<![CDATA[2]]>3</a>", "<a>1<?p?>2<?p q ?>3</a>", "<a>]]&gt;]</a>",
    "<a xmlns='u'><b xmlns=''/><c/></a>", "<x:a xmlns:x='u'><x:b x:c='d' c='e'/></x:a>",
    "<a xmlns:x='u' xmlns:y='u'><x:b xmlns:x='v'/><y:b/><x:b/></a>",
    "<a xml:lang='de' xml:base='b'/>",
    "<a>Zoë 日本 😀</a>", "<a b='Zoë'/>", "<a><b><c/>t</b>\n</a >", "<a  b = 'c'/>", "<a b='>'>t</a>",
    "<a xmlns:x='Zoë&#10;'/>", "<a xmlns='u\nv' xmlns:x='u v'><x:b/><c xmlns='u\tv' x:d=''/></a>",
    "<x:a xmlns:x='u\r\n'><y:b xmlns:y='u ' y:c='' d=''/></x:a>", "<a xmlns:x='\n'><x:b/></a>",
    "<a xmlns='\n'/>", "<a xmlns='u\n'><b xmlns=''/><c/></a>",
    "<a xmlns:x='http://www.w3.org/XML/1998/namespace\n'><x:b/></a>",
    "<a xmlns:x='u\n' xmlns:y='u\n' x:b='' y:b=''/>",
  ])
  func readsMarkupAsLibXML2Does(_ text: String) {
    #expect(difference(Array(text.utf8)) == nil)
  }

  @Test(arguments: [
    "", "x", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a>&nbsp;</a>", "<a>&</a>", "<a>&#0;</a>",
    "<a>&#xFFFE;</a>", "<a>\u{FFFE}</a>", "<a>\u{1}</a>", "<a>]]></a>", "<a b=c/>",
    "<a b='c' b='d'/>",
    "<a b='<'/>", "<a b='c'd='e'/>", "<x:a/>", "<a x:b='c'/>", "<é/>", "<1/>", "<a:/>", "<:a/>",
    "<a:b:c xmlns:a='u'/>", "<!DOCTYPE a><a/>", "<a><!-- -- --></a>", "<a><![CDATA[</a>",
    "<a xmlns:x=''/>", "<a xmlns:xml='u'/>", "<a xmlns:x='u' xmlns:y='u' x:b='1' y:b='2'/>",
    "<?xml version='1.1'?><a/>", "<a><?xml version='1.0'?></a>", "<a>t</a>t", "<a b='&x;'/>",
    "<a b='",
    "<a b", "<a><?p", "<xml:a/>", "<xmlns:a/>", "<a></a", "<a>&#65</a>",
  ])
  func leavesTheRestToLibXML2(_ text: String) {
    #expect(plainTape(Array(text.utf8)) == nil)
    #expect(difference(Array(text.utf8)) == nil)
  }

  /// libxml2 hands a section on in pieces, which may part an end of a line (XML 1.0 section 2.11).
  @Test(arguments: ["\r\n", "\r", "\r\n\r\n", "\r\r\n", "\n\r"])
  func anEndOfLineInASectionIsOneCharacter(_ end: String) {
    for length in [0, 1, 20] + Array(290...310) + Array(590...610) {
      let run = String(repeating: "x", count: length)
      let content = run + end + run + end
      let read = content.replacingOccurrences(of: "\r\n", with: "\n")
        .replacingOccurrences(of: "\r", with: "\n")
      // What is not plain is left to libxml2.
      for (lead, text) in [("", ""), ("&nbsp;", "\u{A0}")] {
        let section = "<![CDATA[\(content)]]>"
        let document = Document(xml: Array("<a>\(lead)\(section)\(section)</a>".utf8))
        #expect(document.root?.text == text + read + read, "\(length) \(lead)")
      }
    }
  }

  /// Long runs are looked at in blocks: what matters may stand anywhere in one.
  @Test(arguments: [
    "&lt;", "&#10;", "&amp;&gt;", "&x;", "&", "\r\n", "\r", "\t", "\n", "]]>", "]", "é", "\u{1}",
    "\u{FFFE}", "<", "'", "-->", "?>", "😀",
  ])
  func findsWhatMattersAnywhereInARun(_ special: String) {
    let run = String(repeating: "abcdefghij", count: 5)
    for place in 0...run.count {
      let text = run.prefix(place) + special + run.dropFirst(place)
      for markup in [
        "<a>\(text)</a>", "<a b='\(text)'/>", "<a><![CDATA[\(text)]]></a>", "<a><!--\(text)--></a>",
        "<a><?p \(text)?></a>",
      ] {
        #expect(difference(Array(markup.utf8)) == nil, "\(markup)")
      }
    }
  }

  @Test(arguments: [[0x80], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]])
  func leavesWhatIsNotUTF8(_ bytes: [UInt8]) {
    for (before, after) in [
      ("<a>", "</a>"), ("<a b='", "'/>"), ("<a><![CDATA[", "]]></a>"), ("<a><!--", "--></a>"),
      ("<a><?p ", "?></a>"), ("<a", "/>"), ("<a>é", "é</a>"),
      ("<a>01234567890123456789", "01234567890123456789</a>"),
    ] {
      let text = Array(before.utf8) + bytes + Array(after.utf8)
      #expect(PlainParser.parse(text, from: 0, limits: Limits()) == nil)
      #expect(difference(text) == nil)
    }
  }

  @Test(arguments: 0..<8)
  func readsMutationsAsLibXML2Does(_ part: Int) throws {
    let environment = ProcessInfo.processInfo.environment["FEEDLOOM_MUTATIONS"]
    let count = (environment.flatMap { Int($0) } ?? 1_600) / 8
    let texts = try samples(in: "valid").filter { $0.path.hasSuffix(".xml") }.map { try $0.bytes }
      .filter { $0.count < 3_000 }
    var mutation = Mutation(seed: UInt64(part) + 1)
    var plain = 0
    for number in 0..<count {
      let text = mutation.mutated(texts[number % texts.count])
      if plainTape(text) != nil { plain += 1 }
      let difference = difference(text)
      #expect(difference == nil, "mutation \(number): \(String(decoding: text, as: UTF8.self))")
      if difference != nil { return }
    }
    // Else the two ways were one.
    #expect(plain * 4 > count)
  }
}

private func documents(in folder: String?) -> [String] {
  guard let folder, let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
    return []
  }
  return names.sorted().map { folder + "/" + $0 }.filter {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder)
      && !isFolder.boolValue
  }
}

private func plainTape(_ bytes: [UInt8]) -> Tape? {
  var decoder = Decoder(Document.Options())
  return PlainParser.parse(decoder.decode(bytes), from: 0, limits: Limits())
}

/// The first line in which the two ways to read a text differ.
private func difference(_ bytes: [UInt8]) -> String? {
  var options = Document.Options()
  let plain = lines(Document(xml: bytes, options: options))
  options.scansPlainText = false
  let libxml2 = lines(Document(xml: bytes, options: options))
  if plain == libxml2 { return nil }
  let place = zip(plain, libxml2).prefix { $0 == $1 }.count
  func said(_ lines: [Line]) -> String {
    lines.dropFirst(place).first.map { "\($0)" } ?? "nothing"
  }
  return "\(said(plain)), not \(said(libxml2))"
}

/// One thing that a tape says; compared as it is, since to print all of it takes longest by far.
private enum Line: Equatable {
  case problem(Problem)
  case namespace(String, uri: String)
  case name(Name)
  case element(Name, start: Int, end: UInt32)
  case declares(Name, String)
  case has(Name, String)
  case text(Record.Kind, String)
  case instruction(Name, String)
}

/// All that a tape says.
private func lines(_ document: Document) -> [Line] {
  var lines = document.problems.map { Line.problem($0) }
  lines += document.namespaces.map { .namespace($0.prefix, uri: $0.uri) }
  lines += document.names.map { .name($0) }
  for (place, record) in document.records.enumerated() {
    switch record.kind {
    case .element:
      let element = document.element(at: place)
      lines.append(.element(element.name, start: element.startOffset, end: record.end))
      for attribute in element.namespaceDeclarations {
        lines.append(.declares(attribute.name, attribute.value))
      }
      for attribute in element.attributes { lines.append(.has(attribute.name, attribute.value)) }
    case .text, .cdata: lines.append(.text(record.kind, document.text(at: place)))
    case .instruction:
      let data = document.string(record.start, record.end, record.storage)
      lines.append(.instruction(document.names[Int(record.name)], data))
    }
  }
  return lines
}

/// Changes texts a little, always in the same ways.
private struct Mutation: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  private static let words = [
    "<", ">", "&", ";", "&amp;", "&#65;", "&#x80;", "&#13;", "&lt;", "&nbsp;", "\"", "'", "=", "/",
    " ",
    "\r\n", "\r", "\n", "\t", "]]>", "]", "<![CDATA[", "<![CDATA[x]]>", "<!-- c -->", "--",
    "<?p d?>",
    "<b/>", "<b>", "</b>", "xmlns=\"u\"", " xmlns:x=\"u\"", "x:", " a=\"b\"", "ë", "😀", "\u{FFFE}",
    "\u{1}", "\u{85}", "<br/>t", "xml", ":",
  ]

  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...2, using: &self) {
      let place = Int.random(in: 0..<max(1, text.count), using: &self)
      let end = min(text.count, place + Int.random(in: 0...12, using: &self))
      let word = Array(Self.words.randomElement(using: &self, default: "").utf8)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: text.removeSubrange(place..<end)
      case 1: text.insert(contentsOf: text[place..<end], at: place)
      case 2: text.replaceSubrange(place..<min(text.count, place + 1), with: word)
      default: text.insert(contentsOf: word, at: place)
      }
    }
    return text
  }
}

extension Array {
  fileprivate func randomElement(
    using generator: inout some RandomNumberGenerator,
    default value: Element
  ) -> Element {
    randomElement(using: &generator) ?? value
  }
}
