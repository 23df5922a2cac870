package import Syndication

/// What `feedloom parse` does: each input as a line of JSON.
package struct Parsing {
  var jobs: [Job]
  var includesExtensions: Bool
  var streams: Bool
  /// Sets what the command line says; called when a job's turn comes, as time may be limited.
  var adjust: (inout ReadOptions) -> Void

  package init(
    jobs: [Job],
    includesExtensions: Bool = false,
    streams: Bool = false,
    adjust: @escaping (inout ReadOptions) -> Void = { _ in }
  ) {
    self.jobs = jobs
    self.includesExtensions = includesExtensions
    self.streams = streams
    self.adjust = adjust
  }

  /// Prints the lines; false when an input could not be read, or is no feed.
  package func run() -> Bool {
    var isComplete = true
    for var job in jobs {
      adjust(&job.options)
      do {
        let (result, length) = try read(job)
        if result.format == nil { isComplete = false }
        // Mostly as long as the input: memory that grows is written more than once.
        line(capacity: length + length / 4) {
          $0.write(result, path: job.path, extensions: includesExtensions)
        }
      } catch {
        isComplete = false
        line {
          $0.object {
            $0.member("path", job.path)
            $0.member("error", error.message)
          }
        }
      }
    }
    return isComplete
  }

  /// What an input holds, and its length where it was read as a whole.
  private func read(_ job: Job) throws(JobError) -> (ReadResult, Int) {
    guard streams else {
      let bytes = try job.bytes()
      return (Feed.read(bytes, options: job.options), bytes.count)
    }
    var reader = EntryReader(options: job.options)
    let input = try InputFile(path: job.path)
    while let bytes = try input.next() { print(reader.read(bytes)) }
    print(reader.finish())
    return (reader.result, 0)
  }

  private func print(_ entries: [Entry]) {
    for entry in entries { line { $0.write(entry, extensions: includesExtensions) } }
  }

  private func line(capacity: Int = 0, _ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(capacity: capacity)
    write(&writer)
    writer.endLine()
    output(writer.finish())
  }
}
