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
    let size = Double(files.reduce(0) { $0 + $1.count })
    print("reading \(files.count) JSON feeds, \(String(format: "%.1f", size / 1e6)) MB")
    let data = files.map { Data($0) }
    let times = seconds(
      rounds: 7,
      [
        { for file in data { keep(try? JSONSerialization.jsonObject(with: file)) } },
        { for file in files { keep(JSONDocument(file)) } },
        { for file in files { keep(Feed.read(file)) } },
      ]
    )
    for (name, time) in [
      ("JSONSerialization", times[0]), ("JSONDocument", times[1]),
      ("Feed.read, sanitized", times[2]),
    ] {
      let name = name.padding(toLength: 30, withPad: " ", startingAt: 0)
      print(name + String(format: "%7.0f MB/s %8.2f", size / time / 1e6, times[0] / time))
    }
  }
}
