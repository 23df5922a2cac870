import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Storage
import Syndication

struct MovesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "moves",
    abstract: "List the feeds that moved; write that into the blogroll, or take it back.",
    discussion: """
      A feed whose address has said on five days in a row that it moved for good is asked for at \
      the new address. blogroll.opml stays as it is until --write puts the new addresses into it; \
      the feed keeps its entries. --undo asks at the address in the blogroll again, and stays there.
      """
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Flag(help: "Put the new addresses into blogroll.opml.")
  var write = false

  @Option(help: "Take the move of this feed of the blogroll back.")
  var undo: [String] = []

  @OptionGroup var moment: MomentOption

  func validate() throws {
    if write, !undo.isEmpty { throw ValidationError("--write and --undo do not go together") }
  }

  func run() async throws {
    let folder = try blogFolder(directory)
    let now = moment.clock()
    try await reportingStore {
      let store = try Store.open(blogAt: folder)
      var blogroll = try Blogroll(blogAt: folder)
      let feeds = try await FeedHealth.load(blogroll, from: store, now: now)
      if !undo.isEmpty { return try await takeBack(feeds, in: store) }
      let moved = feeds.filter { $0.feed.fetch.moving.current != nil }
      for health in moved {
        output("\(health.feed.url)\t\(health.feed.address)\n")
        if write { blogroll.replace(health.feed.url, by: health.feed.address) }
      }
      if write, !moved.isEmpty { try blogroll.save() }
      let saying = feeds.filter { $0.feed.fetch.moving.target != nil }
      for health in saying {
        let moving = health.feed.fetch.moving
        let isRefused = moving.target == moving.refused
        Terminal.note(
          "\(health.feed.url.oneLine) says that it has moved to \((moving.target ?? "").oneLine): "
            + (isRefused ? "taken back" : "\(moving.count) of \(Moves.days) days")
        )
      }
      Terminal.note(
        "\(moved.count) moved\(write && !moved.isEmpty ? "; blogroll.opml says so" : "")"
      )
    }
  }

  private func takeBack(_ feeds: [FeedHealth], in store: Store) async throws {
    var isMissing = false
    for url in undo {
      guard let feed = feeds.first(where: { $0.feed.url == url || $0.feed.address == url })?.feed,
        feed.fetch.moving.current != nil || feed.fetch.moving.target != nil
      else {
        Terminal.error("\(url.oneLine) is no feed of the blogroll that moved")
        isMissing = true
        continue
      }
      var moving = feed.fetch.moving
      Moves.undo(&moving)
      try await store.save(moving, of: feed.id)
      output("\(feed.url)\n")
    }
    if isMissing { throw ExitCode.findings }
  }
}
