import Markup

/// RSS 0.9x and 2.0, and RSS 0.90 and 1.0 in RDF: reading.
enum RSS {
  /// Reads a document whose root is `rss`, `rdf:RDF` or `channel`.
  static func read(_ root: Element, _ context: ReadContext) -> Feed {
    let context = context.inside(root)
    var channel = Channel()
    channel.feed.base = context.base
    channel.feed.language = context.language
    if context.term(root).local == "channel" {
      channel.read(root, context)
    } else {
      for child in root.children {
        switch context.term(child).local {
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
      return ("rss", nil)
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

  static func image(_ element: Element, _ context: ReadContext) -> Image? {
    var image = Image("")
    for child in element.children {
      let text = child.text.trimmingXMLSpace
      if text.isEmpty { continue }
      switch context.term(child).local {
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
    let term = element.text.trimmingXMLSpace
    let value = term.isEmpty ? element["term"] ?? "" : term
    guard !value.isEmpty else { return nil }
    return Category(
      value,
      scheme: element["domain"] ?? element["scheme"],
      label: element["label"]
    )
  }
}

/// A channel while it is read.
private struct Channel {
  var feed = Feed()
  /// Elements of Atom inside the channel, which come after RSS's own.
  var atom = Feed()

  mutating func read(_ channel: Element, _ context: ReadContext) {
    let context = context.inside(channel)
    feed.base = context.base
    if let language = context.language { feed.language = language }
    if let about = channel.about { feed.id = about }
    for child in channel.children { read(child: child, context) }
  }

  mutating func read(child: Element, _ context: ReadContext) {
    let term = context.term(child)
    switch term.space {
    case .none, .rss: read(child, term.local, context)
    case .atom:
      if term.local == "entry" {
        feed.entries.append(Atom.entry(child, context))
      } else if term.local == "link" {
        Atom.link(child, context).map { link in
          var link = link
          link.origin = "atom:link"
          feed.links.append(link)
        }
      } else if !Atom.metadata(child, term.local, into: &atom, context) {
        feed.foreign.append(ForeignElement(child, context))
      }
    case .vocabulary(let index):
      if !Vocabularies.all[index].read(child, into: &feed, context) {
        feed.foreign.append(ForeignElement(child, context))
      }
    case .rdf, .xhtml, .foreign: feed.foreign.append(ForeignElement(child, context))
    }
  }

  private mutating func read(_ child: Element, _ name: String, _ context: ReadContext) {
    switch name {
    case "item", "entry": feed.entries.append(Item.read(child, context))
    // RSS 1.1 and RDF keep lists of items: only their descendants matter.
    case "items": for item in child.children { read(child: item, context) }
    case "title": feed.title = RSS.guessed(child, context)
    case "description", "tagline", "subtitle": feed.subtitle = RSS.markup(child, context)
    case "info": feed.info = RSS.markup(child, context)
    case "link": link(child, context)
    case "language": feed.language = child.text.trimmingXMLSpace.nonEmpty ?? feed.language
    case "copyright", "rights": feed.rights = RSS.guessed(child, context)
    case "managingeditor", "author", "editor":
      Person(rss: child, context, origin: nil).map { feed.authors.append($0) }
    case "webmaster": feed.publisher = Person(rss: child, context, origin: "webMaster")
    case "pubdate": feed.published = context.date(child)
    case "lastbuilddate", "lastpubdate": feed.updated = context.date(child)
    case "category": RSS.category(child).map { feed.categories.append($0) }
    case "generator": feed.generator = Atom.generator(child, context)
    case "image": feed.image = RSS.image(child, context) ?? feed.image
    case "newlocation": feed.movedTo = context.address(child)
    case "expirationdate": feed.expires = context.date(child)
    case "textinput": feed.rss.textInput = textInput(child, context)
    case "docs": feed.rss.docs = context.address(child)
    case "ttl": feed.rss.ttl = Int(child.text.trimmingXMLSpace)
    case "rating": feed.rss.rating = child.text.trimmingXMLSpace.nonEmpty
    case "cloud": feed.rss.cloud = cloud(child)
    case "skiphours":
      feed.rss.skipHours = child.children.compactMap { Int($0.text.trimmingXMLSpace) }
    case "skipdays":
      feed.rss.skipDays = child.children.compactMap { $0.text.trimmingXMLSpace.nonEmpty }
    default: feed.foreign.append(ForeignElement(child, context))
    }
  }

  private mutating func link(_ child: Element, _ context: ReadContext) {
    if child["href"] != nil, child.text.trimmingXMLSpace.isEmpty {
      Atom.link(child, context).map { feed.links.append(rss: $0) }
    } else if let address = context.address(child) {
      feed.links.append(rss: Link(address))
    }
  }

  private func textInput(_ element: Element, _ context: ReadContext) -> RSSChannel.TextInput? {
    var input = RSSChannel.TextInput()
    for child in element.children {
      let text = child.text.trimmingXMLSpace.nonEmpty
      switch context.term(child).local {
      case "title": input.title = text
      case "description": input.description = text
      case "name": input.name = text
      case "link": input.link = context.address(child)
      default: break
      }
    }
    return input == RSSChannel.TextInput() ? nil : input
  }

  private func cloud(_ element: Element) -> RSSChannel.Cloud {
    var cloud = RSSChannel.Cloud()
    for attribute in element.attributes {
      switch attribute.name.local.lowercased() {
      case "domain": cloud.domain = attribute.value
      case "port": cloud.port = attribute.value
      case "path": cloud.path = attribute.value
      case "registerprocedure": cloud.registerProcedure = attribute.value
      case "protocol": cloud.protocol = attribute.value
      default: break
      }
    }
    return cloud
  }

  func finished(_ context: ReadContext) -> Feed {
    var feed = feed
    feed.complete(with: atom, context)
    return feed
  }
}

/// An item while it is read.
private struct Item {
  var entry = Entry()
  /// Elements of Atom inside the item, which come after RSS's own.
  var atom = Entry()

  static func read(_ element: Element, _ context: ReadContext) -> Entry {
    var item = Item()
    let context = context.inside(element)
    if element["lang", namespace: NameTable.xml] != nil { item.entry.language = context.language }
    if let about = element.about { item.entry.id = about }
    for child in element.children { item.read(child: child, context) }
    item.entry.complete(with: item.atom, context)
    return item.entry
  }

  private mutating func read(child: Element, _ context: ReadContext) {
    let term = context.term(child)
    switch term.space {
    case .none, .rss: read(child, term.local, context)
    case .atom:
      if term.local == "link" {
        Atom.link(child, context).map { link in
          var link = link
          link.origin = "atom:link"
          entry.links.append(link)
        }
      } else if !Atom.read(child, term.local, into: &atom, context) {
        entry.foreign.append(ForeignElement(child, context))
      }
    case .vocabulary(let index):
      if !Vocabularies.all[index].read(child, into: &entry, context) {
        entry.foreign.append(ForeignElement(child, context))
      }
    case .xhtml where term.local == "body" || term.local == "div":
      entry.content.append(context.inside(child).text(child.markup, .xhtml))
    case .rdf, .xhtml, .foreign: entry.foreign.append(ForeignElement(child, context))
    }
  }

  private mutating func read(_ child: Element, _ name: String, _ context: ReadContext) {
    switch name {
    case "title": entry.title = RSS.guessed(child, context)
    case "description", "summary": description(child, context)
    case "body", "fullitem", "content": entry.content.append(RSS.markup(child, context))
    case "link": link(child, context)
    case "guid", "id": guid(child, context)
    case "author", "managingeditor":
      Person(rss: child, context, origin: nil).map { entry.authors.append($0) }
    case "contributor": entry.contributors.append(Atom.person(child, context))
    case "category": RSS.category(child).map { entry.categories.append($0) }
    case "pubdate": entry.published = context.date(child)
    case "expirationdate": entry.expires = context.date(child)
    case "comments": entry.commentsURL = context.address(child)
    case "enclosure": enclosure(child, context)
    case "source": entry.source = source(child, context)
    case "image": entry.image = RSS.image(child, context)
    case "rights", "copyright": entry.rights = RSS.guessed(child, context)
    default: entry.foreign.append(ForeignElement(child, context))
    }
  }

  /// The first of description and summary sums up; what follows is taken for the content.
  private mutating func description(_ child: Element, _ context: ReadContext) {
    let text = RSS.markup(child, context)
    if entry.summary == nil {
      entry.summary = text
    } else {
      entry.content.append(text)
    }
  }

  private mutating func link(_ child: Element, _ context: ReadContext) {
    if child["href"] != nil, child.text.trimmingXMLSpace.isEmpty {
      Atom.link(child, context).map { entry.links.append(rss: $0) }
    } else if let address = context.address(child) {
      entry.links.append(rss: Link(address))
    }
  }

  private mutating func guid(_ child: Element, _ context: ReadContext) {
    let text = child.text.trimmingXMLSpace
    guard !text.isEmpty else { return }
    let isPermalink = child[anyCase: "isPermaLink"]?.trimmingXMLSpace.lowercased() ?? "true"
    entry.idIsPermalink = isPermalink == "true"
    entry.id = isPermalink == "true" ? context.inside(child).resolve(text) : text
  }

  private mutating func enclosure(_ child: Element, _ context: ReadContext) {
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

  private func source(_ child: Element, _ context: ReadContext) -> Source {
    var feed = Feed()
    if child.firstChild != nil { return Atom.source(child, context) }
    let title = child.text.trimmingXMLSpace
    if !title.isEmpty { feed.title = context.inside(child).text(title, .plain) }
    if let url = child["url"]?.trimmingXMLSpace.nonEmpty {
      feed.links.append(Link(context.inside(child).resolve(url), .`self`))
    }
    return Source(feed)
  }
}

extension Element {
  /// rdf:about, with or without its prefix.
  fileprivate var about: String? {
    attributes.first { $0.name.local == "about" }?.value.trimmingXMLSpace.nonEmpty
  }

  /// An attribute whose name may be in any case.
  fileprivate subscript(anyCase name: String) -> String? {
    self[name] ?? attributes.first { $0.name.local.lowercased() == name.lowercased() }?.value
  }
}

extension [Link] {
  /// Adds an RSS link: of several the last counts, so those before are marked as such.
  fileprivate mutating func append(rss link: Link) {
    if link.relation != .alternate {
      append(link)
      return
    }
    for index in indices where self[index].relation == .alternate && self[index].origin == nil {
      self[index].origin = "link"
    }
    append(link)
  }
}

extension String {
  var nonEmpty: String? { isEmpty ? nil : self }
}
