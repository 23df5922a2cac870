import ArgumentParser
import Foundation
import Inputs

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check feeds of any format against their specifications.",
    discussion: """
      Findings go to the standard output as FILE:LINE:COLUMN: SEVERITY: SENTENCE [ID], each with the \
      line that it is about; the ids are those of the W3C feed validator.

      The exit code is 0 when nothing was found, 1 when there are findings of the severity that \
      --fail-on names or above, 2 when an input could not be read.
      """
  )

  @Option(help: "How findings are printed: text, json (one array) or jsonl (one line an input).")
  var format = Validating.Format.text

  @Option(help: "The lowest severity that makes the exit code 1: error, warning or none.")
  var failOn = Validating.Threshold.error

  @Option(help: "Read the inputs from a file of JSON Lines: path, url, fallback_encoding, headers.")
  var jobs: String?

  @Flag(help: "Explain each finding, and name the section of the specification.")
  var explain = false

  @Flag(help: "Show remarks too, which call for nothing.")
  var info = false

  @OptionGroup var limits: LimitOptions

  @Argument(help: "Feeds to check: files, http(s) addresses, or - for the standard input.")
  var inputs: [String] = []

  func run() async throws {
    var list = inputs.map { Job(path: $0) }
    if let jobs { list += try Job.list(in: jobs) }
    if list.isEmpty {
      guard isatty(STDIN_FILENO) == 0 else { throw CleanExit.helpRequest(self) }
      list = [Job(path: "-")]
    }
    let validating = Validating(
      jobs: list,
      format: format,
      failOn: failOn,
      explains: explain,
      showsInfo: info,
      adjust: limits.apply
    )
    if let code = await validating.run() { throw code }
  }
}
