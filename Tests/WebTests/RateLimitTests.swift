import Syndication
import Testing
import Web

@Suite struct RateLimitTests {
  private func second(_ seconds: Int64) -> Timestamp { Timestamp(seconds: 1_000_000 + seconds) }

  @Test func aBurstIsAllowedThenOneEachInterval() {
    var limit = RateLimit(burst: 3, interval: 20)
    for _ in 0..<3 { #expect(limit.take("a", now: second(0)) == .allowed) }
    #expect(limit.take("a", now: second(0)) == .refused(retryAfter: 20))
    #expect(limit.take("a", now: second(15)) == .refused(retryAfter: 5))
    #expect(limit.take("a", now: second(20)) == .allowed)
    #expect(limit.take("a", now: second(21)) == .refused(retryAfter: 19))
    #expect(limit.take("a", now: second(1000)) == .allowed)
  }

  @Test func whoWaitsAsToldIsAllowed() {
    var limit = RateLimit(burst: 1, interval: 7)
    #expect(limit.take("a", now: second(0)) == .allowed)
    guard case .refused(let wait) = limit.take("a", now: second(3)) else {
      Issue.record("should have been refused")
      return
    }
    #expect(limit.take("a", now: second(3 + Int64(wait))) == .allowed)
  }

  @Test func clientsDoNotCountAgainstEachOther() {
    var limit = RateLimit(burst: 1, interval: 60)
    #expect(limit.take("a", now: second(0)) == .allowed)
    #expect(limit.take("b", now: second(0)) == .allowed)
    #expect(limit.take("a", now: second(1)) == .refused(retryAfter: 59))
  }

  @Test func aClockSetBackLocksNobodyOut() {
    var limit = RateLimit(burst: 2, interval: 10)
    #expect(limit.take("a", now: second(1_000_000)) == .allowed)
    #expect(limit.take("a", now: second(0)) == .refused(retryAfter: 10))
    #expect(limit.take("a", now: second(10)) == .allowed)
  }

  @Test func memoryIsBoundedAndTheBusiestAreRemembered() {
    var limit = RateLimit(burst: 2, interval: 60, capacity: 100)
    #expect(limit.take("busy", now: second(0)) == .allowed)
    #expect(limit.take("busy", now: second(0)) == .allowed)
    for index in 0..<1000 {
      #expect(limit.take("client \(index)", now: second(0)) == .allowed)
      #expect(limit.count <= 100)
    }
    #expect(limit.take("busy", now: second(1)) == .refused(retryAfter: 59))
  }
}
