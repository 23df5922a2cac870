import Markup

/// A mend that needs no judgement: what a message says, made right without losing anything.
///
/// An open set: a new one is a constant here, named by the messages that it mends.
package struct Fix: Sendable {
  /// What is done, in words: `writes the date as RFC 822 has it`.
  package let summary: String
  /// The changes; none where this case needs a person.
  let edits: @Sendable (FixSite) -> [Edit]

  init(_ summary: String, _ edits: @escaping @Sendable (FixSite) -> [Edit]) {
    self.summary = summary
    self.edits = edits
  }
}

/// Bytes of a text that are replaced by others.
package struct Edit: Sendable, Hashable {
  package var range: Range<Int>
  package var replacement: [UInt8]

  init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = Array(replacement.utf8)
  }

  /// Applies edits that do not overlap.
  static func apply(_ edits: [Edit], to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + edits.reduce(0) { $0 + $1.replacement.count })
    var place = 0
    for edit in edits {
      result += text[place..<edit.range.lowerBound]
      result += edit.replacement
      place = edit.range.upperBound
    }
    return result + text[place...]
  }
}
