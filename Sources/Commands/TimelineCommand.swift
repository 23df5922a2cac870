import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Publishing
import Storage
import Syndication

struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Print the newest entries of a blog and its feeds together.",
    discussion: "Shows what is stored; feedloom fetch gets what is new."
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Flag(help: "Print a JSON Feed.")
  var json = false

  @Option(help: "How many entries to print.")
  var limit = 30

  @OptionGroup var moment: MomentOption

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
  }

  func run() async throws {
    let folder = try blogFolder(directory)
    let now = moment.clock()
    let feed = try await reportingStore {
      let store =
        Store.exists(blogAt: folder) ? try Store.open(blogAt: folder) : try Store.inMemory()
      return try await Aggregation.Timeline.load(
        own: try ownFeed(in: folder, now: now),
        from: store,
        now: now,
        limit: limit
      )
    }
    if json {
      output(try feed.bytes(as: .json) + [UInt8(ascii: "\n")])
    } else {
      output(feed.entries.map(Self.lines).joined())
    }
  }

  /// The blog's own posts; none where a folder has only a blogroll.
  private func ownFeed(in folder: URL, now: Timestamp) throws -> Feed {
    guard FileManager.default.fileExists(atPath: folder.appending(path: "blog.yaml").path) else {
      var feed = Feed()
      feed.title = Text(folder.lastPathComponent)
      return feed
    }
    do {
      return Edition(try Blog.load(folder), now: now).feed
    } catch let error as BlogError {
      for mistake in error.mistakes { Terminal.error(mistake.description) }
      throw ExitCode.unreadable
    }
  }

  private static func lines(of entry: Entry) -> String {
    let date = entry.date?.rfc3339UTC.prefix(10) ?? "          "
    let title = entry.title?.plain ?? ""
    let origin = (entry.source?.feed.title?.plain).map { " (\($0.oneLine))" } ?? ""
    return "\(date)  \(title.oneLine)\(origin)\n            \((entry.url ?? "").oneLine)\n"
  }
}
