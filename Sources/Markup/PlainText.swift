extension String {
  /// The characters of markup without its tags: what a reader would see as plain text, with runs of
  /// white space as one space.
  public var plainTextOfHTML: String {
    guard utf8.contains(Byte.less) || utf8.contains(Byte.ampersand) else {
      return split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var text = ""
    Self.collect(Document(html: self).nodes, into: &text)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func collect(_ nodes: Markup.Element.Nodes, into text: inout String) {
    for node in nodes {
      switch node {
      case .text(let run): text += run
      case .element(let element):
        let name = element.name.local
        if SanitizerPolicy.dropped.contains(name) { continue }
        // Only elements inside a line join the words beside them.
        let isInline = inlineElements.contains(name)
        if !isInline { text += " " }
        collect(element.nodes, into: &text)
        if !isInline { text += " " }
      case .instruction: break
      }
    }
  }

  private static let inlineElements: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
  ]
}
