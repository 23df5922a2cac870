import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Publishing
import Storage
import Syndication

struct Subscribe: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscribe",
    abstract: "Add feeds to a blog's blogroll.",
    discussion: """
      Takes the address of a feed, or of a page that names one. A path inside the blog's folder is \
      a feed too. The list is the file blogroll.opml: it may as well be edited by hand.
      """
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Argument(help: "Addresses of feeds or of pages.")
  var urls: [String]

  @OptionGroup var network: NetworkOptions
  @OptionGroup var spacing: SpacingOption

  func run() async throws {
    let folder = try blogFolder(directory)
    let fetcher = network.fetcher(for: folder)
    let reader = Reader(fetcher: fetcher, blogAt: folder)
    let rules = Blog.settings(in: folder)?.timelineRules.all ?? EntryRules()
    var hasFailed = false
    try await reportingStore {
      // Before anybody is asked: a file that cannot be written again is not worth a request.
      try Blogroll(blogAt: folder).checkWritable()
      let scout = Scout(
        store: try Store.open(blogAt: folder),
        reader: reader,
        spacing: spacing.milliseconds,
        now: { PostSelection.clock }
      )
      for url in urls {
        Terminal.progress("looking for a feed at \(url.oneLine)")
        do throws(Failure) {
          let found = try await scout.find(url)
          Terminal.endProgress()
          let blogroll = try add(found, to: folder)
          try await Self.keep(found, in: blogroll, rules, scout)
        } catch {
          Terminal.endProgress()
          Terminal.error("\(url.oneLine): \(error.description.oneLine)")
          hasFailed = true
        }
      }
    }
    await fetcher.shutdown()
    if hasFailed { throw ExitCode.findings }
  }

  /// What was found is the feed's first fetch.
  private static func keep(
    _ found: Reader.Found,
    in blogroll: Blogroll,
    _ rules: EntryRules,
    _ scout: Scout
  ) async throws(Failure) {
    do throws(StoreError) {
      try await scout.keep(found, in: blogroll, rules: rules)
    } catch {
      throw .file("\(error)")
    }
  }

  private func add(_ found: Reader.Found, to folder: URL) throws(Failure) -> Blogroll {
    do throws(Blogroll.Problem) {
      var blogroll = try Blogroll(blogAt: folder)
      let isNew = blogroll.add(found.address, feed: found.feed)
      if isNew { try blogroll.save() }
      let title = (found.feed.title?.plain ?? "").oneLine
      output("\(isNew ? "added" : "there already")\t\(found.address)\t\(title)\n")
      return blogroll
    } catch {
      throw .file(error.description)
    }
  }
}
