import ArgumentParser
import Syndication

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print feeds as JSON, one line each, whatever their format.",
    discussion: """
      Prints one JSON object a line for each input, in their order. An input that cannot be read, or
      is no feed, gives a line with "error", and the exit code is 2.
      """
  )

  @Flag(help: "Print JSON (the only form there is).")
  var json = false

  @Flag(help: "Leave markup as it is: no sanitizing.")
  var raw = false

  @Flag(help: "Print every element that has no place of its own as a tree, too.")
  var extensions = false

  @Option(help: "Read the inputs from a file of JSON Lines: path, url, headers.")
  var jobs: String?

  @OptionGroup var limits: LimitOptions

  @Argument(help: "Feeds to read; - is the standard input.")
  var files: [String] = []

  func validate() throws {
    if files.isEmpty, jobs == nil {
      throw ValidationError("name a file to parse, or - for the standard input")
    }
  }

  func run() throws {
    var list = files.map { Job(path: $0) }
    if let jobs { list += try Job.list(in: jobs) }
    var hasFailed = false
    for job in list {
      var job = job
      job.options.sanitizes = !raw
      limits.apply(to: &job.options)
      var writer = JSONWriter()
      do {
        let result = Feed.read(try job.bytes(), options: job.options)
        hasFailed = hasFailed || result.format == nil
        writer.write(result, path: job.path, extensions: extensions)
      } catch {
        hasFailed = true
        writer.object {
          $0.member("path", job.path)
          $0.member("error", error.message)
        }
      }
      output(writer.finish() + [UInt8(ascii: "\n")])
    }
    if hasFailed { throw ExitCode.unreadable }
  }
}
