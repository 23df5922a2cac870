import Markup

/// Atom 1.0 (RFC 4287) and 0.3: reading.
enum Atom {
  /// Reads a feed document, or an entry document as a feed of one.
  static func read(_ root: Element, _ context: ReadContext) -> Feed {
    let context = context.inside(root)
    var feed = Feed()
    feed.base = context.base
    if context.local(root) == "entry" {
      feed.entries = [entry(root, context)]
      return feed
    }
    feed.language = context.language
    feed.entries.reserveCapacity(context.extent.room(for: root, context))
    for child in root.children {
      let term = context.term(child)
      // Some take RSS's name for it.
      if term.tag == .entry || term.tag == .item, term.space == .atom || term.space == .none {
        guard context.extent.hasRoom(after: feed.entries.count) else { continue }
        feed.entries.append(entry(child, context))
      } else {
        read(child, term, into: &feed, context)
      }
    }
    feed.complete(context)
    return feed
  }

  private static func read(
    _ child: Element,
    _ term: NameTable.Term,
    into feed: inout Feed,
    _ context: ReadContext
  ) {
    switch term.space {
    case .atom, .none, .rss:
      if !metadata(child, term.tag, into: &feed, context) {
        feed.foreign.append(ForeignElement(child, context))
      }
    case .vocabulary(let index):
      if !Vocabularies.all[index].read(child, into: &feed, context) {
        feed.foreign.append(ForeignElement(child, context))
      }
    case .rdf, .xhtml, .foreign: feed.foreign.append(ForeignElement(child, context))
    }
  }

  /// Reads a child of a feed or of a source, false when Atom does not know it.
  static func metadata(
    _ child: Element,
    _ name: LocalName,
    into feed: inout Feed,
    _ context: ReadContext
  ) -> Bool {
    switch name {
    case .id: feed.id = child.text.trimmingXMLSpace
    case .title: feed.title = text(child, context)
    case .subtitle, .tagline: feed.subtitle = text(child, context)
    case .info: feed.info = text(child, context)
    case .rights, .copyright: feed.rights = text(child, context)
    case .link: link(child, context).map { feed.links.append($0) }
    case .author: feed.authors.append(person(child, context))
    case .contributor: feed.contributors.append(person(child, context))
    case .category: category(child).map { feed.categories.append($0) }
    case .generator: feed.generator = generator(child, context)
    case .updated, .modified: feed.updated = context.date(child)
    case .published, .issued: feed.published = context.date(child)
    case .created: feed.created = context.date(child)
    case .icon: feed.icon = context.address(child)
    case .logo: feed.logo = context.address(child)
    default: return false
    }
    return true
  }

  static func entry(_ element: Element, _ context: ReadContext) -> Entry {
    let context = context.inside(element)
    var entry = Entry()
    if element["lang", namespace: NameTable.xml] != nil { entry.language = context.language }
    for child in element.children {
      let term = context.term(child)
      var isKnown = false
      switch term.space {
      case .atom, .none, .rss: isKnown = read(child, term.tag, into: &entry, context)
      case .vocabulary(let index):
        isKnown = Vocabularies.all[index].read(child, into: &entry, context)
      case .rdf, .xhtml, .foreign: break
      }
      if !isKnown { entry.foreign.append(ForeignElement(child, context)) }
    }
    entry.complete(context)
    return entry
  }

  /// Reads a child of an entry, false when Atom does not know it.
  static func read(
    _ child: Element,
    _ name: LocalName,
    into entry: inout Entry,
    _ context: ReadContext
  ) -> Bool {
    switch name {
    case .id: entry.id = child.text.trimmingXMLSpace
    case .title: entry.title = text(child, context)
    case .summary: entry.summary = text(child, context)
    case .content: entry.content.append(content(child, context))
    case .rights, .copyright: entry.rights = text(child, context)
    case .link: link(child, context).map { entry.links.append($0) }
    case .author: entry.authors.append(person(child, context))
    case .contributor: entry.contributors.append(person(child, context))
    case .category: category(child).map { entry.categories.append($0) }
    case .updated, .modified: entry.updated = context.date(child)
    case .published, .issued: entry.published = context.date(child)
    case .created: entry.created = context.date(child)
    case .source: entry.source = source(child, context)
    default: return false
    }
    return true
  }

  static func source(_ element: Element, _ context: ReadContext) -> Source {
    let context = context.inside(element)
    var feed = Feed()
    for child in element.children {
      read(child, context.term(child), into: &feed, context)
    }
    feed.complete(context)
    return Source(feed)
  }

  static func person(_ element: Element, _ context: ReadContext) -> Person {
    var person = Person()
    for child in element.children {
      let text = child.text.trimmingXMLSpace
      if text.isEmpty { continue }
      switch context.local(child) {
      case "name": person.name = text
      case "email": person.email = text
      case "uri", "url", "homepage": person.uri = context.inside(child).resolve(text)
      default: break
      }
    }
    if element.firstChild == nil {
      // Some write the name without its element, as RSS does.
      return Person(rss: element.text, origin: nil) ?? person
    }
    return person
  }

  static func link(_ element: Element, _ context: ReadContext) -> Link? {
    let context = context.inside(element)
    let href = element["href"]?.trimmingXMLSpace ?? element.text.trimmingXMLSpace
    guard !href.isEmpty || element.hasAttributes else { return nil }
    // An empty reference is the document at the base; one that is missing is none.
    let isMissing = href.isEmpty && (element["href"] == nil || context.base == nil)
    var link = Link(isMissing ? "" : context.resolve(href))
    if let relation = element["rel"]?.trimmingXMLSpace, !relation.isEmpty {
      let prefix = "http://www.iana.org/assignments/relation/"
      link.relation = .init(
        rawValue: relation.hasPrefix(prefix)
          ? String(relation.dropFirst(prefix.count)) : relation
      )
    }
    link.type = element["type"]
    link.title = element["title"]
    link.language = element["hreflang"]
    link.length = element["length"]
    if context.names.hasThreading {
      link.count = element.threading("count").flatMap { Int($0) }
      link.updated = element.threading("updated").map {
        FeedDate(literal: $0, timestamp: Timestamp(lenient: $0))
      }
    }
    return link
  }

  static func category(_ element: Element) -> Category? {
    let term = (element["term"] ?? element.text).trimmingXMLSpace
    guard !term.isEmpty || element.hasAttributes else { return nil }
    return Category(term, scheme: element["scheme"], label: element["label"])
  }

  static func generator(_ element: Element, _ context: ReadContext) -> Generator {
    let text = element.text.trimmingXMLSpace
    return Generator(
      name: text.isEmpty ? nil : text,
      uri: (element["uri"] ?? element["url"]).map { context.inside(element).resolve($0) },
      version: element["version"]
    )
  }
}

extension Element {
  /// An attribute of RFC 4685, in either of the namespaces in use, on a link.
  fileprivate func threading(_ name: String) -> String? {
    for attribute in attributes
    where attribute.name.local == name
      && (attribute.name.prefix == "thr" || attribute.name.namespace.hasSuffix("thread/1.0"))
    {
      return attribute.value.trimmingXMLSpace
    }
    return nil
  }
}
