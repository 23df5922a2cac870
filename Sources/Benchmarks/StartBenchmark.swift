import Foundation

/// How long the whole program takes for one feed of 100 KB, beside `xmllint --noout`.
struct StartBenchmark {
  /// What `make build` makes; it is measured if it is there.
  static let program = ".build/release/feedloom"
  private static let peer = "/usr/bin/xmllint"

  func run() throws {
    let files = FileManager.default
    guard files.isExecutableFile(atPath: Self.program), files.isExecutableFile(atPath: Self.peer)
    else {
      print("the whole program is not measured: it takes \(Self.program) and \(Self.peer)")
      return
    }
    let feed = files.temporaryDirectory.appending(path: "feedloom-start-\(UUID().uuidString).xml")
    let large = Generated.feed(.entries, megabytes: 1)
    // As many whole entries as come to 100 KB.
    let text = String(decoding: large.prefix(100_000), as: UTF8.self)
    let end = text.range(of: "</entry>", options: .backwards)?.upperBound ?? text.endIndex
    try Data((text[..<end] + "</feed>").utf8).write(to: feed)
    defer { try? files.removeItem(at: feed) }

    // In turns: what else the machine does then slows both alike.
    let times = try (0..<61).map { _ in
      (
        peer: try Self.seconds([Self.peer, "--noout", feed.path]),
        program: try Self.seconds([Self.program, "parse", feed.path])
      )
    }
    print("one feed of 100 KB, the whole process, medians of \(times.count) runs in turns")
    for (name, time, ratio) in [
      ("xmllint --noout", Self.median(times.map(\.peer)), 1),
      (
        "feedloom parse", Self.median(times.map(\.program)),
        Self.median(times.map { $0.program / $0.peer })
      ),
    ] {
      print(name.padded(30) + String(format: "%7.1f ms %8.2f", time * 1e3, ratio))
    }
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
      unsafe waitpid(process, &status, 0) == process, status == 0
    else { throw CocoaError(.executableLoad) }
    return start.duration(to: .now) / .seconds(1)
  }
}
