/// The lines in which two texts differ, as `diff -u` and `patch` have them.
enum UnifiedDiff {
  private static let context = 3

  /// A line with its end, and a number that tells most lines apart without going through them.
  private struct Line: Equatable {
    let bytes: ArraySlice<UInt8>
    private let number: UInt64

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      number = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    static func == (left: Self, right: Self) -> Bool {
      left.number == right.number && left.bytes == right.bytes
    }
  }

  private enum Step {
    case same(Line)
    case removed(Line)
    case added(Line)
  }

  /// The difference; empty when there is none.
  static func text(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
    if old == new { return [] }
    let steps = steps(lines(old), lines(new))
    var output = Array("--- \(path.oneLine)\n+++ \(path.oneLine)\n".utf8)
    var place = 0
    var before = (old: 0, new: 0)
    while let start = steps[place...].firstIndex(where: isChange) {
      let first = max(place, start - context)
      var end = start
      // Changes with little between them are told of together.
      while let next = steps[end...].firstIndex(where: isChange), next - end <= 2 * context {
        end = next + 1
      }
      let last = min(end + context, steps.count)
      let (skipped, shown) = (count(steps[place..<first]), count(steps[first..<last]))
      before = (before.old + skipped.old, before.new + skipped.new)
      output += hunk(steps[first..<last], behind: before)
      before = (before.old + shown.old, before.new + shown.new)
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
      lines.append(Line(text[start...offset]))
      start = offset + 1
    }
    if start < text.count { lines.append(Line(text[start...])) }
    return lines
  }

  /// Goes through both texts at once; where they differ, to the nearest place where they agree again.
  ///
  /// What a mend changes lies close together, so that there is no need to compare all with all, which
  /// takes the square of the time.
  private static func steps(_ old: [Line], _ new: [Line]) -> [Step] {
    var steps: [Step] = []
    steps.reserveCapacity(max(old.count, new.count))
    var (left, right) = (0, 0)
    while left < old.count, right < new.count {
      if old[left] == new[right] {
        steps.append(.same(old[left]))
        (left, right) = (left + 1, right + 1)
        continue
      }
      let (removed, added) = distance(old[left...], new[right...])
      steps += old[left..<left + removed].map { .removed($0) }
      steps += new[right..<right + added].map { .added($0) }
      (left, right) = (left + removed, right + added)
    }
    return steps + old[left...].map { .removed($0) } + new[right...].map { .added($0) }
  }

  /// How many lines are gone and how many are new until the texts agree again; one of each where that
  /// is far off.
  private static func distance(
    _ old: ArraySlice<Line>,
    _ new: ArraySlice<Line>
  ) -> (removed: Int, added: Int) {
    for distance in 1...reach {
      for removed in 0...distance {
        let (left, right) = (old.startIndex + removed, new.startIndex + distance - removed)
        guard left < old.endIndex, right < new.endIndex, old[left] == new[right] else { continue }
        return (removed, distance - removed)
      }
    }
    return (1, 1)
  }

  private static let reach = 32

  private static func hunk(
    _ steps: ArraySlice<Step>,
    behind before: (old: Int, new: Int)
  ) -> [UInt8] {
    var body: [UInt8] = []
    for step in steps {
      switch step {
      case .same(let line): body += marked(" ", line)
      case .removed(let line): body += marked("-", line)
      case .added(let line): body += marked("+", line)
      }
    }
    let count = count(steps)
    let old = before.old + (count.old == 0 ? 0 : 1)
    let new = before.new + (count.new == 0 ? 0 : 1)
    return Array("@@ -\(old),\(count.old) +\(new),\(count.new) @@\n".utf8) + body
  }

  /// How many lines of each text some steps are.
  private static func count(_ steps: ArraySlice<Step>) -> (old: Int, new: Int) {
    var count = (old: 0, new: 0)
    for step in steps {
      if case .added = step {} else { count.old += 1 }
      if case .removed = step {} else { count.new += 1 }
    }
    return count
  }

  private static func marked(_ mark: Unicode.Scalar, _ line: Line) -> [UInt8] {
    let end = line.bytes.last == 0x0A ? "" : "\n\\ No newline at end of file\n"
    return [UInt8(ascii: mark)] + line.bytes + Array(end.utf8)
  }
}
