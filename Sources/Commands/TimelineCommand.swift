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
      let (own, rules) = try OwnFeed.load(from: folder, now: now)
      return try await Aggregation.Timeline.load(
        own: own,
        from: store,
        rules: rules,
        now: now,
        limit: limit
      )
    }
    try EntryList.print(feed, json: json)
  }
}

/// Entries as people read them.
enum EntryList {
  static func print(_ feed: Feed, json: Bool) throws {
    if json {
      output(try feed.bytes(as: .json) + [UInt8(ascii: "\n")])
    } else {
      output(feed.entries.map(Self.lines).joined())
    }
  }

  private static func lines(of entry: Entry) -> String {
    let date = entry.date?.rfc3339UTC.prefix(10) ?? "          "
    let title = entry.title?.plain ?? ""
    let origin = (entry.source?.feed.title?.plain).map { " (\($0.oneLine))" } ?? ""
    let late = entry.dublinCoreTerms["available"].isEmpty ? "" : " [came late]"
    return "\(date)  \(title.oneLine)\(origin)\(late)\n            \((entry.url ?? "").oneLine)\n"
  }
}

/// The blog's own posts and its rules for the timeline; no posts where a folder has only a blogroll.
enum OwnFeed {
  static func load(from folder: URL, now: Timestamp) throws -> (Feed, TimelineRules) {
    guard FileManager.default.fileExists(atPath: folder.appending(path: "blog.yaml").path) else {
      var feed = Feed()
      feed.title = Text(folder.lastPathComponent)
      return (feed, try Blogroll(blogAt: folder).rules)
    }
    do {
      let blog = try Blog.load(folder)
      return (Edition(blog, now: now).feed, blog.timelineRules)
    } catch let error as BlogError {
      for mistake in error.mistakes { Terminal.error(mistake.description) }
      throw ExitCode.unreadable
    }
  }
}
