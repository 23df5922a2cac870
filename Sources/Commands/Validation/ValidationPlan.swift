import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Syndication

/// What `feedloom validate` is asked to do, whoever says it: options, or the file of a project.
struct ValidationPlan: Sendable {
  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info, none

    func isReached(by severity: Finding.Severity) -> Bool {
      switch self {
      case .error: severity >= .error
      case .warning: severity >= .warning
      case .info: true
      case .none: false
      }
    }
  }

  var inputs: [InputList.Input]
  var format: any FindingsFormat = TextFormat()
  var failOn = Threshold.error
  var filter = FindingFilter()
  /// What is demanded beside what the formats do.
  var profiles: [ValidationProfile] = []
  /// Taken for where each input came from, where a job does not say.
  var url: String?
  var contentType: String?
  /// Whether addresses outside the public internet may be asked.
  var allowsPrivate = false
  var isQuiet = false
  var showsStatistics = false
  /// What is done with what can be mended; nil to mend nothing.
  var fixing: Fixing?
  /// Where the findings are written as a baseline.
  var newBaseline: String?
  /// Sets what the command line says; called when a job's turn comes, as time may be limited.
  var adjust: @Sendable (inout ReadOptions) -> Void = { _ in }
}

/// Carries out a plan: many inputs at once, told of in their order.
struct ValidationRun {
  let plan: ValidationPlan
  private var totals = ValidationTotals()
  private var newBaseline: Baseline?
  private var hasPieces = false

  init(_ plan: ValidationPlan) {
    self.plan = plan
    newBaseline = plan.newBaseline.map { Baseline(of: $0) }
  }

  /// An input that was checked, and what to print of it.
  private struct Outcome: Sendable {
    var input: CheckedInput
    var pieces: [[UInt8]]
  }

  /// Prints the findings; the code to exit with, if it is not that of success.
  mutating func run() async throws -> ExitCode? {
    let clock = ContinuousClock()
    let start = clock.now
    write(plan.format.head)
    await InOrder.map(plan.inputs) { [plan] in
      await Self.check($0, plan)
    } each: { outcome in
      tell(outcome)
    }
    write(plan.format.tail(totals))
    if let path = plan.newBaseline { try newBaseline?.write(to: path) }
    if plan.showsStatistics {
      Terminal.note(Statistics.text(totals, in: start.duration(to: clock.now)))
    } else if !plan.isQuiet, plan.format is TextFormat, Terminal.isInteractive {
      Terminal.note(totals.sentence)
    }
    return code
  }

  private var code: ExitCode? {
    if !totals.unreadable.isEmpty { return .unreadable }
    guard plan.newBaseline == nil, let worst = totals.worst else { return nil }
    return plan.failOn.isReached(by: worst) ? .findings : nil
  }

  private mutating func tell(_ outcome: Outcome) {
    totals.add(outcome.input)
    newBaseline?.add(outcome.input.findings, of: outcome.input.path)
    if let error = outcome.input.error { Terminal.error(error.oneLine) }
    if !outcome.input.aside.isEmpty { Terminal.note(String(outcome.input.aside.dropLast())) }
    for piece in outcome.pieces {
      if hasPieces { write(plan.format.separator) }
      hasPieces = true
      write(piece)
    }
  }

  private func write(_ bytes: [UInt8]) {
    if !bytes.isEmpty, !plan.isQuiet { output(bytes) }
  }

  private static func check(_ input: InputList.Input, _ plan: ValidationPlan) async -> Outcome {
    var checked = await checked(input, plan)
    var pieces = plan.isQuiet ? [] : plan.format.pieces(of: checked)
    if let document = checked.document {
      // Then that is the data, and the findings are what is said beside it.
      checked.aside = pieces.map { String(decoding: $0, as: UTF8.self) }.joined()
      pieces = [document]
      checked.document = nil
    }
    // What was read is no longer needed.
    checked.text = []
    checked.passes = []
    return Outcome(input: checked, pieces: pieces)
  }

  private static func checked(
    _ input: InputList.Input,
    _ plan: ValidationPlan
  ) async -> CheckedInput {
    if let error = input.error { return CheckedInput(path: input.job.path, error: error) }
    var job = input.job
    plan.adjust(&job.options)
    var options = ValidationOptions()
    options.url = job.options.url ?? plan.url
    options.contentType = job.options.contentType ?? plan.contentType
    options.fallbackEncoding = job.fallbackEncoding
    options.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    options.collectsPasses = plan.format.showsPasses
    options.limits = job.options.limits
    options.profiles = plan.profiles
    do {
      let (bytes, evidence) = try await ValidationInput.bytes(
        of: job,
        allowsPrivate: plan.allowsPrivate,
        &options
      )
      if let fixing = plan.fixing {
        return try fixing.check(job.path, bytes, options, plan.filter)
      }
      var report = Validator.validate(bytes, options: options)
      if let evidence {
        let server = ServerChecks.findings(evidence, format: report.format, now: options.now)
        report.findings = server + report.findings
      }
      return CheckedInput(
        path: job.path,
        length: bytes.count,
        report: report,
        filter: plan.filter
      )
    } catch {
      return CheckedInput(path: job.path, error: "\(error)")
    }
  }
}
