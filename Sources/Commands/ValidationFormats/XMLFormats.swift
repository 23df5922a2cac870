import Markup
import Syndication

/// JUnit's report: a suite for each input, a case for each finding; most CI servers show it.
struct JUnitFormat: FindingsFormat {
  var head: [UInt8] { XMLPieces.head("<testsuites name=\"feedloom validate\">") }

  func pieces(of input: CheckedInput) -> [[UInt8]] {
    let writer = XMLWriter()
    let failures = input.findings.count { $0.severity > .info }
    let cases = max(1, input.findings.count)
    writer.start("testsuite")
    writer.attribute("name", input.path)
    writer.attribute("tests", String(cases))
    writer.attribute("failures", String(failures))
    writer.attribute("errors", input.error == nil ? "0" : "1")
    writer.attribute("skipped", "0")
    if input.findings.isEmpty {
      writer.element("testcase", ["classname": input.path, "name": "validate"]) {
        if let error = input.error { writer.element("error", ["message": error]) }
      }
    }
    for finding in input.findings { write(finding, input.path, to: writer) }
    writer.end()
    return [XMLPieces.piece(writer)]
  }

  private func write(_ finding: Finding, _ path: String, to writer: XMLWriter) {
    let place = "\(finding.position.line):\(finding.position.column)"
    writer.element("testcase", ["classname": path, "name": "\(finding.id) \(place)"]) {
      let text = "\(path):\(place): \(finding.message)\n\(finding.explanation)"
      if finding.severity == .info {
        writer.element("system-out", text: text)
      } else {
        writer.element(
          "failure",
          ["message": finding.message, "type": finding.severity.rawValue]
        ) {
          writer.text(text)
        }
      }
    }
  }

  func tail(_ totals: ValidationTotals) -> [UInt8] { Array("</testsuites>\n".utf8) }
}

/// Checkstyle's report, which editors and review tools read.
struct CheckstyleFormat: FindingsFormat {
  var head: [UInt8] { XMLPieces.head("<checkstyle version=\"4.3\">") }

  func pieces(of input: CheckedInput) -> [[UInt8]] {
    let writer = XMLWriter()
    writer.element("file", ["name": input.path]) {
      if let error = input.error {
        writer.element("error", ["line": "1", "severity": "error", "message": error])
      }
      for finding in input.findings {
        writer.element(
          "error",
          [
            "line": String(finding.position.line),
            "column": String(finding.position.column),
            "severity": finding.severity.rawValue,
            "message": finding.message,
            "source": "feedloom.\(finding.id)",
          ]
        )
      }
    }
    return [XMLPieces.piece(writer)]
  }

  func tail(_ totals: ValidationTotals) -> [UInt8] { Array("</checkstyle>\n".utf8) }
}

/// Documents of XML that are written element by element, so that none has to be kept.
private enum XMLPieces {
  static func head(_ start: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(start)\n".utf8)
  }

  /// What a writer wrote, without its XML declaration.
  static func piece(_ writer: XMLWriter) -> [UInt8] {
    let bytes = writer.finish()
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Array(bytes[end...])
  }
}

extension XMLWriter {
  /// Writes an element around what `body` writes.
  fileprivate func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?>,
    _ body: () -> Void
  ) {
    start(name)
    for (name, value) in attributes { attribute(name, value) }
    body()
    end()
  }
}
