import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Publishing
import Storage
import Syndication

struct Fetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch the feeds of a blog's blogroll.",
    discussion: """
      Asks for the feeds that are due and prints a line for each of the blogroll. The exit code is \
      0 when all went well, 1 when some failed, 2 when nothing could be done.

      With --score nobody is asked: the requests of the last two weeks are held against what the \
      program promises, and each that broke a promise is printed; the exit code is 1 when one did.
      """
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Flag(help: "Ask for feeds too that are not due; hosts that want peace keep it.")
  var all = false

  @Flag(help: "Judge the requests that were made, by the program's own log.")
  var score = false

  @Option(help: "Ask for this feed of the blogroll though it is gone, dormant or not due.")
  var insist: [String] = []

  @Option(help: "How many hosts to ask at once.")
  var jobs = 8

  @OptionGroup var spacing: SpacingOption

  @OptionGroup var network: NetworkOptions
  @OptionGroup var moment: MomentOption

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs must be 1 to 256") }
  }

  func run() async throws {
    let folder = try blogFolder(directory)
    if score { return try await printScore(of: folder) }
    Connections.shareCores()
    let reports = try await reportingStore {
      let blogroll = try Blogroll(blogAt: folder)
      for mistake in blogroll.rules.mistakes {
        Terminal.note("blogroll.opml:\(mistake.line):\(mistake.column): \(mistake.message)")
      }
      if let address = insist.first(where: { !blogroll.addresses.contains($0) }) {
        Terminal.error("\(address.oneLine) is not in the blogroll: nothing was asked")
        throw ExitCode.findings
      }
      let store = try Store.open(blogAt: folder)
      let fetcher = network.fetcher(for: folder)
      let refresher = Refresher(
        store: store,
        reader: Reader(fetcher: fetcher, blogAt: folder),
        options: options(for: folder),
        now: moment.clock
      )
      return try await fetcher.shutDown {
        try await refresher.refresh(blogroll) { report in
          Terminal.progress("\(report.kind.rawValue) \(report.url.oneLine)")
        }
      }
    }
    Terminal.endProgress()
    output(Self.table(of: reports))
    let failures = reports.count { $0.kind == .failed || $0.kind == .gone }
    Terminal.note(Self.summary(of: reports))
    if failures > 0 { throw ExitCode.findings }
  }

  private func printScore(of folder: URL) async throws {
    let log = try await reportingStore {
      Store.exists(blogAt: folder) ? try await Store.open(blogAt: folder).requests() : []
    }
    let violations = Score.violations(in: log, spacing: spacing.milliseconds)
    for violation in violations {
      let request = violation.request
      let moment = Timestamp(seconds: request.started / 1000).rfc3339UTC
      output(
        "\(violation.rule.rawValue)\t\(moment)\t\(request.url.oneLine)\t"
          + "\(violation.detail.oneLine)\n"
      )
    }
    let insisted = log.count(where: \.isInsisted)
    let hosts = Set(log.map(\.host)).count
    Terminal.note(
      "\(log.count) requests to \(hosts) hosts, \(insisted) of them insisted on: "
        + "\(violations.count) violations"
    )
    for rule in Score.Rule.allCases {
      let count = violations.count { $0.rule == rule }
      let word = count == 0 ? "kept" : count == 1 ? "BROKEN once" : "BROKEN \(count) times"
      Terminal.note("  \(word): \(rule.sentence)")
    }
    if !violations.isEmpty { throw ExitCode.findings }
  }

  private func options(for folder: URL) -> Refresher.Options {
    var options = Refresher.Options()
    options.jobs = jobs
    options.isEager = all
    // A blog with a mistake in it can still fetch; feedloom build tells of the mistake.
    options.rules = Blog.settings(in: folder)?.timelineRules.all ?? EntryRules()
    options.insisted = Set(insist)
    options.spacing = spacing.milliseconds
    return options
  }

  /// A line a feed: what came of it, what is new, which feed, what there is to say.
  private static func table(of reports: [Refresher.Report]) -> String {
    let rows = reports.map { report in
      var detail = report.detail
      if let place = report.movedTo {
        let words = report.hasMoved ? "moved to" : "says that it has moved to"
        detail += (detail.isEmpty ? "" : "; ") + "\(words) \(place)"
      }
      return [
        report.kind.rawValue, "\(report.new) new", "\(report.changed) changed",
        (report.title ?? "").oneLine, report.url.oneLine, detail.oneLine,
      ]
    }
    let widths = (0..<5).map { column in rows.map { width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() {
        line += text
        if column == 5 { break }
        line += String(repeating: " ", count: widths[column] - width(text) + 2)
      }
      while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private static func width(_ text: String) -> Int {
    // Characters are counted by the rules of Unicode, where there is anything to count.
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
  }

  private static func summary(of reports: [Refresher.Report]) -> String {
    guard !reports.isEmpty else {
      return "the blogroll lists no feeds: add one by feedloom subscribe"
    }
    let kinds: [Refresher.Report.Kind] = [.fetched, .unchanged, .skipped, .gone, .failed]
    let counts = kinds.compactMap { kind -> String? in
      let count = reports.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    let new = reports.reduce(0) { $0 + $1.new }
    let changed = reports.reduce(0) { $0 + $1.changed }
    return "\(reports.count) feeds: \(counts.joined(separator: ", ")); "
      + "\(new) entries new, \(changed) changed"
  }
}
