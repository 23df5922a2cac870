import Syndication
import TestSupport
import Testing

/// What is read, written and read again is what the format can carry of it.
@Suite struct RoundTripTests {
  private static let feeds = samples(in: "read").filter { !$0.path.hasSuffix(".expected.json") }

  static let cases = (samples(in: "valid") + feeds).flatMap { sample in
    [FeedFormat.atom, .rss, .json, .opml].map { Case(sample: sample, format: $0) }
  }

  struct Case: Sendable, CustomStringConvertible {
    var sample: Sample
    var format: FeedFormat
    var description: String { "\(sample) as \(format.rawValue)" }
  }

  private func read(_ sample: Sample, sanitizes: Bool) throws -> ReadResult {
    var options = ReadOptions()
    options.sanitizes = sanitizes
    let result = Feed.read(try sample.bytes, options: options)
    try #require(result.format != nil)
    #expect(result.problems.isEmpty)
    return result
  }

  @Test(arguments: cases, [true, false])
  func whatIsReadAgainIsWhatTheFormatCarries(_ test: Case, sanitizes: Bool) throws {
    let feed = try read(test.sample, sanitizes: sanitizes).feed
    let bytes = try feed.bytes(as: test.format)
    var options = ReadOptions()
    options.sanitizes = sanitizes
    let again = Feed.read(bytes, options: options)
    #expect(again.format == test.format)
    #expect(again.problems.isEmpty)
    let carried = feed.carried(by: test.format)
    // Characters that become markup on the way are sanitized like any other markup.
    let expected = sanitizes ? carried.sanitized() : carried
    expectEqual(again.feed, expected, String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: samples(in: "valid"))
  func theSameFormatLosesNothing(_ sample: Sample) throws {
    let result = try read(sample, sanitizes: false)
    guard let format = result.format, format != .rdf else { return }
    expectEqual(result.feed.carried(by: format), result.feed, "")
  }

  @Test(arguments: cases)
  func carryingTwiceChangesNothing(_ test: Case) throws {
    let feed = try read(test.sample, sanitizes: true).feed
    let once = feed.carried(by: test.format)
    expectEqual(once.carried(by: test.format), once, "")
    #expect(try feed.bytes(as: test.format) == once.bytes(as: test.format))
  }

  @Test(arguments: [FeedFormat.atom, .rss])
  func aNamespaceThatIsNoURIIsWrittenAsOne(_ format: FeedFormat) throws {
    var feed = Feed()
    feed.foreign = [
      ForeignElement(
        name: "odd:part",
        namespace: "http://www .example.org/\"",
        children: [.text("y")]
      )
    ]
    let again = Feed.read(try feed.bytes(as: format))
    #expect(again.problems.isEmpty)
    #expect(again.feed.foreign.map(\.namespace) == ["http://www%20.example.org/%22"])
    #expect(again.feed == feed.carried(by: format))
  }

  /// Says which property differs: two feeds in a message are hundreds of lines.
  private func expectEqual(_ left: Feed, _ right: Feed, _ text: String) {
    if left == right { return }
    var differences: [String] = []
    var (head, other) = (left, right)
    (head.entries, other.entries) = ([], [])
    compare(head, other, "feed", &differences)
    for (place, (one, two)) in zip(left.entries, right.entries).enumerated() where one != two {
      compare(one, two, "entries[\(place)]", &differences)
    }
    if left.entries.count != right.entries.count {
      differences.append("\(left.entries.count) entries, not \(right.entries.count)")
    }
    Issue.record("\(differences.joined(separator: "\n"))\n\(text.prefix(6_000))")
  }

  private func compare(_ left: Any, _ right: Any, _ path: String, _ differences: inout [String]) {
    for (one, two) in zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children) {
      let (first, second) = (
        String(describing: (one.value as? any Readable)?.read ?? one.value),
        String(describing: (two.value as? any Readable)?.read ?? two.value)
      )
      if first != second {
        differences.append("\(path).\(one.label ?? ""):\n  \(first)\n  \(second)")
      }
    }
  }
}

private protocol Readable { var read: Any { get } }
extension Boxed: Readable { fileprivate var read: Any { wrappedValue } }
