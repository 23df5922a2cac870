package import Foundation

/// The program, as it was built beside the tests, running in a process of its own.
package final class Program: @unchecked Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// What the program wrote and how it ended.
  package struct Result: Sendable {
    package let status: Int32
    package let output: String
    package let errors: String
  }

  private let process = Process()
  private let outputFile: URL
  private let errorFile: URL
  private let end: AsyncStream<Int32>

  /// Starts the program; what it writes goes to files in `folder`, or the output to `device`.
  package init(
    _ arguments: [String],
    in folder: URL,
    device: URL? = nil,
    workingIn directory: URL? = nil,
    executable: URL = Program.executable
  ) throws {
    let name = UUID().uuidString
    outputFile = folder.appending(path: "\(name).out")
    errorFile = folder.appending(path: "\(name).err")
    // Before the process runs: it might be over before anyone listens.
    let (end, continuation) = AsyncStream<Int32>.makeStream()
    self.end = end
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.standardInput = FileHandle.nullDevice
    process.standardOutput =
      try device.map { try FileHandle(forWritingTo: $0) } ?? Self.empty(outputFile)
    process.standardError = try Self.empty(errorFile)
    process.terminationHandler = { process in
      continuation.yield(process.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  /// Runs the program to its end.
  package static func run(
    _ arguments: [String],
    in folder: URL,
    device: URL? = nil,
    workingIn directory: URL? = nil
  ) async throws -> Result {
    try await Program(arguments, in: folder, device: device, workingIn: directory).result()
  }

  /// What is called; another program stands beside it.
  package static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "feedloom")

  private static func empty(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  package var processIdentifier: Int32 { process.processIdentifier }

  /// What it wrote to stderr so far.
  package var errors: String { Self.text(errorFile) }

  private static func text(_ file: URL) -> String {
    String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
  }

  /// Waits for the first text that a pattern finds in stderr, and gives what its group found.
  package func waitForErrors(_ pattern: Regex<(Substring, Substring)>) async throws -> String {
    for _ in 0..<600 {
      if let match = errors.firstMatch(of: pattern) { return String(match.1) }
      guard process.isRunning else { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Failure(description: "not found in: \(errors)")
  }

  package func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  /// Waits for the end.
  package func result() async -> Result {
    var status: Int32 = -1
    for await code in end { status = code }
    return Result(status: status, output: Self.text(outputFile), errors: errors)
  }
}
