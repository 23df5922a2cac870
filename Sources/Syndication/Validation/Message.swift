/// A kind of finding: its id, severity, sentence, explanation and specification, declared once.
///
/// An open set: a new kind is a constant beside the rules that report it. Ids are those of the W3C
/// feed validator, where it has the same check.
struct Message: Sendable {
  let id: String
  let severity: Finding.Severity
  /// One sentence; `{element}`, `{parent}`, `{attr}`, `{value}` and others are filled in.
  let sentence: String
  let explanation: String
  let specification: String

  init(
    _ id: String,
    _ severity: Finding.Severity,
    _ sentence: String,
    _ explanation: String,
    _ specification: String
  ) {
    self.id = id
    self.severity = severity
    self.sentence = sentence
    self.explanation = explanation
    self.specification = specification
  }

  /// The sentence with what it speaks of.
  func sentence(with parameters: [Finding.Parameter]) -> String {
    var text = ""
    var rest = Substring(sentence)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let name = rest[rest.index(after: open)..<close]
      let value = parameters.first { $0.name == name }?.value ?? ""
      // What a sentence quotes stays one line, and short.
      text += value.prefix(120).map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
