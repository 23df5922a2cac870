import Simulation
import Testing

@Test func aMonthOfFetchingBreaksNoPromise() {
  var options = Simulation.Options()
  options.feeds = 400
  options.hosts = 120
  var simulation = Simulation(options)
  let result = simulation.run()
  #expect(result.violations == [], "\(result.violations.prefix(3))")
  // Far less than hourly, nearly all of it for nothing but headers, and never many at once.
  #expect((1...12).contains(result.requestsPerFeedAndDay), "\(result.lines)")
  #expect(result.shareUnchanged > 0.5, "\(result.lines)")
  #expect(result.burst <= 30, "\(result.lines)")
  #expect(result.delay(percentile: 95).ours < 36 * 60, "\(result.lines)")
}

@Test func theSameSeedGivesTheSameMonth() {
  var options = Simulation.Options()
  options.feeds = 60
  options.hosts = 20
  options.days = 5
  var one = Simulation(options)
  var other = Simulation(options)
  #expect(one.run().lines == other.run().lines)
}
