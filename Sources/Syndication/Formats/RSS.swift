import Markup

/// RSS 0.9x and 2.0, and RSS 0.90 and 1.0 in RDF: reading.
enum RSS {
  /// Reads a document whose root is `rss`, `rdf:RDF` or `channel`.
  static func read(_ root: Element, _ context: ReadContext) -> Feed {
    let context = context.inside(root)
    var channel = RSSChannelReader()
    channel.feed.base = context.base
    channel.feed.language = context.language
    if context.local(root) == "channel" {
      channel.read(root, context)
    } else {
      for child in root.children {
        switch context.local(child) {
        case "channel": channel.read(child, context)
        case "redirect": for inner in child.children { channel.read(child: inner, context) }
        // RDF puts items, the image and the text input beside the channel.
        default: channel.read(child: child, context)
        }
      }
    }
    return channel.finished(context)
  }

  /// The version as a token, by the root's attribute and namespaces.
  static func version(_ root: Element, _ document: Document) -> (token: String, literal: String?) {
    if root.name.local.lowercased() == "rdf" {
      let uris = document.namespaces.map { NameTable.normal($0.uri) }
      if uris.contains("http://my.netscape.com/rdf/simple/0.9")
        || uris.contains("http://channel.netscape.com/rdf/simple/0.9")
      {
        return ("rss090", "0.9")
      }
      return uris.contains("http://purl.org/rss/1.0") ? ("rss10", "1.0") : ("rss", nil)
    }
    guard let literal = root["version"]?.trimmingXMLSpace, !literal.isEmpty else {
      return ("rss", root.name.namespace == "http://purl.org/net/rss1.1#" ? "1.1" : nil)
    }
    let isNetscape = document.doctype?.publicID?.contains("Netscape") ?? false
    switch literal {
    case "0.90": return ("rss090", literal)
    case "0.91": return (isNetscape ? "rss091n" : "rss091u", literal)
    case "0.92": return ("rss092", literal)
    case "0.93": return ("rss093", literal)
    case "0.94": return ("rss094", literal)
    default: return (literal.hasPrefix("2") ? "rss20" : "rss", literal)
    }
  }

  /// Free text of RSS, which may or may not hold markup: it does when it has tags or references of
  /// HTML and nothing that looks like a tag but is none.
  static func guessed(_ element: Element, _ context: ReadContext) -> Text {
    if element.firstChild != nil { return markup(element, context) }
    return context.inside(element).guessed(element.text)
  }

  /// Text of RSS that holds markup: escaped, or as child elements.
  static func markup(_ element: Element, _ context: ReadContext) -> Text {
    let context = context.inside(element)
    let isInline = element.firstChild != nil
    // Atom's way to say that there is no markup, and xhtml's, were taken over by some.
    let type = element["type"]?.lowercased()
    if type == "text" || type == "text/plain", element["mode"] == nil, !isInline {
      return context.text(element.text, .plain)
    }
    return context.text(isInline ? element.markup : element.text, .html)
  }

  /// Characters for people, where RSS allows no markup: markup that stands there all the same is
  /// kept as it was written.
  static func characters(_ element: Element) -> String {
    (element.firstChild == nil ? element.text : element.markup).trimmingXMLSpace
  }

  static func image(_ element: Element, _ context: ReadContext) -> Image? {
    var image = Image("")
    for child in element.children {
      let text = characters(child)
      if text.isEmpty { continue }
      switch context.local(child) {
      case "url": image.url = context.address(child) ?? text
      case "title": image.title = text
      case "link": image.link = context.address(child)
      case "description": image.description = text
      case "width": image.width = Int(text)
      case "height": image.height = Int(text)
      default: break
      }
    }
    if image.url.isEmpty, let url = element["href"] ?? element["url"] ?? element["resource"] {
      image.url = context.resolve(url)
    }
    return image == Image("") ? nil : image
  }

  static func category(_ element: Element) -> Category? {
    let term = characters(element)
    let value = term.isEmpty ? element["term"]?.trimmingXMLSpace ?? "" : term
    guard !value.isEmpty else { return nil }
    return Category(
      value,
      scheme: element["domain"] ?? element["scheme"],
      label: element["label"]
    )
  }

  /// An RSS link, or one that took over Atom's attributes.
  static func readLink(_ element: Element, into links: inout [Link], _ context: ReadContext) {
    if element["href"] != nil, element.trimmedText.isEmpty {
      if let link = Atom.link(element, context) { links.append(rss: link) }
    } else if let address = context.address(element) {
      links.append(rss: Link(address))
    }
  }

  /// atom:link inside RSS; marked, since RSS's own links come first.
  static func readAtomLink(_ element: Element, into links: inout [Link], _ context: ReadContext) {
    guard var link = Atom.link(element, context) else { return }
    link.origin = "atom:link"
    links.append(link)
  }
}

extension Element {
  /// rdf:about, with or without its prefix.
  var about: String? {
    attributes.first { $0.name.local == "about" }?.value.trimmingXMLSpace.nonEmpty
  }

  /// An attribute whose name may be in any case.
  subscript(anyCase name: String) -> String? {
    self[name] ?? attributes.first { $0.name.local.lowercased() == name.lowercased() }?.value
  }
}

extension [Link] {
  /// Adds an RSS link: of several the last counts, so those before are marked as such.
  fileprivate mutating func append(rss link: consuming Link) {
    if link.relation != .alternate {
      append(link)
      return
    }
    // Those before the last one are marked already.
    if let last = lastIndex(where: { $0.relation == .alternate && $0.origin == nil }) {
      self[last].origin = "link"
    }
    append(link)
  }
}
