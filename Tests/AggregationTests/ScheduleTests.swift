import Storage
import Syndication
import Testing

@testable import Aggregation

private let now = Timestamp(seconds: 1_364_200_000)  // 2013-03-25T08:26:40Z

@Test(
  arguments: [
    ("120", 120), (" 5 ", 5), ("99999999999999999999", nil), ("999999999", 604_800), ("0", nil),
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
  var outcome: Outcome
  var failures = 0
  var hasValidators = true
  var retryAfter: String?
  var wait: Int64
  var hostWait: Int64?
}

private let cases: [DueCase] = [
  DueCase(testDescription: "unchanged", outcome: .unchanged, wait: 3600),
  DueCase(testDescription: "content", outcome: .content(Content(bytes: [])), wait: 3600),
  DueCase(
    testDescription: "content without validators",
    outcome: .content(Content(bytes: [])),
    hasValidators: false,
    wait: 86_400
  ),
  DueCase(testDescription: "gone", outcome: .gone, wait: 86_400 * 36_500),
  DueCase(testDescription: "404", outcome: .failed(.status(404)), failures: 1, wait: 3600),
  DueCase(testDescription: "404, 2nd", outcome: .failed(.status(404)), failures: 2, wait: 7200),
  DueCase(testDescription: "404, 3rd", outcome: .failed(.status(404)), failures: 3, wait: 14_400),
  DueCase(
    testDescription: "404, 99th",
    outcome: .failed(.status(404)),
    failures: 99,
    wait: 86_400
  ),
  DueCase(
    testDescription: "429",
    outcome: .failed(.status(429)),
    failures: 1,
    wait: 14_400,
    hostWait: 14_400
  ),
  DueCase(
    testDescription: "429 until later",
    outcome: .failed(.status(429)),
    failures: 1,
    retryAfter: "86400",
    wait: 86_400,
    hostWait: 86_400
  ),
  DueCase(
    testDescription: "503 for a moment",
    outcome: .failed(.status(503)),
    failures: 1,
    retryAfter: "60",
    wait: 3600,
    hostWait: 60
  ),
  DueCase(testDescription: "503", outcome: .failed(.status(503)), failures: 1, wait: 3600),
  DueCase(
    testDescription: "404 with Retry-After",
    outcome: .failed(.status(404)),
    failures: 1,
    retryAfter: "86400",
    wait: 3600
  ),
]

@Test(arguments: cases)
func theNextRequestIsDue(_ example: DueCase) {
  var exchange = Exchange(example.outcome, url: "https://example.org/")
  exchange.retryAfter = example.retryAfter
  var state = FetchState()
  state.failures = example.failures
  if example.hasValidators { state.validators.etag = "x" }
  let due = Schedule.next(after: exchange, state: state, now: now)
  #expect(due.seconds - now.seconds == example.wait)
  let host = Politeness.hostNotBefore(exchange, now: now)
  #expect(host.map { $0.seconds - now.seconds } == example.hostWait)
}
