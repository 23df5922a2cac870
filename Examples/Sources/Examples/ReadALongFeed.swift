import Syndication

/// Reads a feed of any length piece by piece, and counts its entries by author.
func readALongFeed(_ pieces: some Sequence<[UInt8]>) {
  var reader = EntryReader()
  var counts: [String: Int] = [:]
  for piece in pieces {
    for entry in reader.read(piece) {
      counts[entry.authors.first?.name ?? "nobody", default: 0] += 1
    }
  }
  for entry in reader.finish() { counts[entry.authors.first?.name ?? "nobody", default: 0] += 1 }
  for (author, count) in counts.sorted(by: { $0.key < $1.key }) { print(author, count) }
  print("in", reader.result.feed.title?.value ?? "untitled")
}
