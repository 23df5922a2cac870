import Markup

/// Atom 1.0 (RFC 4287) and 0.3: reading.
enum Atom {
  /// Reads a feed document, or an entry document as a feed of one.
  static func read(_ root: Element, _ context: ReadContext) -> Feed {
    let context = context.inside(root)
    var feed = Feed()
    feed.base = context.base
    if context.local(root) == "entry" {
      read(root, into: &feed.entries, context)
      return feed
    }
    feed.language = context.language
    feed.entries.reserveCapacity(context.extent.room(for: root, context))
    for child in root.children {
      let term = context.term(child)
      // Some take RSS's name for it.
      if term.tag == .entry || term.tag == .item, term.space == .atom || term.space == .none {
        guard context.extent.hasRoom(after: feed.entries.count) else { continue }
        read(child, into: &feed.entries, context)
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
    case .id: feed.id = child.trimmedText
    case .title: feed.title = text(child, context)
    case .subtitle, .tagline: feed.subtitle = text(child, context)
    case .info: feed.info = text(child, context)
    case .rights, .copyright: feed.rights = text(child, context)
    case .link: feed.links.append(optional: link(child, context))
    case .author: feed.authors.append(person(child, context))
    case .contributor: feed.contributors.append(person(child, context))
    case .category: feed.categories.append(optional: category(child))
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

  /// Reads an entry onto the end of a list: an entry is large, and is not moved once it is made.
  static func read(_ element: Element, into entries: inout [Entry], _ context: ReadContext) {
    entries.append(Entry())
    read(element, into: &entries[entries.count - 1], context)
  }

  private static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) {
    let context = context.inside(element)
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
  }

  /// Reads a child of an entry, false when Atom does not know it.
  static func read(
    _ child: Element,
    _ name: LocalName,
    into entry: inout Entry,
    _ context: ReadContext
  ) -> Bool {
    switch name {
    case .id: entry.id = child.trimmedText
    case .title: entry.title = text(child, context)
    case .summary: entry.summary = text(child, context)
    case .content: entry.content.append(content(child, context))
    case .rights, .copyright: entry.rights = text(child, context)
    case .link: entry.links.append(optional: link(child, context))
    case .author: entry.authors.append(person(child, context))
    case .contributor: entry.contributors.append(person(child, context))
    case .category: entry.categories.append(optional: category(child))
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
    guard element.firstChild != nil else {
      // Some write the name without its element, as RSS does.
      return Person(rss: element.text, origin: nil) ?? Person()
    }
    var (name, email, uri): (String?, String?, String?)
    for child in element.children {
      let text = child.trimmedText
      if text.isEmpty { continue }
      switch context.local(child) {
      case "name": name = text
      case "email": email = text
      case "uri", "url", "homepage": uri = context.inside(child).resolve(text)
      default: break
      }
    }
    return Person(name: name, email: email, uri: uri)
  }

  static func link(_ element: Element, _ context: ReadContext) -> Link? {
    let context = context.inside(element)
    let written = element["href"]
    let href = (written ?? element.text).trimmingXMLSpace
    guard !href.isEmpty || element.hasAttributes else { return nil }
    // An empty reference is the document at the base; one that is missing is none.
    let isMissing = href.isEmpty && (written == nil || context.base == nil)
    let threads = context.names.hasThreading
    return Link(
      isMissing ? "" : context.resolve(href),
      relation(element),
      type: element["type"],
      title: element["title"],
      language: element["hreflang"],
      length: element["length"],
      count: threads ? element.value(of: .threadCount, context).flatMap { Int($0) } : nil,
      updated: threads
        ? element.value(of: .threadUpdated, context).map { FeedDate(lenient: $0) } : nil
    )
  }

  private static func relation(_ element: Element) -> Link.Relation {
    guard let relation = element["rel"]?.trimmingXMLSpace.nonEmpty else { return .alternate }
    let prefix = "http://www.iana.org/assignments/relation/"
    return Link.Relation(
      rawValue: relation.hasPrefix(prefix) ? String(relation.dropFirst(prefix.count)) : relation
    )
  }

  static func category(_ element: Element) -> Category? {
    let term = (element["term"] ?? element.text).trimmingXMLSpace
    guard !term.isEmpty || element.hasAttributes else { return nil }
    return Category(term, scheme: element["scheme"], label: element["label"])
  }

  static func generator(_ element: Element, _ context: ReadContext) -> Generator {
    let text = element.trimmedText
    return Generator(
      name: text.isEmpty ? nil : text,
      uri: (element["uri"] ?? element["url"]).map { context.inside(element).resolve($0) },
      version: element["version"]
    )
  }
}

extension Element {
  /// The value of the first attribute that is for something.
  fileprivate func value(of role: NameTable.Role, _ context: ReadContext) -> String? {
    for attribute in attributes where context.names.roles[attribute.nameIndex] == role {
      return attribute.value.trimmingXMLSpace
    }
    return nil
  }
}
