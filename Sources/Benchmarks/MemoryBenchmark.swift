import Foundation
import Markup
import Syndication

/// How much memory a feed of 100 MB takes while it is read, and what stays with the feed in hand.
///
/// Each figure is of a process of its own: a peak cannot be taken back.
struct MemoryBenchmark {
  var program: String
  var megabytes: Int

  func run() throws {
    print("memory, of the size of the input")
    for kind in [Generated.Kind.entries, .shortEntries, .longItems, .brokenEntries] {
      let child = Process()
      child.executableURL = URL(fileURLWithPath: program)
      child.arguments = ["--memory-of", kind.rawValue, String(megabytes)]
      try child.run()
      child.waitUntilExit()
    }
  }

  /// What the child does.
  static func report(_ kind: Generated.Kind, megabytes: Int) {
    let bytes = Generated.feed(kind, megabytes: megabytes)
    let size = Double(bytes.count)
    var options = ReadOptions()
    options.sanitizes = false
    let feed = Feed.read(Document(xml: bytes, options: .unlimited), options: options).feed
    let (peak, now) = memory()
    let (peakRatio, nowRatio) = (Double(peak) / size, Double(now) / size)
    print(
      String(format: "%5d MB ", megabytes) + kind.rawValue.padded(22)
        + String(
          format: "%6d entries: peak %.2f, with the feed in hand %.2f (the input itself is 1)",
          feed.entries.count,
          peakRatio,
          nowRatio
        )
    )
    keep(bytes)
  }

  /// The peak and the present size of what is in memory, in bytes.
  private static func memory() -> (peak: Int, now: Int) {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    func value(_ name: String) -> Int {
      let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
      return (Int(line.filter(\.isNumber)) ?? 0) * 1024
    }
    return (value("VmHWM"), value("VmRSS"))
  }
}
