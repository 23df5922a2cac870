import Foundation
import Markup
import TestSupport
import Testing

@testable import Commands
@testable import Syndication

@Suite struct FindingsFormatTests {
  /// A clean input, one with two findings of a kind, an odd name and markup in them, one that is missing.
  private static var inputs: [CheckedInput] {
    let feed = """
      <rss version="2.0"><channel><title>t</title><description>d</description>
      <link>http://example.org/</link><language>a&lt;b,c:d%</language>
      <item><title>&lt;b>x&lt;/b></title><guid>http://example.org/1</guid></item>
      <item><title>&lt;b>y&lt;/b></title><guid>http://example.org/2</guid></item></channel></rss>
      """
    let bytes = Array(feed.utf8)
    let report = Validator.validate(bytes)
    return [
      CheckedInput(path: "clean.xml"),
      CheckedInput(path: "./a b,\"é\".xml", length: bytes.count, report: report),
      CheckedInput(path: "gone.xml", error: "gone.xml: no such file"),
    ]
  }

  private func print(_ format: any FindingsFormat) -> [UInt8] {
    var totals = ValidationTotals()
    var bytes = format.head
    var isFirst = true
    for input in Self.inputs {
      totals.add(input)
      for piece in format.pieces(of: input) {
        if !isFirst { bytes += format.separator }
        isFirst = false
        bytes += piece
      }
    }
    return bytes + format.tail(totals)
  }

  private func text(_ format: any FindingsFormat) -> String {
    String(decoding: print(format), as: UTF8.self)
  }

  private func json(_ format: any FindingsFormat) throws -> JSON {
    let document = JSONDocument(print(format))
    #expect(document.problems.isEmpty)
    return try #require(document.root)
  }

  @Test func repeatsAreGroupedInText() {
    let grouped = text(TextFormat())
    #expect(grouped.contains("and 1 more in line 4 (--all shows them)"))
    #expect(grouped.matches(of: /\[ContainsHTML\]/).count == 1)
    let all = text(TextFormat(showsAll: true))
    #expect(all.matches(of: /\[ContainsHTML\]/).count == 2)
    #expect(!all.contains("more in line"))
  }

  @Test func remarksAndExplanationsAreShownWhenAskedFor() {
    #expect(!text(TextFormat()).contains(": info: "))
    #expect(text(TextFormat(showsInfo: true)).contains(": info: "))
    let explained = text(TextFormat(explains: true))
    #expect(explained.contains("See BCP 47; ISO 639: https://www.rfc-editor.org/info/bcp47\n"))
    #expect(!text(TextFormat()).contains("\u{1B}"))
    #expect(text(TextFormat(usesColor: true)).contains("\u{1B}[1;31merror:\u{1B}[0m"))
  }

  @Test func jsonHasAVersionInputsAndASummary() throws {
    let root = try json(JSONFormat())
    #expect(root["version"]?.number == "1")
    #expect(root["inputs"]?.elements.count == 3)
    #expect(root["summary"]?["inputs"]?.number == "3")
    #expect(root["summary"]?["unreadable"]?.number == "1")
    let diagnostics = root["inputs"]?.elements[1]["diagnostics"]?.elements ?? []
    let html = try #require(diagnostics.first { $0["id"]?.string == "ContainsHTML" })
    #expect(html["line"]?.number == "3")
    #expect(html["params"]?["element"]?.string == "title")
    #expect(root["inputs"]?.elements[2]["error"]?.string == "gone.xml: no such file")
  }

  @Test func jsonLinesAreOneForEachInput() throws {
    let lines = text(JSONLinesFormat()).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { #expect(JSONDocument(Array(line.utf8)).problems.isEmpty) }
  }

  /// The fields of SARIF 2.1.0 that are written, and what its schema demands of them.
  @Test func sarifHasWhatItsSchemaDemands() throws {
    let root = try json(SARIFFormat())
    #expect(root["version"]?.string == "2.1.0")
    #expect(root["$schema"]?.string?.hasSuffix("sarif-2.1.0.json") == true)
    let run = try #require(root["runs"]?.elements.first)
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver["name"]?.string == "feedloom")
    let rules = driver["rules"]?.elements ?? []
    for rule in rules {
      #expect(rule["id"]?.string?.isEmpty == false)
      for text in ["shortDescription", "fullDescription", "help"] {
        #expect(rule[text]?["text"]?.string?.isEmpty == false)
      }
      #expect(rule["helpUri"]?.string?.hasPrefix("http") == true)
      let level = rule["defaultConfiguration"]?["level"]?.string ?? ""
      #expect(["error", "warning", "note"].contains(level))
    }
    let results = run["results"]?.elements ?? []
    #expect(results.count == Self.inputs[1].findings.count)
    let ids = Set(rules.compactMap { $0["id"]?.string })
    var prints: Set<String> = []
    for result in results {
      #expect(ids.contains(result["ruleId"]?.string ?? ""))
      #expect(["error", "warning", "note"].contains(result["level"]?.string ?? ""))
      #expect(result["message"]?["text"]?.string?.isEmpty == false)
      let place = try #require(result["locations"]?.elements.first?["physicalLocation"])
      #expect(place["artifactLocation"]?["uri"]?.string == "a%20b,%22%C3%A9%22.xml")
      #expect(place["region"]?["startLine"]?.number.flatMap { Int($0) } ?? 0 >= 1)
      #expect(place["region"]?["startColumn"]?.number.flatMap { Int($0) } ?? 0 >= 1)
      prints.insert(result["partialFingerprints"]?["feedloom/v1"]?.string ?? "")
    }
    #expect(prints.count == results.count)
    let invocation = try #require(run["invocations"]?.elements.first)
    #expect(invocation["executionSuccessful"]?.value == .bool(false))
    #expect(invocation["toolExecutionNotifications"]?.elements.count == 1)
  }

  @Test(arguments: [
    ("a b.xml", "a%20b.xml"), ("./a:b%.xml", "a%3Ab%25.xml"), ("/a", "file:///a"), ("-", "stdin"),
    ("https://example.org/a?b=c%20#d", "https://example.org/a?b=c%20#d"),
    ("http://[::1]/a b\n\"é", "http://[::1]/a%20b%0A%22%C3%A9"),
  ])
  func whatIsNamedInSARIFIsAURI(_ path: String, _ uri: String) {
    #expect(SARIFFormat.uri(path) == uri)
  }

  @Test func gitHubTakesBackWhatIsEscaped() {
    let lines = text(GitHubFormat()).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("::") })
    let language = lines.first { $0.contains("title=InvalidLanguage") } ?? ""
    #expect(language.hasPrefix("::error file=a b%2C\"é\".xml,line=2,"))
    #expect(language.contains("a<b,c:d%25"))
    #expect(lines.contains("::error file=gone.xml::gone.xml: no such file"))
  }

  @Test(arguments: [true, false])
  func reportsInXMLAreWellFormed(_ isJUnit: Bool) throws {
    let document = Document(xml: print(isJUnit ? JUnitFormat() : CheckstyleFormat()))
    #expect(document.isWellFormed)
    let root = try #require(document.root)
    #expect(root.name.local == (isJUnit ? "testsuites" : "checkstyle"))
    let inputs = Array(root.children)
    #expect(inputs.map { $0["name"] } == ["clean.xml", "./a b,\"é\".xml", "gone.xml"])
    let findings = Array(inputs[1].children)
    #expect(findings.count == Self.inputs[1].findings.count)
    #expect(Array(inputs[2].children).count == 1)
    if isJUnit {
      #expect(Array(inputs[0].children).count == 1)
      let failures = findings.count {
        !$0.children.map(\.name.local).filter { $0 == "failure" }.isEmpty
      }
      #expect(inputs[1]["failures"] == String(failures))
    } else {
      #expect(findings.contains { $0["source"] == "feedloom.ContainsHTML" && $0["line"] == "3" })
    }
  }
}
