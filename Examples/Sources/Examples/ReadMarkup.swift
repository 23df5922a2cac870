import Markup

/// Walks any XML, and says where things stand.
func readMarkup(_ bytes: [UInt8]) {
  let document = Document(xml: bytes)
  for child in document.root?.children.map({ $0 }) ?? [] {
    print(child.name.qualified, child.text, "at line", child.position.line)
  }
  for problem in document.problems {
    print("line \(problem.position?.line ?? 0): \(problem.message)")
  }
}

/// Writes XML that parses again, whatever the text.
func writeMarkup(_ text: String) -> [UInt8] {
  let writer = XMLWriter()
  writer.start("note")
  writer.attribute("from", "Ada & Charles")
  writer.text(text)
  writer.end()
  return writer.finish()
}

/// Makes HTML of strangers safe to show.
func makeSafe(_ html: String) -> String {
  var sanitizer = Sanitizer()
  sanitizer.isUserGenerated = true
  return sanitizer.sanitize(html)
}
