import Markup
import Properties
import Syndication
import TestSupport
import Testing

/// Numbers and dates that overflow what they are put into, in every place that a number stands in.
@Suite struct HostileValueTests {
  private static let numbers = [
    "99999999999999999999999", "-1", "9223372036854775807", "-9223372036854775808", "1e400",
    "4294967296", "0x7fffffff", "999999999999:59:59", "1e-400", "٣", "", " ", "NaN", "1 2 -999 1e9",
    "999999999999-12-31T23:59:59Z", "0000-00-00", "2026-02-30T25:61:61+99:99",
    "Mon, 99 Foo 99999999999 99:99:99 +9999", "-9999-01-01",
  ]

  @Test(arguments: numbers)
  func numbersOfAnySizeAreRead(_ number: String) throws {
    var count = 0
    for sample in samples(in: "read") + samples(in: "valid") where isFeed(sample.path) {
      let text = replacingNumbers(in: try sample.bytes, by: Array(number.utf8))
      for property in Property.feeds where ["rss", "pieces", "validator"].contains(property.name) {
        let fault = property.check(text)
        #expect(fault == nil, "\(sample.path), \(property): \(fault ?? "")")
        count += 1
      }
    }
    #expect(count > 60)
  }

  private func isFeed(_ path: String) -> Bool { !path.hasSuffix(".expected.json") }

  /// Puts a text where a number stands alone, and where one begins between two tags.
  private func replacingNumbers(in text: [UInt8], by number: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < text.count {
      let before = place > 0 ? text[place - 1] : 0
      guard isDigit(text[place]), "\">:".utf8.contains(before) || before == 0x20 else {
        result.append(text[place])
        place += 1
        continue
      }
      let end = text[place...].firstIndex { "\"<,}\n".utf8.contains($0) } ?? text.count
      let isWhole = before == UInt8(ascii: ">") || text[place..<end].allSatisfy(isDigit)
      result += isWhole ? number : Array(text[place..<end])
      place = end
    }
    return result
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// What readers and writers call themselves for ends before the stack does.
  @Test(arguments: [
    ("<opml version='2.0'><body>", "<outline text='x'>"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>", "<div>"),
    ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>", "&lt;div>"),
    (
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='a/b+xml'>",
      "<x:y xmlns:x='u'>"
    ),
    ("<feed xmlns='http://www.w3.org/2005/Atom'><entry>", "<source>"),
    ("<rss><channel><item>", "<x:y xmlns:x='urn:u'>"),
    ("<rss><channel><item>", "<media:group xmlns:media='http://search.yahoo.com/mrss/'>"),
    ("<rss><channel><itunes:category text='a'>", "<itunes:category text='b'>"),
    ("<rss><channel>", "<item>"), ("<rss>", "<channel>"),
    (#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","_x":"#, #"{"a":["#),
  ])
  func nestingOfAnyDepthIsRead(_ start: String, _ inner: String) {
    let text = Array((start + String(repeating: inner, count: 20_000)).utf8)
    let result = Feed.read(text)
    // Tags inside of escaped HTML are left out by the sanitizer, which keeps their text.
    #expect(inner.hasPrefix("&") || result.problems.contains { $0.code == .limit })
    for format in [FeedFormat.atom, .rss, .json, .opml] {
      #expect(throws: Never.self) { try result.feed.bytes(as: format) }
    }
    #expect(Property.feeds.first { $0.name == "validator" }?.check(text) == nil)
  }
}
