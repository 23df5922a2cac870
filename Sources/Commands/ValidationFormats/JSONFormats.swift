import Markup
import Syndication

/// One document: `{"version": 1, "inputs": [...], "summary": {...}}`.
///
/// The page `WhatAValidationPrints` says what each member means. Members may be added; what is there
/// stays as it is for as long as the version does.
struct JSONFormat: FindingsFormat {
  static let version = 1

  var head: [UInt8] { Array("{\"version\":\(Self.version),\"inputs\":[\n".utf8) }
  var separator: [UInt8] { Array(",\n".utf8) }

  func pieces(of input: CheckedInput) -> [[UInt8]] {
    var writer = JSONWriter()
    input.write(to: &writer)
    return [writer.finish()]
  }

  func tail(_ totals: ValidationTotals) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.member("inputs", totals.inputs)
      object.member("unreadable", totals.unreadable.count)
      for severity in Finding.Severity.allCases.reversed() {
        object.member(severity.rawValue, totals.bySeverity[severity] ?? 0)
      }
      object.member("hidden", totals.hidden)
    }
    return Array("\n],\"summary\":".utf8) + writer.finish() + Array("}\n".utf8)
  }
}

/// A line for each input, as an element of `inputs` in ``JSONFormat``.
struct JSONLinesFormat: FindingsFormat {
  var showsPasses: Bool { true }

  func pieces(of input: CheckedInput) -> [[UInt8]] {
    var writer = JSONWriter()
    input.write(to: &writer)
    writer.endLine()
    return [writer.finish()]
  }
}

extension CheckedInput {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.member("path", path)
      object.member("error", error)
      object.member("format", format)
      if hidden > 0 { object.member("hidden", hidden) }
      object.name("diagnostics")
      object.array { array in
        for finding in findings { finding.write(to: &array) }
      }
      object.member("fixes", fixes) { writer, fix in
        writer.object {
          $0.member("id", fix.finding.id)
          $0.member("line", fix.finding.position.line)
          $0.member("column", fix.finding.position.column)
          $0.member("message", fix.finding.message)
          $0.member("fix", fix.summary)
        }
      }
      guard !passes.isEmpty else { return }
      object.name("passed")
      object.array { array in
        for pass in passes {
          array.object {
            $0.member("id", pass.id)
            pass.parameters.write(to: &$0)
          }
        }
      }
    }
  }
}

extension Finding {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("id", id)
      $0.member("severity", severity.rawValue)
      $0.member("line", position.line)
      $0.member("column", position.column)
      $0.member("message", message)
      $0.member("specification", specification)
      $0.member("url", documentation)
      parameters.write(to: &$0)
    }
  }
}

extension [Finding.Parameter] {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.name("params")
    writer.object { object in
      for parameter in self { object.member(parameter.name, parameter.value) }
    }
  }
}
