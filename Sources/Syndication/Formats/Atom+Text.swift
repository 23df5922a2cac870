import Markup

extension Atom {
  /// A text construct (RFC 4287 section 3.1), or one of Atom 0.3 with its mode.
  static func text(_ element: Element, _ context: ReadContext) -> Text {
    let context = context.inside(element)
    let type = (element["type"]?.trimmingXMLSpace ?? "").lowercased()
    let mode = element["mode"]?.lowercased() ?? ""
    let kind = kind(of: type)
    if mode == "base64" || isBinary(type, mode) {
      return decoded(element.text, kind, context)
    }
    if kind == .xhtml || mode == "xml" && kind == .html {
      if let first = element.firstChild {
        return context.text(markup(element, first, context), kind)
      }
      if kind == .xhtml { return context.text(element.text, mode == "escaped" ? .html : kind) }
    }
    if let first = element.firstChild, kind != .plain || type.isEmpty {
      if kind == .html, let escaped = escaped(element, first) { return context.text(escaped, kind) }
      // Markup that was not escaped: what its author meant is plain.
      return context.text(element.markup, kind == .plain ? .html : kind)
    }
    // What holds XML is kept as XML: characters that look like markup are escaped in it.
    let isXML = type.hasSuffix("+xml") || type.hasSuffix("/xml")
    return context.text(isXML ? element.markup : element.text, kind)
  }

  /// Escaped markup, as `type="html"` promises, though XHTML's `div` was put around it.
  private static func escaped(_ element: Element, _ first: Element) -> String? {
    guard first.name.local == "div", first.firstChild == nil, isAlone(first, in: element) else {
      return nil
    }
    let text = first.text
    return HTMLGuess.looksLikeHTML(text) ? text : nil
  }

  /// Whether nothing but white space stands beside an element.
  private static func isAlone(_ first: Element, in element: Element) -> Bool {
    element.children.dropFirst().first { _ in true } == nil
      && element.nodes.allSatisfy {
        if case .text(let text) = $0 { text.trimmingXMLSpace.isEmpty } else { true }
      }
  }

  /// atom:content (RFC 4287 section 4.1.3).
  static func content(_ element: Element, _ context: ReadContext) -> Text {
    var content = text(element, context)
    if let source = element["src"] { content.source = context.inside(element).resolve(source) }
    return content
  }

  /// The markup of XHTML: without the `div` that Atom 1.0 wraps it in.
  private static func markup(
    _ element: Element,
    _ first: Element,
    _ context: ReadContext
  ) -> String {
    let isWrapped =
      first.name.local == "div" && element.children.dropFirst().first { _ in true } == nil
      && element.name.namespace != "http://purl.org/atom/ns#"
    return isWrapped ? first.markup : element.markup
  }

  private static func kind(of type: String) -> Text.Kind {
    switch type {
    case "", "text", "text/plain": .plain
    case "html", "text/html": .html
    case "xhtml", "application/xhtml+xml": .xhtml
    default: .other(mediaType: type)
    }
  }

  /// Whether content of a media type is in base64: all that is neither text nor XML.
  private static func isBinary(_ type: String, _ mode: String) -> Bool {
    mode.isEmpty && type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("+xml")
      && !type.hasSuffix("/xml") && type != "application/xhtml+xml"
  }

  private static func decoded(_ base64: String, _ kind: Text.Kind, _ context: ReadContext) -> Text {
    guard let bytes = Base64.decode(base64), let text = String(validating: bytes, as: UTF8.self)
    else { return context.text(base64, kind) }
    return context.text(text, kind)
  }
}
