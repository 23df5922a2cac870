import Aggregation
import ArgumentParser
import Foundation
import Syndication

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

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
  }

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, none

    func isReached(by severity: Finding.Severity) -> Bool {
      switch self {
      case .error: severity >= .error
      case .warning: severity >= .warning
      case .none: false
      }
    }
  }

  @Option(help: "How findings are printed: text, json (one array) or jsonl (one line an input).")
  var format = Format.text

  @Option(help: "The lowest severity that makes the exit code 1: error, warning or none.")
  var failOn = Threshold.error

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
    var results: [ValidationResult] = []
    for job in list {
      var job = job
      limits.apply(to: &job.options)
      let result = await Self.validate(job, collectsPasses: format == .jsonl)
      if format == .json { results.append(result) } else { print(result) }
      if format == .json { continue }
      results.append(result.summary)
    }
    if format == .json { output(ValidationResult.json(results)) }
    if results.contains(where: { $0.error != nil }) { throw ExitCode.unreadable }
    let worst = results.compactMap(\.report.worst).max()
    if let worst, failOn.isReached(by: worst) { throw ExitCode.findings }
  }

  private func print(_ result: ValidationResult) {
    if format == .jsonl {
      output(result.jsonLine)
    } else if let error = result.error {
      Terminal.error(error)
    } else {
      output(result.text(explains: explain, showsInfo: info))
    }
  }

  private static func validate(_ job: Job, collectsPasses: Bool) async -> ValidationResult {
    var options = ValidationOptions()
    options.url = job.options.url
    options.contentType = job.options.contentType
    options.fallbackEncoding = job.fallbackEncoding
    options.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    options.collectsPasses = collectsPasses
    options.limits = job.options.limits
    do {
      let bytes = try await bytes(of: job, &options)
      let report = Validator.validate(bytes, options: options)
      return ValidationResult(path: job.path, bytes: bytes, report: report)
    } catch {
      return ValidationResult(path: job.path, error: error.message)
    }
  }

  private static func bytes(
    of job: Job,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> [UInt8] {
    let isAddress = job.path.hasPrefix("http://") || job.path.hasPrefix("https://")
    guard isAddress else { return try job.bytes() }
    return try await fetch(job.path, &options)
  }

  /// Fetches a feed; what the server says of it is checked too.
  ///
  /// A person who names an address may name one of the own network.
  private static func fetch(
    _ address: String,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> [UInt8] {
    let fetcher = Fetcher(version: feedloomVersion, allowsPrivate: true)
    let exchange = await fetcher.fetch(address)
    await fetcher.shutdown()
    switch exchange.outcome {
    case .content(let content):
      options.url = exchange.url
      options.contentType = content.contentType
      return content.bytes
    case .failed(let failure): throw JobError(message: "\(address): \(failure)")
    case .gone: throw JobError(message: "\(address): the server says that it is gone for good")
    case .unchanged: throw JobError(message: "\(address): the server sent nothing")
    }
  }
}
