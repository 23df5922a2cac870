import ArgumentParser
import Foundation
import Inputs
import Markup
import Syndication

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a feed of any format in another one.",
    discussion: """
      Reads RSS, RDF, Atom, JSON Feed or OPML and writes Atom 1.0, RSS 2.0, JSON Feed 1.1 or OPML \
      2.0. What had to be recovered from is said on the standard error, with its place. The exit \
      code is 2 when the input cannot be read or is no feed.
      """
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case atom
    case rss
    case json
    case opml

    var feedFormat: FeedFormat {
      switch self {
      case .atom: .atom
      case .rss: .rss
      case .json: .json
      case .opml: .opml
      }
    }
  }

  @Option(help: "The format to write.")
  var to: Format

  @Option(
    name: .shortAndLong,
    help: "The file to write, replaced in one step; else the standard output."
  )
  var output: String?

  @Option(help: "Where the feed came from: what relative addresses in it are relative to.")
  var url: String?

  @Flag(help: "Make markup safe to show: no scripts, no styles, addresses made absolute.")
  var sanitize = false

  @OptionGroup var limits: LimitOptions

  @Argument(help: "The feed to read; - is the standard input.", completion: .file())
  var file = "-"

  func run() throws {
    var job = Job(path: file)
    job.options.sanitizes = sanitize
    job.options.url = url
    limits.apply(to: &job.options)
    let result: ReadResult
    do {
      result = Feed.read(try job.bytes(), options: job.options)
    } catch {
      Terminal.error(error.message)
      throw ExitCode.unreadable
    }
    for problem in result.problems {
      let place = problem.position.map { "\($0.line):\($0.column): " } ?? ""
      Terminal.note("\(name):\(place)\(LimitOptions.sentence(problem))")
    }
    guard result.format != nil else {
      Terminal.error("\(name) is no feed: RSS, RDF, Atom, JSON Feed and OPML can be read")
      throw ExitCode.unreadable
    }
    try write(try result.feed.bytes(as: to.feedFormat))
  }

  private var name: String { file == "-" ? "<stdin>" : file }

  private func write(_ bytes: [UInt8]) throws {
    guard let output else { return Inputs.output(bytes) }
    do {
      try Data(bytes).write(to: URL(filePath: output), options: .atomic)
    } catch {
      Terminal.error("\(output) cannot be written: \(error.localizedDescription)")
      throw ExitCode.failure
    }
  }
}
