import Syndication

/// A kind of finding that is not told of, everywhere or where a pattern says.
package struct IgnoredFinding: Sendable, Hashable {
  /// The id that stands for all.
  package static let every = "*"

  package let id: String
  /// Which inputs; nil for all.
  package let pattern: String?

  /// Reads `ID` or `ID:PATTERN`; throws what is wrong with it.
  package init(_ text: String) throws(UnknownFinding) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if name == Self.every {
      id = name
    } else if let message = Message.called(name) {
      id = message.id
    } else {
      throw UnknownFinding(description: Message.unknown(name))
    }
    pattern = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
    if id == Self.every, pattern == nil {
      throw UnknownFinding(
        description: "\"*\" alone would hide every finding: name files too, as in *:old/**"
      )
    }
  }
}

/// What is no kind of finding, and what to write instead.
package struct UnknownFinding: Error, CustomStringConvertible {
  package let description: String
}
