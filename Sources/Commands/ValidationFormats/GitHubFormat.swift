import Markup
import Syndication

/// Commands to the runner of GitHub Actions, which shows findings beside the lines of a change.
struct GitHubFormat: FindingsFormat {
  func pieces(of input: CheckedInput) -> [[UInt8]] {
    var text = ""
    // The runner looks files up as the repository names them.
    let file = Self.property(input.path.replacing(/^(\.\/)+/, with: ""))
    if let error = input.error {
      text += "::error file=\(file)::\(Self.data(error))\n"
    }
    for finding in input.findings {
      let command = finding.severity == .info ? "notice" : finding.severity.rawValue
      text += "::\(command) file=\(file),line=\(finding.position.line)"
      text += ",col=\(finding.position.column),title=\(Self.property(finding.id))"
      text += "::\(Self.data("\(finding.message). \(finding.explanation)"))\n"
    }
    return [Array(text.utf8)]
  }

  /// A message, in which the runner takes back what is escaped.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
