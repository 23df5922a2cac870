#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// What goes to people: stderr, so that stdout stays clean for data.
package enum Terminal {
  /// Whether stderr is watched by a person who wants progress and colour.
  package static let isInteractive =
    isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"
  /// Whether colour is wanted (https://no-color.org).
  static let usesColor =
    isInteractive && (variable("NO_COLOR") ?? "").isEmpty
  /// Whether what goes to stdout is read by a person who wants colour.
  package static let outputUsesColor =
    isatty(STDOUT_FILENO) == 1 && variable("TERM") != "dumb"
    && (variable("NO_COLOR") ?? "").isEmpty

  /// Says what went wrong and what to do.
  package static func error(_ message: String) {
    write((usesColor ? "\u{1B}[31merror:\u{1B}[0m " : "error: ") + message + "\n")
  }

  /// Says what the program did beside its data.
  package static func note(_ message: String) {
    write(message + "\n")
  }

  /// Replaces the line of progress; only a terminal sees it.
  package static func progress(_ message: @autoclosure () -> String) {
    guard isInteractive else { return }
    write("\r\u{1B}[K" + message())
  }

  /// Takes the line of progress away.
  package static func endProgress() {
    guard isInteractive else { return }
    write("\r\u{1B}[K")
  }

  private static func variable(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  private static func write(_ text: String) {
    // Where not even this can be written, there is nobody to tell.
    _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
  }
}

/// Writes data to stdout; a reader that has gone away ends the program quietly, as `head` does.
package func output(_ text: String) {
  output(Array(text.utf8))
}

package func output(_ bytes: [UInt8]) {
  switch writeAll(bytes, to: STDOUT_FILENO) {
  case 0: break
  case EPIPE: exit(0)
  case let error:
    let reason = unsafe String(cString: strerror(error))
    Terminal.error("the output cannot be written: \(reason)")
    // Not 1, which says what was found.
    exit(2)
  }
}

/// Writes bytes; the number of the error that kept from it, or 0.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
  var start = 0
  while start < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
      return unsafe write(descriptor, rest.baseAddress, rest.count)
    }
    if count < 0, errno == EAGAIN {
      // Whoever else has the terminal open may have told it not to wait.
      var output = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = unsafe poll(&output, 1, -1)
    } else if count < 0, errno != EINTR {
      return errno
    }
    start += max(count, 0)
  }
  return 0
}
