import Markup

/// Reads an item into an entry.
struct RSSItemReader {
  /// Elements of Atom inside the item, which come after RSS's own.
  private var atom: Entry?

  /// Reads an item onto the end of a list: an entry is large, and is not moved once it is made.
  static func read(_ element: Element, into entries: inout [Entry], _ context: ReadContext) {
    entries.append(Entry())
    var item = RSSItemReader()
    item.read(element, into: &entries[entries.count - 1], context)
  }

  private mutating func read(
    _ element: Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) {
    let context = context.inside(element)
    if element["lang", namespace: NameTable.xml] != nil { entry.language = context.language }
    if let about = element.about { entry.id = about }
    for child in element.children { read(child: child, into: &entry, context) }
    if let atom { entry.complete(with: atom, context) } else { entry.complete(context) }
  }

  private mutating func read(
    child: Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) {
    let term = context.term(child)
    switch term.space {
    case .none, .rss: Self.read(child, term.tag, into: &entry, context)
    case .atom:
      if term.tag == .link {
        RSS.readAtomLink(child, into: &entry.links, context)
      } else if !readAtom(child, term.tag, context) {
        entry.foreign.append(ForeignElement(child, context))
      }
    case .vocabulary(let index):
      if !Vocabularies.all[index].read(child, into: &entry, context) {
        entry.foreign.append(ForeignElement(child, context))
      }
    case .xhtml where context.local(child) == "body" || context.local(child) == "div":
      entry.content.append(context.inside(child).text(child.markup, .xhtml))
    case .rdf, .xhtml, .foreign: entry.foreign.append(ForeignElement(child, context))
    }
  }

  private mutating func readAtom(
    _ child: Element,
    _ name: LocalName,
    _ context: ReadContext
  ) -> Bool {
    var entry = atom.take() ?? Entry()
    let isKnown = Atom.read(child, name, into: &entry, context)
    atom = entry
    return isKnown
  }

  private static func read(
    _ child: Element,
    _ name: LocalName,
    into entry: inout Entry,
    _ context: ReadContext
  ) {
    switch name {
    case .title: entry.title = RSS.guessed(child, context)
    case .description, .summary: description(child, into: &entry, context)
    case .body, .fullitem, .content: entry.content.append(RSS.markup(child, context))
    case .link: RSS.readLink(child, into: &entry.links, context)
    case .guid, .id: guid(child, into: &entry, context)
    case .author, .managingEditor:
      entry.authors.append(optional: Person(rss: child, context, origin: nil))
    case .contributor: entry.contributors.append(Atom.person(child, context))
    case .category: entry.categories.append(optional: RSS.category(child))
    // A list around them, which no version of RSS has.
    case .categories: entry.categories += child.children.compactMap { RSS.category($0) }
    case .pubDate: entry.published = context.date(child)
    case .expirationDate: entry.expires = context.date(child)
    case .comments: entry.commentsURL = context.address(child)
    case .enclosure: enclosure(child, into: &entry, context)
    case .source: entry.source = source(child, context)
    case .image: entry.image = RSS.image(child, context)
    case .rights, .copyright: entry.rights = RSS.guessed(child, context)
    default: entry.foreign.append(ForeignElement(child, context))
    }
  }

  /// The first of description and summary sums up; what follows is taken for the content.
  private static func description(
    _ child: Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) {
    let text = RSS.markup(child, context)
    if entry.summary == nil {
      entry.summary = text
    } else {
      entry.content.append(text)
    }
  }

  private static func guid(
    _ child: Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) {
    let text = child.trimmedText
    guard !text.isEmpty else { return }
    let isPermalink = child[anyCase: "isPermaLink"]?.trimmingXMLSpace.lowercased() ?? "true"
    entry.idIsPermalink = isPermalink == "true"
    entry.id = isPermalink == "true" ? context.inside(child).resolve(text) : text
  }

  private static func enclosure(
    _ child: Element,
    into entry: inout Entry,
    _ context: ReadContext
  ) {
    guard let url = (child["url"] ?? child["href"])?.trimmingXMLSpace.nonEmpty else { return }
    entry.links.append(
      Link(
        context.inside(child).resolve(url),
        .enclosure,
        type: child["type"],
        title: child["title"],
        length: child["length"],
        origin: "enclosure"
      )
    )
  }

  private static func source(_ child: Element, _ context: ReadContext) -> Source {
    var feed = Feed()
    if child.firstChild != nil { return Atom.source(child, context) }
    let title = child.trimmedText
    if !title.isEmpty { feed.title = context.inside(child).text(title, .plain) }
    if let url = child["url"]?.trimmingXMLSpace.nonEmpty {
      feed.links.append(Link(context.inside(child).resolve(url), .`self`))
    }
    return Source(feed)
  }
}
