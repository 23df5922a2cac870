/// Brings a feed into the terms of JSON Feed 1.1.
final class JSONFeedCarrier: Carrier {
  let whole: Feed
  /// What addresses are relative to: the only one that the format states is the feed's own.
  private let base: String?

  init(_ feed: Feed) {
    whole = feed
    base = feed.selfURL?.nonEmpty
  }

  func head() -> Feed {
    let feed = whole
    var result = Feed()
    result.title = plain(feed.title ?? Text(""))
    result.subtitle = feed.subtitle.map(plain)
    result.links = [
      feed.links.first(.alternate), feed.links.first(.`self`), feed.links.first(.next),
    ]
    .compactMap(\.self).compactMap { link($0.href, $0.relation) }
    result.links += feed.links.filter { $0.relation == .hub }
      .map { Link(resolved($0.href), .hub, title: $0.title ?? "WebSub") }
    result.base = base
    result.authors = feed.authors.compactMap(person)
    result.language = feed.language
    result.userComment = feed.userComment
    result.isExpired = feed.isExpired
    result.image = image(feed.image?.url.nonEmpty ?? feed.logo)
    result.icon = feed.icon.map(resolved)
    result.foreign = foreign(feed.foreign)
    return result
  }

  func carry(_ entry: Entry, into result: inout Entry) {
    result.id = entry.demandedID
    result.title = entry.title.map(plain)
    result.summary = entry.summary.map(plain)
    result.content = content(of: entry)
    result.links = [
      entry.url.flatMap { link($0, .alternate) },
      entry.links.first(.related).flatMap { link($0.href, .related) },
    ]
    .compactMap(\.self)
    // Content that is elsewhere is a file that belongs to the entry.
    let elsewhere = entry.content.compactMap { content in
      content.source.map { Link($0, .enclosure, type: content.mediaType) }
    }
    result.links += (entry.enclosures + elsewhere).filter { !$0.href.isEmpty }.map(attachment)
    result.authors = entry.authors.compactMap(person)
    if result.authors.isEmpty, let source = entry.source?.feed,
      let name = source.title?.asPlain.value
    {
      // The only word that the format has for where an entry came from.
      result.authors = [Person(name: name, uri: source.homePageURL.map(resolved))]
    }
    result.categories = entry.categories.map { Category(($0.label ?? $0.term).trimmingXMLSpace) }
      .filter { !$0.term.isEmpty }
    result.language = entry.language
    result.published = entry.published?.understood
    result.updated = entry.updated?.understood
    result.image = image(entry.image?.url)
    result.bannerImage = entry.bannerImage.map(resolved)
    result.foreign = foreign(entry.foreign)
  }

  /// One content as markup and one as characters; there has to be one.
  private func content(of entry: Entry) -> [Text] {
    let inline = entry.content.filter { $0.source == nil }
    let found = [
      inline.first(where: \.isMarkup).map { html($0) },
      inline.first { !$0.isMarkup }.map(plain),
    ].compactMap(\.self)
    if !found.isEmpty { return found }
    let summary = entry.summary ?? Text("")
    return [summary.isMarkup ? html(summary) : plain(summary)]
  }

  private func resolved(_ address: String) -> String {
    URI.resolve(address, against: base) ?? address
  }

  private func link(_ address: String, _ relation: Link.Relation) -> Link? {
    address.isEmpty ? nil : Link(resolved(address), relation)
  }

  private func image(_ address: String?) -> Image? {
    address?.nonEmpty.map { Image(resolved($0)) }
  }

  private func attachment(_ link: Link) -> Link {
    Link(
      resolved(link.href),
      .enclosure,
      type: link.type?.nonEmpty ?? "application/octet-stream",
      title: link.title,
      length: link.length.flatMap { Int($0) }.map { String($0) },
      duration: link.duration
    )
  }

  /// An address can stand for the page: the format suggests `mailto:`.
  private func person(_ person: Person) -> Person? {
    let result = Person(
      name: person.name ?? person.literal,
      uri: person.uri.map(resolved) ?? person.email.map { "mailto:" + $0 },
      avatar: person.avatar.map(resolved)
    )
    return result == Person() ? nil : result
  }

  /// Characters: the format states neither language nor base of a text.
  private func plain(_ text: Text) -> Text { Text(text.asPlain.value.trimmingXMLSpace) }

  private func html(_ text: Text) -> Text {
    Text(text.value.trimmingXMLSpace, kind: .html, base: base)
  }

  private func foreign(_ elements: [ForeignElement]) -> [ForeignElement] {
    elements.filter { JSONFeed.member($0) != nil }
  }
}
