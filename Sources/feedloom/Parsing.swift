import ArgumentParser
import Syndication

/// What `feedloom parse` does: each input as a line of JSON.
struct Parsing {
  var jobs: [Job]
  var includesExtensions = false
  var streams = false
  /// Sets what the command line says; called when a job's turn comes, as time may be limited.
  var adjust: (inout ReadOptions) -> Void = { _ in }

  /// Prints the lines; the code to exit with, if it is not that of success.
  func run() -> ExitCode? {
    var code: ExitCode?
    for var job in jobs {
      adjust(&job.options)
      do {
        let result = try read(job)
        if result.format == nil { code = .unreadable }
        line { $0.write(result, path: job.path, extensions: includesExtensions) }
      } catch {
        code = .unreadable
        line {
          $0.object {
            $0.member("path", job.path)
            $0.member("error", error.message)
          }
        }
      }
    }
    return code
  }

  private func read(_ job: Job) throws(JobError) -> ReadResult {
    guard streams else { return Feed.read(try job.bytes(), options: job.options) }
    var reader = EntryReader(options: job.options)
    let input = try InputFile(path: job.path)
    while let bytes = try input.next() { print(reader.read(bytes)) }
    print(reader.finish())
    return reader.result
  }

  private func print(_ entries: [Entry]) {
    for entry in entries { line { $0.write(entry, extensions: includesExtensions) } }
  }

  private func line(_ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    write(&writer)
    output(writer.finish() + [UInt8(ascii: "\n")])
  }
}
