import Foundation
import Inputs
import Markup
import Syndication

/// SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change.
struct SARIFFormat: FindingsFormat {
  private static let schema = "https://json.schemastore.org/sarif-2.1.0.json"

  /// Columns are counted in Unicode scalars, as in ``Finding``.
  var head: [UInt8] {
    let start = #"{"$schema":"\#(Self.schema)","version":"2.1.0","runs":["#
    return Array((start + "{\"columnKind\":\"unicodeCodePoints\",\"results\":[\n").utf8)
  }

  var separator: [UInt8] { Array(",\n".utf8) }

  func pieces(of input: CheckedInput) -> [[UInt8]] {
    var seen: [String: Int] = [:]
    return input.findings.map { finding in
      let print = Self.fingerprint(of: finding, in: input.path)
      let number = seen[print, default: 0] + 1
      seen[print] = number
      var writer = JSONWriter()
      writer.object { object in
        object.member("ruleId", finding.id)
        object.member("level", Self.level(finding.severity))
        object.text("message", finding.message)
        object.name("locations")
        object.array { $0.location(input.path, finding) }
        object.name("partialFingerprints")
        object.object { $0.member("feedloom/v1", "\(print):\(number)") }
      }
      return writer.finish()
    }
  }

  /// The tool stands last: only then is it known which rules were broken.
  func tail(_ totals: ValidationTotals) -> [UInt8] {
    var tool = JSONWriter()
    tool.object { object in
      object.name("driver")
      object.object { driver in
        driver.member("name", "feedloom")
        driver.member("version", feedloomVersion)
        driver.member("semanticVersion", feedloomVersion)
        driver.name("rules")
        driver.array { array in
          for id in totals.byID.keys.sorted() {
            if let message = Message.byID[id] { array.rule(message) }
          }
        }
      }
    }
    return Array("\n],\"tool\":".utf8) + tool.finish() + Array(",\"invocations\":[".utf8)
      + Self.invocation(totals) + Array("]}]}\n".utf8)
  }

  private static func invocation(_ totals: ValidationTotals) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.member("executionSuccessful", totals.unreadable.isEmpty)
      guard !totals.unreadable.isEmpty else { return }
      object.name("toolExecutionNotifications")
      object.array { array in
        for (_, error) in totals.unreadable {
          array.object {
            $0.member("level", "error")
            $0.text("message", error)
          }
        }
      }
    }
    return writer.finish()
  }

  static func level(_ severity: Finding.Severity) -> String {
    severity == .info ? "note" : severity.rawValue
  }

  /// What a finding is known by when lines above it change: FNV-1a of input, id and sentence.
  private static func fingerprint(of finding: Finding, in path: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(path)\u{0}\(finding.id)\u{0}\(finding.message)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }

  /// The path as a URI: relative to where the program runs, unless it begins at the root.
  static func uri(_ path: String) -> String {
    if InputList.isAddress(path) {
      let allowed = CharacterSet(charactersIn: "-._~:/?#[]@!$&'()*+,;=%").union(alphanumeric)
      return path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    }
    if path == "-" { return "stdin" }
    let allowed = CharacterSet(charactersIn: "-._~/!$&'()*+,;=@").union(alphanumeric)
    let relative = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    let encoded = relative.addingPercentEncoding(withAllowedCharacters: allowed) ?? relative
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }

  private static let alphanumeric = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
  )
}

extension JSONWriter {
  fileprivate mutating func text(_ name: String, _ text: String) {
    self.name(name)
    object { $0.member("text", text) }
  }

  fileprivate mutating func location(_ path: String, _ finding: Finding) {
    object { location in
      location.name("physicalLocation")
      location.object { physical in
        physical.name("artifactLocation")
        physical.object { $0.member("uri", SARIFFormat.uri(path)) }
        physical.name("region")
        physical.object {
          $0.member("startLine", finding.position.line)
          $0.member("startColumn", finding.position.column)
        }
      }
    }
  }

  fileprivate mutating func rule(_ message: Message) {
    object { rule in
      rule.member("id", message.id)
      rule.text("shortDescription", message.shownSentence)
      rule.text("fullDescription", "\(message.shownSentence). \(message.explanation)")
      rule.text("help", "\(message.explanation) See \(message.specification).")
      rule.member("helpUri", Specification.list(message.specification).first?.address)
      rule.name("defaultConfiguration")
      rule.object { $0.member("level", SARIFFormat.level(message.severity)) }
    }
  }
}
