import Foundation
import Markup
import Syndication

/// What was found in one input, and how it is printed.
struct ValidationResult {
  var path: String
  var bytes: [UInt8] = []
  var report = ValidationReport()
  /// Why the input could not be read.
  var error: String?

  /// What decides the exit code.
  var summary: ValidationResult {
    var summary = self
    summary.bytes = []
    return summary
  }

  // MARK: For people

  /// `FILE:LINE:COLUMN: SEVERITY: SENTENCE [ID]`, and the line in question.
  func text(explains: Bool, showsInfo: Bool) -> String {
    var lines = SourceLines(bytes)
    var text = ""
    for finding in report.findings where showsInfo || finding.severity > .info {
      let place = finding.position
      text += "\(path):\(place.line):\(place.column): \(finding.severity.rawValue): "
      text += "\(finding.message) [\(finding.id)]\n"
      text += lines.excerpt(at: place)
      if explains { text += "  \(finding.explanation)\n  See \(finding.specification).\n" }
    }
    return text
  }

  // MARK: For programs

  var jsonLine: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.finish() + [UInt8(ascii: "\n")]
  }

  static func json(_ results: [ValidationResult]) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.array { array in
      for result in results { result.write(to: &array) }
    }
    return writer.finish() + [UInt8(ascii: "\n")]
  }

  private func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.member("path", path)
      if let error { object.member("error", error) }
      if let format = report.format { object.member("format", format) }
      object.name("diagnostics")
      object.array { array in
        for finding in report.findings { Self.write(finding, to: &array) }
      }
      guard !report.passes.isEmpty else { return }
      object.name("passed")
      object.array { array in
        for pass in report.passes {
          array.object {
            $0.member("id", pass.id)
            Self.write(pass.parameters, to: &$0)
          }
        }
      }
    }
  }

  private static func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.object {
      $0.member("id", finding.id)
      $0.member("severity", finding.severity.rawValue)
      $0.member("line", finding.position.line)
      $0.member("column", finding.position.column)
      $0.member("message", finding.message)
      $0.member("specification", finding.specification)
      write(finding.parameters, to: &$0)
    }
  }

  private static func write(_ parameters: [Finding.Parameter], to writer: inout JSONWriter) {
    writer.name("params")
    writer.object { object in
      for parameter in parameters { object.member(parameter.name, parameter.value) }
    }
  }
}
