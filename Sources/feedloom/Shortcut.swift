import ArgumentParser

/// Runs `feedloom parse FILE...` and `feedloom validate FILE...` without ArgumentParser.
///
/// ArgumentParser asks the run-time for the conformances of each type of option, and each answer is
/// looked for in all 10,000 of the program: that takes longer than reading a feed of 100 KB. What has
/// an option, or is not plainly right, is left to it.
enum Shortcut {
  /// The code to exit with; nil for what only ArgumentParser understands.
  static func run(_ arguments: [String]) async -> Int32? {
    guard let command = arguments.first, arguments.count > 1,
      arguments.dropFirst().allSatisfy(isInput)
    else { return nil }
    let jobs = arguments.dropFirst().map { Job(path: $0) }
    switch command {
    case "parse": return (Parsing(jobs: jobs).run() ?? .success).rawValue
    case "validate": return (await Validating(jobs: jobs).run() ?? .success).rawValue
    default: return nil
    }
  }

  private static func isInput(_ argument: String) -> Bool {
    argument == "-" || argument.utf8.first.map { $0 != UInt8(ascii: "-") } ?? false
  }
}
