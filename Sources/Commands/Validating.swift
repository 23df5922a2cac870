import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Syndication

/// What `feedloom validate` does: the findings of each input.
struct Validating {
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

  var jobs: [Job]
  var format = Format.text
  var failOn = Threshold.error
  var explains = false
  var showsInfo = false
  /// Sets what the command line says; called when a job's turn comes, as time may be limited.
  var adjust: (inout ReadOptions) -> Void = { _ in }

  /// Prints the findings; the code to exit with, if it is not that of success.
  func run() async -> ExitCode? {
    var results: [ValidationResult] = []
    for var job in jobs {
      adjust(&job.options)
      let result = await Self.validate(job, collectsPasses: format == .jsonl)
      if format == .json { results.append(result) } else { print(result) }
      if format == .json { continue }
      results.append(result.summary)
    }
    if format == .json { output(ValidationResult.json(results)) }
    if results.contains(where: { $0.error != nil }) { return .unreadable }
    let worst = results.compactMap(\.report.worst).max()
    if let worst, failOn.isReached(by: worst) { return .findings }
    return nil
  }

  private func print(_ result: ValidationResult) {
    if format == .jsonl {
      output(result.jsonLine)
    } else if let error = result.error {
      Terminal.error(error)
    } else {
      output(result.text(explains: explains, showsInfo: showsInfo))
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
