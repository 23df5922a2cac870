import Markup

/// What a fixer did to a document.
package struct FixResult: Sendable {
  /// A finding that is no more, and what was done.
  package struct Applied: Sendable, Hashable {
    /// As it was when it was mended: lines may have been added above since.
    package var finding: Finding
    package var summary: String
  }

  /// The document, the same as it was where nothing was mended.
  package var bytes: [UInt8]
  package var applied: [Applied] = []
  /// What is found in it now.
  package var report: ValidationReport
}

/// Mends what needs no judgement, with the smallest edits, and validates what came of it.
package enum Fixer {
  /// What one mend may bring to light, the next round mends.
  private static let rounds = 8

  /// Mends a document; `select` says which of the findings are to be mended.
  package static func fix(
    _ bytes: [UInt8],
    options: ValidationOptions,
    select: ([Finding]) -> [Finding] = { $0 }
  ) -> FixResult {
    var result = FixResult(bytes: bytes, report: Validator.validate(bytes, options: options))
    let chosen = select(result.report.findings)
    guard chosen.contains(where: { Message.byID[$0.id]?.fix != nil || isOfEncoding($0) }),
      let encoded = Encoding.inUTF8(result, options, chosen)
    else { return result }
    result = encoded
    for _ in 0..<rounds {
      let mends = mends(for: select(result.report.findings), in: result, options)
      if mends.isEmpty { return result }
      guard let next = attempt(mends, on: result, options) else { break }
      result = next
    }
    return result
  }

  /// An edit or more that mend one finding.
  private struct Mend {
    var applied: FixResult.Applied
    var edits: [Edit]
  }

  /// Applies all mends; where that makes nothing better, each kind by itself.
  private static func attempt(
    _ mends: [Mend],
    on result: FixResult,
    _ options: ValidationOptions
  ) -> FixResult? {
    if let next = apply(mends, to: result, options) { return next }
    for id in Set(mends.map(\.applied.finding.id)).sorted() {
      let some = mends.filter { $0.applied.finding.id == id }
      if some.count < mends.count, let next = apply(some, to: result, options) { return next }
    }
    return nil
  }

  private static func apply(
    _ mends: [Mend],
    to result: FixResult,
    _ options: ValidationOptions
  ) -> FixResult? {
    var taken: [Edit] = []
    var applied = result.applied
    for mend in mends where !mend.edits.contains(where: { edit in overlaps(edit, taken) }) {
      taken += mend.edits
      applied.append(mend.applied)
    }
    let sorted = taken.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    let mark = result.bytes.prefix(result.bytes.count - result.report.text.count)
    let bytes = Array(mark) + Edit.apply(sorted, to: result.report.text)
    let report = Validator.validate(bytes, options: options)
    guard weight(report) < weight(result.report) else { return nil }
    return FixResult(bytes: bytes, applied: applied, report: report)
  }

  private static func overlaps(_ edit: Edit, _ others: [Edit]) -> Bool {
    // Edits come almost in the order of their places: the last ones are near.
    others.reversed().prefix(64).contains {
      $0.range.overlaps(edit.range) || $0.range == edit.range
    }
  }

  /// What keeps from reading first, as more is found once it can be read; then errors; then the rest.
  private static func weight(_ report: ValidationReport) -> (Int, Int, Int) {
    (
      report.findings.count { $0.id == "SAXError" || $0.id == "UndefinedNamedEntity" },
      report.findings.count { $0.severity == .error }, report.findings.count
    )
  }

  private static func mends(
    for findings: [Finding],
    in result: FixResult,
    _ options: ValidationOptions
  ) -> [Mend] {
    let text = result.report.text
    // Positions are of the text; where it is not the bytes, they would be changed elsewhere.
    guard result.bytes.suffix(text.count).elementsEqual(text) else { return [] }
    let wanted = findings.filter { Message.byID[$0.id]?.fix != nil }
    if wanted.isEmpty { return [] }
    var map = SiteMap(text, isJSON: result.report.format == "json")
    var mends: [Mend] = []
    for finding in wanted {
      guard let fix = Message.byID[finding.id]?.fix else { continue }
      let edits = fix.edits(map.site(of: finding, url: options.url))
      if edits.isEmpty { continue }
      mends.append(Mend(applied: .init(finding: finding, summary: fix.summary), edits: edits))
    }
    return mends
  }

  static func isOfEncoding(_ finding: Finding) -> Bool {
    ["UnknownEncoding", "ObscureEncoding", "UnicodeError", "NotUTF8"].contains(finding.id)
  }
}
