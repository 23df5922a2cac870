import ArgumentParser
import Inputs
import Syndication

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Print feeds as JSON, one line each, whatever their format.",
    discussion: """
      Prints one JSON object a line for each input, in their order. An input that cannot be read, or
      is no feed, gives a line with "error", and the exit code is 2.

      With --stream the items come first, a line each, while they are read; the line of the feed
      comes last, without them. Memory does not grow with the feed, so it may be of any length.
      """
  )

  @Flag(help: "Print JSON (the only form there is).")
  var json = false

  @Flag(help: "Leave markup as it is: no sanitizing.")
  var raw = false

  @Flag(help: "Print every element that has no place of its own as a tree, too.")
  var extensions = false

  @Flag(help: "Print a line for each item while it is read, then one for the feed.")
  var stream = false

  @Option(help: "Read the inputs from a file of JSON Lines: path, url, headers.")
  var jobs: String?

  @OptionGroup var limits: LimitOptions

  @Argument(help: "Feeds to read; - is the standard input.", completion: .file())
  var files: [String] = []

  func validate() throws {
    if files.isEmpty, jobs == nil {
      throw ValidationError("name a file to parse, or - for the standard input")
    }
  }

  func run() throws {
    var list = files.map { Job(path: $0) }
    if let jobs { list += try Job.list(in: jobs) }
    let parsing = Parsing(jobs: list, includesExtensions: extensions, streams: stream) {
      $0.sanitizes = !raw
      limits.apply(to: &$0)
    }
    guard parsing.run() else { throw ExitCode.unreadable }
  }
}
