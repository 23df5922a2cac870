/// The lines in which two texts differ, as `diff -u` and `patch` have them.
enum UnifiedDiff {
  private typealias Line = ArraySlice<UInt8>
  private static let context = 3

  private enum Step {
    case same(Line)
    case removed(Line)
    case added(Line)
  }

  /// The difference; empty when there is none.
  static func text(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
    if old == new { return [] }
    let steps = steps(lines(old), lines(new))
    var output = Array("--- \(path)\n+++ \(path)\n".utf8)
    var place = 0
    while let start = steps[place...].firstIndex(where: isChange) {
      let first = max(place, start - context)
      var end = start
      // Changes with little between them are told of together.
      while let next = steps[end...].firstIndex(where: isChange), next - end <= 2 * context {
        end = next + 1
      }
      let last = min(end + context, steps.count)
      output += hunk(steps, first..<last)
      place = last
    }
    return output
  }

  private static func isChange(_ step: Step) -> Bool {
    if case .same = step { return false }
    return true
  }

  private static func lines(_ text: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for (offset, byte) in text.enumerated() where byte == 0x0A {
      lines.append(text[start...offset])
      start = offset + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  private static func steps(_ old: [Line], _ new: [Line]) -> [Step] {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var steps: [Step] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        steps.append(.removed(old[left]))
        left += 1
      } else if added.contains(right) {
        steps.append(.added(new[right]))
        right += 1
      } else {
        steps.append(.same(old[left]))
        left += 1
        right += 1
      }
    }
    return steps
  }

  private static func hunk(_ steps: [Step], _ range: Range<Int>) -> [UInt8] {
    var before = (old: 1, new: 1)
    for step in steps[..<range.lowerBound] {
      if case .added = step {} else { before.old += 1 }
      if case .removed = step {} else { before.new += 1 }
    }
    var body: [UInt8] = []
    var count = (old: 0, new: 0)
    for step in steps[range] {
      switch step {
      case .same(let line):
        body += marked(" ", line)
        count.old += 1
        count.new += 1
      case .removed(let line):
        body += marked("-", line)
        count.old += 1
      case .added(let line):
        body += marked("+", line)
        count.new += 1
      }
    }
    let old = count.old == 0 ? before.old - 1 : before.old
    let new = count.new == 0 ? before.new - 1 : before.new
    return Array("@@ -\(old),\(count.old) +\(new),\(count.new) @@\n".utf8) + body
  }

  private static func marked(_ mark: Unicode.Scalar, _ line: Line) -> [UInt8] {
    let end = line.last == 0x0A ? "" : "\n\\ No newline at end of file\n"
    return [UInt8(ascii: mark)] + line + Array(end.utf8)
  }
}
