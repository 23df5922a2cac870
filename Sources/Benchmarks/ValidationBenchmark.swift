import Foundation
import Markup
import Syndication

/// How fast feeds are validated, beside libxml2's push interface with empty callbacks.
struct ValidationBenchmark {
  var corpus: Corpus
  var rounds: Int
  var sizes: [Int]
  /// Whether each file gets a line of its own.
  var listsFiles = false

  func run() {
    var (floors, times): ([Double], [Double]) = ([], [])
    for (name, bytes) in corpus.files.map({ ($0.name, $0.bytes) }) {
      let (floor, time) = measure(bytes)
      floors.append(floor)
      times.append(time)
      guard listsFiles else { continue }
      let line = "%8d bytes %8.0f µs %6.2f  "
      print(String(format: line, bytes.count, floor * 1e6, floor / time) + name)
    }
    let bytes = Double(corpus.files.reduce(0) { $0 + $1.bytes.count })
    print(
      String(
        format: "validate %6.0f MB/s   of the floor: by bytes %.2f, geometric mean %.2f",
        bytes / times.reduce(0, +) / 1e6,
        floors.reduce(0, +) / times.reduce(0, +),
        geometricMean(zip(floors, times).map { $0 / $1 })
      )
    )
    for kind in [Generated.Kind.entries, .longItems] {
      for size in sizes {
        let bytes = Generated.feed(kind, megabytes: size)
        let (floor, time) = measure(bytes)
        let rate = Double(bytes.count) / time / 1e6
        let figures = String(format: "%4.0f MB/s, of the floor %.2f", rate, floor / time)
        print(String(format: "%5d MB ", size) + kind.rawValue.padded(22) + figures)
      }
    }
  }

  private func measure(_ bytes: [UInt8]) -> (floor: Double, time: Double) {
    var options = ValidationOptions()
    options.limits.bytes = 1 << 30
    let medians = seconds(
      rounds: bytes.count > 5_000_000 ? 1 : rounds,
      [{ Floor.push(bytes) }, { [options] in keep(Validator.validate(bytes, options: options)) }]
    )
    return (medians[0], medians[1])
  }
}
