/// Brings a feed into Atom's terms.
final class AtomCarrier: Carrier {
  /// Whether texts without a language take that of the entry or the feed.
  private let inherits: Bool
  let whole: Feed
  private let newestDate: Timestamp
  private let scope: TextScope
  private let names = WrittenNames()

  init(_ feed: Feed) {
    inherits = feed.textsInheritLanguage
    whole = feed
    newestDate = feed.newestDate
    scope = TextScope(language: inherits ? feed.language : nil, base: feed.base)
  }

  func head() -> Feed {
    let feed = whole
    var result = metadata(feed, in: scope)
    result.id = feed.demandedID
    result.title = result.title ?? construct(empty(language: nil), in: scope)
    result.updated = FeedDate(newestDate)
    result.language = feed.language
    result.base = feed.base
    result.complete()
    return result
  }

  /// What a feed says of itself, also where it is the source of an entry.
  private func metadata(_ feed: Feed, in scope: TextScope) -> Feed {
    var result = feed.vocabularies(names)
    let derived = result.derived
    result.id = feed.id
    result.title = feed.title.map { construct($0, in: scope) }
    result.subtitle = feed.subtitle.map { construct($0, in: scope) }
    result.rights = feed.rights.map { construct($0, in: scope) }
    result.updated = feed.updated?.understood
    result.icon = feed.icon
    result.logo = feed.logo ?? feed.image.flatMap { $0.origin == nil ? $0.url.nonEmpty : nil }
    result.links = feed.links.own(beside: derived.links).map(unless: \.isAtom, link)
    if feed.generator != derived.generator { result.generator = feed.generator }
    if derived.info != nil { result.info = feed.info }
    result.authors = people(
      feed.authors,
      derived.authors,
      ["creator", "author"],
      { name in if result.$dublinCore { result.dublinCore.remove(name) } }
    )
    result.contributors = people(
      feed.contributors,
      derived.contributors,
      ["contributor"],
      { name in if result.$dublinCore { result.dublinCore.remove(name) } }
    )
    result.categories = categories(feed.categories, derived.categories) {
      if result.$dublinCore { result.dublinCore.remove("subject") }
    }
    if let publisher = feed.publisher, publisher != derived.publisher {
      result.dublinCore.add("publisher", publisher.name ?? publisher.literal ?? publisher.email)
    }
    if let date = feed.published { result.dublinCoreTerms.keep("issued", date) }
    if let date = feed.created { result.dublinCoreTerms.keep("created", date) }
    return result
  }

  func carry(_ entry: Entry, into result: inout Entry) {
    let language = entry.language == whole.language ? nil : entry.language
    let scope = TextScope(
      language: inherits ? language ?? self.scope.language : nil,
      base: self.scope.base
    )
    result.takeVocabularies(of: entry, names)
    let derived = result.derived
    result.id = entry.demandedID
    result.title = construct(entry.title ?? empty(language: language), in: scope)
    result.summary = entry.summary.map { construct($0, in: scope) }
    result.content = entry.content.prefix(1).map { $0.carried(in: scope) }
    result.rights = entry.rights.map { construct($0, in: scope) }
    result.language = language
    result.links = links(of: entry, beside: derived.links)
    result.published = entry.published?.understood
    result.updated =
      entry.updated?.understood ?? entry.published?.understood ?? entry.created?.understood
      ?? FeedDate(newestDate)
    if let date = entry.created { result.dublinCoreTerms.keep("created", date) }
    result.source = entry.source.map { source($0.feed, in: scope) }
    result.authors = people(
      entry.authors,
      derived.authors,
      ["creator", "author"],
      { name in if result.$dublinCore { result.dublinCore.remove(name) } }
    )
    result.contributors = people(
      entry.contributors,
      derived.contributors,
      ["contributor"],
      { name in if result.$dublinCore { result.dublinCore.remove(name) } }
    )
    if let publisher = entry.publisher, publisher != derived.publisher {
      result.dublinCore.add("publisher", publisher.name ?? publisher.literal ?? publisher.email)
    }
    result.categories = categories(entry.categories, derived.categories) {
      if result.$dublinCore { result.dublinCore.remove("subject") }
    }
    result.complete()
  }

  private func source(_ feed: Feed, in outer: TextScope) -> Source {
    let scope = TextScope(
      language: inherits ? feed.language ?? outer.language : nil,
      base: feed.base ?? outer.base
    )
    var result = metadata(feed, in: scope)
    result.complete()
    return Source(result)
  }
}

// MARK: - Parts

extension AtomCarrier {
  /// The page and, as links, the comments' page (RFC 4685 section 4).
  private func links(of entry: Entry, beside derived: [Link]) -> [Link] {
    var links = entry.links.own(beside: derived).map(link)
    if !links.contains(where: { $0.relation == .alternate }), let url = entry.url {
      links.insert(Link(url), at: 0)
    }
    if let comments = entry.commentsURL, !links.contains(where: { $0.href == comments }) {
      let count = entry.slash.comments.flatMap { Int($0) }
      links.append(Link(comments, .replies, type: "text/html", count: count))
    }
    return links
  }

  private func link(_ link: Link) -> Link {
    var link = link
    link.origin = nil
    link.duration = nil
    link.updated = link.updated?.understood
    return link
  }

  /// A text that is demanded and not there, in the language that holds around it.
  private func empty(language: String?) -> Text {
    Text("", language: inherits ? nil : language ?? whole.language)
  }

  /// A text where only text, html and xhtml may stand.
  private func construct(_ text: Text, in scope: TextScope) -> Text {
    var result = text.carried(in: scope)
    if case .other = result.kind { result.kind = .plain }
    result.source = nil
    return result
  }

  /// Atom wants people of its own: where there are none, those of dc: become them.
  private func people(
    _ people: [Person],
    _ derived: [Person],
    _ elements: [String],
    _ remove: (String) -> Void
  ) -> [Person] {
    var own = people.own(beside: derived)
    if own.isEmpty {
      own = people
      for element in elements { remove(element) }
    }
    return own.map(unless: \.isAtom) {
      Person(name: $0.name ?? $0.literal, email: $0.email, uri: $0.uri)
    }
  }

  private func categories(
    _ categories: [Category],
    _ derived: [Category],
    _ removeSubjects: () -> Void
  ) -> [Category] {
    var own = categories.own(beside: derived)
    if own.isEmpty {
      own = categories.filter { $0.origin == "dc:subject" }
      removeSubjects()
    }
    return own.map(unless: \.isAtom) {
      Category($0.term, scheme: $0.scheme, label: $0.label)
    }
  }
}

extension Link {
  /// Whether Atom has words for all that the link says.
  fileprivate var isAtom: Bool {
    origin == nil && duration == nil && updated.map { $0.timestamp != nil } ?? true
  }
}

extension Category {
  /// Whether the category is one of the format's own, with nothing to bring into words of Atom.
  fileprivate var isAtom: Bool { origin == nil }
}

extension Person {
  /// Whether Atom has words for all that is said of the person.
  fileprivate var isAtom: Bool { origin == nil && literal == nil && avatar == nil }
}

extension DublinCore {
  /// Keeps a date that a format has no element for.
  mutating func keep(_ name: String, _ date: FeedDate) {
    if let date = date.understood, self[name].isEmpty { add(name, date.rfc3339) }
  }
}
