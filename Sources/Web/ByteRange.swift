/// One range of bytes of a request (RFC 9110 section 14).
package enum ByteRange {
  package enum Verdict: Equatable, Sendable {
    /// 200 with everything: no range, several of them, another unit, or ill-formed.
    case whole
    /// 206 with these.
    case part(Range<Int>)
    /// 416.
    case unsatisfiable
  }

  package static func verdict(_ header: String?, length: Int) -> Verdict {
    guard let header, header.lowercased().hasPrefix("bytes=") else { return .whole }
    let text = header.dropFirst(6)
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      .map(\.trimmed)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) else { return .whole }
    if ends[0].isEmpty { return last(ends[1], length: length) }
    guard let start = Int(ends[0]) else { return .unsatisfiable }
    guard start < length else { return .unsatisfiable }
    if ends[1].isEmpty { return .part(start..<length) }
    // A number too long for a machine word is behind the end.
    let end = Int(ends[1]).map { min($0, length - 1) } ?? length - 1
    return end < start ? .whole : .part(start..<end + 1)
  }

  /// `-500`: the last 500.
  private static func last(_ digits: String, length: Int) -> Verdict {
    guard !digits.isEmpty else { return .whole }
    let count = min(Int(digits) ?? length, length)
    return count == 0 ? .unsatisfiable : .part(length - count..<length)
  }
}
