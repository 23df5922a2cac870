import Foundation
import NIOHTTP1
import Storage
import Synchronization

/// The requests of one exchange as they happen, for the log: also of one that is given up.
final class Journal: Sendable {
  private struct State: Sendable {
    var hops: [Hop] = []
    var isOpen = false
    var isClosed = false

    mutating func end(_ now: Int64) {
      guard isOpen, !isClosed, !hops.isEmpty else { return }
      hops[hops.count - 1].ended = max(now, hops[hops.count - 1].started)
      isOpen = false
    }
  }

  private let state = Mutex(State())

  var lastURL: String? { state.withLock { $0.hops.last?.url } }

  func open(_ url: String, of host: String, sent: Validators) {
    let now = Wall.milliseconds
    state.withLock { state in
      guard !state.isClosed else { return }
      state.hops.append(Hop(url: url, host: host, started: now, ended: now, sent: sent))
      state.isOpen = true
    }
  }

  func note(_ response: Answer) {
    state.withLock { state in
      guard !state.isClosed, !state.hops.isEmpty else { return }
      let last = state.hops.count - 1
      state.hops[last].status = response.status
      state.hops[last].received = Validators(response.headers)
      state.hops[last].retryAfter = response.headers.first(name: "Retry-After")
    }
  }

  func end() {
    let now = Wall.milliseconds
    state.withLock { $0.end(now) }
  }

  /// What was asked; whatever is still under way is given up, and noted no more.
  func close() -> [Hop] {
    let now = Wall.milliseconds
    return state.withLock { state in
      state.end(now)
      state.isClosed = true
      return state.hops
    }
  }
}

/// The clock on the wall, whatever moment a run is told to believe in.
package enum Wall {
  package static var milliseconds: Int64 { shift + Int64(Date().timeIntervalSince1970 * 1000) }

  /// By how much a test has set the clock.
  @TaskLocal static var shift: Int64 = 0
}
