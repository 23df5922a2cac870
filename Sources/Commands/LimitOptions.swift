import ArgumentParser
import Foundation
import Markup
import Syndication

/// How much of an input is read: the same options for every command that reads feeds.
///
/// An input that is cut says so, and what it says names the option that lifts the limit.
struct LimitOptions: ParsableArguments {
  @Option(help: "Bytes of an input that are read: 64M unless given, never more than 1G.")
  var maxBytes: ByteCount?

  @Option(help: "Entries that are read: 250000 unless given.")
  var maxEntries: Int?

  @Option(help: "Bytes of one text that are read: 16M unless given.")
  var maxText: ByteCount?

  @Option(help: "Elements inside each other that are read: 512 unless given, never more than 1024.")
  var maxDepth: Int?

  @Option(help: "Attributes of an element that are read: 256 unless given.")
  var maxAttributes: Int?

  @Option(help: "Seconds that reading an input may take: as many as it needs unless given.")
  var maxSeconds: Double?

  func validate() throws {
    let numbers = [maxEntries, maxDepth, maxAttributes].compactMap(\.self)
    if numbers.contains(where: { $0 < 1 }) || maxSeconds.map({ !($0 > 0) }) ?? false {
      throw ValidationError("a limit must be more than 0")
    }
  }

  /// The limits, the time counted from now.
  var limits: Limits {
    var limits = Limits()
    if let maxBytes { limits.bytes = maxBytes.count }
    if let maxText { limits.textLength = maxText.count }
    if let maxDepth { limits.depth = maxDepth }
    if let maxAttributes { limits.attributes = maxAttributes }
    if let maxSeconds {
      let end = ContinuousClock.now + .seconds(min(maxSeconds, 1e9))
      limits.isOver = { ContinuousClock.now >= end }
    }
    return limits
  }

  func apply(to options: inout ReadOptions) {
    options.limits = limits
    if let maxEntries { options.maximumEntries = maxEntries }
  }

  /// What to say of a problem: for one of a limit, how to lift it.
  static func sentence(_ problem: Problem) -> String {
    guard problem.code == .limit else { return problem.message }
    return problem.message + " (see --help for the --max options)"
  }
}

/// A number of bytes, as `512K`, `64M` or `1G`.
struct ByteCount: ExpressibleByArgument {
  let count: Int

  init?(argument: String) {
    let units: [Character: Int] = ["k": 10, "m": 20, "g": 30]
    let shift = argument.lowercased().last.flatMap { units[$0] }
    let digits = shift == nil ? argument : String(argument.dropLast())
    guard let number = Int(digits), number > 0, number <= Int.max >> 30 else { return nil }
    count = number << (shift ?? 0)
  }
}
