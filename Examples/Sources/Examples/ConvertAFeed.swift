import Syndication

/// Makes JSON Feed 1.1 of a feed of any format.
func convertAFeed(_ bytes: [UInt8]) throws(WriteError) -> [UInt8] {
  var options = ReadOptions()
  // Markup stays as its author wrote it: whoever shows it makes it safe.
  options.sanitizes = false
  return try Feed.read(bytes, options: options).feed.bytes(as: .json)
}
