import Dispatch
import Synchronization

/// Maps an array on all cores; the results are in the order of the elements.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element],
  _ transform: @Sendable (Element) -> Result
) -> [Result] {
  // Chunks, so that small work does not wait for the lock.
  let size = max(1, elements.count / 64)
  let starts = Array(stride(from: 0, to: elements.count, by: size))
  let chunks = Mutex<[Int: [Result]]>([:])
  withoutActuallyEscaping(transform) { transform in
    DispatchQueue.concurrentPerform(iterations: starts.count) { index in
      let end = min(starts[index] + size, elements.count)
      let results = elements[starts[index]..<end].map(transform)
      chunks.withLock { $0[index] = results }
    }
  }
  return chunks.withLock { chunks in starts.indices.flatMap { chunks[$0] ?? [] } }
}
