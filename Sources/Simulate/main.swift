// Simulates a month of fetching and prints what servers and readers see of it: make simulate
//
// Simulate [FEEDS [HOSTS [DAYS]]]
import Simulation

let clock = ContinuousClock()
var result = SimulationResult()
let time = clock.measure {
  var options = Simulation.Options()
  let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
  if numbers.count > 0 { options.feeds = numbers[0] }
  if numbers.count > 1 { options.hosts = numbers[1] }
  if numbers.count > 2 { options.days = Int64(numbers[2]) }
  var simulation = Simulation(options)
  result = simulation.run()
}
for line in result.lines { print(line) }
print("simulated in \(time)")
for violation in result.violations.prefix(20) { print(violation) }
