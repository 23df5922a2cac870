import Foundation
import Syndication

/// How fast JSON is read, beside Foundation, which gives neither places nor recovery.
struct JSONBenchmark {
  private var files: [[UInt8]]

  init(folder: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    files = names.filter { $0.hasSuffix(".json") }.compactMap {
      FileManager.default.contents(atPath: folder + "/" + $0).map { [UInt8]($0) }
    }
  }

  func run() {
    measure("\(files.count) JSON feeds", files)
    measure("a generated JSON feed", [Self.generated(megabytes: 10)])
  }

  /// A feed with entries as they are met: a few paragraphs, a link, an author, tags.
  private static func generated(megabytes: Int) -> [UInt8] {
    let paragraph =
      #"<p>Words of a post, with <a href=\"https:\/\/example.com\/\">a link<\/a> & “more”.<\/p>\n"#
    var text = #"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":["#
    var number = 0
    while text.utf8.count < megabytes << 20 {
      if number > 0 { text += "," }
      number += 1
      text += #"{"id":"urn:\#(number)","url":"https://example.com/\#(number)","#
      text += #""title":"Entry \#(number)","date_published":"2026-01-01T00:00:00Z","#
      text += #""authors":[{"name":"Ada"}],"tags":["one","two"],"content_html":""#
      text += String(repeating: paragraph, count: 1 + number % 20) + #""}"#
    }
    return Array((text + "]}").utf8)
  }

  private func measure(_ what: String, _ files: [[UInt8]]) {
    let size = Double(files.reduce(0) { $0 + $1.count })
    print("reading \(what), \(String(format: "%.1f", size / 1e6)) MB")
    let data = files.map { Data($0) }
    var raw = ReadOptions()
    raw.sanitizes = false
    let feeds = files.map { Feed.read($0, options: raw).feed }
    let times = seconds(
      rounds: 7,
      [
        { for file in data { keep(try? JSONSerialization.jsonObject(with: file)) } },
        { for file in files { keep(JSONDocument(file)) } },
        { for file in files { keep(Feed.read(file, options: raw)) } },
        { for file in files { keep(Feed.read(file)) } },
        { for feed in feeds { keep(try? feed.bytes(as: .json)) } },
      ]
    )
    for (name, time) in zip(
      [
        "JSONSerialization", "JSONDocument", "Feed.read, markup as it is", "Feed.read, sanitized",
        "write JSON Feed of it",
      ],
      times
    ) {
      let name = name.padding(toLength: 30, withPad: " ", startingAt: 0)
      print(name + String(format: "%7.0f MB/s %8.2f", size / time / 1e6, times[0] / time))
    }
  }
}
