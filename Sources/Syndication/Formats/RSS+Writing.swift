internal import Markup

/// RSS 2.0, from a feed that is brought into its terms.
struct RSSWriter {
  private let writer = XMLWriter(namespaces: Vocabularies.namespaces)

  static func bytes(_ carrier: RSSCarrier) -> [UInt8] {
    let rss = Self()
    let feed = carrier.head()
    let scope = TextScope(language: feed.title?.language, base: feed.base)
    rss.writer.start("rss")
    rss.writer.attribute("version", "2.0")
    rss.writer.scope(scope, inside: TextScope())
    rss.writer.start("channel")
    rss.channel(feed, scope)
    carrier.forEachEntry { rss.item($0, scope) }
    return rss.writer.finish()
  }

  private func channel(_ feed: Feed, _ scope: TextScope) {
    text("title", feed.title ?? Text(""), scope)
    for link in feed.links { self.link(link) }
    // It has to be there.
    if !feed.links.contains(where: { $0.origin == nil || $0.origin == "link" }) {
      writer.element("link", text: "")
    }
    text("description", feed.subtitle ?? Text(""), scope)
    writer.element("language", text: feed.language)
    text("copyright", feed.rights, scope)
    for person in feed.authors where person.origin == nil {
      writer.element("managingEditor", text: person.literal)
    }
    if let publisher = feed.publisher, publisher.origin == "webMaster" {
      writer.element("webMaster", text: publisher.literal)
    }
    writer.element("pubDate", text: feed.published?.rfc822)
    writer.element("lastBuildDate", text: feed.updated?.rfc822)
    writer.element("expirationDate", text: feed.expires?.rfc822)
    for category in feed.categories where category.isRSS { self.category(category) }
    if feed.generator != feed.derivedGenerator {
      writer.element("generator", text: feed.generator?.name)
    }
    rssOnly(feed.rss)
    if let image = feed.image, image.origin == nil { self.image(image) }
    writer.element("atom:id", text: feed.id)
    writer.element("atom:icon", text: feed.icon)
    writer.element("atom:logo", text: feed.logo)
    atom(feed.authors, feed.contributors, feed.categories)
    for vocabulary in Vocabularies.all { vocabulary.write(feed, to: writer, as: .rss) }
    writer.foreign(feed.foreign, as: .rss)
  }

  private func rssOnly(_ rss: RSSChannel) {
    writer.element("docs", text: rss.docs)
    if let cloud = rss.cloud {
      writer.element(
        "cloud",
        [
          "domain": cloud.domain, "port": cloud.port, "path": cloud.path,
          "registerProcedure": cloud.registerProcedure, "protocol": cloud.protocol,
        ]
      )
    }
    writer.element("ttl", text: rss.ttl.map { String($0) })
    writer.element("rating", text: rss.rating)
    if let input = rss.textInput {
      writer.start("textInput")
      writer.element("title", text: input.title)
      writer.element("description", text: input.description)
      writer.element("name", text: input.name)
      writer.element("link", text: input.link)
      writer.end()
    }
    list("skipHours", "hour", rss.skipHours.map { String($0) })
    list("skipDays", "day", rss.skipDays)
  }

  private func list(_ name: String, _ item: String, _ values: [String]) {
    if values.isEmpty { return }
    writer.start(name)
    for value in values { writer.element(item, text: value) }
    writer.end()
  }

  private func image(_ image: Image) {
    writer.start("image")
    writer.element("url", text: image.url)
    writer.element("title", text: image.title)
    writer.element("link", text: image.link)
    writer.element("width", text: image.width.map { String($0) })
    writer.element("height", text: image.height.map { String($0) })
    writer.element("description", text: image.description)
    writer.end()
  }

  private func item(_ entry: Entry, _ outer: TextScope) {
    let scope = TextScope(language: entry.language ?? outer.language, base: outer.base)
    writer.start("item")
    writer.scope(scope, inside: outer)
    text("title", entry.title, scope)
    for link in entry.links { self.link(link) }
    text("description", entry.summary, scope)
    let content = entry.content.first.flatMap { $0.isRSS ? $0 : nil }
    text("content:encoded", content, scope)
    for person in entry.authors where person.origin == nil {
      writer.element("author", text: person.literal)
    }
    for category in entry.categories where category.isRSS { self.category(category) }
    writer.element("comments", text: entry.commentsURL)
    let isPermalink = entry.idIsPermalink == false ? "false" : nil
    writer.element("guid", ["isPermaLink": isPermalink], text: entry.id)
    writer.element("pubDate", text: entry.published?.rfc822)
    writer.element("atom:updated", text: entry.updated?.rfc3339)
    writer.element("expirationDate", text: entry.expires?.rfc822)
    if let source = entry.source?.feed {
      writer.element("source", ["url": source.selfURL], text: source.title?.value ?? "")
    }
    if let image = entry.image, image.origin == nil { self.image(image) }
    for content in entry.content.dropFirst(content == nil ? 0 : 1) {
      writer.text("atom:content", content, scope)
    }
    // Characters of dc:rights say it already.
    if entry.dublinCore["rights"].isEmpty { writer.text("atom:rights", entry.rights, scope) }
    atom(entry.authors, entry.contributors, entry.categories)
    for vocabulary in Vocabularies.all { vocabulary.write(entry, to: writer, as: .rss) }
    writer.foreign(entry.foreign, as: .rss)
    writer.end()
  }

  private func link(_ link: Link) {
    switch link.origin {
    case "enclosure":
      writer.element("enclosure", ["url": link.href, "length": link.length, "type": link.type])
    case "atom:link": writer.atomLink(link, prefix: "atom:")
    case nil, "link": writer.element("link", text: link.href)
    // A vocabulary's own, which it writes.
    default: break
    }
  }

  /// What RSS has no words for, in Atom's.
  private func atom(_ authors: [Person], _ contributors: [Person], _ categories: [Category]) {
    for author in authors where author.origin == "atom:author" {
      writer.atomPerson("author", author, prefix: "atom:")
    }
    for person in contributors where person.origin == nil {
      writer.atomPerson("contributor", person, prefix: "atom:")
    }
    for category in categories where category.origin == nil && !category.isRSS {
      writer.atomCategory(category, prefix: "atom:")
    }
  }

  private func category(_ category: Category) {
    writer.element("category", ["domain": category.scheme], text: category.term)
  }

  /// RSS does not say what is markup: the feed has been brought to what readers assume.
  private func text(_ name: String, _ text: Text?, _ scope: TextScope) {
    guard let text else { return }
    writer.start(name)
    writer.scope(TextScope(language: text.language, base: text.base), inside: scope)
    writer.text(text.value)
    writer.end()
  }
}

extension Category {
  fileprivate var isRSS: Bool { origin == nil && label == nil }
}

extension Text {
  fileprivate var isRSS: Bool { kind == .html && source == nil }
}
