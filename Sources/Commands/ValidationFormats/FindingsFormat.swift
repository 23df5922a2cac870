import ArgumentParser
import Syndication

/// A way to print findings: something in front, pieces for each input in turn, something behind.
///
/// Nothing is kept from one input to the next: what is printed of any number of them takes no memory.
protocol FindingsFormat: Sendable {
  /// What stands before the first input.
  var head: [UInt8] { get }
  /// What stands between two pieces.
  var separator: [UInt8] { get }
  /// Whether the checks that passed are printed, too.
  var showsPasses: Bool { get }
  func pieces(of input: CheckedInput) -> [[UInt8]]
  /// What stands behind the last input.
  func tail(_ totals: ValidationTotals) -> [UInt8]
}

extension FindingsFormat {
  var head: [UInt8] { [] }
  var separator: [UInt8] { [] }
  var showsPasses: Bool { false }
  func tail(_ totals: ValidationTotals) -> [UInt8] { [] }
}

/// The name of a format on the command line.
enum FindingsFormatName: String, ExpressibleByArgument, CaseIterable {
  case text, json, jsonl, sarif, github, junit, checkstyle
}
