import Syndication
import Testing

@Suite struct StrictDates {
  static let rfc3339: [(text: String, seconds: Int64, nanoseconds: Int32, offset: Int32)] = [
    ("1970-01-01T00:00:00Z", 0, 0, 0),
    ("2026-01-02T03:04:05Z", 1_767_323_045, 0, 0),
    ("2026-01-02T03:04:05+01:00", 1_767_319_445, 0, 3600),
    ("2026-01-02T03:04:05-09:30", 1_767_357_245, 0, -34_200),
    ("2026-01-02T03:04:05.5Z", 1_767_323_045, 500_000_000, 0),
    ("2026-01-02T03:04:05.000000001Z", 1_767_323_045, 1, 0),
    ("2000-02-29T12:00:00Z", 951_825_600, 0, 0),
    ("1969-12-31T23:59:59Z", -1, 0, 0),
    ("0000-01-01T00:00:00Z", -62_167_219_200, 0, 0),
    ("9999-12-31T23:59:59Z", 253_402_300_799, 0, 0),
  ]

  @Test(arguments: rfc3339)
  func rfc3339IsReadAndWrittenAsItWas(
    _ row: (text: String, seconds: Int64, nanoseconds: Int32, offset: Int32)
  ) throws {
    let read = try #require(Timestamp(rfc3339: row.text))
    #expect(read.seconds == row.seconds)
    #expect(read.nanoseconds == row.nanoseconds)
    #expect(read.offset == row.offset)
    #expect(read.rfc3339 == row.text)
  }

  @Test(arguments: [
    "", "2026-01-02", "2026-01-02T03:04Z", "2026-01-02T03:04:05", "2026-01-02t03:04:05z",
    "2026-01-02 03:04:05Z", "2026-13-02T03:04:05Z", "2026-02-29T03:04:05Z", "1900-02-29T00:00:00Z",
    "2026-01-00T03:04:05Z", "2026-01-02T24:00:00Z", "2026-01-02T03:60:00Z", "2026-01-02T03:04:61Z",
    "2026-01-02T03:04:60Z", "2026-01-02T03:04:05+24:00", "2026-01-02T03:04:05+01:60",
    "2026-01-02T03:04:05+0100", "2026-01-02T03:04:05.Z", "2026-01-02T03:04:05Z ",
    " 2026-01-02T03:04:05Z",
    "26-01-02T03:04:05Z", "2026-1-2T03:04:05Z", "2026-01-02T03:04:05ZZ", "２０２６-01-02T03:04:05Z",
    "2026-01-02T", "2026-01-02T03:04:", "2026-01-02T03:04:05+01:0",
  ])
  func whatIsNotRFC3339IsRefused(_ text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test func aLeapSecondIsTheOneAfterIt() {
    let leap = Timestamp(rfc3339: "2016-12-31T23:59:60Z")
    #expect(leap == Timestamp(rfc3339: "2017-01-01T00:00:00Z"))
    #expect(Timestamp(rfc3339: "2016-12-31T15:59:60-08:00") == leap)
  }

  @Test func anOffsetIsKeptAndUTCCanBeAskedFor() throws {
    let stated = try #require(Timestamp(rfc3339: "2026-01-01T00:30:00.250+01:00"))
    #expect(stated.rfc3339 == "2026-01-01T00:30:00.25+01:00")
    #expect(stated.rfc3339UTC == "2025-12-31T23:30:00.25Z")
    #expect(stated.rfc822 == "Thu, 01 Jan 2026 00:30:00 +0100")
    #expect(stated.httpDate == "Wed, 31 Dec 2025 23:30:00 GMT")
  }

  @Test func anOffsetThatCannotBeWrittenGivesUTC() {
    #expect(Timestamp(seconds: 0, offset: 17).rfc3339 == "1970-01-01T00:00:00Z")
    #expect(Timestamp(seconds: 0, offset: nil).rfc3339 == "1970-01-01T00:00:00Z")
    #expect(Timestamp(seconds: 0, offset: 90_000).rfc822 == "Thu, 01 Jan 1970 00:00:00 +0000")
  }

  @Test(arguments: [Int64.min, Int64.max])
  func noInstantIsTooFarToBeWritten(_ seconds: Int64) {
    #expect(!Timestamp(seconds: seconds, offset: 3600).rfc3339.isEmpty)
    #expect(!Timestamp(seconds: seconds, offset: -3600).rfc822.isEmpty)
  }

  @Test(arguments: [
    ("Fri, 02 Jan 2026 03:04:05 +0000", "2026-01-02T03:04:05Z"),
    ("Fri, 2 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05Z"),
    ("02 Jan 2026 03:04 -0930", "2026-01-02T03:04:00-09:30"),
    ("Fri, 02 Jan 2026 03:04:05 EST", "2026-01-02T03:04:05-05:00"),
    ("Fri, 02 Jan 2026 03:04:05 Z", "2026-01-02T03:04:05Z"),
    ("Fri, 02 Jan 2026 03:04:05 UT", "2026-01-02T03:04:05Z"),
  ])
  func rfc822IsRead(_ text: String, _ expected: String) {
    #expect(Timestamp(rfc822: text)?.rfc3339 == expected)
  }

  @Test(arguments: [
    "", "Thu, 02 Jan 2026 03:04:05 GMT", "Fri, 02 Jan 26 03:04:05 GMT",
    "Fri 02 Jan 2026 03:04:05 GMT",
    "Fri, 02 Jan 2026 03:04:05", "Fri, 02 Jan 2026 03:04:05 CET", "fri, 02 jan 2026 03:04:05 gmt",
    "Fri, 02 Jan 2026 25:04:05 GMT", "Fri, 32 Jan 2026 03:04:05 GMT",
    "Fri,  02 Jan 2026 03:04:05 GMT",
    "Fri, 02 Jan 2026 03:04:05 +2400", "Fri, 02 Jan 2026 03:04:05 0100", "Fri, ",
    "Fri, 02 Jan 2026 03:04",
    "Fri, 02 Jan 2026 03:04:05 +01000", "Friday, 02 January 2026 03:04:05 GMT", "Fri, 02",
  ])
  func whatIsNotRFC822IsRefused(_ text: String) {
    #expect(Timestamp(rfc822: text) == nil)
  }

  @Test(arguments: [
    ("2026", "2026-01-01T00:00:00Z"), ("2026-07", "2026-07-01T00:00:00Z"),
    ("2026-07-09", "2026-07-09T00:00:00Z"), ("2026-07-09T10:11Z", "2026-07-09T10:11:00Z"),
    ("2026-07-09T10:11:12.5+02:00", "2026-07-09T10:11:12.5+02:00"),
  ])
  func w3cdtfIsRead(_ text: String, _ expected: String) {
    #expect(Timestamp(w3cdtf: text)?.rfc3339 == expected)
  }

  @Test(arguments: [
    "", "26", "2026-7", "2026-13", "2026-07-32", "2026-07-09T10:11", "2026-07-09T10Z",
    "2026-07-09T",
    "2026-07-09 10:11Z", "20260709",
  ])
  func whatIsNotW3CDTFIsRefused(_ text: String) {
    #expect(Timestamp(w3cdtf: text) == nil)
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func httpDatesAreReadInAllThreeForms(_ text: String) {
    #expect(Timestamp(httpDate: text)?.seconds == 784_111_777)
  }

  @Test func everyDayOfFourCenturiesIsItsOwn() {
    var day = Timestamp(seconds: -11_676_096_000)
    var previous = ""
    for _ in 0..<146_097 {
      let text = day.rfc3339
      #expect(text > previous)
      #expect(Timestamp(rfc3339: text) == day)
      #expect(Timestamp(rfc822: day.rfc822) == day)
      previous = text
      day.seconds += 86_400
    }
    #expect(previous == "1999-12-31T00:00:00Z")
  }
}

@Suite struct LenientDates {
  static let readings: [(text: String, expected: String)] = [
    // The strict forms, and what is merely untidy.
    ("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"),
    ("  2026-01-02t03:04:05z\n", "2026-01-02T03:04:05Z"),
    ("2026-01-02 03:04:05 +0100", "2026-01-02T03:04:05+01:00"),
    ("2026-01-02T03:04:05+01", "2026-01-02T03:04:05+01:00"),
    ("2026-01-02T03:04:05,25Z", "2026-01-02T03:04:05.25Z"),
    ("2026-01-02T24:00:00Z", "2026-01-03T00:00:00Z"),
    ("Mon, 02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05Z"),
    ("Fri,02 Jan 2026 03:04:05 GMT", "2026-01-02T03:04:05Z"),
    ("FRIDAY, 02 JANUARY 2026 3:04 gmt", "2026-01-02T03:04:00Z"),
    ("2nd January 2026", "2026-01-02T00:00:00Z"),
    ("Fri, 02-Jan-2026 03:04:05 CET", "2026-01-02T03:04:05+01:00"),
    ("02/Jan/26 03:04", "2026-01-02T03:04:00Z"),
    ("2 Jan 99 03:04:05 GMT", "1999-01-02T03:04:05Z"),
    // Reduced and compact forms of ISO 8601.
    ("2026", "2026-01-01T00:00:00Z"), ("2026-07", "2026-07-01T00:00:00Z"),
    ("20260709", "2026-07-09T00:00:00Z"), ("2026-190", "2026-07-09T00:00:00Z"),
    ("2026190", "2026-07-09T00:00:00Z"), ("991231", "1999-12-31T00:00:00Z"),
    ("-99-12", "1999-12-01T00:00:00Z"), ("20260709T101112Z", "2026-07-09T10:11:12Z"),
    ("20260709T1011+0200", "2026-07-09T10:11:00+02:00"), ("20260709101112", "2026-07-09T10:11:12Z"),
    ("2026-W28-4", "2026-07-09T00:00:00Z"), ("2026-W01-1", "2025-12-29T00:00:00Z"),
    ("2026-07-09+02:00", "2026-07-09T00:00:00+02:00"),
    // Zones by name.
    ("9 Jul 2026 10:11:12 PDT", "2026-07-09T10:11:12-07:00"),
    ("9 Jul 2026 10:11:12 PT", "2026-07-09T10:11:12-07:00"),
    ("9 Jan 2026 10:11:12 PT", "2026-01-09T10:11:12-08:00"),
    ("9 Jul 2026 10:11:12 Europe/Paris", "2026-07-09T10:11:12+02:00"),
    ("9 Jan 2026 10:11:12 Australia/Sydney", "2026-01-09T10:11:12+11:00"),
    ("9 Jan 2026 10:11:12 UTC+2", "2026-01-09T10:11:12+02:00"),
    (
      "Fri Jan 09 2026 10:11:12 GMT+0200 (Eastern European Standard Time)",
      "2026-01-09T10:11:12+02:00"
    ),
    ("9 Jan 2026 10:11:12 -0800 (PST)", "2026-01-09T10:11:12-08:00"),
    // asctime, and the year last.
    ("Fri Jan  9 10:11:12 2026", "2026-01-09T10:11:12Z"),
    ("Fri Jan 9 10:11:12 CET 2026", "2026-01-09T10:11:12+01:00"),
    // Halves of the day.
    ("1/31/2026 12:30:00 AM", "2026-01-31T00:30:00Z"),
    ("1/31/2026 12:30 PM", "2026-01-31T12:30:00Z"),
    ("January 31, 2026 at 5 p.m.", "2026-01-31T17:00:00Z"),
    ("Jan. 31, 2026, 9:05am", "2026-01-31T09:05:00Z"),
    // Numbers whose order only one reading fits.
    ("31/01/2026", "2026-01-31T00:00:00Z"), ("01/31/2026", "2026-01-31T00:00:00Z"),
    ("05/05/2026", "2026-05-05T00:00:00Z"), ("Mon, 01/06/2026 10:00", "2026-06-01T10:00:00Z"),
    ("2026/1/2 03:04:05", "2026-01-02T03:04:05Z"), ("01.02.2026 10:00", "2026-02-01T10:00:00Z"),
    // Other languages.
    ("Mi, 04 März 2026 10:00:00 +0100", "2026-03-04T10:00:00+01:00"),
    ("mar. 3 mars 2026 10:00", "2026-03-03T10:00:00Z"),
    ("3 mar 2026 10:00", "2026-03-03T10:00:00Z"),
    ("lunedì, 2 marzo 2026", "2026-03-02T00:00:00Z"),
    ("2 de marzo de 2026", "2026-03-02T00:00:00Z"),
    ("Δευ, 02 Μαρ 2026 12:00:00 EST", "2026-03-02T12:00:00-05:00"),
    ("2026-július-13T9:15-05:00", "2026-07-13T09:15:00-05:00"),
    ("2026년 07월 09일 10:11:12", "2026-07-09T10:11:12+09:00"),
    ("2026-07-09 오후 10:11:12", "2026-07-09T22:11:12Z"),
    ("2 марта 2026 10:00", "2026-03-02T10:00:00Z"),
    // Counts since 1970.
    ("1767323045", "2026-01-02T03:04:05Z"), ("1767323045500", "2026-01-02T03:04:05.5Z"),
  ]

  @Test(arguments: readings)
  func datesAreReadAsFeedsWriteThem(_ row: (text: String, expected: String)) {
    #expect(Timestamp(lenient: row.text)?.rfc3339 == row.expected)
  }

  @Test(arguments: [
    "", " ", "-", "today", "2026-", "2026-13-01", "2026-02-30", "30 Feb 2026 10:00:00 GMT",
    "01/02/2026", "1/2/26", "200312", "2026-01-02T25:00:00Z", "2026-01-02T24:00:01Z",
    "2 Jan 2026 10:61", "2 Jan 2026 1:2:3:4 GMT", "2 Jan 2026 13:00 AM", "2 Jan 2026 0:30 PM",
    "2 Jan 2026 10:00 IST", "2 Jan 2026 10:00 XYZ", "2 Jan 2026 10:00 +25:00",
    "2 Jan 2026 10:00:00 PST +0800", "8 Mar 2026 02:30 America/New_York",
    "1 Nov 2026 01:30 America/New_York", "2026-01-02-10:30", "Jan 2026 10:00", "2 Foo 2026",
    "99999999999999999999999999", "2 3 4 5 Jan 2026", "Etc/GMT-5", "2026-W54-1", "2026-W53-8",
    "1 2 3 Jan 4", "Jan", "10:00", "2026-366", "AM", "5 PM", "2026 PM", "w", "2026-W", "(((", "+1",
  ])
  func whatHasNoCertainReadingHasNone(_ text: String) {
    #expect(Timestamp(lenient: text) == nil)
  }

  @Test func noTextMakesItFail() {
    // Every piece that the reader knows, beside every other.
    let pieces = [
      "2026", "31", "1", "-", "/", ".", ":", "+", ",", "(", ")", " ", "T", "Z", "W", "am", "p.m.",
      "mar",
      "th", "년", "월", "jan", "gmt", "0100", "١", "é", "\u{0}", "20260102", "\u{301}",
    ]
    var count = 0
    for a in pieces {
      for b in pieces {
        for c in pieces {
          for d in pieces.prefix(9) where Timestamp(lenient: a + b + c + d) != nil {
            count += 1
          }
        }
      }
    }
    #expect(count > 0)
  }
}
