import Storage
import Syndication
import Testing

@testable import Aggregation

private let now = Timestamp(seconds: 1_364_200_000)  // 2013-03-25T08:26:40Z

@Test(
  arguments: [
    ("120", 120), (" 5 ", 5), ("999999999", 604_800), ("99999999999999999999", 604_800),
    ("0", nil), ("1e9", nil), ("+5", nil),
    ("-1", nil), ("soon", nil), ("", nil), ("Mon, 25 Mar 2013 09:26:40 GMT", 3600),
    ("Mon, 25 Mar 2013 08:00:00 GMT", nil), ("Mon, 25 Mar 2030 08:00:00 GMT", 604_800),
  ] as [(String, Int64?)]
)
func retryAfterIsReadAsSecondsOrADate(_ header: String, _ wait: Int64?) {
  let moment = Politeness.retryAfter(header, now: now)
  #expect(moment.map { $0.seconds - now.seconds } == wait)
}

struct DueCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var outcome: Outcome = .unchanged
  var failures = 0
  var hasValidators = true
  var retryAfter: String?
  var hints = PublisherHints()
  var rhythm: Int64?
  var silence: Int64?
  var failingFor: Int64 = 0
  /// What whoever follows the feed says of it, in minutes.
  var pollMinutes: Int?
  /// The least and the most seconds, for there is jitter.
  var wait: ClosedRange<Int64>
  var hostWait: Int64?
}

private func hints(_ change: (inout PublisherHints) -> Void) -> PublisherHints {
  var hints = PublisherHints()
  change(&hints)
  return hints
}

private let hour: Int64 = 3600
private let day: Int64 = 86_400

private let cases: [DueCase] = [
  DueCase(testDescription: "unchanged", wait: hour...hour * 5 / 4),
  DueCase(
    testDescription: "content",
    outcome: .content(Content(bytes: [])),
    wait: hour...hour * 5 / 4
  ),
  DueCase(
    testDescription: "content without validators",
    outcome: .content(Content(bytes: [])),
    hasValidators: false,
    wait: day...day * 5 / 4
  ),
  DueCase(testDescription: "gone", outcome: .gone, wait: day * 36_500...day * 36_500),
  DueCase(
    testDescription: "max-age of 12 hours",
    hints: hints { $0.freshFor = 12 * hour },
    wait: 12 * hour...15 * hour
  ),
  DueCase(
    testDescription: "max-age of a year",
    hints: hints { $0.freshFor = 365 * day },
    wait: day...day * 5 / 4
  ),
  DueCase(
    testDescription: "ttl of a minute",
    hints: hints { $0.interval = 60 },
    wait: hour...hour * 5 / 4
  ),
  DueCase(
    testDescription: "sy:updatePeriod yearly",
    hints: hints { $0.interval = 365 * day },
    wait: 7 * day...7 * day * 5 / 4
  ),
  DueCase(testDescription: "a weekly feed", rhythm: 7 * day, silence: 0, wait: 7 * hour...9 * hour),
  DueCase(
    testDescription: "a weekly feed, silent for another week",
    rhythm: 7 * day,
    silence: 7 * day,
    wait: 14 * hour...18 * hour
  ),
  DueCase(
    testDescription: "a feed that is silent for years",
    rhythm: day,
    silence: 999 * day,
    wait: day...day * 5 / 4
  ),
  DueCase(
    testDescription: "a busy feed",
    rhythm: 60,
    silence: 30,
    wait: hour...hour * 5 / 4
  ),
  // It is 08:26 on a Monday.
  DueCase(
    testDescription: "skipHours 9 to 11",
    hints: hints { $0.skipHours = 0b1110 << 8 },
    wait: 12 * hour - 30_400...13 * hour - 30_400
  ),
  DueCase(
    testDescription: "skipDays Monday and Tuesday",
    hints: hints { $0.skipDays = 0b110 },
    wait: 2 * day - 30_400...2 * day + hour - 30_400
  ),
  DueCase(
    testDescription: "every hour and every day is skipped",
    hints: hints {
      $0.skipDays = 0x7F
      $0.skipHours = 0xFF_FFFF
    },
    wait: hour...hour * 5 / 4
  ),
  DueCase(
    testDescription: "daily at half past noon (sy:updateBase)",
    hints: hints {
      $0.interval = day
      $0.base = 45_000
    },
    // It is 08:26:40.
    wait: 14_600...14_600 * 5 / 4
  ),
  DueCase(
    testDescription: "404",
    outcome: .failed(.status(404)),
    failures: 1,
    wait: hour...hour * 3 / 2
  ),
  DueCase(
    testDescription: "404, 2nd",
    outcome: .failed(.status(404)),
    failures: 2,
    wait: 2 * hour...3 * hour
  ),
  DueCase(
    testDescription: "404, 99th, in one day",
    outcome: .failed(.status(404)),
    failures: 99,
    failingFor: day,
    wait: day...day * 3 / 2
  ),
  DueCase(
    testDescription: "404 for four weeks",
    outcome: .failed(.status(404)),
    failures: 30,
    failingFor: 28 * day,
    wait: 7 * day...8 * day
  ),
  DueCase(
    testDescription: "404 for two years",
    outcome: .failed(.status(404)),
    failures: 90,
    failingFor: 730 * day,
    wait: 28 * day...29 * day
  ),
  DueCase(
    testDescription: "two failures, four weeks apart: the program did not run",
    outcome: .failed(.unknownHost("x")),
    failures: 2,
    failingFor: 28 * day,
    wait: 2 * hour...3 * hour
  ),
  DueCase(
    testDescription: "429",
    outcome: .failed(.status(429)),
    failures: 1,
    wait: hour...hour * 3 / 2,
    hostWait: 4 * hour
  ),
  DueCase(
    testDescription: "429 until later",
    outcome: .failed(.status(429)),
    failures: 1,
    retryAfter: "86400",
    wait: day...day,
    hostWait: day
  ),
  DueCase(
    testDescription: "503 for a moment",
    outcome: .failed(.status(503)),
    failures: 1,
    retryAfter: "60",
    wait: hour...hour * 3 / 2,
    hostWait: 60
  ),
  DueCase(
    testDescription: "503",
    outcome: .failed(.status(503)),
    failures: 1,
    wait: hour...hour * 3 / 2,
    hostWait: 1800
  ),
  DueCase(
    testDescription: "403 with Retry-After",
    outcome: .failed(.status(403)),
    failures: 1,
    retryAfter: "86400",
    wait: day...day,
    hostWait: day
  ),
  DueCase(testDescription: "every five minutes", pollMinutes: 5, wait: 300...376),
  DueCase(
    testDescription: "every five minutes, without validators",
    hasValidators: false,
    pollMinutes: 5,
    wait: 300...376
  ),
  DueCase(
    testDescription: "every five minutes, a weekly feed",
    rhythm: 7 * day,
    silence: 7 * day,
    pollMinutes: 5,
    wait: 300...376
  ),
  DueCase(
    testDescription: "every five minutes, but the publisher wants two hours",
    hints: hints { $0.freshFor = 2 * hour },
    pollMinutes: 5,
    wait: 2 * hour...2 * hour * 5 / 4 + 1
  ),
  DueCase(
    testDescription: "every five minutes, failed once",
    outcome: .failed(.status(500)),
    failures: 1,
    pollMinutes: 5,
    wait: 300...450
  ),
  DueCase(
    testDescription: "every five minutes, failed for long",
    outcome: .failed(.status(500)),
    failures: 40,
    pollMinutes: 5,
    wait: day...day * 3 / 2
  ),
  DueCase(
    testDescription: "every five minutes, gone",
    outcome: .gone,
    pollMinutes: 5,
    wait: day * 36_500...day * 36_500
  ),
  DueCase(testDescription: "in no time", pollMinutes: 0, wait: 60...76),
  DueCase(
    testDescription: "every four hours",
    pollMinutes: 240,
    wait: 4 * hour...5 * hour + 1
  ),
  DueCase(
    testDescription: "every four hours, failed once",
    outcome: .failed(.status(500)),
    failures: 1,
    pollMinutes: 240,
    wait: hour...hour * 3 / 2
  ),
  DueCase(
    testDescription: "every four hours, a feed without validators",
    hasValidators: false,
    pollMinutes: 240,
    wait: day...day * 5 / 4 + 1
  ),
  DueCase(testDescription: "beyond numbers", pollMinutes: .max, wait: 7 * day...9 * day),
  DueCase(
    testDescription: "put off",
    outcome: .failed(.deferred("busy")),
    wait: 600...1200
  ),
]

@Test(arguments: cases)
func theNextRequestIsDue(_ example: DueCase) {
  var exchange = Exchange(example.outcome, url: "https://example.org/")
  exchange.retryAfter = example.retryAfter
  var state = FetchState()
  state.failures = example.failures
  state.failingSince = Timestamp(seconds: now.seconds - example.failingFor)
  state.hints = example.hints
  state.rhythm = example.rhythm
  state.newest = example.silence.map { Timestamp(seconds: now.seconds - $0) }
  if example.hasValidators { state.validators.etag = "x" }
  var rules = TimelineRules()
  rules.all.pollMinutes = example.pollMinutes
  for attempt in 0..<100 {
    state.attempts = attempt
    let due = Schedule.next(
      after: exchange,
      state: state,
      of: "https://example.org/",
      now: now,
      pace: Schedule.pace(rules, of: "https://example.org/")
    )
    #expect(example.wait.contains(due.moment.seconds - now.seconds))
    #expect(!due.reason.isEmpty)
  }
  let host = Politeness.host(HostState(name: "example.org"), after: exchange, now: now)
  let peace = host.notBefore.seconds
  #expect((peace > 0 ? peace - now.seconds : nil) == example.hostWait)
}

@Test(arguments: [
  "9223372036854775807", "-9223372036854775808", "99999999999999999999", "-1", "soon", "",
])
func noAgeIsTooOldForArithmetic(_ age: String) {
  var headers = CacheHeaders()
  headers.age = age
  headers.expires = "Mon, 25 Mar 2013 07:26:40 GMT"
  #expect(Freshness.seconds(headers, now: now) == nil)
  headers.expires = "Mon, 25 Mar 2013 09:26:40 GMT"
  let isOld = age.hasPrefix("9")
  #expect(Freshness.seconds(headers, now: now) == (isOld ? nil : 3600))
  headers.control = ["max-age=60"]
  #expect(Freshness.seconds(headers, now: now) == (isOld ? nil : 60))
}

@Test func feedsThatFailTogetherComeDueApart() {
  let exchange = Exchange(.failed(.status(500)), url: "")
  var state = FetchState()
  state.failures = 4
  let moments = (0..<100).map { number in
    Schedule.next(after: exchange, state: state, of: "https://example.org/\(number)", now: now)
      .moment.seconds
  }
  #expect(Set(moments).count > 95)
  // The same feed and attempt draw the same: what is computed twice is the same.
  #expect(
    Schedule.next(after: exchange, state: state, of: "https://example.org/0", now: now).moment
      .seconds == moments[0]
  )
  let fractions = (0..<1000).map { Jitter.fraction("https://example.org/", attempt: $0) }
  #expect(fractions.allSatisfy { (0..<1).contains($0) })
  #expect((450...550).contains(fractions.count { $0 < 0.5 }))
}

@Test func threeRefusalsInARowSilenceAHostAndOneAnswerForgivesThem() {
  var host = HostState(name: "example.org")
  func answer(_ outcome: Outcome) -> Int64? {
    host.notBefore = Timestamp(seconds: 0)
    host = Politeness.host(host, after: Exchange(outcome, url: ""), now: now)
    return host.notBefore.seconds > 0 ? host.notBefore.seconds - now.seconds : nil
  }
  let refusals = [403, 401, 403, 403, 403, 403, 403].map { answer(.failed(.status($0))) }
  #expect(refusals == [nil, nil, 4 * hour, 8 * hour, 16 * hour, day, day])
  #expect(answer(.unchanged) == nil)
  #expect([403, 403].map { answer(.failed(.status($0))) } == [nil, nil])
}

@Test func aHostThatSaysTooManyIsAskedMoreSlowlyForAWhile() {
  var host = HostState(name: "example.org")
  for _ in 0..<2 {
    host = Politeness.host(host, after: Exchange(.failed(.status(429)), url: ""), now: now)
  }
  #expect(host.spacing(2000) == 18_000)
  var answers = 0
  while host.slowness > 0, answers < 1000 {
    host = Politeness.host(host, after: Exchange(.unchanged, url: ""), now: now)
    answers += 1
  }
  #expect((5..<500).contains(answers))
}

@Test(
  arguments: [
    (["max-age=600"], nil, 600), (["private", "MAX-AGE=\"60\""], nil, 60), (["no-cache"], nil, nil),
    (["max-age=600, no-store"], nil, nil), (["max-age=soon"], nil, nil), ([], nil, nil),
    (["max-age=99999999999999999999"], nil, .max), (["max-age=-5"], nil, nil),
    ([], "Mon, 25 Mar 2013 09:26:40 GMT", 3600), ([], "0", nil),
    ([], "Mon, 25 Mar 2013 07:26:40 GMT", nil),
    (["max-age=60"], "Mon, 25 Mar 2013 09:26:40 GMT", 60),
  ] as [([String], String?, Int64?)]
)
func freshnessIsReadFromHeaders(_ control: [String], _ expires: String?, _ seconds: Int64?) {
  var headers = CacheHeaders()
  headers.control = control
  headers.expires = expires
  #expect(Freshness.seconds(headers, now: now) == seconds)
  headers.age = "30"
  #expect(Freshness.seconds(headers, now: now) == seconds.map { $0 - 30 })
}

@Test func aFeedSaysHowOftenAndWhenNot() {
  let text = """
    <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
    <ttl>90</ttl><skipHours><hour>0</hour><hour>24</hour><hour>7</hour></skipHours>
    <skipDays><day>Sunday</day><day>saturday</day></skipDays>
    <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
    <sy:updateBase>1970-01-01T01:00:00Z</sy:updateBase></channel></rss>
    """
  let hints = Freshness.hints(in: Feed.read(Array(text.utf8), options: ReadOptions()).feed)
  #expect(hints.interval == 21_600)
  #expect(hints.base == 3600)
  #expect(hints.skipHours == 1 | 1 << 7)
  #expect(hints.skipDays == 1 | 1 << 6)
}

@Test func aMoveIsBelievedAfterFiveDaysInARow() {
  var moving = Moving()
  func answer(_ target: String?, day number: Int64) -> String? {
    Moves.note(target, in: &moving, now: Timestamp(seconds: number * day))
  }
  #expect((0..<4).allSatisfy { answer("b", day: $0) == nil })
  #expect(answer("b", day: 3) == nil)
  // Another answer in between starts anew.
  #expect(answer(nil, day: 4) == nil)
  #expect((5..<9).allSatisfy { answer("b", day: $0) == nil })
  #expect(answer("c", day: 9) == nil)
  #expect((10..<13).allSatisfy { answer("c", day: $0) == nil })
  #expect(answer("c", day: 13) == "c")
  #expect(moving.current == "c")
  Moves.undo(&moving)
  #expect((20..<40).allSatisfy { answer("c", day: $0) == nil })
  #expect(moving.current == nil)
  #expect((50..<54).allSatisfy { answer("d", day: $0) == nil })
  #expect(answer("d", day: 54) == "d")
}

@Test(
  arguments: [
    ("feeds.blog.example.co.uk", "example.co.uk"), ("example.org", "example.org"),
    ("one.github.io", "one.github.io"), ("www.one.github.io", "one.github.io"),
    ("localhost", "localhost"), ("127.0.0.1", "127.0.0.1"), ("::1", "::1"),
    ("co.uk", "co.uk"), ("a.b.example.org.", "example.org"), ("", ""),
  ]
)
func hostsOfOneOwnerShareABudget(_ host: String, _ owner: String) {
  #expect(RegistrableDomain.of(host) == owner)
}
