import Inputs

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Goes on as the program with all commands, which stands beside this one.
func runAllCommands() -> Never {
  let path = ownFolder() + "feedloom-commands"
  setHeaps(for: CommandLine.arguments.dropFirst().first)
  unsafe execv(path, CommandLine.unsafeArgv)
  let reason = unsafe String(cString: strerror(errno))
  Terminal.error("\(path), which belongs beside feedloom, cannot be run: \(reason)")
  exit(1)
}

/// Tells the C library how many heaps to have, unless somebody has told it.
///
/// It gives each thread one of its own, up to eight for a core, and whatever one thread needed once, its
/// heap keeps: in an hour of serving fifteen of them had grown to 7 MB each. Two, for which the threads
/// wait now and then, stay small; a fetch that ends soon may have more, and its threads a larger store
/// of pieces.
private func setHeaps(for command: String?) {
  switch command {
  case "serve": _ = unsafe setenv("MALLOC_ARENA_MAX", "2", 0)
  case "fetch":
    let tunables = "glibc.malloc.arena_max=4:glibc.malloc.tcache_count=200"
    _ = unsafe setenv("GLIBC_TUNABLES", tunables, 0)
  default: break
  }
}

/// The folder of this program, whatever name it was called by.
private func ownFolder() -> String {
  guard let path = unsafe realpath("/proc/self/exe", nil) else { return "" }
  defer { unsafe free(path) }
  let text = unsafe String(cString: path)
  return String(text[..<(text.lastIndex(of: "/").map(text.index(after:)) ?? text.startIndex)])
}
