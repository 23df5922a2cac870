import Foundation

/// Work on many things at once, whose results come in the order of the things.
enum InOrder {
  /// Maps all elements, on all cores, and hands over each result as soon as those before it were.
  ///
  /// No more than a few results wait for their turn: a slow one at the front does not let the others
  /// fill the memory.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item],
    _ transform: @escaping @Sendable (Item) async -> Result,
    each: (Result) -> Void
  ) async {
    let width = max(2, ProcessInfo.processInfo.activeProcessorCount)
    let window = width * 8
    await withTaskGroup(of: (Int, Result).self) { group in
      var waiting: [Int: Result] = [:]
      var started = 0
      var handedOver = 0
      var running = 0
      while handedOver < items.count {
        while running < width, started < min(items.count, handedOver + window) {
          let number = started
          group.addTask { (number, await transform(items[number])) }
          started += 1
          running += 1
        }
        guard let (number, result) = await group.next() else { return }
        running -= 1
        waiting[number] = result
        while let next = waiting.removeValue(forKey: handedOver) {
          each(next)
          handedOver += 1
        }
      }
    }
  }
}
