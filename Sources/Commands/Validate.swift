import ArgumentParser
import Foundation
import Inputs
import Syndication

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check feeds of any format against their specifications.",
    discussion: """
      Findings go to the standard output as FILE:LINE:COLUMN: SEVERITY: SENTENCE [ID], each with the \
      line that it is about; the ids are those of the W3C feed validator, and `feedloom explain ID` \
      says more of one.

      Inputs are files, folders (the feeds in them), patterns in quotes ("public/**/*.xml"), http(s) \
      addresses, or - for the standard input. They are checked at once and told of in their order.

      A file .feedloom-validate.yaml in this folder or one above it may say inputs, ignore, only, \
      fail-on, format, info, all, baseline and profile; what the command line says comes before it, and what \
      it ignores is added.

      --fix changes single bytes of a file, never its other lines, and only where the change needs no \
      judgement: dates, escapes, ids that follow from the rest, repetitions. The file is checked again \
      and replaced as a whole. What is mended of the standard input is printed.

      The exit code is 0 when nothing was found, 1 when there are findings of the severity that \
      --fail-on names or above, 2 when an input could not be read (the others are told of), 64 when \
      the command or the file of settings was not understood.
      """
  )

  @Option(help: "How findings are printed: text unless given.")
  var format: FindingsFormatName?

  @Option(help: "The lowest severity that makes the exit code 1: error unless given.")
  var failOn: ValidationPlan.Threshold?

  @Option(
    help: "Do not tell of a kind of finding, or only not of it in some inputs: ID or ID:PATTERN.",
    completion: .list(Message.all.map(\.id))
  )
  var ignore: [String] = []

  @Option(
    help: "Tell of these kinds of findings only: ID or ID,ID.",
    completion: .list(Message.all.map(\.id))
  )
  var only: [String] = []

  @Option(help: "Do not tell of the findings in this file.", completion: .file())
  var baseline: String?

  @Option(help: "Write the findings to a file for --baseline.", completion: .file())
  var writeBaseline: String?

  @Option(
    help: """
      Demand what those who take feeds demand, too: apple (Apple Podcasts), or planet (WordPress and \
      planets; wordpress means the same). May be given more than once.
      """
  )
  var profile: [ProfileName] = []

  @Option(help: "Take the inputs for what is at this address.")
  var asURL: String?

  @Option(help: "Take the inputs for sent with this Content-Type.")
  var contentType: String?

  @Option(help: "Read the settings from this file.", completion: .file())
  var config: String?

  @Flag(help: "Read no file of settings.")
  var noConfig = false

  @Option(
    help: "Read the inputs from a file of JSON Lines: path, url, fallback_encoding, headers.",
    completion: .file()
  )
  var jobs: String?

  @Flag(help: "Explain each finding, and name the section of the specification.")
  var explain = false

  @Flag(help: "Show remarks too, which call for nothing.")
  var info = false

  @Flag(help: "Show each finding, not only the first of each kind about an element.")
  var all = false

  @Flag(help: "Print nothing: the exit code says all.")
  var quiet = false

  @Flag(help: "Say how much was read in which time, and how often what was found.")
  var stats = false

  @Flag(help: "Mend what needs no judgement in the files, and tell of what is left.")
  var fix = false

  @Flag(help: "With --fix: write nothing, only say what would be mended.")
  var dryRun = false

  @Flag(help: "With --fix: write nothing, print the difference for `patch`.")
  var diff = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var limits: LimitOptions

  @Argument(
    help: "Feeds to check: files, folders, patterns, http(s) addresses, or -.",
    completion: .file()
  )
  var inputs: [String] = []

  func run() async throws {
    guard let plan = try plan() else { throw CleanExit.helpRequest(self) }
    var run = ValidationRun(plan)
    do {
      if let code = try await run.run() { throw code }
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.error("\(error)")
      throw ExitCode.unreadable
    }
  }
}
