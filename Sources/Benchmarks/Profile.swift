import Markup
import Syndication

/// One piece of work for some seconds, for a profiler to watch.
enum Profile: String {
  case document
  case read
  case sanitize
  case write
  case validate

  /// Gives each file an equal share of the time, as the mean of their ratios does.
  func run(_ files: [[UInt8]], seconds: Double) {
    var raw = ReadOptions()
    raw.sanitizes = false
    for file in files {
      let feed = self == .write ? Feed.read(file, options: raw).feed : Feed()
      let start = processorTime()
      repeat {
        for _ in 0..<10 {
          switch self {
          case .document: keep(Document(xml: file))
          case .read: keep(Feed.read(file, options: raw))
          case .sanitize: keep(Feed.read(file))
          case .write: keep(try? feed.bytes(as: .atom))
          case .validate: keep(Validator.validate(file))
          }
        }
      } while processorTime() - start < seconds / Double(files.count)
    }
  }
}
