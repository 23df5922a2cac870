import Testing

@testable import Syndication

/// The literal is what was written, whether or not it is kept as such.
struct FeedDateTests {
  private func read(_ text: String) -> FeedDate? { FeedDate(reading: text.utf8.span) }

  @Test(arguments: [
    "2026-01-02T03:04:05Z", "2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05-00:30",
    "2026-01-02T03:04:05+00:00", "2026-01-02T03:04:05-00:00", "2026-01-02T03:04:05.5Z",
    "2026-01-02T03:04:05.1234Z", "2026-01-02T03:04:05.0000Z", "2026-01-02T03:04:05.000+01:00",
    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2016-12-31T23:59:60Z", "2026-02-30T00:00:00Z",
    "2026-01-02T24:00:00Z", "2026-01-02t03:04:05z", "2026-01-02", "2026-01-02T03:04Z",
    "Fri, 02 Jan 2026 03:04:05 +0000", "Fri, 02 Jan 2026 03:04:05 -0000",
    "Fri, 02 Jan 2026 03:04:05 +0530", "Fri, 02 Jan 2026 03:04:05 -0830",
    "Fri, 02 Jan 2026 03:04:05 GMT", "Fri, 2 Jan 2026 03:04:05 GMT",
    "Sat, 02 Jan 2026 03:04:05 GMT",
    "Fri, 02 Jan 2026 03:04:05 EST", "Fri, 02 Jan 2026 03:04 GMT", "02 Jan 2026 03:04:05 +0000",
    "Fri, 2 Jan 2026 03:04:05 +00000", "Sat, 31 Dec 2016 23:59:60 GMT",
    "Fri, 02 Jan 2026 03:04:05 Z",
    "Fri, 30 Feb 2026 03:04:05 +0000", "yesterday", "Ünknown", "2. Januar 2026",
  ])
  func literalsStay(_ text: String) throws {
    var date = try #require(read(text))
    #expect(date.literal == text)
    #expect(date.timestamp == Timestamp(lenient: text))
    #expect(date == FeedDate(literal: text, timestamp: Timestamp(lenient: text)))
    date.timestamp = Timestamp(lenient: "2000-01-01T00:00:00Z")
    #expect(date.literal == text)
    date.timestamp = nil
    #expect(date.literal == text)
    date.literal = "other"
    #expect(date.literal == "other")
  }

  @Test func eachDigitMatters() throws {
    for text in [
      "2026-01-02T03:04:05Z", "2026-01-02T03:04:05+01:00", "Fri, 02 Jan 2026 03:04:05 +0000",
      "Fri, 02 Jan 2026 03:04:05 GMT",
    ] {
      for place in text.utf8.indices {
        for byte in UInt8(0x20)...0x7E {
          var bytes = Array(text.utf8)
          bytes[text.utf8.distance(from: text.utf8.startIndex, to: place)] = byte
          let changed = String(decoding: bytes, as: UTF8.self)
          #expect(read(changed)?.literal == changed)
          #expect(read(changed)?.timestamp == Timestamp(lenient: changed))
        }
      }
    }
  }

  @Test func nothingIsNoDate() { #expect(read("") == nil) }
}
