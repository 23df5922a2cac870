import ArgumentParser
import Foundation

/// What goes to people: stderr, so that stdout stays clean for data.
enum Terminal {
  /// Whether stderr is watched by a person who wants progress and colour.
  static let isInteractive =
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  /// Whether colour is wanted (https://no-color.org).
  static let usesColor =
    isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty

  /// Says what went wrong and what to do.
  static func error(_ message: String) {
    write((usesColor ? "\u{1B}[31merror:\u{1B}[0m " : "error: ") + message + "\n")
  }

  /// Says what the program did beside its data.
  static func note(_ message: String) {
    write(message + "\n")
  }

  /// Replaces the line of progress; only a terminal sees it.
  static func progress(_ message: String) {
    guard isInteractive else { return }
    write("\r\u{1B}[K" + message)
  }

  /// Takes the line of progress away.
  static func endProgress() {
    guard isInteractive else { return }
    write("\r\u{1B}[K")
  }

  private static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}

/// Writes data to stdout; a reader that has gone away ends the program quietly, as `head` does.
func output(_ text: String) {
  output(Array(text.utf8))
}

func output(_ bytes: [UInt8]) {
  var start = 0
  while start < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
      return unsafe write(STDOUT_FILENO, rest.baseAddress, rest.count)
    }
    if count < 0 { recover(from: errno) }
    start += max(count, 0)
  }
}

/// Makes it right to write again, or ends the program.
private func recover(from error: Int32) {
  switch error {
  case EINTR: break
  case EAGAIN:
    // Whoever else has the terminal open may have told it not to wait.
    var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&output, 1, -1)
  case EPIPE: exit(0)
  default:
    let reason = unsafe String(cString: strerror(error))
    Terminal.error("the output cannot be written: \(reason)")
    exit(ExitCode.failure.rawValue)
  }
}

extension ExitCode {
  /// Something was found, at or above the threshold asked for.
  static let findings = ExitCode(1)
  /// An input could not be read; the others were still seen to.
  static let unreadable = ExitCode(2)
}
