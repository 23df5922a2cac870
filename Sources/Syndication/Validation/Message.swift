/// A kind of finding: its id, severity, sentence, explanation, specification and mend, declared
/// once.
///
/// An open set: a new kind is a constant beside the rules that report it, and a line in ``all``, an ``example``. Ids
/// are those of the W3C feed validator, where it has the same check.
package final class Message: Sendable {
  package let id: String
  package let severity: Finding.Severity
  /// One sentence; `{element}`, `{parent}`, `{attr}`, `{value}` and others are filled in.
  package let sentence: String
  /// Why it matters and what to do.
  package let explanation: String
  /// The specifications that say so, each with its section: `RFC 4287 section 4.1.1; RSS 2.0, guid`.
  package let specification: String
  /// The mend that needs no judgement, if there is one.
  package let fix: Fix?
  /// Whether its parent is named as `app:collection`; all others name it as `app_collection`.
  let namesWholeParent: Bool

  init(
    _ id: String,
    _ severity: Finding.Severity,
    _ sentence: String,
    _ explanation: String,
    _ specification: String,
    fix: Fix? = nil
  ) {
    self.id = id
    namesWholeParent = Self.withWholeParent.contains(id)
    self.severity = severity
    self.sentence = sentence
    self.explanation = explanation
    self.specification = specification
    self.fix = fix
  }

  /// The sentence with what it speaks of.
  func sentence(with parameters: [Finding.Parameter]) -> String {
    var text = ""
    var rest = sentence.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      text += Substring(rest[..<open])
      let name = rest[rest.index(after: open)..<close]
      if let value = parameters.first(where: { $0.name.utf8.elementsEqual(name) })?.value {
        text += Self.shown(value)
      }
      rest = rest[rest.index(after: close)...]
    }
    return text + Substring(rest)
  }

  /// What a sentence quotes stays one line, and short.
  private static func shown(_ value: String) -> String {
    // That there is nothing, or only white space, could not be seen.
    if value.utf8.allSatisfy({ $0 <= 0x20 }) { return value.isEmpty ? "\"\"" : "\" \"" }
    let isPlain = value.utf8.count <= 120 && value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isPlain { return value }
    return value.prefix(120).map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
  }
}

extension Message {
  private static let withWholeParent: Set<String> = [
    "InvalidItunesCategory", "MisplacedXHTMLContent", "MissingNamespace", "NotInANamespace",
    "ObsoleteItunesCategory", "QuestionableUsage", "UndefinedElement",
  ]
}

extension Message: Hashable {
  package static func == (left: Message, right: Message) -> Bool { left.id == right.id }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
