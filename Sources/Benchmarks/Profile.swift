import Markup
import Syndication

/// One piece of work for some seconds, for a profiler to watch.
enum Profile: String {
  case document
  case read
  case sanitize
  case write

  func run(_ files: [[UInt8]], seconds: Double) {
    var raw = ReadOptions()
    raw.sanitizes = false
    let feeds = self == .write ? files.map { Feed.read($0, options: raw).feed } : []
    let start = processorTime()
    var rounds = 0
    while processorTime() - start < seconds {
      switch self {
      case .document: for file in files { keep(Document(xml: file)) }
      case .read: for file in files { keep(Feed.read(file, options: raw)) }
      case .sanitize: for file in files { keep(Feed.read(file)) }
      case .write: for feed in feeds { keep(try? feed.bytes(as: .atom)) }
      }
      rounds += 1
    }
    print("\(rounds) rounds")
  }
}
