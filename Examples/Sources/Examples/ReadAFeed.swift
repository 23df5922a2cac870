import Syndication

/// Reads a feed of any format and prints what a list of posts needs.
func readAFeed(_ bytes: [UInt8], from url: String) {
  var options = ReadOptions()
  options.url = url
  let result = Feed.read(bytes, options: options)
  guard let format = result.format else {
    print("this is no feed")
    return
  }
  print(format.rawValue, result.version, result.feed.title?.value ?? "untitled")
  for entry in result.feed.entries {
    print("-", entry.title?.value ?? "untitled", entry.url ?? "")
    print("  by", entry.authors.first?.name ?? "nobody", "on", entry.date?.rfc3339UTC ?? "no day")
    // Markup has been made safe to show, and its references absolute.
    print(" ", (entry.content.first ?? entry.summary)?.value ?? "")
  }
  // Reading never throws: what had to be recovered from is said.
  for problem in result.problems {
    let line = problem.position?.line ?? 0
    print("line \(line): \(problem.message)")
  }
}
