import Markup

/// Turns HTML into Markdown where nothing is lost by it.
package struct MarkdownConverter {
  /// The Markdown that renders as this sanitized HTML, nil when none does.
  package static func markdown(_ html: String) -> String? {
    var converter = MarkdownConverter()
    let text = converter.blocks(Document(html: html).nodes).joined(separator: "\n\n")
    guard !text.isEmpty || html.isEmpty else { return nil }
    // Believed only when it is proved by rendering it again.
    return CanonicalHTML.make(self.html(text)) == CanonicalHTML.make(html) ? text : nil
  }

  /// The Markdown as a post's page shows it.
  package static func html(_ markdown: String) -> String {
    Sanitizer().sanitize(Markdown(markdown).html)
  }

  /// Two lists behind each other need other markers.
  private var isOtherMarker = false

  /// The blocks of a piece of HTML; inline content between them makes paragraphs.
  private mutating func blocks(_ nodes: Element.Nodes) -> [String] {
    var blocks: [String] = []
    var inline = ""
    var wasList = false
    func flush() {
      let text = Self.paragraph(inline)
      if !text.isEmpty {
        blocks.append(text)
        wasList = false
      }
      inline = ""
    }
    for node in nodes {
      switch node {
      case .text(let text): inline += MarkdownText.escaped(text)
      case .element(let element)
      where CanonicalHTML.blocks.contains(element.name.local)
        && element.name.local != "br":
        flush()
        let isList = element.name.local == "ul" || element.name.local == "ol"
        isOtherMarker = isList && wasList ? !isOtherMarker : false
        blocks.append(block(element))
        wasList = isList
      case .element(let element): inline += MarkdownText.inline(element)
      case .instruction: break
      }
    }
    flush()
    return blocks
  }

  /// The text as a line or several, without white space at either end.
  private static func paragraph(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { MarkdownText.trimmed(String($0)) }
    let whole = lines.joined(separator: "\n")
    return MarkdownText.guardingStart(whole.trimmingLineBreaks)
  }

  private mutating func block(_ element: Element) -> String {
    let name = element.name.local
    guard element.attributes.allSatisfy({ name == "ol" && $0.name.local == "start" }) else {
      return MarkdownText.raw(element)
    }
    switch name {
    case "p": return Self.paragraph(MarkdownText.inline(element.nodes))
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = Int(String(name.dropFirst())) ?? 1
      return String(repeating: "#", count: level) + " "
        + Self.paragraph(MarkdownText.inline(element.nodes))
    case "hr": return "---"
    case "blockquote":
      return blocks(element.nodes).joined(separator: "\n\n").prefixingLines(with: "> ")
    case "pre": return MarkdownText.codeBlock(element) ?? MarkdownText.raw(element)
    case "ul", "ol": return list(element) ?? MarkdownText.raw(element)
    default: return MarkdownText.raw(element)
    }
  }

  private mutating func list(_ list: Element) -> String? {
    let isOrdered = list.name.local == "ol"
    var number = list["start"].flatMap { Int($0) } ?? 1
    let isOther = isOtherMarker
    var items: [String] = []
    var isLoose = false
    for item in list.children {
      guard item.name.local == "li", item.attributes.isEmpty else { return nil }
      if item.children.contains(where: { $0.name.local == "p" }) { isLoose = true }
      let marker = isOrdered ? "\(number)\(isOther ? ")" : ".") " : (isOther ? "* " : "- ")
      number += 1
      let indent = String(repeating: " ", count: marker.count)
      let text = blocks(item.nodes).joined(separator: isLoose ? "\n\n" : "\n")
      items.append(marker + text.prefixingLines(with: indent).dropFirst(indent.count))
    }
    return items.isEmpty ? nil : items.joined(separator: isLoose ? "\n\n" : "\n")
  }
}

extension Element.Attributes {
  fileprivate var isEmpty: Bool {
    var attributes = self
    return attributes.next() == nil
  }
}

extension String {
  /// Puts a prefix before each line; an empty line gets none of its trailing spaces.
  fileprivate func prefixingLines(with prefix: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        line.isEmpty ? MarkdownText.trimmedEnd(prefix) : prefix + line
      }
      .joined(separator: "\n")
  }

  fileprivate var trimmingLineBreaks: String {
    var text = self[...]
    while text.first == "\n" { text.removeFirst() }
    while text.last == "\n" || text.last == "\\" && text.dropLast().last != "\\" {
      text.removeLast()
    }
    return String(text)
  }
}
