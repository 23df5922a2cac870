/// Which of several elements gives a value. What the format itself says comes first, then what the
/// vocabularies say, in the order that ``Feed`` and ``Entry`` document, wherever they stand.
extension Feed {
  /// Fills what is missing from the vocabularies, and last from Atom's elements in an RSS channel.
  mutating func complete(with atom: Feed? = nil, _ context: ReadContext = .bare) {
    let core = $dublinCore ? dublinCore : nil
    let terms = $dublinCoreTerms ? dublinCoreTerms : nil
    let hasITunes = $itunes
    let media = $media ? media : nil
    title.fill(core?.text("title", context) ?? media?.title(context))
    subtitle.fill(atom?.subtitle ?? core?.text("description", context))
    rights.fill(atom?.rights ?? core?.text("rights", context))
    language.fill(core?.first("language"))
    published.fill(terms?.date("issued") ?? atom?.published)
    updated.fill(atom?.updated ?? terms?.date("modified") ?? core?.date("date"))
    created.fill(terms?.date("created") ?? atom?.created)
    if let core {
      authors += core.people("author")
      authors += core.people("creator")
    }
    if hasITunes, let name = itunes.author {
      authors.append(Person(name: name, origin: "itunes:author"))
    }
    if let atom { authors += atom.authors.map { $0.from("atom:author") } }
    if let core { contributors += core.people("contributor") }
    if let atom { contributors += atom.contributors }
    publisher.fill(core?.people("publisher").first)
    if hasITunes, publisher == nil { publisher = itunes.owner }
    if let core { categories += core.categories }
    if hasITunes { categories += itunes.allCategories }
    if let media { categories += media.categories }
    if let atom { categories += atom.categories }
    if hasITunes, image == nil, let url = itunes.image {
      image = Image(url, origin: "itunes:image")
    }
    if hasITunes, movedTo == nil { movedTo = itunes.newFeedURL }
    generator.fill(atom?.generator)
    id.fill(atom?.id)
    title.fill(atom?.title)
    icon.fill(atom?.icon)
    logo.fill(atom?.logo)
    if let validity = terms?.validity { (validFrom, validUntil) = validity }
    if !foreign.isEmpty { completeFromForeign(context) }
  }

  /// What vocabularies give that are kept as foreign elements.
  private mutating func completeFromForeign(_ context: ReadContext) {
    links += foreign.licenses
    if info == nil, foreign.hasAny(of: FeedBurnerVocabulary.self) {
      info = feedBurner.browserFriendly.map { context.guessed($0) }
    }
    if generator == nil { generator = derivedGenerator }
    guard foreign.hasAny(of: GooglePlayVocabulary.self) else { return }
    if authors.isEmpty, let name = foreign.googlePlay("author") {
      let email = foreign.googlePlay("email")
      authors = [Person(name: name, email: email, origin: "googleplay:author")]
    }
    if image == nil, let url = foreign.googlePlay(address: "image") {
      image = Image(url, origin: "googleplay:image")
    }
    if movedTo == nil { movedTo = foreign.googlePlay(address: "new-feed-url") }
  }
}

extension Entry {
  /// Fills what is missing from the vocabularies.
  mutating func complete(_ context: ReadContext = .bare) {
    // Most entries have all that they need of their own.
    if !$dublinCore, !$dublinCoreTerms, !$itunes, !$media, foreign.isEmpty { return }
    complete(with: nil, context)
  }

  /// Fills what is missing from the vocabularies, and last from Atom's elements in an RSS item.
  mutating func complete(with atom: Entry?, _ context: ReadContext = .bare) {
    let core = $dublinCore ? dublinCore : nil
    let terms = $dublinCoreTerms ? dublinCoreTerms : nil
    let hasITunes = $itunes
    let media = $media ? media : nil
    title.fill(core?.text("title", context) ?? media?.title(context) ?? atom?.title)
    summary.fill(core?.text("description", context))
    if summary == nil, hasITunes { summary = itunes.summary.map { context.guessed($0) } }
    summary.fill(atom?.summary ?? media?.description(context))
    if let atom { content += atom.content }
    rights.fill(atom?.rights ?? core?.text("rights", context))
    language.fill(core?.first("language"))
    published.fill(terms?.date("issued") ?? atom?.published ?? core?.date("date"))
    updated.fill(atom?.updated ?? terms?.date("modified") ?? core?.date("date"))
    created.fill(terms?.date("created") ?? atom?.created)
    if let core {
      authors += core.people("author")
      authors += core.people("creator")
    }
    if hasITunes, let name = itunes.author {
      authors.append(Person(name: name, origin: "itunes:author"))
    }
    if let atom { authors += atom.authors.map { $0.from("atom:author") } }
    if let core { contributors += core.people("contributor") }
    if let atom { contributors += atom.contributors }
    publisher.fill(core?.people("publisher").first)
    if let core { categories += core.categories }
    if hasITunes { categories += itunes.allCategories }
    if let media { categories += media.categories }
    if let atom { categories += atom.categories }
    if hasITunes, image == nil, let url = itunes.image {
      image = Image(url, origin: "itunes:image")
    }
    source.fill(atom?.source)
    id.fill(atom?.id)
    if let validity = terms?.validity { (validFrom, validUntil) = validity }
    if !foreign.isEmpty { completeFromForeign(context) }
  }

  /// What vocabularies give that are kept as foreign elements.
  private mutating func completeFromForeign(_ context: ReadContext) {
    links += foreign.licenses
    guard foreign.hasAny(of: GooglePlayVocabulary.self) else { return }
    if authors.isEmpty, let name = foreign.googlePlay("author") {
      authors = [Person(name: name, origin: "googleplay:author")]
    }
    if image == nil, let url = foreign.googlePlay(address: "image") {
      image = Image(url, origin: "googleplay:image")
    }
    if summary == nil { summary = foreign.googlePlay("description").map { context.guessed($0) } }
  }
}

extension Optional {
  /// Takes another value where there is none; a value that is there is not touched, nor copied.
  @inline(__always) fileprivate mutating func fill(_ other: @autoclosure () -> Wrapped?) {
    if case .none = self { self = other() }
  }
}

extension Person {
  fileprivate func from(_ origin: String) -> Person {
    var person = self
    person.origin = origin
    return person
  }
}

extension DublinCore {
  fileprivate func first(_ name: String) -> String? {
    elements.first { $0.name == name }?.value
  }

  fileprivate func text(_ name: String, _ context: ReadContext) -> Text? {
    first(name).map { context.guessed($0) }
  }

  fileprivate func date(_ name: String) -> FeedDate? {
    elements.last { $0.name == name }.map {
      FeedDate(literal: $0.value, timestamp: Timestamp(lenient: $0.value))
    }
  }

  fileprivate func people(_ name: String) -> [Person] {
    var people: [Person] = []
    for element in elements where element.name == name {
      people.append(optional: Person(rss: element.value, origin: "dc:" + name))
    }
    return people
  }

  fileprivate var categories: [Category] {
    self["subject"].map { Category($0, origin: "dc:subject") }
  }

  /// The period of dcterms:valid, in DCMI's form `start=…;end=…`.
  fileprivate var validity: (FeedDate?, FeedDate?)? {
    guard let period = first("valid") else { return nil }
    var dates: [String: FeedDate] = [:]
    for part in period.split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingXMLSpace }
      guard pair.count == 2 else { continue }
      dates[pair[0].lowercased()] = FeedDate(
        literal: pair[1],
        timestamp: Timestamp(lenient: pair[1])
      )
    }
    return (dates["start"], dates["end"])
  }
}

extension ITunes {
  /// The categories with their sub-categories, flat, and the keywords.
  fileprivate var allCategories: [Syndication.Category] {
    func flat(_ category: Category) -> [String] {
      [category.text] + category.categories.flatMap(flat)
    }
    if categories.isEmpty, keywords == nil { return [] }
    let named = categories.flatMap(flat).map {
      Syndication.Category($0, origin: "itunes:category")
    }
    let words = (keywords ?? "").split(separator: ",").map { String($0).trimmingXMLSpace }
    return named
      + words.filter { !$0.isEmpty }.map { Syndication.Category($0, origin: "itunes:keywords") }
  }
}

extension Media {
  fileprivate func title(_ context: ReadContext) -> Text? {
    text("title", in: elements, context)
  }

  fileprivate func description(_ context: ReadContext) -> Text? {
    var found: ForeignElement?
    visit { element in
      if found == nil, element.localName == "description" { found = element }
    }
    return found.map { text($0, context) }
  }

  private func text(
    _ name: String,
    in elements: [ForeignElement],
    _ context: ReadContext
  ) -> Text? {
    elements.first { $0.localName == name }.map { text($0, context) }
  }

  private func text(_ element: ForeignElement, _ context: ReadContext) -> Text {
    context.text(element.text, element[attribute: "type"] == "html" ? .html : .plain)
  }

  fileprivate var categories: [Category] {
    var categories: [Category] = []
    visit { element in
      let name = element.localName
      // The text of a group would be that of all in it.
      guard name == "category" || name == "keywords" else { return }
      let text = element.text.trimmingXMLSpace
      if name == "keywords" {
        for word in text.split(separator: ",") {
          let word = String(word).trimmingXMLSpace
          if !word.isEmpty { categories.append(Category(word, origin: "media:keywords")) }
        }
      } else if !text.isEmpty {
        categories.append(
          Category(
            text,
            scheme: element[attribute: "scheme"],
            label: element[attribute: "label"],
            origin: "media:category"
          )
        )
      }
    }
    return categories
  }
}

extension ReadContext {
  /// Text of an element that does not say whether it holds markup.
  func guessed(_ value: String) -> Text {
    text(value, HTMLGuess.looksLikeHTML(value) ? .html : .plain)
  }
}
