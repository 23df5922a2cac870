import Markup
import Testing

@testable import Syndication

/// Each member of JSON Feed, by its rule, as something that it must not be.
@Suite struct JSONMemberTests {
  private static let values = [
    (JSONType.string, "\"x\""), (.number, "7"), (.boolean, "true"), (.array, "[]"), (.object, "{}"),
  ]

  /// A member by the names that lead to it, what it should be, and a value of another type.
  struct Case: Sendable, CustomTestStringConvertible {
    var path: [String]
    var type: JSONType
    var value: String
    var testDescription: String { path.joined(separator: ".") + " = " + value }
  }

  private static func cases(_ rules: [MemberRule], below path: [String] = []) -> [Case] {
    rules.flatMap { rule in
      let path = path + [rule.name]
      let wrong = values.filter { $0.0 != rule.type }.map(\.1) + ["null"]
      var list = wrong.map { Case(path: path, type: rule.type, value: $0) }
      if let element = rule.elements {
        let wrong = values.filter { $0.0 != element }.map(\.1) + ["null"]
        list += wrong.map { Case(path: path + ["[]"], type: element, value: $0) }
      }
      return list + cases(rule.members, below: path)
    }
  }

  /// A value by its rule, with another in the place where a path leads.
  private static func text(
    _ rule: MemberRule,
    _ path: ArraySlice<String>,
    _ value: String
  ) -> String {
    if path.isEmpty { return "¦" + value }
    switch rule.type {
    case .object: return object(rule.members, path, value)
    case .array where path.first == "[]": return "[ \"é\", ¦\(value)]"
    case .array: return "[" + object(rule.members, path, value) + "]"
    default: return "\"x\""
    }
  }

  private static func object(
    _ rules: [MemberRule],
    _ path: ArraySlice<String>,
    _ value: String
  ) -> String {
    let rule = rules.first { $0.name == path.first }
    let member = rule.map { text($0, path.dropFirst(), value) } ?? ""
    return "{\n  \"_é\": 1, \"\(path.first ?? "")\" :\t\(member)}"
  }

  @Test(arguments: cases(MemberRule.jsonFeed))
  func aWrongTypeIsToldOfWhereItStands(_ wrong: Case) throws {
    var text = Self.object(MemberRule.jsonFeed, wrong.path[...], wrong.value)
    // It is a feed by any of these.
    if wrong.path.first != "items" {
      text = text.replacing("{\n", with: "{\"items\": [],\n", maxReplacements: 1)
    }
    let mark = try #require(text.firstIndex(of: "¦"))
    let before = text[..<mark]
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    let bytes = Array(text.replacing("¦", with: "").utf8)
    let found = Validator.validate(bytes).findings.filter { $0.id == "InvalidMemberType" }
    #expect(found.map(\.position) == [Position(line: line, column: column)])
    #expect(found.first?.message.hasSuffix("\(wrong.type)") == true)
  }
}
