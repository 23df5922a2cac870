import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

private let hour: Int64 = 3_600_000

/// A log of one feed on one host, written as what was asked when and what was answered.
private struct Log {
  var requests: [LoggedRequest] = []

  mutating func ask(
    _ url: String = "https://example.org/a",
    at started: Int64,
    lasting: Int64 = 100,
    sent: Validators = Validators(),
    status: Int? = 200,
    taken: Bool = true,
    received: Validators = Validators(),
    retryAfter: String? = nil,
    insisted: Bool = false
  ) {
    var request = LoggedRequest(
      host: "example.org",
      url: url,
      started: started,
      ended: started + lasting
    )
    request.subscription = 1
    request.sent = sent
    request.status = status
    request.received = received
    request.retryAfter = retryAfter
    request.isTaken = status == 200 && taken
    request.isInsisted = insisted
    requests.append(request)
  }

  var broken: [String] {
    Score.violations(in: requests, spacing: 2000).map(\.rule.rawValue)
  }
}

private let x = Validators(etag: "\"x\"", lastModified: "monday")

struct ScoreCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  fileprivate var log: Log
  var broken: [String]

  fileprivate init(_ name: String, _ broken: [String], _ fill: (inout Log) -> Void) {
    testDescription = name
    self.broken = broken
    log = Log()
    fill(&log)
  }
}

private let cases: [ScoreCase] = [
  ScoreCase("a decent day", []) { log in
    log.ask(at: 0, received: x)
    for number in 1...24 { log.ask(at: Int64(number) * hour, sent: x, status: 304) }
  },
  ScoreCase("half an hour", ["hourly"]) { log in
    log.ask(at: 0, received: x)
    log.ask(at: hour / 2, sent: x, status: 304)
  },
  ScoreCase("half an hour, as somebody wished", []) { log in
    log.ask(at: 0, received: x)
    log.ask(at: hour / 2, sent: x, status: 304, insisted: true)
  },
  ScoreCase("all of it twice a day", ["daily"]) { log in
    log.ask(at: 0)
    log.ask(at: 12 * hour)
  },
  ScoreCase("after an error there is no body to have twice", []) { log in
    log.ask(at: 0, status: 500)
    log.ask(at: 2 * hour)
  },
  ScoreCase("Retry-After in seconds", ["retry-after"]) { log in
    log.ask(at: 0, status: 503, retryAfter: "7200")
    log.ask(at: hour)
  },
  ScoreCase("Retry-After of another feed of the host", ["retry-after"]) { log in
    log.ask(at: 0, status: 503, retryAfter: "7200")
    log.ask("https://example.org/b", at: hour)
  },
  ScoreCase("Retry-After as a date", ["retry-after"]) { log in
    log.ask(at: 0, status: 429, retryAfter: "Thu, 01 Jan 1970 05:00:00 GMT")
    log.ask(at: 4 * hour)
    log.ask("https://example.org/b", at: 5 * hour)
  },
  ScoreCase("429", ["retry-after"]) { log in
    log.ask(at: 0, status: 429)
    log.ask(at: 2 * hour)
  },
  ScoreCase("429, insisted", ["retry-after"]) { log in
    log.ask(at: 0, status: 429)
    log.ask(at: 2 * hour, insisted: true)
  },
  ScoreCase("too close", ["spacing"]) { log in
    log.ask(at: 0)
    log.ask("https://example.org/b", at: 2000)
  },
  ScoreCase("at once", ["concurrency"]) { log in
    log.ask(at: 0)
    log.ask("https://example.org/b", at: 50)
  },
  ScoreCase("a validator is left out", ["validators"]) { log in
    log.ask(at: 0, received: x)
    log.ask(at: hour, sent: Validators(etag: "\"x\""), status: 304)
  },
  ScoreCase("a validator without its quotes", ["validators", "invented"]) { log in
    log.ask(at: 0, received: x)
    log.ask(at: hour, sent: Validators(etag: "x", lastModified: "monday"), status: 304)
  },
  ScoreCase("the validator of an older answer", ["validators"]) { log in
    log.ask(at: 0, received: x)
    log.ask(at: hour, sent: x, received: Validators(etag: "\"y\""))
    log.ask(at: 2 * hour, sent: x)
  },
  ScoreCase("a date that nobody gave", ["invented"]) { log in
    log.ask(at: 0)
    log.ask(at: 25 * hour, sent: Validators(lastModified: "1800"))
  },
  ScoreCase("a validator from before the log began, and an error page with another", []) { log in
    log.ask(at: 0, sent: x, status: 304)
    log.ask(at: hour, sent: x, taken: false, received: Validators(etag: "\"page\""))
    log.ask(at: 2 * hour, sent: x, status: 304)
  },
  ScoreCase("the validator of an error page", ["invented"]) { log in
    log.ask(at: 0, sent: x, status: 304)
    log.ask(at: hour, sent: x, taken: false)
    log.ask(at: 2 * hour, sent: Validators(etag: "\"page\""))
  },
  ScoreCase("a feed that is now here, now there", []) { log in
    log.ask("https://example.org/b", at: 0, received: x)
    // The next day it is no redirect, and what is known is of this address.
    log.ask(at: 24 * hour, received: Validators(etag: "\"y\""))
    log.ask("https://example.org/b", at: 48 * hour, received: x)
  },
  ScoreCase("after 410", ["gone"]) { log in
    log.ask(at: 0, status: 410)
    log.ask(at: 48 * hour)
  },
]

@Test(arguments: cases) func aViolationIsNamed(_ example: ScoreCase) {
  #expect(example.log.broken == example.broken)
}

@Test func everyRuleIsBrokenByACase() {
  #expect(Set(cases.flatMap(\.broken)) == Set(Score.Rule.allCases.map(\.rawValue)))
}

@Test func whatTheRefresherReallyAsksBreaksNothing() async throws {
  try await withBench { bench, server in
    var bench = bench
    bench.spacing = 20
    server.answer { request in
      let etag = "\"\(request.path)\""
      switch request.path {
      case "/gone": return [.status("410 Gone")]
      case "/away": return [.redirect("/a")]
      case "/html": return [.ok("<html>", ["ETag": "\"html\""])]
      case "/busy": return [.status("503 Service Unavailable", ["Retry-After": "1"])]
      default:
        if request["If-None-Match"] == etag { return [.raw([:], status: "304 Not Modified")] }
        return [.ok(atom([request.path]), ["ETag": etag, "Last-Modified": "monday"])]
      }
    }
    bench.turnsWall = true
    let paths = ["/a", "/b", "/gone", "/away", "/html", "/busy", "/c"]
    try bench.subscribe(paths.map { server.url($0) })
    // Every quarter of an hour for two days, and once a person insists.
    for round in 0..<192 {
      bench.now = start + Int64(round) * 900
      _ = try await bench.refresh(eager: round == 50)
    }
    let log = try await bench.store.requests()
    #expect(log.count > 100)
    let broken = Score.violations(in: log, spacing: 20)
    #expect(broken.isEmpty, "\(broken)")
    #expect(log.count { $0.url.hasSuffix("/gone") } == 1)
    #expect(!log.filter(\.isInsisted).isEmpty)
  }
}
