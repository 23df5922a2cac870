import Testing

@testable import Aggregation

private func sleeping(_ time: Duration) -> @Sendable () async throws(Failure) -> Int {
  { () async throws(Failure) -> Int in
    do {
      try await Task.sleep(for: time)
    } catch {
      throw .broken("cancelled")
    }
    return 1
  }
}

@Suite struct DeadlinesTests {
  @Test func whatIsDoneInTimeIsDone() async throws {
    let deadlines = Deadlines()
    for _ in 0..<100 {
      #expect(try await deadlines.within(.seconds(60), sleeping(.zero)) == 1)
    }
    await #expect(throws: Failure.gone) {
      try await deadlines.within(.seconds(60)) { () async throws(Failure) -> Int in throw .gone }
    }
  }

  /// The shorter limit comes last, while the longer one is watched.
  @Test(.timeLimit(.minutes(1))) func whatTakesTooLongIsGivenUpWhateverElseIsUnderWay() async {
    let deadlines = Deadlines()
    let long = Task { try await deadlines.within(.seconds(3600), sleeping(.seconds(3600))) }
    try? await Task.sleep(for: .milliseconds(20))
    for milliseconds in [40, 10, 30] {
      await #expect(throws: Failure.timeout("took longer than \(Double(milliseconds) / 1000) s")) {
        try await deadlines.within(.milliseconds(milliseconds), sleeping(.seconds(3600)))
      }
    }
    long.cancel()
  }

  @Test(.timeLimit(.minutes(1))) func whoIsCancelledGivesUp() async {
    let job = Task {
      try await Deadlines().within(.seconds(3600), sleeping(.seconds(3600)))
    }
    job.cancel()
    await #expect(throws: Failure.givenUp) { try await job.value }
  }
}

extension Failure {
  fileprivate static let gone = Failure.status(410)
}
