import Foundation

/// How long the whole program takes: for one feed, and for many, beside `xmllint --noout`.
struct StartBenchmark {
  /// What `make build` makes; it is measured if it is there.
  static let program = ".build/release/feedloom"
  private static let peer = "/usr/bin/xmllint"

  /// Many small documents to validate in one process, if they are there.
  var cases: String

  func run() throws {
    let files = FileManager.default
    guard files.isExecutableFile(atPath: Self.program), files.isExecutableFile(atPath: Self.peer)
    else {
      print("the whole program is not measured: it takes \(Self.program) and \(Self.peer)")
      return
    }
    let folder = files.temporaryDirectory.appending(path: "feedloom-start-\(UUID().uuidString)")
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    let short = folder.appending(path: "short.xml")
    // As many whole entries as come to 100 KB.
    let text = String(
      decoding: Generated.feed(.entries, megabytes: 1).prefix(100_000),
      as: UTF8.self
    )
    let end = text.range(of: "</entry>", options: .backwards)?.upperBound ?? text.endIndex
    try Data((text[..<end] + "</feed>").utf8).write(to: short)
    let long = folder.appending(path: "long.xml")
    try Data(Generated.feed(.entries, megabytes: 5)).write(to: long)

    print("the whole process, medians of runs in turns with xmllint --noout")
    try compare("parse, 100 KB", ["parse", short.path], [short.path], runs: 61)
    let validate = ["validate", "--fail-on", "none", "--format", "jsonl"]
    try compare("validate, 5 MB", validate + [long.path], [long.path], runs: 21)
    let many = try FileManager.default.subpathsOfDirectory(atPath: cases)
      .filter { $0.hasSuffix(".xml") }.map { cases + "/" + $0 }
    guard !many.isEmpty else { return }
    try compare("validate, \(many.count) files", validate + [cases], many, runs: 5)
  }

  /// Prints how long the program takes, and how many times as long as the peer.
  private func compare(
    _ name: String,
    _ arguments: [String],
    _ peers: [String],
    runs: Int
  ) throws {
    // In turns: what else the machine does then slows both alike.
    let times = try (0..<runs).map { _ in
      (
        peer: try Self.seconds([Self.peer, "--noout"] + peers),
        program: try Self.seconds([Self.program] + arguments)
      )
    }
    let (time, ratio) = (
      Self.median(times.map(\.program)), Self.median(times.map { $0.program / $0.peer })
    )
    print(name.padded(30) + String(format: "%7.1f ms %8.2f", time * 1e3, ratio))
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }

  /// By the clock on the wall: what a process costs is not its own processor time alone.
  ///
  /// Foundation's Process takes as long to start and to await one as a fast program runs.
  private static func seconds(_ arguments: [String]) throws -> Double {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for output in [STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0)
    }
    let words = unsafe arguments.map { unsafe strdup($0) }
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
    }
    var process: pid_t = 0
    var status: Int32 = 0
    let start = ContinuousClock.now
    guard unsafe posix_spawn(&process, arguments[0], &actions, nil, words + [nil], [nil]) == 0,
      unsafe waitpid(process, &status, 0) == process, status & 0x7F == 0
    else { throw CocoaError(.executableLoad) }
    return start.duration(to: .now) / .seconds(1)
  }
}
