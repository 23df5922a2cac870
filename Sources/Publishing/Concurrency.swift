import Dispatch
import Foundation

/// Maps an array on all cores; the results are in the order of the elements.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element],
  _ transform: @Sendable (Element) -> Result
) -> [Result] {
  // Chunks, so that small work does not wait for the lock.
  let size = max(1, elements.count / 64)
  let starts = Array(stride(from: 0, to: elements.count, by: size))
  let chunks = Chunks<Result>()
  withoutActuallyEscaping(transform) { transform in
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let end = min(starts[index] + size, elements.count)
      chunks.set(index, elements[starts[index]..<end].map(transform))
    }
  }
  return starts.indices.flatMap { chunks.get($0) }
}

/// What each chunk gave.
///
/// An NSLock, not a Mutex: the thread sanitizer does not see the futex of the latter.
private final class Chunks<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Int: [Result]] = [:]

  func set(_ index: Int, _ chunk: [Result]) {
    lock.withLock { results[index] = chunk }
  }

  func get(_ index: Int) -> [Result] {
    lock.withLock { results[index] ?? [] }
  }
}
