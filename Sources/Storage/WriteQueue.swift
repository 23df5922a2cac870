import Synchronization

/// Those who want to write, and the transactions that they share.
///
/// A transaction costs more than the few rows that an exchange with a feed changes. So whoever comes
/// while one is under way waits for it, and all who wait are written together in the next. After one
/// that several have shared, more are about to come: the next waits a moment for them. Each learns
/// that his is written when all of it is. Each is still written as a whole or not at all: what one of
/// them throws undoes the transaction, and then everyone gets one of his own.
final class WriteQueue: Sendable {
  /// Runs something as one transaction.
  typealias Transaction = (Database.Durability, (Session) throws -> Void) throws -> Void
  /// Gives something a turn at the connection that writes.
  typealias Turn = @Sendable (@escaping @Sendable (Transaction) -> Void) -> Void

  private struct Job: Sendable {
    let durability: Database.Durability
    /// What is to be called when the transaction is over.
    let perform: @Sendable (Session) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private struct State: Sendable {
    var waiting: [Job] = []
    var isWriting = false
    /// Before when a transaction waits for others to share it.
    var busyUntil = ContinuousClock.now
  }

  /// How many share one: other processes wait while it is under way.
  static let most = 64
  /// How long a transaction waits for others, where there are some.
  private static let moment = Duration.milliseconds(20)
  /// How long there are others after a transaction that several have shared.
  private static let rush = Duration.milliseconds(50)
  private let state = Mutex(State())
  private let turn: Turn

  init(_ turn: @escaping Turn) {
    self.turn = turn
  }

  /// Writes in this or the next transaction.
  func write<Result: Sendable>(
    _ durability: Database.Durability,
    _ body: @escaping @Sendable (Session) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let perform: @Sendable (Session) throws -> @Sendable () -> Void = { session in
        let result = try body(session)
        return { continuation.resume(returning: result) }
      }
      add(Job(durability: durability, perform: perform) { continuation.resume(throwing: $0) })
    }
  }

  private func add(_ job: Job) {
    let isFirst = state.withLock { state in
      state.waiting.append(job)
      defer { state.isWriting = true }
      return !state.isWriting
    }
    if isFirst { begin() }
  }

  /// Writes those who wait, now or in a moment.
  private func begin() {
    guard state.withLock({ $0.busyUntil > .now && $0.waiting.count < Self.most }) else {
      return writeAll()
    }
    Task {
      try? await Task.sleep(for: Self.moment)
      writeAll()
    }
  }

  private func writeAll() {
    turn { transaction in
      let jobs = self.next()
      Self.write(jobs, transaction)
      if self.isAnybodyLeft(after: jobs.count) { self.begin() }
    }
  }

  /// Who is written together.
  private func next() -> [Job] {
    state.withLock { state in
      let durability = state.waiting.first?.durability
      let jobs = state.waiting.prefix(Self.most).prefix { $0.durability == durability }
      defer { state.waiting.removeFirst(jobs.count) }
      return Array(jobs)
    }
  }

  private func isAnybodyLeft(after count: Int) -> Bool {
    state.withLock { state in
      if count > 1 { state.busyUntil = .now + Self.rush }
      state.isWriting = !state.waiting.isEmpty
      return state.isWriting
    }
  }

  private static func write(_ jobs: [Job], _ transaction: Transaction) {
    var isUnderWay = false
    do {
      var ends: [@Sendable () -> Void] = []
      try transaction(jobs[0].durability) { session in
        isUnderWay = true
        for job in jobs { ends.append(try job.perform(session)) }
        isUnderWay = false
      }
      for end in ends { end() }
    } catch {
      // Whose it was is not asked: alone, it fails again.
      let areSeveral = isUnderWay && jobs.count > 1
      for job in jobs {
        if areSeveral { write([job], transaction) } else { job.fail(error) }
      }
    }
  }
}
