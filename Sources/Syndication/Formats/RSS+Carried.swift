/// Brings a feed into the terms of RSS 2.0 and, for what RSS has no words for, of Atom inside it.
final class RSSCarrier: Carrier {
  /// Whether texts without a language take that of the item.
  private let inherits: Bool
  let whole: Feed
  private let names = WrittenNames()

  init(_ feed: Feed) {
    inherits = feed.textsInheritLanguage
    whole = feed
  }

  func head() -> Feed {
    let feed = whole
    // RSS has a place for the language of the feed, and xml:lang for that of the texts.
    let scope = TextScope(base: feed.base)
    var result = feed.vocabularies(names)
    let derived = result.derived
    var atom = Feed()
    atom.id = feed.id
    atom.icon = feed.icon
    atom.logo = feed.logo
    result.title = guessable(feed.title ?? empty(language: nil), in: scope)
    result.subtitle = markup(feed.subtitle ?? empty(language: nil), in: scope)
    result.rights = feed.rights.map { guessable($0, in: scope) }
    result.language = feed.language ?? feed.title?.language
    result.base = feed.base
    result.links = links(feed.links.own(beside: derived.links)) { atomLink($0) }
    if feed.generator != derived.generator {
      result.generator = feed.generator.flatMap(generator)
    }
    if derived.info != nil { result.info = feed.info }
    result.published = feed.published?.wholeSecond
    result.updated = feed.updated?.wholeSecond
    result.expires = feed.expires?.wholeSecond
    if let date = feed.created { result.dublinCoreTerms.keep("created", date) }
    result.image = image(of: feed, derived.image)
    result.rss = feed.rss
    (result.authors, atom.authors) = people(feed.authors, derived.authors, &result.dublinCore)
    atom.contributors = feed.contributors.own(beside: derived.contributors).map(\.inAtom)
    publisher(feed.publisher, derived.publisher, &result)
    (result.categories, atom.categories) = categories(feed.categories, derived.categories)
    result.complete(with: atom)
    return result
  }

  /// The page as RSS's own link; `other` has a form for all that are no pages.
  ///
  /// Pages before it are RSS's own only where RSS itself gave several.
  private func links(_ links: [Link], _ other: (Link) -> Link) -> [Link] {
    var hasPage = false
    return links.filter { !$0.href.isEmpty }.map { link in
      guard link.relation == .alternate, link.origin != "atom:link", !hasPage else {
        return other(link)
      }
      if link.origin == "link" { return Link(link.href, origin: "link") }
      hasPage = true
      return Link(link.href)
    }
  }

  private func publisher(_ publisher: Person?, _ derived: Person?, _ result: inout Feed) {
    guard let publisher, publisher != derived else { return }
    if let mailbox = mailbox(publisher, origin: "webMaster") {
      result.publisher = mailbox
    } else {
      result.dublinCore.add("publisher", publisher.name ?? publisher.literal)
    }
  }

  private func image(of feed: Feed, _ derived: Image?) -> Image? {
    guard var image = feed.image, image != derived else {
      // A logo is what readers of RSS look for in its image.
      guard let logo = feed.logo, derived == nil else { return nil }
      return Image(logo, title: feed.title?.asPlain.value ?? "", link: feed.homePageURL)
    }
    image.origin = nil
    image.title = image.title ?? feed.title?.asPlain.value ?? ""
    image.link = image.link ?? feed.homePageURL
    return image
  }

  private func generator(_ generator: Generator) -> Generator? {
    let parts = [generator.name, generator.version, generator.uri.map { "(\($0))" }]
    let text = parts.compactMap { $0?.nonEmpty }.joined(separator: " ")
    return text.isEmpty ? nil : Generator(name: text)
  }
}

// MARK: - Items

extension RSSCarrier {
  func carry(_ entry: Entry, into result: inout Entry) {
    let scope = TextScope(language: inherits ? entry.language : nil, base: whole.base)
    result.takeVocabularies(of: entry, names)
    let derived = result.derived
    var atom = Entry()
    result.title = entry.title.map { guessable($0, in: scope) }
    result.summary = entry.summary.map { markup($0, in: scope) }
    content(of: entry, in: scope, &result, &atom)
    if entry.rights != derived.rights { atom.rights = entry.rights.map { $0.carried(in: scope) } }
    result.language = entry.language == whole.title?.language ? nil : entry.language
    result.links = itemLinks(entry.links.own(beside: derived.links))
    result.commentsURL = entry.commentsURL
    result.id = entry.id
    if entry.id != nil {
      result.idIsPermalink =
        entry.idIsPermalink ?? (entry.id == entry.links.first(.alternate)?.href)
    }
    result.published = entry.published?.wholeSecond
    if entry.published == nil, entry.updated != derived.updated {
      // The one date that every reader of RSS looks for.
      result.published = entry.updated?.wholeSecond
    }
    result.updated = entry.updated?.understood
    result.expires = entry.expires?.wholeSecond
    if let date = entry.created { result.dublinCoreTerms.keep("created", date) }
    let around = TextScope(
      language: entry.language ?? whole.title?.language,
      base: whole.base
    )
    result.source = entry.source.flatMap { source($0.feed, in: around) }
    if let image = entry.image, image != derived.image, image.origin == nil, image.title != nil {
      result.image = image
    }
    (result.authors, atom.authors) = people(entry.authors, derived.authors, &result.dublinCore)
    atom.contributors = entry.contributors.own(beside: derived.contributors).map(\.inAtom)
    if let publisher = entry.publisher, publisher != derived.publisher {
      result.dublinCore.add("publisher", publisher.name ?? publisher.literal ?? publisher.email)
    }
    (result.categories, atom.categories) = categories(entry.categories, derived.categories)
    result.complete(with: atom)
  }

  /// content:encoded is markup; what is elsewhere or of another type is Atom's.
  private func content(
    of entry: Entry,
    in scope: TextScope,
    _ result: inout Entry,
    _ atom: inout Entry
  ) {
    for content in entry.content {
      if case .other = content.kind {
        atom.content.append(content.carried(in: scope))
      } else if content.source != nil || !result.content.isEmpty {
        atom.content.append(content.carried(in: scope))
      } else {
        result.content = [markup(content, in: scope)]
      }
    }
    if result.title == nil, result.summary == nil, result.dublinCore["description"].isEmpty {
      // An item must have one of the two.
      result.summary = result.content.first ?? markup(empty(language: entry.language), in: scope)
      result.content = []
    }
  }

  /// The page, one enclosure, and all others as atom:link.
  private func itemLinks(_ links: [Link]) -> [Link] {
    var hasEnclosure = false
    return self.links(links) { link in
      guard link.relation == .enclosure, !hasEnclosure || link.origin == "enclosure" else {
        return atomLink(link)
      }
      hasEnclosure = true
      return enclosure(link)
    }
  }

  /// All three attributes are demanded; for an unknown length, the custom is to say 0.
  private func enclosure(_ link: Link) -> Link {
    Link(
      link.href,
      .enclosure,
      type: link.type?.nonEmpty ?? "application/octet-stream",
      length: link.length?.nonEmpty ?? "0",
      origin: "enclosure"
    )
  }

  private func source(_ feed: Feed, in scope: TextScope) -> Source? {
    guard let url = feed.selfURL ?? feed.homePageURL else { return nil }
    var result = Feed()
    if let title = feed.title?.asPlain.value.trimmingXMLSpace.nonEmpty {
      result.title = Text(title).carried(in: scope)
    }
    result.links = [Link(url, .`self`)]
    return Source(result)
  }
}

// MARK: - Values

extension RSSCarrier {
  /// A text that is demanded and not there, in the language that holds around it.
  private func empty(language: String?) -> Text {
    Text("", language: inherits ? nil : language ?? whole.title?.language)
  }

  private func atomLink(_ link: Link) -> Link {
    var link = link
    link.origin = "atom:link"
    link.duration = nil
    link.updated = link.updated?.understood
    return link
  }

  /// A text that readers take for plain unless it looks like markup.
  private func guessable(_ text: Text, in scope: TextScope) -> Text {
    var result = text.carried(in: scope)
    result.source = nil
    if text.isMarkup, HTMLGuess.looksLikeHTML(result.value) {
      result.kind = .html
      return result
    }
    result = result.asPlain
    result.value = result.value.trimmingXMLSpace
    return HTMLGuess.looksLikeHTML(result.value) ? result.asHTML : result
  }

  private func markup(_ text: Text, in scope: TextScope) -> Text {
    var result = text.carried(in: scope).asHTML
    result.source = nil
    return result
  }

  /// One author with an address is the format's own, the others are named by dc:creator; those that
  /// were Atom's stay Atom's.
  private func people(
    _ people: [Person],
    _ derived: [Person],
    _ dublinCore: inout DublinCore
  ) -> (own: [Person], atom: [Person]) {
    var own: [Person] = []
    var atom: [Person] = []
    for person in people.own(beside: derived) {
      if person.origin == "atom:author" {
        atom.append(person.inAtom)
      } else if own.isEmpty, let mailbox = mailbox(person, origin: nil) {
        own.append(mailbox)
      } else {
        dublinCore.add("creator", person.name ?? person.literal ?? person.email ?? person.uri)
      }
    }
    return (own, atom)
  }

  /// `mail@example.org (Name)`, as it is read; nil without an address.
  private func mailbox(_ person: Person, origin: String?) -> Person? {
    guard let email = person.email else { return nil }
    let literal = person.literal ?? person.name.map { "\(email) (\($0))" } ?? email
    return Person(rss: literal, origin: origin)
  }

  /// RSS has no labels; Atom does.
  private func categories(
    _ categories: [Category],
    _ derived: [Category]
  ) -> (own: [Category], atom: [Category]) {
    var own: [Category] = []
    var atom: [Category] = []
    for category in categories.own(beside: derived) where !category.term.isEmpty {
      let result = Category(category.term, scheme: category.scheme, label: category.label)
      if category.label == nil { own.append(result) } else { atom.append(result) }
    }
    return (own, atom)
  }
}

extension Person {
  /// A person construct of Atom.
  fileprivate var inAtom: Person {
    Person(name: name ?? literal, email: email, uri: uri)
  }
}
