import CFuzzer
import Properties

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

// usage: PROPERTY=name Fuzz [what libFuzzer takes]
// Gives a property bytes until it does not hold; without one, lists them with the suffixes of seeds.
// Not an argument: libFuzzer starts itself again with its own.

let name = getenv("PROPERTY").map { String(cString: $0) }
guard let property = Property.all.first(where: { $0.name == name }) else {
  for property in Property.all { print(property, property.seeds.joined(separator: " ")) }
  exit(name == nil ? 0 : 64)
}

// libFuzzer takes a C function, which can hold nothing.
let check = property.check

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
  if let problem = check(Array(UnsafeBufferPointer(start: start, count: count))) {
    fatalError(problem)
  }
  return 0
}
