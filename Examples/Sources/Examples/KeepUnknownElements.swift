import Syndication

/// Reads a feed with an element that no vocabulary knows, changes another, and writes it back.
func keepUnknownElements(_ bytes: [UInt8]) throws(WriteError) -> [UInt8] {
  var options = ReadOptions()
  options.sanitizes = false
  var feed = Feed.read(bytes, options: options).feed
  for entry in feed.entries {
    for element in entry.foreign {
      print(element.name, "in", element.namespace, "says", element.text)
    }
  }
  feed.title = Text("Still with all that was in it")
  return try feed.bytes(as: .rss)
}
