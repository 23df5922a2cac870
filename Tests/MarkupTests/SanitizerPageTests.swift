import Foundation
import TestSupport
import Testing

@testable import Markup

/// The page "What is sanitized" says what the tables say.
@Suite struct SanitizerPageTests {
  static let tables: [(String, Set<String>)] = {
    func names<Kind>(
      _ table: [(Kind, String)],
      where isIncluded: (Kind) -> Bool = { _ in true }
    ) -> Set<String> {
      Set(
        table.filter { isIncluded($0.0) }.flatMap { $0.1.split(separator: " ").map(String.init) }
      )
    }
    let elements = SanitizerPolicy.elementTable
    let special = SanitizerPolicy.specialElementTable + SanitizerPolicy.mathTable
    return [
      ("Elements", names(elements) { !$0.contains(.form) }),
      ("Elements of forms", names(elements) { $0.contains(.form) }),
      ("Elements that go with all that they hold", names(special) { $0.contains(.dropped) }),
      ("Elements of SVG", names(SanitizerPolicy.svgTable)),
      ("Elements of MathML", names(SanitizerPolicy.mathTable) { !$0.contains(.dropped) }),
      ("Attributes of HTML", names(SanitizerPolicy.attributeTable) { $0 == .plain }),
      ("Attributes of SVG", names(SanitizerPolicy.svgAttributeTable)),
      ("Attributes of MathML", names(SanitizerPolicy.mathAttributeTable)),
      ("Schemes of URLs that are followed", SanitizerPolicy.schemes),
      ("Schemes of URLs that are loaded", SanitizerPolicy.resourceSchemes),
      ("Bitmaps in data URLs", SanitizerPolicy.bitmaps),
      ("Properties of CSS", SanitizerPolicy.properties),
      ("Families of properties", SanitizerPolicy.propertyFamilies),
      ("Words of these values", SanitizerPolicy.keywords),
      ("Players", Set(SanitizerPolicy.players.map { $0.host + $0.path })),
      (
        "Names that are no ids",
        Set(SanitizerPolicy.clobbering.split(separator: " ").map(String.init))
      ),
    ]
  }()

  @Test(arguments: tables) func theyAreOnThePage(heading: String, names: Set<String>) throws {
    let section = try Self.section(heading)
    // The list is the last paragraph: what stands before it speaks of single names too.
    let list = try #require(section.components(separatedBy: "\n\n").last { $0.hasPrefix("`") })
    #expect(Set(Self.code(in: list)) == names)
  }

  @Test func attributesWithRulesAreOnThePage() throws {
    let rows = try Self.section("Attributes of HTML with rules of their own")
      .split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.flatMap { Self.code(in: String($0.split(separator: "|")[0])) }
    let ruled = SanitizerPolicy.attributeTable.filter { $0.0 != .plain }
    #expect(Set(named) == SanitizerPolicyNames.names(ruled))
  }

  private static func section(_ heading: String) throws -> String {
    let page = repository.appending(path: "Sources/Markup/Markup.docc/WhatIsSanitized.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let start = try #require(text.range(of: "### \(heading)\n\n"))
    return String(
      text[start.upperBound...].prefix(
        upTo: text[start.upperBound...].range(of: "\n#")?.lowerBound ?? text.endIndex
      )
    )
    .trimmingCharacters(in: .newlines)
  }

  private static func code(in text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}

private enum SanitizerPolicyNames {
  static func names<Kind>(_ table: [(Kind, String)]) -> Set<String> {
    Set(table.flatMap { $0.1.split(separator: " ").map(String.init) })
  }
}
