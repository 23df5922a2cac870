import Aggregation
import ArgumentParser
import Foundation
import Inputs

struct Unsubscribe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unsubscribe",
    abstract: "Take feeds out of a blog's blogroll.",
    discussion: "What was fetched of them is kept, and back when they are subscribed to again."
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Argument(help: "Addresses of feeds, or of their pages, as in the blogroll.")
  var urls: [String]

  func run() async throws {
    let folder = try blogFolder(directory)
    var hasFailed = false
    try await reportingStore {
      var blogroll = try Blogroll(blogAt: folder)
      for url in urls {
        if blogroll.remove(url) > 0 {
          output("removed\t\(url)\n")
        } else {
          Terminal.error("\(url.oneLine) is not in the blogroll")
          hasFailed = true
        }
      }
      try blogroll.save()
    }
    if hasFailed { throw ExitCode.findings }
  }
}
