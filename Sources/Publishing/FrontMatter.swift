/// A Markdown file, cut into the YAML between its `---` lines and the text below.
struct FrontMatter {
  var yaml: String
  /// The line of the file that `yaml` begins on.
  var yamlLine = 2
  var body: String
  /// The line of the file that `body` begins on.
  var bodyLine: Int

  init(_ text: String, path: String) throws(BlogError) {
    // Swift takes the two characters of a line's end on Windows for one.
    let text = text.utf8.contains(UInt8(ascii: "\r")) ? text.replacing("\r\n", with: "\n") : text
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let first = lines.popFirst().map(Self.trimmed) ?? ""
    guard first == "---" else {
      let format = first == "+++" || first == "{" ? "has front matter in another format" : nil
      let problem = format ?? "has no front matter"
      throw BlogError([
        Mistake(
          path,
          line: 1,
          "\(problem): begin the file with a line ---, the lines title: and date:, and a line ---"
        )
      ])
    }
    guard let end = lines.firstIndex(where: { ["---", "..."].contains(Self.trimmed($0)) }) else {
      throw BlogError([
        Mistake(path, line: 1, "has front matter without an end: add a line --- below it")
      ])
    }
    yaml = lines[..<end].joined(separator: "\n")
    body = lines[(end + 1)...].joined(separator: "\n")
    bodyLine = end + 2
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    if line.hasPrefix("\u{FEFF}") { line.removeFirst() }
    while let last = line.unicodeScalars.last, [" ", "\t", "\r"].contains(last) {
      line.unicodeScalars.removeLast()
    }
    return String(line)
  }
}
