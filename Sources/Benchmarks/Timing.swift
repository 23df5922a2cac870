import Foundation

/// Seconds of processor time that the process has used: what else the machine does counts little.
func processorTime() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Seconds that each of several pieces of work takes: the medians of rounds in which they take turns,
/// so that all see the machine in the same moods.
func seconds(rounds: Int, _ works: [() -> Void]) -> [Double] {
  var times: [[Double]] = works.map { _ in [] }
  for _ in 0..<rounds {
    for (place, work) in works.enumerated() {
      // To read the clock takes as long as to read a short feed: that is done seldom.
      var (count, step) = (0, 1)
      let start = processorTime()
      var end = start
      repeat {
        for _ in 0..<step { work() }
        count += step
        step *= 2
        end = processorTime()
      } while end - start < 0.004
      times[place].append((end - start) / Double(count))
    }
  }
  return times.map { $0.sorted()[$0.count / 2] }
}

func geometricMean(_ values: [Double]) -> Double {
  exp(values.map { log($0) }.reduce(0, +) / Double(values.count))
}

/// Keeps the optimizer from leaving out work whose result nobody reads.
@inline(never) func keep<Value>(_ value: Value) {}
