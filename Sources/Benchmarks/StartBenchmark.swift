import Dispatch
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

    var times: [[Double]] = [[], []]
    for _ in 0..<31 {
      times[0].append(try Self.seconds(Self.peer, ["--noout", feed.path]))
      times[1].append(try Self.seconds(Self.program, ["parse", feed.path]))
    }
    let medians = times.map { $0.sorted()[$0.count / 2] }
    print("one feed of 100 KB, the whole process")
    for (name, time) in zip(["xmllint --noout", "feedloom parse"], medians) {
      print(
        name.padded(30) + String(format: "%7.1f ms %8.2f", time * 1e3, time / medians[0])
      )
    }
  }

  /// By the clock on the wall: what a process costs is not its own processor time alone.
  private static func seconds(_ program: String, _ arguments: [String]) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // waitUntilExit looks every 50 ms only.
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    let start = ContinuousClock.now
    try process.run()
    end.wait()
    return start.duration(to: .now) / .seconds(1)
  }
}
