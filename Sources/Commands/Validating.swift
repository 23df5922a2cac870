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
      let (bytes, evidence) = try await bytes(of: job, &options)
      var report = Validator.validate(bytes, options: options)
      if let evidence {
        let server = ServerChecks.findings(evidence, format: report.format, now: options.now)
        report.findings = server + report.findings
      }
      return ValidationResult(path: job.path, bytes: bytes, report: report)
    } catch {
      return ValidationResult(path: job.path, error: error.message)
    }
  }

  private static func bytes(
    of job: Job,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> ([UInt8], ServerEvidence?) {
    let isAddress = job.path.hasPrefix("http://") || job.path.hasPrefix("https://")
    guard isAddress else { return (try job.bytes(), nil) }
    return try await fetch(job.path, &options)
  }

  /// Fetches a feed; what the server says of it is checked too.
  ///
  /// A person who names an address may name one of the own network.
  private static func fetch(
    _ address: String,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> ([UInt8], ServerEvidence?) {
    let fetcher = Fetcher(version: feedloomVersion, allowsPrivate: true)
    let evidence: ServerEvidence
    do throws(Failure) {
      evidence = try await fetcher.probe(address)
    } catch {
      await fetcher.shutdown()
      throw JobError(message: "\(address): \(error)")
    }
    await fetcher.shutdown()
    options.url = evidence.answer?.url
    options.contentType = evidence.answer?["Content-Type"]
    return (evidence.answer?.body ?? [], evidence)
  }
}
