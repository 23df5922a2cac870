/// Seconds that a piece of work takes: the median of several rounds, each long enough to be measured.
func seconds(rounds: Int = 7, _ work: () -> Void) -> Double {
  let clock = ContinuousClock()
  var times: [Double] = []
  for _ in 0..<rounds {
    var count = 0
    let start = clock.now
    repeat {
      work()
      count += 1
    } while start.duration(to: clock.now) < .milliseconds(5)
    times.append(start.duration(to: clock.now) / .seconds(1) / Double(count))
  }
  return times.sorted()[times.count / 2]
}

func geometricMean(_ values: [Double]) -> Double {
  var product = 1.0
  for value in values { product *= value.power(1 / Double(values.count)) }
  return product
}
