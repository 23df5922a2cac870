import Foundation
import Markup
import Syndication

/// How fast feeds are read and written, beside libxml2's push and pull interfaces with empty callbacks.
struct ReadingBenchmark {
  var corpus: Corpus
  var rounds: Int
  /// Whether each file gets a line of its own.
  var listsFiles = false

  private static let names = [
    "libxml2, push (the floor)", "libxml2, pull", "Document(xml:)", "Feed.read, markup as it is",
    "Feed.read, markup sanitized", "write Atom of what was read",
  ]

  func run() {
    var raw = ReadOptions()
    raw.sanitizes = false
    var times = Self.names.map { _ in [Double]() }
    for (name, file) in corpus.files.map({ ($0.name, $0.bytes) }) {
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
      if listsFiles { list(name, file.count, medians) }
    }
    report(times)
    reportBySize(times)
  }

  private func list(_ name: String, _ size: Int, _ times: [Double]) {
    let ratios = times.map { String(format: "%6.2f", times[0] / $0) }.joined()
    print(String(format: "%8d bytes %8.0f µs", size, times[0] * 1e6) + ratios + "  " + name)
  }

  private func report(_ times: [[Double]]) {
    let bytes = Double(corpus.files.reduce(0) { $0 + $1.bytes.count })
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

  /// What is short costs more: names and tables are made for each feed.
  private func reportBySize(_ times: [[Double]]) {
    for (name, sizes) in [
      ("below 10 KB", 0..<10_000), ("to 50 KB", 10_000..<50_000), ("above", 50_000..<Int.max),
    ] {
      let places = corpus.files.indices.filter { sizes.contains(corpus.files[$0].bytes.count) }
      guard !places.isEmpty else { continue }
      let ratios = times.map { time in geometricMean(places.map { times[0][$0] / time[$0] }) }
      print(
        "  \(places.count) files \(name): "
          + zip(["Document", "read", "sanitized", "write"], ratios.dropFirst(2))
          .map { "\($0) \(String(format: "%.2f", $1))" }.joined(separator: ", ")
      )
    }
  }
}
