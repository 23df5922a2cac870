internal import Markup

/// Atom 1.0 (RFC 4287), from a feed that is brought into Atom's terms.
struct AtomWriter {
  private let writer = XMLWriter(namespaces: Vocabularies.namespaces)

  static func bytes(_ carrier: AtomCarrier) -> [UInt8] {
    let atom = Self()
    let feed = carrier.head()
    let scope = TextScope(language: feed.language, base: feed.base)
    atom.writer.start("feed")
    atom.writer.attribute("xmlns", AtomVocabulary.namespace)
    atom.writer.scope(scope, inside: TextScope())
    atom.metadata(feed, scope)
    carrier.forEachEntry { atom.entry($0, scope) }
    return atom.writer.finish()
  }

  /// What a feed says of itself: the children of feed, and of source.
  private func metadata(_ feed: Feed, _ scope: TextScope) {
    writer.element("id", text: feed.id)
    writer.text("title", feed.title, scope)
    writer.text("subtitle", feed.subtitle, scope)
    writer.element("updated", text: feed.updated?.rfc3339)
    for link in feed.links where link.origin == nil { writer.atomLink(link) }
    for author in feed.authors where author.origin == nil { writer.atomPerson("author", author) }
    for person in feed.contributors where person.origin == nil {
      writer.atomPerson("contributor", person)
    }
    for category in feed.categories where category.origin == nil { writer.atomCategory(category) }
    if let generator = feed.generator, generator != feed.derivedGenerator {
      writer.element(
        "generator",
        ["uri": generator.uri, "version": generator.version],
        text: generator.name ?? ""
      )
    }
    writer.element("icon", text: feed.icon)
    writer.element("logo", text: feed.logo)
    writer.text("rights", feed.rights, scope)
    for vocabulary in Vocabularies.all { vocabulary.write(feed, to: writer, as: .atom) }
    writer.foreign(feed.foreign, as: .atom)
  }

  private func entry(_ entry: Entry, _ outer: TextScope) {
    let scope = TextScope(language: entry.language ?? outer.language, base: outer.base)
    writer.start("entry")
    writer.scope(scope, inside: outer)
    writer.element("id", text: entry.id)
    writer.text("title", entry.title, scope)
    for link in entry.links where link.origin == nil { writer.atomLink(link) }
    writer.element("published", text: entry.published?.rfc3339)
    writer.element("updated", text: entry.updated?.rfc3339)
    for author in entry.authors where author.origin == nil { writer.atomPerson("author", author) }
    for person in entry.contributors where person.origin == nil {
      writer.atomPerson("contributor", person)
    }
    for category in entry.categories where category.origin == nil { writer.atomCategory(category) }
    writer.text("summary", entry.summary, scope)
    writer.text("content", entry.content.first, scope)
    writer.text("rights", entry.rights, scope)
    if let source = entry.source { self.source(source.feed, scope) }
    for vocabulary in Vocabularies.all { vocabulary.write(entry, to: writer, as: .atom) }
    writer.foreign(entry.foreign, as: .atom)
    writer.end()
  }

  private func source(_ feed: Feed, _ outer: TextScope) {
    let scope = TextScope(
      language: feed.language ?? outer.language,
      base: feed.base ?? outer.base
    )
    writer.start("source")
    writer.scope(scope, inside: outer)
    metadata(feed, scope)
    writer.end()
  }
}

/// The language and the base that hold for what is inside an element.
struct TextScope: Equatable {
  var language: String?
  var base: String?
}

extension XMLWriter {
  /// States on the open element what differs from what holds around it.
  func scope(_ scope: TextScope, inside outer: TextScope) {
    if scope.language != outer.language { attribute("xml:lang", scope.language ?? "") }
    // Unlike a language, a base cannot be taken back.
    if scope.base != outer.base { attribute("xml:base", scope.base) }
  }

  /// Writes a text construct or a content (RFC 4287 sections 3.1 and 4.1.3).
  func text(_ name: String, _ text: Text?, _ scope: TextScope) {
    guard let text else { return }
    start(name)
    // What is not well-formed cannot be XHTML.
    let fragment = text.kind == .xhtml ? Fragment(text.value) : nil
    attribute("type", fragment == nil ? text.atomType : "xhtml")
    attribute("src", text.source)
    self.scope(TextScope(language: text.language, base: text.base), inside: scope)
    if let fragment {
      start("div", isMixed: true)
      attribute("xmlns", "http://www.w3.org/1999/xhtml")
      self.fragment(fragment)
      end()
    } else if text.source == nil {
      content(text)
    }
    end()
  }

  /// What is neither text nor XML stands in base64.
  private func content(_ text: Text) {
    guard case .other(let type) = text.kind else { return self.text(text.value) }
    if type.hasSuffix("+xml") || type.hasSuffix("/xml") {
      if !fragment(text.value) { self.text(text.value) }
    } else if type.hasPrefix("text/") || !type.contains("/") {
      self.text(text.value)
    } else {
      // What could not be decoded was kept as it is.
      let decoded = Base64.decode(text.value)
      let isEncoded = decoded.map { String(validating: $0, as: UTF8.self) == nil } ?? false
      self.text(isEncoded ? text.value : Base64.encode(Array(text.value.utf8)))
    }
  }

  /// Writes a person construct, in Atom and as an extension of other formats.
  func atomPerson(_ name: String, _ person: Person, prefix: String = "") {
    start(prefix + name)
    element(prefix + "name", text: person.name ?? "")
    element(prefix + "uri", text: person.uri)
    element(prefix + "email", text: person.email)
    end()
  }

  func atomCategory(_ category: Category, prefix: String = "") {
    start(prefix + "category")
    attribute("term", category.term)
    attribute("scheme", category.scheme)
    attribute("label", category.label)
    end()
  }

  /// Writes a link with all that it says, in Atom and as an extension of other formats.
  func atomLink(_ link: Link, prefix: String = "") {
    start(prefix + "link")
    attribute("rel", link.relation.rawValue)
    attribute("type", link.type)
    attribute("hreflang", link.language)
    attribute("title", link.title)
    attribute("length", link.length)
    attribute("thr:count", link.count.map { String($0) })
    attribute("thr:updated", link.updated?.rfc3339)
    attribute("href", link.href)
    end()
  }
}

extension Text {
  /// The type attribute, nil for what is its default.
  fileprivate var atomType: String? {
    switch kind {
    case .plain: nil
    case .html, .xhtml: "html"
    case .other(let mediaType): mediaType
    }
  }
}

extension FeedDate {
  /// For Atom; nil when the date could not be understood.
  var rfc3339: String? { timestamp?.rfc3339 }
  /// For RSS and OPML; nil when the date could not be understood.
  var rfc822: String? { timestamp?.rfc822 }
}
