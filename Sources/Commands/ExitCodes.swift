import ArgumentParser

extension ExitCode {
  /// Something was found, at or above the threshold asked for.
  static let findings = ExitCode(1)
  /// An input could not be read; the others were still seen to.
  static let unreadable = ExitCode(2)
}
