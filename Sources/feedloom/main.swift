import Inputs

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

// What is done most often, and by scripts, takes less than half the time that the program with all
// commands takes: no network stack, database or Foundation is loaded for it.
let arguments = Array(CommandLine.arguments.dropFirst())
if let jobs = PlainArguments.jobs(of: "parse", in: arguments) {
  exit(Parsing(jobs: jobs).run() ? 0 : 2)
}
runAllCommands()
