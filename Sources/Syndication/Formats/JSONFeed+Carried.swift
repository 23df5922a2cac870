/// Brings a feed into the terms of JSON Feed 1.1.
struct JSONFeedCarrier {
  func feed(_ feed: Feed) -> Feed {
    var result = Feed()
    result.title = plain(feed.title ?? Text(""))
    result.subtitle = feed.subtitle.map(plain)
    result.links = [
      feed.links.first(.alternate), feed.links.first(.`self`), feed.links.first(.next),
    ]
    .compactMap(\.self).map { Link($0.href, $0.relation) }
    result.links += feed.links.filter { $0.relation == .hub }
      .map { Link($0.href, .hub, title: $0.title ?? "WebSub") }
    result.base = feed.selfURL
    result.authors = feed.authors.compactMap(person)
    result.language = feed.language
    result.userComment = feed.userComment
    result.isExpired = feed.isExpired
    result.image = (feed.image?.url ?? feed.logo).map { Image($0) }
    result.icon = feed.icon
    result.foreign = foreign(feed.foreign)
    result.entries = feed.entries.map { entry($0, base: result.base) }
    return result
  }

  private func entry(_ entry: Entry, base: String?) -> Entry {
    var result = Entry()
    result.id = entry.demandedID
    result.title = entry.title.map(plain)
    result.summary = entry.summary.map(plain)
    result.content = content(of: entry, base: base)
    result.links = [
      entry.url.map { Link($0) }, entry.links.first(.related).map { Link($0.href, .related) },
    ]
    .compactMap(\.self)
    result.links += entry.enclosures.map(attachment)
    result.authors = entry.authors.compactMap(person)
    if result.authors.isEmpty, let source = entry.source?.feed,
      let name = source.title?.asPlain.value
    {
      // The only word that the format has for where an entry came from.
      result.authors = [Person(name: name, uri: source.homePageURL)]
    }
    result.categories = entry.categories.map { Category(($0.label ?? $0.term).trimmingXMLSpace) }
      .filter { !$0.term.isEmpty }
    result.language = entry.language
    result.published = entry.published?.understood
    result.updated = entry.updated?.understood
    result.image = entry.image.map { Image($0.url) }
    result.bannerImage = entry.bannerImage
    result.foreign = foreign(entry.foreign)
    return result
  }

  /// One content as markup and one as characters; there has to be one.
  private func content(of entry: Entry, base: String?) -> [Text] {
    let inline = entry.content.filter { $0.source == nil }
    let found = [
      inline.first(where: \.isMarkup).map { html($0, base) },
      inline.first { !$0.isMarkup }.map(plain),
    ].compactMap(\.self)
    if !found.isEmpty { return found }
    let summary = entry.summary ?? Text("")
    return [summary.isMarkup ? html(summary, base) : plain(summary)]
  }

  private func attachment(_ link: Link) -> Link {
    Link(
      link.href,
      .enclosure,
      type: link.type ?? "application/octet-stream",
      title: link.title,
      length: link.length.flatMap { Int($0) }.map { String($0) },
      duration: link.duration
    )
  }

  /// An address can stand for the page: the format suggests `mailto:`.
  private func person(_ person: Person) -> Person? {
    let result = Person(
      name: person.name ?? person.literal,
      uri: person.uri ?? person.email.map { "mailto:" + $0 },
      avatar: person.avatar
    )
    return result == Person() ? nil : result
  }

  /// Characters: the format states neither language nor base of a text.
  private func plain(_ text: Text) -> Text { Text(text.asPlain.value.trimmingXMLSpace) }

  private func html(_ text: Text, _ base: String?) -> Text {
    Text(text.value.trimmingXMLSpace, kind: .html, base: base)
  }

  private func foreign(_ elements: [ForeignElement]) -> [ForeignElement] {
    elements.filter { JSONFeed.member($0) != nil }
  }
}
