import Foundation
import Markup
import Syndication

/// How time grows with the size of what is read: linear is the same figure in each column.
struct GrowthBenchmark {
  var sizes: [Int]

  func run() {
    var raw = ReadOptions()
    raw.sanitizes = false
    for kind in Generated.Kind.allCases {
      for size in sizes {
        let bytes = Generated.feed(kind, megabytes: size)
        var works: [() -> Void] = [
          { Floor.push(bytes) },
          { keep(Document(xml: bytes, options: .unlimited)) },
          { keep(Feed.read(Document(xml: bytes, options: .unlimited), options: raw)) },
        ]
        let feed = Feed.read(Document(xml: bytes, options: .unlimited), options: raw).feed
        works.append { keep(try? feed.bytes(as: .atom)) }
        let times = seconds(rounds: size >= 100 ? 3 : 7, works)
        let megabytes = Double(bytes.count) / 1e6
        if kind == .brokenEntries {
          // libxml2 stops at the first of them.
          print(
            String(format: "%5d MB ", size) + kind.rawValue.padded(22)
              + String(
                format: "Document %.0f MB/s, Feed.read %.0f MB/s",
                megabytes / times[1],
                megabytes / times[2]
              )
          )
          continue
        }
        print(
          String(format: "%5d MB ", size) + kind.rawValue.padded(22)
            + String(
              format: "floor %4.0f MB/s   of the floor: Document %.2f, Feed.read %.2f, write %.2f"
                + " (of reading %.2f)   %6d entries, %.1f µs each",
              megabytes / times[0],
              times[0] / times[1],
              times[0] / times[2],
              times[0] / times[3],
              times[2] / times[3],
              feed.entries.count,
              times[2] / Double(max(feed.entries.count, 1)) * 1e6
            )
        )
      }
    }
  }
}

extension Document.Options {
  /// What a program asks for that reads more than a feed from a stranger.
  static var unlimited: Self {
    var options = Self()
    options.limits.bytes = 1 << 30
    return options
  }
}

extension String {
  func padded(_ width: Int) -> String {
    padding(toLength: width, withPad: " ", startingAt: 0)
  }
}
