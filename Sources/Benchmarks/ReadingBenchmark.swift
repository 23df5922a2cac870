import Foundation
import Markup
import Syndication

/// How fast feeds are read, beside libxml2's push and pull interfaces with empty callbacks.
struct ReadingBenchmark {
  var corpus: Corpus

  /// A way to go through a file, and what it took for each.
  private struct Measure {
    var name: String
    var work: ([UInt8]) -> Void
    var seconds: [Double] = []
  }

  func run() {
    var raw = ReadOptions()
    raw.sanitizes = false
    var measures = [
      Measure(name: "libxml2, push (the floor)") { Floor.push($0) },
      Measure(name: "libxml2, pull") { Floor.pull($0) },
      Measure(name: "Document(xml:)") { keep(Document(xml: $0)) },
      Measure(name: "Feed.read, markup as it is") { keep(Feed.read($0, options: raw)) },
      Measure(name: "Feed.read, markup sanitized") { keep(Feed.read($0)) },
      Measure(name: "write Atom of what was read") { _ in },
    ]
    for file in corpus.files {
      let feed = Feed.read(file.bytes, options: raw).feed
      measures[5].work = { _ in keep(try? feed.bytes(as: .atom)) }
      // File by file, so that all ways see the machine in the same mood.
      for place in measures.indices {
        let work = measures[place].work
        measures[place].seconds.append(seconds { work(file.bytes) })
      }
    }
    report(measures)
  }

  private func report(_ measures: [Measure]) {
    let bytes = Double(corpus.files.reduce(0) { $0 + $1.bytes.count })
    print(
      "                                 MB/s   of the floor: by bytes, geometric mean over files"
    )
    for measure in measures {
      let total = measure.seconds.reduce(0, +)
      let ratios = zip(measures[0].seconds, measure.seconds).map { $0 / $1 }
      let byBytes = measures[0].seconds.reduce(0, +) / total
      let name = measure.name.padding(toLength: 30, withPad: " ", startingAt: 0)
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

/// Keeps the optimizer from leaving out work whose result nobody reads.
@inline(never) func keep<Value>(_ value: Value) {}

extension Double {
  func power(_ exponent: Double) -> Double { pow(self, exponent) }
}
