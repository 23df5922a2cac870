import Markup

/// Pieces of Markdown.
enum MarkdownText {
  /// Text in which nothing is taken for Markdown; white space collapsed.
  static func escaped(_ text: String) -> String {
    var result = ""
    var isSpace = false
    for character in text {
      if CanonicalHTML.isSpace(character) {
        isSpace = true
        continue
      }
      if isSpace { result += " " }
      isSpace = false
      if special.contains(character) { result += "\\" }
      result.append(character)
    }
    return isSpace ? result + " " : result
  }

  private static let special: Set<Character> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "&", "~", "|",
  ]

  /// Escapes what would begin a list, a heading or a rule at the start of a paragraph.
  static func guardingStart(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let first = line.first else { return String(line) }
      if "#+-=:".contains(first) { return "\\" + line }
      let digits = line.prefix { ("0"..."9").contains($0) }
      let next = line.dropFirst(digits.count).first
      if !digits.isEmpty, next == "." || next == ")" {
        return digits + "\\" + line.dropFirst(digits.count)
      }
      return String(line)
    }.joined(separator: "\n")
  }

  static func trimmed(_ text: String) -> String {
    trimmedEnd(String(text.drop { $0 == " " }))
  }

  static func trimmedEnd(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  static func inline(_ nodes: Element.Nodes) -> String {
    var text = ""
    for node in nodes {
      switch node {
      case .text(let value): text += escaped(value)
      case .element(let element): text += inline(element)
      case .instruction: break
      }
    }
    return text
  }

  static func inline(_ element: Element) -> String {
    let names = Set(element.attributes.map(\.name.local))
    switch element.name.local {
    case "br" where names.isEmpty: return "\\\n"
    case "em" where names.isEmpty: return wrapped(element, "*")
    case "strong" where names.isEmpty: return wrapped(element, "**")
    case "del" where names.isEmpty: return wrapped(element, "~~")
    case "code" where names.isEmpty && !element.children.contains { _ in true }:
      return code(element.text)
    case "a" where names.isSubset(of: ["href", "title"]) && names.contains("href"):
      return "[\(inline(element.nodes))]" + target(element["href"] ?? "", element["title"])
    case "img" where names.isSubset(of: ["src", "alt", "title"]) && names.contains("src"):
      return "![\(escaped(element["alt"] ?? ""))]" + target(element["src"] ?? "", element["title"])
    default: return tag(element) + inline(element.nodes) + closingTag(element)
    }
  }

  /// Emphasis marks only stand beside letters, so what has spaces at its ends keeps its tag.
  private static func wrapped(_ element: Element, _ mark: String) -> String {
    let text = inline(element.nodes)
    let isTight = !text.isEmpty && text.first != " " && text.last != " "
    return isTight ? mark + text + mark : tag(element) + text + closingTag(element)
  }

  private static func code(_ text: String) -> String {
    let text = text.split(whereSeparator: CanonicalHTML.isSpace).joined(separator: " ")
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text + space + fence
  }

  private static func target(_ address: String, _ title: String?) -> String {
    let isPlain = !address.isEmpty && !address.contains { "()<> \\&*_[]`~|".contains($0) }
    let escaped = address.reduce(into: "") { result, character in
      if "<>\\&".contains(character) { result += "\\" }
      result.append(character)
    }
    let words = title.map { title in
      " \""
        + title.reduce(into: "") { result, character in
          if "\"\\&<>".contains(character) { result += "\\" }
          result.append(character == "\n" ? " " : character)
        } + "\""
    }
    return "(" + (isPlain ? address : "<\(escaped)>") + (words ?? "") + ")"
  }

  /// `<pre><code>` as a fenced block; nil when it holds more than text.
  static func codeBlock(_ element: Element) -> String? {
    var nodes = element.nodes
    guard case .element(let code) = nodes.next(), nodes.next() == nil, code.name.local == "code",
      !code.children.contains(where: { _ in true })
    else { return nil }
    var info = ""
    for attribute in code.attributes {
      guard attribute.name.local == "class", attribute.value.hasPrefix("language-") else {
        return nil
      }
      info = String(attribute.value.dropFirst("language-".count))
    }
    let text = code.text
    guard text.hasSuffix("\n"), !info.contains("`") else { return nil }
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return fence + info + "\n" + text + fence
  }

  private static func longestRun(of character: Character, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for other in text {
      run = other == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// An element as it is: a block of HTML in Markdown ends at an empty line, so it may have none.
  static func raw(_ element: Element) -> String {
    let html = tag(element) + element.markup + closingTag(element)
    let lines = html.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { line in !line.allSatisfy(CanonicalHTML.isSpace) }
    return lines.joined(separator: "\n")
  }

  private static let void: Set<String> = [
    "area", "br", "col", "embed", "hr", "img", "input", "param", "source", "track", "wbr",
  ]

  private static func tag(_ element: Element) -> String {
    let attributes = element.attributes.map { attribute -> HTML in
      " \(HTML(markup: attribute.name.local))=\"\(attribute.value)\""
    }
    let end: HTML = void.contains(element.name.local) ? " />" : ">"
    let tag: HTML = "<\(HTML(markup: element.name.local))\(attributes)\(end)"
    return tag.text
  }

  private static func closingTag(_ element: Element) -> String {
    void.contains(element.name.local) ? "" : "</\(element.name.local)>"
  }
}
