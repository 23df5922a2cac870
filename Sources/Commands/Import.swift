import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Markup
import Publishing
import Syndication

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over the posts of another blog from its feed.",
    discussion: """
      Each entry becomes a Markdown file with its id, dates, tags, author and old address. Text that \
      Markdown cannot say stays HTML. Importing again changes nothing: a post whose id is there \
      already is never written over.
      """
  )

  @Argument(
    help: "The feed: a file, - for the standard input, or an http address.",
    completion: .file()
  )
  var source: String

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Flag(name: [.customShort("n"), .long], help: "Only say what would be done.")
  var dryRun = false

  @Option(help: "The address that a file came from: what relative links in it start from.")
  var base: String?

  @OptionGroup var network: NetworkOptions
  @OptionGroup var limits: LimitOptions

  func run() async throws {
    try await reportingMistakes {
      let folder = URL(filePath: directory)
      let files = try BlogFolder.files(in: folder)
      let blog = try Blog(files: files)
      let (bytes, address) = try await read()
      guard let archive = Importers.read(bytes, options: options(address)) else {
        Terminal.error(
          "\(source) is no feed: give the address or the file of an Atom, RSS or JSON feed"
        )
        throw ExitCode.unreadable
      }
      for problem in archive.problems where problem.code == .limit {
        Terminal.note("\(source): \(LimitOptions.sentence(problem))")
      }
      let plan = try ImportPlan(archive, into: blog, files: files, now: PostSelection.clock)
      if !dryRun { try plan.write(in: folder) }
      report(plan)
    }
  }

  private func options(_ address: String?) -> ReadOptions {
    var options = ReadOptions()
    options.url = base ?? address
    limits.apply(to: &options)
    return options
  }

  private func read() async throws -> (bytes: [UInt8], address: String?) {
    let lowered = source.lowercased()
    guard lowered.hasPrefix("http://") || lowered.hasPrefix("https://") else {
      var job = Job(path: source)
      limits.apply(to: &job.options)
      do {
        return (try job.bytes(), nil)
      } catch {
        Terminal.error(error.message)
        throw ExitCode.unreadable
      }
    }
    Terminal.progress("fetching \(source)")
    defer { Terminal.endProgress() }
    let fetcher = network.fetcher(for: URL(filePath: directory))
    let exchange = await fetcher.fetch(source)
    await fetcher.shutdown()
    switch exchange.outcome {
    case .content(let content): return (content.bytes, content.contentLocation ?? exchange.url)
    case .failed(let failure): Terminal.error("\(source): \(failure)")
    case .gone: Terminal.error("\(source): the server says that it is gone for good")
    case .unchanged: Terminal.error("\(source): the server sent nothing")
    }
    throw ExitCode.unreadable
  }

  private func report(_ plan: ImportPlan) {
    let words: [ImportPlan.Action: String] = [
      .add: dryRun ? "would add" : "added", .keep: "unchanged", .differ: "kept",
    ]
    for step in plan.steps {
      let word = (words[step.action] ?? "").padding(toLength: 11, withPad: " ", startingAt: 0)
      output("\(word)\(step.path)\n")
    }
    let kept = plan.steps.count { $0.action == .differ }
    if kept > 0 {
      Terminal.note("\(kept) kept: the file and the feed differ; the file was not touched")
    }
  }
}
