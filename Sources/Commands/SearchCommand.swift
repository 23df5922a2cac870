import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Storage
import Syndication

struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find entries of a blog and its feeds by words.",
    discussion: """
      Finds what has all the words, newest first, also what was never on the timeline. "two words" \
      must follow each other, begin* stands for any ending, and after -- -word must not be there. The \
      exit code is 1 when nothing was found.
      """
  )

  @OptionGroup var blog: StoreArgument

  @Argument(help: "The words.")
  var words: [String]

  @Flag(help: "Print a JSON Feed.")
  var json = false

  @Option(help: "How many entries to print.")
  var limit = 30

  @OptionGroup var moment: MomentOption

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit must be 1 or more") }
    guard query != nil else { throw ValidationError("name at least one word to look for") }
  }

  func run() async throws {
    let folder = try blogFolder(blog.directory)
    let now = moment.clock()
    guard let query else { return }
    let feed = try await reportingStore {
      try await Aggregation.Search.find(
        query,
        own: try OwnFeed.load(from: folder, now: now).0,
        in: blog.store(),
        now: now,
        limit: limit
      )
    }
    try EntryList.print(feed, json: json)
    if feed.entries.isEmpty { Terminal.note("nothing has these words") }
    if feed.entries.isEmpty { throw ExitCode.findings }
  }

  private var query: Aggregation.Search.Query? {
    // A shell has taken the quotes off: words that came in one piece are a phrase.
    let terms = words.map { word in
      word.contains { $0 == " " } && !word.contains("\"") ? "\"\(word)\"" : word
    }
    return Aggregation.Search.Query(terms.joined(separator: " "))
  }
}
