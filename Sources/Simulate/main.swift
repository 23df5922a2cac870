// Simulates a month of fetching and prints what servers and readers see of it: make simulate
import Simulation

let clock = ContinuousClock()
var result = SimulationResult()
let time = clock.measure {
  var simulation = Simulation(Simulation.Options())
  result = simulation.run()
}
for line in result.lines { print(line) }
print("simulated in \(time)")
for violation in result.violations.prefix(20) { print(violation) }
