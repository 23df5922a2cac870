internal import Markup

/// OPML 1.0, 1.1 and 2.0 (http://opml.org/spec2.opml).
enum OPML {
  static func read(_ document: Document, options: ReadOptions) -> ReadResult {
    var result = ReadResult()
    guard let root = document.root else { return result }
    result.format = .opml
    result.encoding = document.encoding
    result.namespaces = document.namespaces
    result.problems = document.problems
    result.versionLiteral = root["version"]
    // 1.1 is "treated as 1.0", says the specification.
    result.version = root["version"]?.hasPrefix("2") == true ? "opml2" : "opml1"
    result.feed = feed(root)
    return result
  }

  private static func feed(_ root: Element) -> Feed {
    var feed = Feed()
    for child in root.children {
      switch child.name.local.lowercased() {
      case "head": for element in child.children { readHead(element, into: &feed) }
      case "body": feed.outlines += outlines(in: child)
      // Met without a body around it.
      case "outline": feed.outlines.append(outline(child))
      default: feed.foreign.append(ForeignElement(child))
      }
    }
    return feed
  }

  private static func readHead(_ element: Element, into feed: inout Feed) {
    let text = element.trimmedText
    switch element.name.local.lowercased() {
    case "title": feed.title = Text(text)
    case "datecreated": feed.created = date(text)
    case "datemodified": feed.updated = date(text)
    case "ownername": owner(&feed) { $0.name = text }
    case "owneremail": owner(&feed) { $0.email = text }
    case "ownerid": owner(&feed) { $0.uri = text }
    case "docs": feed.rss.docs = text.isEmpty ? nil : text
    default: feed.foreign.append(ForeignElement(element))
    }
  }

  /// Name, address and id are of one person.
  private static func owner(_ feed: inout Feed, _ change: (inout Person) -> Void) {
    var person = feed.authors.first ?? Person()
    change(&person)
    feed.authors = [person]
  }

  private static func outlines(in element: Element) -> [Outline] {
    element.children.filter { $0.name.local.lowercased() == "outline" }.map(outline)
  }

  private static func outline(_ element: Element) -> Outline {
    var outline = Outline()
    for attribute in element.attributes {
      let value = attribute.value
      switch attribute.name.namespace.isEmpty ? attribute.name.local.lowercased() : "" {
      case "text": outline.text = value
      case "title": outline.title = value
      case "type": outline.type = value
      case "xmlurl": outline.xmlURL = value
      case "htmlurl": outline.htmlURL = value
      case "url": outline.url = value
      case "category": outline.category = value
      case "description": outline.description = value
      case "language": outline.language = value
      case "version": outline.version = value
      case "created": outline.created = date(value)
      case "iscomment": outline.isComment = value.lowercased() == "true"
      case "isbreakpoint": outline.isBreakpoint = value.lowercased() == "true"
      default: outline.attributes.append(ForeignElement.Attribute(attribute))
      }
    }
    outline.outlines = outlines(in: element)
    return outline
  }

  private static func date(_ text: String) -> FeedDate? {
    text.isEmpty ? nil : FeedDate(literal: text, timestamp: Timestamp(lenient: text))
  }
}
