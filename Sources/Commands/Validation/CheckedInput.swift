import Syndication

/// What was found in one input.
struct CheckedInput: Sendable {
  var path: String
  /// What lines are quoted from, in UTF-8.
  var text: [UInt8] = []
  /// How many bytes were read.
  var length = 0
  /// The findings that are told of.
  var findings: [Finding] = []
  /// How many are not, as they were ignored or there before.
  var hidden = 0
  /// What was mended.
  var fixes: [FixResult.Applied] = []
  /// What is printed in place of the findings: the mended document, or how it differs.
  var document: [UInt8]?
  /// What people are told beside the document.
  var aside = ""
  var passes: [ValidationReport.Pass] = []
  var format: String?
  /// Why the input could not be read.
  var error: String?

  init(path: String, error: String? = nil) {
    self.path = path
    self.error = error
  }

  init(path: String, length: Int, report: ValidationReport, filter: FindingFilter = .init()) {
    self.path = path
    self.length = length
    text = report.text
    (findings, hidden) = filter.apply(to: report.findings, of: path)
    passes = report.passes
    format = report.format
  }
}

/// What is counted over all inputs.
struct ValidationTotals: Sendable {
  var inputs = 0
  var bytes = 0
  var hidden = 0
  var fixes = 0
  var bySeverity: [Finding.Severity: Int] = [:]
  var byID: [String: Int] = [:]
  var unreadable: [(path: String, error: String)] = []

  mutating func add(_ input: CheckedInput) {
    inputs += 1
    bytes += input.length
    hidden += input.hidden
    fixes += input.fixes.count
    if let error = input.error { unreadable.append((input.path, error)) }
    for finding in input.findings {
      bySeverity[finding.severity, default: 0] += 1
      byID[finding.id, default: 0] += 1
    }
  }

  var worst: Finding.Severity? { bySeverity.keys.max() }

  /// One sentence for people.
  var sentence: String {
    var counts = Finding.Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = bySeverity[severity] else { return nil }
      return Self.count(count, severity == .info ? "remark" : severity.rawValue)
    }
    if counts.isEmpty { counts = ["nothing found"] }
    var sentence = Self.count(inputs, "input") + ": " + counts.joined(separator: ", ")
    if fixes > 0 { sentence += "; \(fixes) mended" }
    if hidden > 0 { sentence += "; \(hidden) hidden by --ignore, --only or the baseline" }
    if !unreadable.isEmpty { sentence += "; \(unreadable.count) could not be read" }
    return sentence
  }

  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
