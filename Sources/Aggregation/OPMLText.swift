import Markup
import Syndication

/// The text of an OPML file in which single outlines are put or struck out, the rest left as it is.
///
/// It knows just enough of XML to find tags; whether the outcome means what it should is asked of the
/// real reader, see ``bytes(meaning:)``.
struct OPMLText: Sendable {
  private var text: String

  /// Takes a file; nil when it is not in UTF-8.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    self.text = text
  }

  /// The text, if it is read as a document with the outlines of another; else nil.
  func bytes(meaning document: Feed) -> [UInt8]? {
    let bytes = Array(text.utf8)
    var options = ReadOptions()
    options.sanitizes = false
    let result = Feed.read(bytes, options: options)
    guard result.problems.isEmpty, result.feed == document else { return nil }
    return bytes
  }

  /// Puts an outline at the end of the body.
  mutating func append(_ outline: Outline) {
    guard let body = text.ranges(of: "</body").last?.lowerBound else { return }
    let lineStart = text[..<body].lastIndex { $0.isNewline }.map { text.index(after: $0) }
    let margin = lineStart.map { text[$0..<body] } ?? ""
    guard let lineStart, margin.allSatisfy({ $0 == " " || $0 == "\t" }) else {
      text.insert(contentsOf: Self.tag(outline), at: body)
      return
    }
    text.insert(contentsOf: "\(margin)  \(Self.tag(outline))\n", at: lineStart)
  }

  private static func tag(_ outline: Outline) -> String {
    let attributes = [
      ("type", outline.type), ("text", outline.text), ("title", outline.title),
      ("xmlUrl", outline.xmlURL), ("htmlUrl", outline.htmlURL),
    ]
    let written = attributes.compactMap { name, value in
      value.map { "\(name)=\"\(escaped($0))\"" }
    }
    return "<outline \(written.joined(separator: " "))/>"
  }

  private static func escaped(_ value: String) -> String {
    value.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// Puts another address in the place of one, where it stands in the quotes of an attribute.
  mutating func replace(_ address: String, by new: String) {
    for quote in ["\"", "'"] {
      text = text.replacing(
        "xmlUrl=\(quote)\(Self.escaped(address))\(quote)",
        with: "xmlUrl=\"\(Self.escaped(new))\""
      )
    }
  }

  /// Strikes out the outlines of a kind, with their lines where they stand alone on them.
  ///
  /// Only those that have nothing inside; others are left, so that the text no longer means what it
  /// should.
  mutating func remove(where isMeant: (Outline) -> Bool) {
    for range in outlineTags().reversed() {
      let snippet = "<opml version=\"2.0\"><body>\(text[range])</body></opml>"
      let outlines = Feed.read(Array(snippet.utf8)).feed.outlines
      guard outlines.count == 1, isMeant(outlines[0]) else { continue }
      text.removeSubrange(withItsLine(range))
    }
  }

  /// Where `<outline .../>` stands, comments left out.
  private func outlineTags() -> [Range<String.Index>] {
    var tags: [Range<String.Index>] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { break }
        rest = rest[end.upperBound...]
        continue
      }
      guard let end = Self.endOfTag(rest) else { break }
      if rest.hasPrefix("<outline"), rest[..<end].hasSuffix("/>") { tags.append(open..<end) }
      rest = rest[end...]
    }
    return tags
  }

  /// Behind the `>` that ends a tag: one inside quotes does not.
  private static func endOfTag(_ text: Substring) -> String.Index? {
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == ">" {
        return text.index(after: index)
      }
    }
    return nil
  }

  private func withItsLine(_ range: Range<String.Index>) -> Range<String.Index> {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let before = text[..<range.lowerBound]
    let after = text[range.upperBound...]
    let start = before.lastIndex { !isBlank($0) }.map { text.index(after: $0) } ?? text.startIndex
    guard let end = after.firstIndex(where: { !isBlank($0) }), text[end].isNewline,
      start > text.startIndex, text[text.index(before: start)].isNewline
    else { return range }
    return start..<text.index(after: end)
  }
}
