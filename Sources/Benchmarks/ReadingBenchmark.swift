import Foundation
import Markup
import Syndication

/// How fast feeds are read and written, beside libxml2's push and pull interfaces with empty callbacks.
struct ReadingBenchmark {
  var files: [[UInt8]]
  var rounds: Int

  private static let names = [
    "libxml2, push (the floor)", "libxml2, pull", "Document(xml:)", "Feed.read, markup as it is",
    "Feed.read, markup sanitized", "write Atom of what was read",
  ]

  func run() {
    var raw = ReadOptions()
    raw.sanitizes = false
    var times = Self.names.map { _ in [Double]() }
    for file in files {
      let feed = Feed.read(file, options: raw).feed
      // File by file, so that all ways see the machine in the same mood.
      let medians = seconds(
        rounds: rounds,
        [
          { Floor.push(file) },
          { Floor.pull(file) },
          { keep(Document(xml: file)) },
          { keep(Feed.read(file, options: raw)) },
          { keep(Feed.read(file)) },
          { keep(try? feed.bytes(as: .atom)) },
        ]
      )
      for place in times.indices { times[place].append(medians[place]) }
    }
    report(times)
  }

  private func report(_ times: [[Double]]) {
    let bytes = Double(files.reduce(0) { $0 + $1.count })
    print(
      "                                 MB/s   of the floor: by bytes, geometric mean over files"
    )
    for (name, time) in zip(Self.names, times) {
      let total = time.reduce(0, +)
      let ratios = zip(times[0], time).map { $0 / $1 }
      let byBytes = times[0].reduce(0, +) / total
      let name = name.padding(toLength: 30, withPad: " ", startingAt: 0)
      print(
        name
          + String(
            format: "%7.0f %12.2f %8.2f",
            bytes / total / 1e6,
            byBytes,
            geometricMean(ratios)
          )
      )
    }
  }
}
