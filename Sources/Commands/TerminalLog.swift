import Inputs
import Logging

/// The log of a program that runs for long, on stderr: one line a message.
struct TerminalLog: LogHandler {
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let message = event.message.description.oneLine
    switch event.level {
    case .error, .critical: Terminal.error(message)
    case .warning: Terminal.note("warning: " + message)
    default: Terminal.note(message)
    }
  }

  static func logger(_ level: Logger.Level = .info) -> Logger {
    var logger = Logger(label: "feedloom") { _ in TerminalLog() }
    logger.logLevel = level
    return logger
  }
}
