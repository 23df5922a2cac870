import Inputs

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Goes on as the program with all commands, which stands beside this one.
func runAllCommands() -> Never {
  let path = ownFolder() + "feedloom-commands"
  // The C library gives each thread a heap of its own, up to eight for a core, and whatever one thread
  // needed once, its heap keeps: in an hour of serving fifteen of them had grown to 7 MB each.
  if ["fetch", "serve"].contains(CommandLine.arguments.dropFirst().first ?? "") {
    _ = unsafe setenv("MALLOC_ARENA_MAX", "2", 0)
  }
  unsafe execv(path, CommandLine.unsafeArgv)
  let reason = unsafe String(cString: strerror(errno))
  Terminal.error("\(path), which belongs beside feedloom, cannot be run: \(reason)")
  exit(1)
}

/// The folder of this program, whatever name it was called by.
private func ownFolder() -> String {
  guard let path = unsafe realpath("/proc/self/exe", nil) else { return "" }
  defer { unsafe free(path) }
  let text = unsafe String(cString: path)
  return String(text[..<(text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex)])
}
