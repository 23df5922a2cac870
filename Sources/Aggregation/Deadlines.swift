import Synchronization

/// Gives up what takes too long.
///
/// Nearly nothing does: so there is one timer for all that is under way, not one for each, which would
/// be left behind, still ticking, for a minute.
final class Deadlines: Sendable {
  private struct State: Sendable {
    var last = 0
    var open: [Int: (end: ContinuousClock.Instant, giveUp: @Sendable () -> Void)] = [:]
    /// When somebody looks next.
    var watch: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  /// Runs work that is given up when it takes too long.
  ///
  /// It is not waited for then: a look-up of a name, for one, cannot be cancelled.
  func within<Success: Sendable>(
    _ limit: Duration,
    _ work: @escaping @Sendable () async throws(Failure) -> Success
  ) async throws(Failure) -> Success {
    let race = Race<Success>()
    let job = Task(executorPreference: LoopExecutor.current) {
      do throws(Failure) {
        race.end(.success(try await work()))
      } catch {
        race.end(.failure(error))
      }
    }
    let number = add(.now + limit) {
      race.end(.failure(.timeout("took longer than \(limit.seconds) s")))
    }
    let result = await withTaskCancellationHandler {
      await race.result()
    } onCancel: {
      race.end(.failure(.givenUp))
    }
    remove(number)
    if case .failure = result { job.cancel() }
    return try result.get()
  }

  private func add(
    _ end: ContinuousClock.Instant,
    _ giveUp: @escaping @Sendable () -> Void
  ) -> Int {
    let (number, isFirst) = state.withLock { state in
      state.last += 1
      state.open[state.last] = (end, giveUp)
      if let watch = state.watch, watch <= end { return (state.last, false) }
      state.watch = end
      return (state.last, true)
    }
    if isFirst { watch(end) }
    return number
  }

  private func remove(_ number: Int) {
    state.withLock { _ = $0.open.removeValue(forKey: number) }
  }

  /// Looks at a moment for what should be over, and again when the next should be.
  private func watch(_ moment: ContinuousClock.Instant) {
    Task { [weak self] in
      try? await Task.sleep(until: moment, clock: .continuous)
      self?.look(moment)
    }
  }

  private func look(_ moment: ContinuousClock.Instant) {
    let (late, next) = state.withLock { state in
      let late = state.open.filter { $0.value.end <= moment }
      for number in late.keys { state.open[number] = nil }
      // Somebody with an earlier end has come in the meantime, and is watched.
      guard state.watch == moment else { return (late, nil as ContinuousClock.Instant?) }
      state.watch = state.open.values.map(\.end).min()
      return (late, state.watch)
    }
    for (_, giveUp) in late.values { giveUp() }
    if let next { watch(next) }
  }
}

/// What ends first, of work and whatever gives it up.
private final class Race<Success: Sendable>: Sendable {
  private enum State: Sendable {
    case open
    case awaited(CheckedContinuation<Result<Success, Failure>, Never>)
    case over(Result<Success, Failure>)
  }

  private let state = Mutex(State.open)

  func end(_ result: Result<Success, Failure>) {
    let waiting = state.withLock { state -> CheckedContinuation<Result<Success, Failure>, Never>? in
      switch state {
      case .open:
        state = .over(result)
        return nil
      case .awaited(let continuation):
        state = .over(result)
        return continuation
      case .over: return nil
      }
    }
    waiting?.resume(returning: result)
  }

  func result() async -> Result<Success, Failure> {
    await withCheckedContinuation { continuation in
      let result = state.withLock { state -> Result<Success, Failure>? in
        if case .over(let result) = state { return result }
        state = .awaited(continuation)
        return nil
      }
      if let result { continuation.resume(returning: result) }
    }
  }
}
