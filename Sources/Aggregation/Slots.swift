import Synchronization

/// Lets a number of hosts be asked at once; the others wait their turn.
///
/// Who has been in before goes first: so a host's feeds are asked while its connection is there, and only
/// few hosts are begun and not done.
final class Slots: Sendable {
  private struct Line: Sendable {
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var first = 0

    mutating func append(_ continuation: CheckedContinuation<Void, Never>) {
      waiting.append(continuation)
    }

    mutating func popFirst() -> CheckedContinuation<Void, Never>? {
      guard first < waiting.count else { return nil }
      defer {
        first += 1
        if first == waiting.count {
          waiting.removeAll(keepingCapacity: true)
          first = 0
        }
      }
      return waiting[first]
    }
  }

  private struct State: Sendable {
    var free: Int
    var begun = Line()
    var new = Line()
  }

  private let state: Mutex<State>

  init(_ count: Int) {
    state = Mutex(State(free: max(count, 1)))
  }

  /// Waits for a slot; `isBegun` says that there was one for the same host before.
  func enter(isBegun: Bool) async {
    await withCheckedContinuation { continuation in
      let isIn = state.withLock { state in
        if state.free > 0 {
          state.free -= 1
          return true
        }
        if isBegun { state.begun.append(continuation) } else { state.new.append(continuation) }
        return false
      }
      if isIn { continuation.resume() }
    }
  }

  /// Gives a slot back.
  func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if let next = state.begun.popFirst() ?? state.new.popFirst() { return next }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
