/// A command line that names a command and its inputs only.
///
/// ArgumentParser asks the run-time for the conformances of each type of option, and each answer is
/// looked for among all 10,000 of the program: that takes longer than reading a feed of 100 KB. What
/// has an option, or is not plainly right, is left to it.
package enum PlainArguments {
  /// The inputs of a command; nil for what only ArgumentParser understands.
  package static func jobs(of command: String, in arguments: [String]) -> [Job]? {
    guard arguments.first == command, arguments.count > 1,
      arguments.dropFirst().allSatisfy(isInput)
    else { return nil }
    return arguments.dropFirst().map { Job(path: $0) }
  }

  private static func isInput(_ argument: String) -> Bool {
    argument == "-" || argument.utf8.first.map { $0 != UInt8(ascii: "-") } ?? false
  }
}
