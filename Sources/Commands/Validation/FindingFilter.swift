import Publishing
import Syndication

/// Which findings are told of.
struct FindingFilter: Sendable {
  /// Ids that are told of, and no others; empty for all.
  var only: Set<String> = []
  var ignored: [IgnoredFinding] = []
  var baseline: Baseline?

  /// The findings that are left, and how many are not.
  func apply(to findings: [Finding], of path: String) -> (kept: [Finding], hidden: Int) {
    let ids = ignoredIDs(in: path)
    var allowance = baseline?.allowance(for: path) ?? [:]
    let kept = findings.filter { finding in
      if !only.isEmpty, !only.contains(finding.id) { return false }
      if ids.contains(finding.id) || ids.contains(IgnoredFinding.every) { return false }
      let key = Baseline.Key(finding)
      guard let left = allowance[key], left > 0 else { return true }
      allowance[key] = left - 1
      return false
    }
    return (kept, findings.count - kept.count)
  }

  private func ignoredIDs(in path: String) -> Set<String> {
    var ids: Set<String> = []
    for rule in ignored where rule.pattern.map({ PathPattern($0).covers(path) }) ?? true {
      ids.insert(rule.id)
    }
    return ids
  }
}
