import Aggregation
import Foundation
import Storage
import Syndication

/// What it costs to decide what a feed means for the store, and to bring it into the store's form, beside
/// reading it.
struct StoreBenchmark {
  var corpus: Corpus
  var rounds: Int

  func run() {
    var raw = ReadOptions()
    raw.sanitizes = false
    let files = corpus.files.map(\.bytes)
    let feeds = files.map { Feed.read($0, options: raw).feed }
    let entries = feeds.flatMap(\.entries)
    let documents = entries.map { Archive.bytes(of: $0) }
    let times = seconds(
      rounds: rounds,
      [
        { for file in files { keep(Feed.read(file, options: raw)) } },
        { for feed in feeds { keep(Update.decide(known: [], fetched: feed)) } },
        { for entry in entries { keep(Archive.bytes(of: entry)) } },
        { for document in documents { keep(try? Archive.entry(document)) } },
      ]
    )
    print("storing \(entries.count) entries of \(files.count) feeds, \(corpus.megabytes) MB")
    let names = ["read the feeds", "decide what is new", "archive", "read what is archived"]
    for (name, time) in zip(names, times) {
      let name = name.padding(toLength: 30, withPad: " ", startingAt: 0)
      let each = time * 1e6 / Double(entries.count)
      print(name + String(format: "%7.2f us an entry %8.2f", each, time / times[0]))
    }
  }
}
