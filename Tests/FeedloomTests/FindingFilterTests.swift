import Foundation
import Inputs
import Markup
import Publishing
import TestSupport
import Testing

@testable import Commands
@testable import Syndication

private func finding(_ message: Message, _ element: String = "item", line: Int = 1) -> Finding {
  let parameters = [
    Finding.Parameter(name: "element", value: element),
    Finding.Parameter(name: "parent", value: element),
  ]
  return Finding(message, parameters, at: .init(line: line, column: 1))
}

@Suite struct FindingFilterTests {
  @Test func whatIsIgnoredIsHiddenWhereItIs() throws {
    var filter = FindingFilter()
    filter.ignored = [try IgnoredFinding("missingguid:old/**"), try IgnoredFinding("MissingLink")]
    let findings = [finding(.missingGuid), finding(.missingLink), finding(.missingTitle)]
    #expect(filter.apply(to: findings, of: "old/a.xml").kept.map(\.id) == ["MissingTitle"])
    let elsewhere = filter.apply(to: findings, of: "new/a.xml")
    #expect(elsewhere.kept.map(\.id) == ["MissingGuid", "MissingTitle"])
    #expect(elsewhere.hidden == 1)
  }

  @Test func everythingCanBeIgnoredInAFolder() throws {
    var filter = FindingFilter()
    filter.ignored = [try IgnoredFinding("*:vendor")]
    #expect(filter.apply(to: [finding(.missingGuid)], of: "vendor/x/a.xml").kept.isEmpty)
    #expect(filter.apply(to: [finding(.missingGuid)], of: "a.xml").kept.count == 1)
    #expect(throws: UnknownFinding.self) { try IgnoredFinding("*") }
    #expect(throws: UnknownFinding.self) { try IgnoredFinding("MisingGuid:x") }
  }

  @Test func onlyWhatIsAskedForIsLeft() {
    var filter = FindingFilter()
    filter.only = ["MissingGuid"]
    let kept = filter.apply(to: [finding(.missingGuid), finding(.missingLink)], of: "a.xml").kept
    #expect(kept.map(\.id) == ["MissingGuid"])
  }

  @Test func aBaselineHidesAsManyAsThereWere() async throws {
    try await withTemporaryDirectory { folder in
      let path = folder.appending(path: "baseline.json").path
      var baseline = Baseline(of: path)
      baseline.add([finding(.missingGuid, line: 1), finding(.missingGuid, line: 9)], of: "./a.xml")
      try baseline.write(to: path)
      var filter = FindingFilter()
      filter.baseline = try Baseline(readingFrom: path)
      let findings = [2, 3, 4].map { finding(.missingGuid, line: $0) }
      #expect(filter.apply(to: findings, of: "a.xml").kept.map(\.position.line) == [4])
      #expect(filter.apply(to: findings, of: "b.xml").kept.count == 3)
      #expect(filter.apply(to: [finding(.missingGuid, "entry")], of: "a.xml").kept.count == 1)
    }
  }

  @Test(arguments: ["", "[]", "{\"version\": 2}", "{\"version\": 1,"])
  func whatIsNoBaselineIsAnError(_ text: String) async throws {
    try await withTemporaryDirectory { folder in
      let file = folder.appending(path: "baseline.json")
      try Data(text.utf8).write(to: file)
      #expect(throws: JobError.self) { try Baseline(readingFrom: file.path) }
      #expect(throws: JobError.self) { try Baseline(readingFrom: file.path + "x") }
    }
  }
}

@Suite struct ValidationSettingsTests {
  private let choices = ValidationSettings.Choices(
    failOn: ["error", "none"],
    format: ["text", "json"]
  )

  @Test func settingsAreRead() throws {
    let yaml = """
      inputs: [public, "feeds/**/*.xml"]
      ignore:
        - MissingGuid
        - ContainsRelRef:old/**
      fail-on: none
      format: json
      info: true
      baseline: base.json
      profile: [Apple, wordpress]
      """
    let settings = try ValidationSettings(yaml: yaml, path: "s.yaml", choices)
    #expect(settings.inputs == ["public", "feeds/**/*.xml"])
    #expect(settings.ignored.map(\.id) == ["MissingGuid", "ContainsRelRef"])
    #expect(settings.ignored.map(\.pattern) == [nil, "old/**"])
    #expect(settings.failOn == "none" && settings.format == "json" && settings.info == true)
    #expect(settings.baseline == "base.json" && settings.all == nil)
    #expect(settings.profiles.map(\.name) == ["apple", "planet"])
    let single = try ValidationSettings(yaml: "profile: planet\n", path: "s.yaml", choices)
    #expect(single.profiles.map(\.name) == ["planet"])
  }

  @Test func everyMistakeIsNamedWithItsPlace() throws {
    let yaml =
      "ignore:\n  - MisingGuid\nfail-on: often\nfoo: 3\nonly: [{a: b}]\ninfo: perhaps\nprofile: aple\n"
    do {
      _ = try ValidationSettings(yaml: yaml, path: "s.yaml", choices)
      Issue.record("these settings are wrong")
    } catch {
      let lines = error.description.split(separator: "\n")
      #expect(
        lines.map { $0.prefix(11) } == [
          "s.yaml:2:5:", "s.yaml:3:10", "s.yaml:4:1:", "s.yaml:5:8:", "s.yaml:6:7:",
          "s.yaml:7:10",
        ]
      )
      #expect(lines[0].contains("did you mean MissingGuid?"))
      #expect(lines[1].contains("error, none"))
      #expect(lines[5].contains("known are apple, planet"))
    }
  }

  @Test func theNearestFileUpToTheRepositoryCounts() async throws {
    try await withTemporaryDirectory { folder in
      let inner = folder.appending(path: "repo/a/b")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let outer = folder.appending(path: ValidationSettings.fileName)
      try Data().write(to: outer)
      #expect(ValidationSettings.file(for: inner)?.path == outer.path)
      let git = folder.appending(path: "repo/.git")
      try FileManager.default.createDirectory(at: git, withIntermediateDirectories: true)
      #expect(ValidationSettings.file(for: inner) == nil)
      let own = folder.appending(path: "repo/" + ValidationSettings.fileName)
      try Data().write(to: own)
      #expect(ValidationSettings.file(for: inner)?.path == own.path)
    }
  }
}
