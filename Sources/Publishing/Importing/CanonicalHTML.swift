import Markup

/// HTML in a form in which two texts that browsers show alike are equal.
package enum CanonicalHTML {
  private enum Token {
    /// White space beside it means nothing.
    case block(String)
    case inline(String)
    case text(String)
    /// Inside `pre`, where all white space counts.
    case verbatim(String)
  }

  static let blocks: Set<String> = [
    "address", "article", "aside", "audio", "blockquote", "br", "canvas", "caption", "center",
    "col",
    "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "iframe", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul", "video",
  ]

  package static func make(_ html: String) -> String {
    var tokens: [Token] = []
    let nodes = Document(html: html).nodes
    let isParagraph = !nodes.contains { node in
      if case .element(let element) = node { return blocks.contains(element.name.local) }
      return false
    }
    // A text without any block is a paragraph.
    if isParagraph { tokens.append(.block("<p>")) }
    collect(nodes, isVerbatim: false, into: &tokens)
    if isParagraph { tokens.append(.block("</p>")) }
    return write(tokens)
  }

  private static func collect(_ nodes: Element.Nodes, isVerbatim: Bool, into tokens: inout [Token])
  {
    for node in nodes {
      switch node {
      case .text(let text): tokens.append(isVerbatim ? .verbatim(text) : .text(text))
      case .element(let element):
        let name = element.name.local
        let isBlock = blocks.contains(name)
        let open = "<" + ([name] + attributes(element)).joined(separator: " ") + ">"
        tokens.append(isBlock ? .block(open) : .inline(open))
        collect(element.nodes, isVerbatim: isVerbatim || name == "pre", into: &tokens)
        tokens.append(isBlock ? .block("</\(name)>") : .inline("</\(name)>"))
      case .instruction: break
      }
    }
  }

  private static func attributes(_ element: Element) -> [String] {
    element.attributes.map { "\($0.name.local)=\(String(reflecting: $0.value))" }
      .filter { $0 != "start=\"1\"" }.sorted()
  }

  private static func write(_ tokens: [Token]) -> String {
    var result = ""
    // White space waits until it is known not to stand beside a block.
    var hasSpace = false
    var isAtBlock = true
    for token in tokens {
      switch token {
      case .block(let tag):
        result += tag
        (hasSpace, isAtBlock) = (false, true)
      case .inline(let tag):
        // Before an opening tag or after it: browsers show it once.
        if hasSpace, !isAtBlock, !tag.hasPrefix("</") {
          result += " "
          hasSpace = false
        }
        result += tag
      case .verbatim(let text):
        result += text
        (hasSpace, isAtBlock) = (false, false)
      case .text(let text):
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: isSpace)
          .enumerated()
        {
          if part.offset > 0 { hasSpace = true }
          if part.element.isEmpty { continue }
          if hasSpace, !isAtBlock { result += " " }
          result += part.element.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
          (hasSpace, isAtBlock) = (false, false)
        }
      }
    }
    return result
  }

  /// The white space that HTML collapses: not the no-break space.
  static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\n" || character == "\t" || character == "\r\n"
      || character == "\r" || character == "\u{0C}"
  }
}
