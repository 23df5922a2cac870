import Inputs
import Markup
import Syndication

/// For people: `FILE:LINE:COLUMN: SEVERITY: SENTENCE [ID]`, and the line in question with a mark.
struct TextFormat: FindingsFormat {
  /// Whether each finding is explained.
  var explains = false
  /// Whether remarks are shown, which call for nothing.
  var showsInfo = false
  /// Whether what was found more than once is shown each time.
  var showsAll = false
  var usesColor = false
  /// `fixed`, or what it would be.
  var fixWord = "fixed"

  func pieces(of input: CheckedInput) -> [[UInt8]] {
    [Array(text(of: input).utf8)]
  }

  func text(of input: CheckedInput) -> String {
    var lines = SourceLines(input.text)
    var text = input.fixes.map { line(for: $0, in: input.path) }.joined()
    for group in groups(of: input.findings) {
      let finding = group.first
      let place = finding.position
      text += colored("\(input.path.oneLine):\(place.line):\(place.column):", .bold)
      text += " \(colored(finding.severity.rawValue + ":", Color(finding.severity)))"
      text += " \(finding.message.oneLine) [\(finding.id)]\n"
      text += lines.excerpt(at: place, mark: colored("^", .mark))
      if let more = group.others { text += "  \(more)\n" }
      if explains { text += explanation(of: finding) }
    }
    return text
  }

  private func line(for fix: FixResult.Applied, in path: String) -> String {
    let place = fix.finding.position
    var line = colored("\(path.oneLine):\(place.line):\(place.column):", .bold)
    line += " \(colored(fixWord + ":", .mark)) \(fix.finding.message.oneLine): "
    return line + "\(fix.summary) [\(fix.finding.id)]\n"
  }

  private func explanation(of finding: Finding) -> String {
    let link = finding.documentation.map { ": \($0)" } ?? "."
    return "  \(finding.explanation)\n  See \(finding.specification)\(link)\n"
  }

  // MARK: Repeats

  /// A finding, and the lines of others of its kind about the same element.
  private struct Group {
    var first: Finding
    var lines: [Int] = []

    /// `and 5 more in lines 7, 9, 12, ... (--all shows them)`.
    var others: String? {
      guard !lines.isEmpty else { return nil }
      var distinct: [Int] = []
      for line in lines where line != distinct.last { distinct.append(line) }
      let shown = distinct.prefix(8).map(String.init).joined(separator: ", ")
      let rest = distinct.count > 8 ? ", ..." : ""
      let noun = distinct.count == 1 ? "line" : "lines"
      return "and \(lines.count) more in \(noun) \(shown)\(rest) (--all shows them)"
    }
  }

  private func groups(of findings: [Finding]) -> [Group] {
    var groups: [Group] = []
    var numbers: [[String]: Int] = [:]
    for finding in findings where showsInfo || finding.severity > .info {
      let names = finding.parameters.filter { ["element", "parent", "attr"].contains($0.name) }
      let key = [finding.id] + names.map(\.value)
      if !showsAll, let number = numbers[key] {
        groups[number].lines.append(finding.position.line)
      } else {
        numbers[key] = groups.count
        groups.append(Group(first: finding))
      }
    }
    return groups
  }

  // MARK: Colour

  private enum Color: String {
    case bold = "1"
    case error = "1;31"
    case warning = "1;33"
    case info = "1;36"
    case mark = "1;32"

    init(_ severity: Finding.Severity) {
      switch severity {
      case .error: self = .error
      case .warning: self = .warning
      case .info: self = .info
      }
    }
  }

  private func colored(_ text: String, _ color: Color) -> String {
    usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
