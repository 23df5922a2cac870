import Markup

/// A channel while it is read.
struct RSSChannelReader: ~Copyable {
  var feed = Feed()
  /// Elements of Atom inside the channel, which come after RSS's own.
  var atom = Feed()

  mutating func read(_ channel: Element, _ context: ReadContext) {
    let context = context.inside(channel)
    feed.base = context.base
    if let language = context.language { feed.language = language }
    if let about = channel.about { feed.id = about }
    feed.entries.reserveCapacity(feed.entries.count + context.extent.room(for: channel, context))
    for child in channel.children { read(child: child, context) }
  }

  mutating func read(child: Element, _ context: ReadContext) {
    let term = context.term(child)
    switch term.space {
    case .none, .rss: read(child, term.tag, context)
    case .atom:
      if term.tag == .entry {
        guard context.extent.hasRoom(after: feed.entries.count) else { return }
        Atom.read(child, into: &feed.entries, context)
      } else if term.tag == .link {
        RSS.readAtomLink(child, into: &feed.links, context)
      } else if !Atom.metadata(child, term.tag, into: &atom, context) {
        feed.foreign.append(ForeignElement(child, context))
      }
    case .vocabulary(let index):
      if !Vocabularies.all[index].read(child, into: &feed, context) {
        feed.foreign.append(ForeignElement(child, context))
      }
    case .rdf, .xhtml, .foreign: feed.foreign.append(ForeignElement(child, context))
    }
  }

  private mutating func read(_ child: Element, _ name: LocalName, _ context: ReadContext) {
    switch name {
    case .item, .entry:
      guard context.extent.hasRoom(after: feed.entries.count) else { return }
      RSSItemReader.read(child, into: &feed.entries, context)
    // RSS 1.1 and RDF keep lists of items: only their descendants matter.
    case .items: for item in child.children { read(child: item, context) }
    case .title: feed.title = RSS.guessed(child, context)
    case .description, .tagline, .subtitle: feed.subtitle = RSS.markup(child, context)
    case .info: feed.info = RSS.markup(child, context)
    case .link: RSS.readLink(child, into: &feed.links, context)
    case .language: feed.language = child.trimmedText.nonEmpty ?? feed.language
    case .copyright, .rights: feed.rights = RSS.guessed(child, context)
    case .managingEditor, .author, .editor:
      feed.authors.append(optional: Person(rss: child, context, origin: nil))
    case .webMaster: feed.publisher = Person(rss: child, context, origin: "webMaster")
    case .pubDate: feed.published = context.date(child)
    case .lastBuildDate, .lastPubDate: feed.updated = context.date(child)
    case .category: feed.categories.append(optional: RSS.category(child))
    case .categories: feed.categories += child.children.compactMap { RSS.category($0) }
    case .generator: feed.generator = Atom.generator(child, context)
    case .image: feed.image = RSS.image(child, context) ?? feed.image
    case .newLocation: feed.movedTo = context.address(child)
    case .expirationDate: feed.expires = context.date(child)
    case .textInput: feed.rss.textInput = textInput(child, context)
    case .docs: feed.rss.docs = context.address(child)
    case .ttl: feed.rss.ttl = Int(child.trimmedText)
    case .rating: feed.rss.rating = RSS.characters(child).nonEmpty
    case .cloud: feed.rss.cloud = cloud(child)
    case .skipHours:
      feed.rss.skipHours = child.children.compactMap { Int($0.text.trimmingXMLSpace) }
    case .skipDays:
      feed.rss.skipDays = child.children.compactMap { $0.text.trimmingXMLSpace.nonEmpty }
    default: feed.foreign.append(ForeignElement(child, context))
    }
  }

  private func textInput(_ element: Element, _ context: ReadContext) -> RSSChannel.TextInput? {
    var input = RSSChannel.TextInput()
    for child in element.children {
      let text = RSS.characters(child).nonEmpty
      switch context.local(child) {
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

  consuming func finished(_ context: ReadContext) -> Feed {
    feed.complete(with: atom, context)
    return feed
  }
}
