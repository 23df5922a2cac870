import Markup

/// The findings on a document as they are made: so many at most, since one takes more memory than a
/// mistake takes bytes.
struct FindingList {
  /// Those that are listed, in the order in which they were found.
  var listed: [Finding] = []
  private var leftOut = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Whether one more is only counted.
  mutating func leavesOut() -> Bool {
    guard listed.count >= limit else { return false }
    leftOut += 1
    return true
  }

  /// Adds one, or counts it.
  mutating func append(_ finding: Finding) {
    if !leavesOut() { listed.append(finding) }
  }

  /// In the order of their places, at one place in the order in which they were found; the last says
  /// how many are not listed.
  var inOrder: [Finding] {
    var list = listed.indices
      .sorted { (listed[$0].position, $0) < (listed[$1].position, $1) }
      .map { listed[$0] }
    if leftOut > 0 {
      let value = "\(leftOut) findings beyond the \(limit) here are not listed"
      let parameters: Parameters = ["value": value]
      let end = list.last?.position ?? Position(line: 1, column: 1)
      list.append(Finding(.validatorLimit, parameters.sorted, at: end))
    }
    return list
  }
}
