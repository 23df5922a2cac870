import Foundation
import TestSupport
import Testing

@testable import Markup

/// What holds of everything that the sanitizer writes, whatever it is given.
@Suite struct SanitizerPropertyTests {
  static let hostile = samples(in: "xss").filter { $0.path.hasSuffix(".txt") }
  static let feeds = ["read", "valid", "blog"].flatMap { samples(in: $0) }

  /// The three policies: for pages, for programs, and for comments of strangers.
  static let policies: [Sanitizer] = {
    var program = Sanitizer()
    program.allowsForms = true
    program.isForPrograms = true
    var stranger = Sanitizer()
    stranger.isUserGenerated = true
    return [Sanitizer(), program, stranger]
  }()

  @Test(arguments: hostile) func hostileSnippetsComeOutHarmless(sample: Sample) throws {
    let snippets = try Snippets.read(sample)
    #expect(!snippets.isEmpty)
    for snippet in snippets {
      for policy in Self.policies { Self.check(snippet, policy) }
    }
  }

  @Test func snippetsAreMany() throws {
    let count = try Self.hostile.reduce(0) { try $0 + Set(Snippets.read($1)).count }
    #expect(count >= 500)
  }

  @Test(arguments: 0..<8) func mutationsComeOutHarmless(part: Int) throws {
    var random = SeededGenerator(20_261_123 + part)
    let texts =
      try Self.hostile.flatMap { try Snippets.read($0) }
      + Self.feeds.map { String(decoding: try $0.bytes.prefix(20_000), as: UTF8.self) }
    for _ in 0..<400 {
      let text = Snippets.mutate(texts, &random)
      for policy in Self.policies { Self.check(text, policy) }
    }
  }

  @Test(arguments: 0..<8) func soupComesOutHarmless(part: Int) {
    var random = SeededGenerator(4_711 + part)
    for _ in 0..<600 {
      let text = Snippets.soup(&random)
      for policy in Self.policies { Self.check(text, policy) }
    }
  }

  private static func check(_ text: String, _ policy: Sanitizer) {
    let once = policy.sanitize(text) { $0 }
    #expect(policy.sanitize(once) { $0 } == once, "no fixed point of \(text)")
    let finding = StrictScan.finding(in: once)
    #expect(finding == nil, "\(finding ?? "") in \(once) of \(text)")
    #expect(XMLWriter.Fragment(once) != nil, "no XML: \(once)")
  }
}

/// Hostile pieces of HTML, from files and by chance.
enum Snippets {
  /// The snippets of a file, `%%` between them; `{{0000}}` is a character by its number.
  static func read(_ sample: Sample) throws -> [String] {
    let text = String(decoding: try sample.bytes, as: UTF8.self)
    return text.split(separator: "\n%%\n").map { unescaped(String($0)) }
  }

  private static func unescaped(_ text: String) -> String {
    var parts = text.components(separatedBy: "{{")
    let first = parts.removeFirst()
    return first
      + parts.map { part in
        guard let end = part.range(of: "}}"),
          let number = UInt32(part[..<end.lowerBound], radix: 16),
          let scalar = Unicode.Scalar(number)
        else { return "{{" + part }
        return String(Character(scalar)) + part[end.upperBound...]
      }.joined()
  }

  static func mutate(_ texts: [String], _ random: inout SeededGenerator) -> String {
    var bytes = Array(piece(of: texts, &random))
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0:
        bytes.removeSubrange(place..<min(bytes.count, place + .random(in: 1...20, using: &random)))
      case 1: bytes.insert(contentsOf: Array(soup(&random).utf8), at: place)
      case 2: bytes.insert(contentsOf: piece(of: texts, &random).prefix(200), at: place)
      default: bytes.insert("<>/'\"&=- \n\0!".utf8.randomElement(using: &random) ?? 0, at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func piece(
    of texts: [String],
    _ random: inout SeededGenerator
  ) -> ArraySlice<UInt8> {
    let bytes = Array((texts.randomElement(using: &random) ?? "").utf8)
    let start = Int.random(in: 0...max(0, bytes.count - 1500), using: &random)
    return bytes[start...].prefix(1500)
  }

  /// Tags, characters and oddities in any order.
  static func soup(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...25, using: &random)).map { _ in
      let name = elements.randomElement(using: &random) ?? "p"
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        let attribute = attributes.randomElement(using: &random) ?? ""
        return "<\(name)\(Bool.random(using: &random) ? " " + attribute : "")>"
      case 5..<8: return "</\(name)>"
      default: return words.randomElement(using: &random) ?? " "
      }
    }.joined()
  }

  private static let elements =
    HTMLTagTable.shared.tags.map(\.name) + [
      "a", "b", "p", "table", "tr", "td", "svg", "select", "x",
    ]
  private static let attributes = [
    "href=x", "href=javascript:x", "onclick=x", "id=b id=c", "style='color:red;x:url(y)'", "src=x",
    "xlink:href=#a", "viewBox='0 0 1 1'", "title='a\"b<c>'", "name=bo\0dy", "/", "=", "'", "\"",
  ]
  private static let words = [
    "x", " ", "\n", "&amp;", "&lt;", "&#0;", "&nbsp", "<", "\r\n", "\0", "]]>", "<!-- c -->",
    "<![CDATA[",
    "<?x?>", "<!doctype html>", "</", "<!--", "--!>", "\u{C}", "&#13;", "&NewLine;", "\u{FFFE}",
    "\u{85}",
  ]
}
