import Foundation
import Markup
import TestSupport
import Testing

@testable import Syndication

/// The present of these tests: the samples are dated shortly before it.
private let present = Timestamp(seconds: 1_790_000_000)

private func validate(_ sample: Sample) throws -> ValidationReport {
  var options = ValidationOptions()
  options.now = present
  // Below a folder named like a profile, that is asked for.
  options.profiles = sample.path.split(separator: "/").compactMap {
    ValidationProfile.named(String($0))
  }
  return Validator.validate(try sample.bytes, options: options)
}

@Suite struct ValidSamples {
  /// `nearly` holds what nearly breaks a rule, and documents that only the validator knows.
  @Test(arguments: samples(in: "valid") + samples(in: "nearly"))
  func aValidFeedHasNoErrors(_ sample: Sample) throws {
    let report = try validate(sample)
    let errors = report.findings.filter { $0.severity == .error }
      .map { "\($0.position.line): \($0.message) [\($0.id)]" }
    #expect(errors == [])
    #expect(report.format != nil)
  }
}

@Suite struct InvalidSamples {
  /// What a sample says it is wrong in: a comment `Expect: ID, line N column N; ID, …`, or a member
  /// `_expect`.
  private func expectations(
    _ sample: Sample
  ) throws -> [(id: String, line: Int, column: Int)] {
    let text = String(decoding: try sample.bytes, as: UTF8.self)
    let found = text.firstRange(of: "Expect: ") ?? text.firstRange(of: "\"_expect\": \"")
    let start = try #require(found?.upperBound)
    let list = text[start...].prefix { !"\n\"".contains($0) }.replacing(" -->", with: "")
    return try list.split(separator: "; ").map { expectation in
      let words = expectation.split(separator: " ")
      let (line, column) = (try #require(Int(words[2])), try #require(Int(words[4])))
      return (String(words[0].dropLast()), line, column)
    }
  }

  @Test(arguments: samples(in: "invalid"))
  func eachMistakeIsFoundInItsPlace(_ sample: Sample) throws {
    let expected = try expectations(sample)
    let findings = try validate(sample).findings
    let found = findings.map { "\($0.id), line \($0.position.line) column \($0.position.column)" }
    for (id, line, column) in expected {
      #expect(found.contains("\(id), line \(line) column \(column)"), "\(found)")
    }
    // One mistake, one error: nothing else is taken for one.
    let others = findings.filter { finding in
      finding.severity == .error && !expected.contains { $0.id == finding.id }
    }
    #expect(others.map { "\($0.id): \($0.message)" } == [])
  }

  @Test func eachRuleHasASample() throws {
    var found = elsewhere.union(try serverIDs())
    for sample in samples(in: "invalid") {
      found.formUnion(try validate(sample).findings.map(\.id))
    }
    #expect(Message.all.map(\.id).filter { !found.contains($0) } == [])
  }

  @Test(arguments: samples(in: "invalid"))
  func eachFindingSpeaksInWholeSentences(_ sample: Sample) throws {
    for finding in try validate(sample).findings {
      #expect(!finding.message.contains("{"), "\(finding.id)")
      #expect(!finding.explanation.isEmpty && finding.explanation.hasSuffix("."))
      #expect(!finding.specification.isEmpty)
    }
  }
}

/// A text of nothing but mistakes makes no more findings than it may.
@Suite struct FindingLimits {
  @Test(arguments: [
    "<rss version='2.0'><channel>" + String(repeating: "<x/>", count: 500) + "</channel></rss>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": ["
      + Array(repeating: "{}", count: 500).joined(separator: ",") + "]}",
  ])
  func theRestIsCounted(_ text: String) throws {
    var options = ValidationOptions()
    let all = Validator.validate(Array(text.utf8), options: options).findings
    options.maximumFindings = 100
    let some = Validator.validate(Array(text.utf8), options: options).findings
    #expect(all.count > 500)
    #expect(some.count == 101)
    let last = try #require(some.last)
    #expect(last.id == "ValidatorLimit" && last.message.contains("\(all.count - 100) findings"))
  }

  @Test func aTextOfHTMLSaysWhereTheLookAtItEnds() throws {
    let html = String(repeating: "&lt;embed>", count: 20_000)
    let text = "<rss version='2.0'><channel><item><description>" + html
    let whole = text + "</description></item></channel></rss>"
    let findings = Validator.validate(Array(whole.utf8)).findings
    #expect(findings.count { $0.id == "SecurityRisk" } == 10_000)
    #expect(findings.contains { $0.id == "ValidatorLimit" })
  }
}

/// What takes an address, HTTP or a very long feed to happen: it has tests of its own.
private let elsewhere: Set<String> = [
  "EncodingMismatch", "LargeFeed", "SelfDoesntMatchLocation", "UnexpectedContentType",
  "ValidatorLimit",
]

/// The ids of what is said of servers.
private func serverIDs() throws -> [String] {
  let folder = repository.appending(path: "Sources/Syndication/Validation/Server")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).flatMap { name in
    let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return text.matches(of: /Message\(\s*"(\w+)"/).map { String($0.output.1) }
  }
}

/// Samples that come as close to breaking a rule as can be: what is reported too much shows here.
@Suite struct NearMisses {
  /// What a sample nearly breaks: a comment `Nearly: ID; ID`, or a member `_nearly`.
  private static func names(_ sample: Sample) throws -> [String] {
    let text = String(decoding: try sample.bytes, as: UTF8.self)
    let found = text.firstRange(of: "<!-- Nearly: ") ?? text.firstRange(of: "\"_nearly\": \"")
    guard let start = found?.upperBound else { return [] }
    let list = text[start...].prefix { !"\n\"".contains($0) }.replacing(" -->", with: "")
    return list.split(separator: "; ").map(String.init)
  }

  @Test(arguments: samples(in: "nearly"))
  func whatNearlyBreaksARuleDoesNot(_ sample: Sample) throws {
    let names = try Self.names(sample)
    #expect(names.filter { Message.byID[$0] == nil } == [])
    let found = Set(try validate(sample).findings.map(\.id))
    #expect(found.isDisjoint(with: names), "\(found.sorted())")
  }

  @Test func eachRuleHasANearMiss() throws {
    var named = elsewhere.union(try serverIDs())
    for sample in samples(in: "nearly") { named.formUnion(try Self.names(sample)) }
    #expect(Message.all.map(\.id).filter { !named.contains($0) } == [])
  }
}

@Suite struct ValidationOfAnything {
  @Test(arguments: [
    "", " ", "<", "<a/>", "<html><body>x</body></html>", "{", "[]", "{}", "null", "\u{0}",
  ])
  func whatIsNoFeedIsAnError(_ text: String) {
    let report = Validator.validate(Array(text.utf8))
    #expect(report.worst == .error)
  }

  @Test(arguments: ["", " \r\n\t", "\u{FEFF}"])
  func ofNothingItIsSaidThatItIsNothing(_ text: String) {
    let findings = Validator.validate(Array(text.utf8)).findings
    #expect(
      findings.map(\.message) == ["This is not well-formed XML: there is nothing in it"]
    )
  }

  @Test func ofAPageItIsSaidThatItIsNoFeed() {
    let findings = Validator.validate(Array("<html><body>x</body></html>".utf8)).findings
    let found = findings.first { $0.id == "UndefinedElement" }
    #expect(found?.message == "This is no feed: none begins with html")
    #expect(found?.parameters.map(\.value) == ["html", "root"])
  }

  @Test func whatCannotBeSeenIsQuoted() {
    let feed = "<rss version='2.0'><channel><link/><docs> </docs></channel></rss>"
    let messages = Validator.validate(Array(feed.utf8)).findings.map(\.message)
    #expect(messages.contains("link is no absolute URI: \"\""))
    #expect(messages.contains("docs is no absolute URI: \" \""))
  }

  /// End tags that close nothing must not each be compared with all that is open.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("<b>", "</i>"), ("<p><x-y>", "</z-z>"), ("<svg>", "</math>"), ("<li><ul>", "</a></p>"),
    ]
  )
  func whatIsNeverClosedTakesNoLonger(_ start: String, _ end: String) {
    let html = String(repeating: start, count: 20_000) + String(repeating: end, count: 20_000)
    let text = html.replacing("<", with: "&lt;")
    let feed = "<rss version='2.0'><channel><item><description>\(text)</description></item>"
    let findings = Validator.validate(Array("\(feed)</channel></rss>".utf8)).findings
    #expect(findings.contains { $0.id == "NotHtml" })
  }

  @Test func aSelfLinkIsComparedWithTheAddress() {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/a"/></feed>
      """
    var options = ValidationOptions()
    options.url = "https://example.org/a"
    let right = Validator.validate(Array(feed.utf8), options: options)
    #expect(!right.findings.contains { $0.id == "SelfDoesntMatchLocation" })
    options.url = "https://example.org/b"
    let wrong = Validator.validate(Array(feed.utf8), options: options)
    #expect(wrong.findings.contains { $0.id == "SelfDoesntMatchLocation" })
  }

  @Test func aDateInTheFutureNeedsAPresent() {
    let feed =
      "<rss version=\"2.0\"><channel><pubDate>Fri, 02 Jan 2099 03:04:05 GMT</pubDate></channel></rss>"
    var options = ValidationOptions()
    let without = Validator.validate(Array(feed.utf8), options: options)
    #expect(!without.findings.contains { $0.id == "ImplausibleDate" })
    options.now = present
    let with = Validator.validate(Array(feed.utf8), options: options)
    #expect(with.findings.contains { $0.id == "ImplausibleDate" })
  }

  @Test func aVeryLongFeedGetsAdvice() {
    let item = "<item><title>Words</title><guid isPermaLink=\"false\">a longer name</guid></item>"
    let feed = { (count: Int) in
      Array(
        "<rss version=\"2.0\"><channel>\(String(repeating: item, count: count))</channel></rss>"
          .utf8
      )
    }
    #expect(Validator.validate(feed(40_000)).findings.contains { $0.id == "LargeFeed" })
    #expect(!Validator.validate(feed(10)).findings.contains { $0.id == "LargeFeed" })
  }

  @Test func passesAreListedWhenAskedFor() {
    let feed =
      "<rss version=\"2.0\"><channel><pubDate>Fri, 02 Jan 2026 03:04:05 GMT</pubDate></channel></rss>"
    var options = ValidationOptions()
    #expect(Validator.validate(Array(feed.utf8), options: options).passes.isEmpty)
    options.collectsPasses = true
    let report = Validator.validate(Array(feed.utf8), options: options)
    #expect(report.passes.contains { $0.id == "ValidRFC2822Date" })
  }
}
