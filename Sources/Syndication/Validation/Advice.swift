import Markup

extension Message {
  static let entriesOutOfOrder = Message(
    "EntriesOutOfOrder",
    .info,
    "{element} is younger than the one before it",
    "Some readers show entries in the order of the feed: put the youngest first.",
    "RSS Advisory Board profile, item"
  )
  static let allUpdatedAlike = Message(
    "AllUpdatedAlike",
    .info,
    "All entries of {element} have the same date: {value}",
    "It seems to be the time at which the feed was made; readers sort entries by their own dates.",
    "RFC 4287 section 4.2.15"
  )
  static let updatedBeforeEntries = Message(
    "UpdatedBeforeEntries",
    .info,
    "{element} says that it was changed before its latest entry was: {value}",
    "Programs that go by the date of the feed miss the entry.",
    "RFC 4287 section 4.2.15; RSS 2.0, lastBuildDate"
  )
  static let untitledItem = Message(
    "UntitledItem",
    .info,
    "{element} has no title",
    "Nothing demands one, but many readers show nothing else in their lists.",
    "RSS 2.0, elements of item"
  )
  static let fragileID = Message(
    "FragileID",
    .info,
    "The id looks as if it could change: {value}",
    """
    Ids outlive addresses: ports, sessions, what counts visits, http beside https, and titles without a \
    date change. A tag: URI does not.
    """,
    "RFC 4287 section 4.2.6"
  )
  static let truncatedContent = Message(
    "TruncatedContent",
    .info,
    "{element} breaks off: {value}",
    "Where the feed has the whole text, readers keep it; add content:encoded.",
    "RSS Advisory Board profile, content:encoded"
  )
  static let doubleEscaping = Message(
    "DoubleEscaping",
    .info,
    "{element} seems to be escaped twice: {value}",
    "Readers show the reference and not the character: escape once less.",
    "RFC 4287 section 3.1.1.2"
  )
  static let largeFeed = Message(
    "LargeFeed",
    .info,
    "The feed has {value} bytes",
    "Every reader fetches it again and again: leave out older entries, or page them (RFC 5005).",
    "RFC 5005 section 3"
  )
  static let hubWithoutSelf = Message(
    "HubWithoutSelf",
    .info,
    "{parent} names a hub, but not its own address",
    "Who subscribes at the hub has to say to what: add a link with rel=\"self\".",
    "WebSub section 4"
  )
  static let pageWithoutSelf = Message(
    "PageWithoutSelf",
    .info,
    "{parent} is a page of several, and does not say which",
    "Readers that go through the pages tell by a link with rel=\"self\" which they have.",
    "RFC 5005 section 3"
  )
}

/// Remarks on a feed as a whole: nothing forbids what they are about, but readers fare better without.
struct Advice {
  /// What is looked at of each entry.
  struct Entry {
    /// Its place among the entries.
    var number: Int
    var element: Element?
    var date: AdviceDate?
  }

  private let place: Place
  private var entries: [Entry] = []
  private var links: Set<String> = []
  private var feedDate: AdviceDate?
  private var feedDateElement: Element?
  private var relations: Set<String> = []
  private var ids = FragileIDs()

  /// Looks at a channel of RSS, a feed of Atom or the root of RDF.
  static func give(on place: Place, _ validation: inout Validation) {
    var advice = Advice(place: place)
    advice.links.reserveCapacity(place.element.children.count { _ in true })
    advice.walk(place.element, &validation)
    advice.judgeDates(&validation)
    advice.judgeRelations(&validation)
    if validation.memory.source.count > maximumSize {
      validation.report(.largeFeed, at: place, ["value": String(validation.memory.source.count)])
    }
  }

  static let maximumSize = 2 << 20

  private init(place: Place) { self.place = place }

  private mutating func walk(_ feed: Element, _ validation: inout Validation) {
    for child in feed.children where !validation.isBehindError(child) {
      switch validation.known(child) {
      case .atomLink:
        let relation = AtomLink.relation(child)
        relations.insert(relation)
        if relation == "alternate" { ids.home = child["href"] }
      case .link, .rss1Link: ids.home = child.trimmedText
      case .atomUpdated, .lastBuildDate:
        setFeedDate(child, isRSS: validation.known(child) == .lastBuildDate)
      case .dublinCoreDate where feedDate == nil: setFeedDate(child, isRSS: false)
      case .rss1Channel: walk(child, &validation)
      case .item, .atomEntry, .rss1Item: walkEntry(child, &validation)
      default: break
      }
    }
  }

  private mutating func setFeedDate(_ element: Element, isRSS: Bool) {
    feedDate = Self.date(element, isRSS: isRSS)
    feedDateElement = element
  }

  private mutating func walkEntry(_ item: Element, _ validation: inout Validation) {
    var entry = Entry(number: entries.count, element: item)
    var parts = Parts()
    for child in item.children {
      switch validation.known(child) {
      case .title: parts.isTitled = true
      case .description, .rss1Description, .atomSummary: parts.summary = child
      case .encoded: parts.hasContent = true
      case .atomContent:
        parts.hasContent = parts.hasContent || child["src"] != nil
        parts.content = child
      case .source, .atomSource: parts.isElsewheres = true
      case .pubDate: entry.date = Self.date(child, isRSS: true)
      case .atomUpdated: entry.date = Self.date(child, isRSS: false)
      case .dublinCoreDate where entry.date == nil: entry.date = Self.date(child, isRSS: false)
      case .guid where child["isPermaLink"] != "false", .atomID: parts.id = child
      case .link, .rss1Link: judge(link: child.trimmedText, child, in: item, &validation)
      case .atomLink where AtomLink.relation(child) == "alternate":
        judge(link: child["href"] ?? "", child, in: item, &validation)
      default: break
      }
    }
    judge(parts, of: item, &validation)
    entries.append(entry)
  }

  /// The parts of an entry that are judged when all of it has been seen.
  private struct Parts {
    var isTitled = false
    var hasContent = false
    var isElsewheres = false
    var summary: Element?
    var content: Element?
    var id: Element?
  }

  private mutating func judge(_ parts: Parts, of item: Element, _ validation: inout Validation) {
    if !parts.isTitled, validation.known(item) == .item {
      validation.report(.untitledItem, at: here(item, in: place.name, validation))
    }
    let name = validation.shown(item)
    let text = parts.content ?? (parts.hasContent ? nil : parts.summary)
    if let text, let end = AdviceText.brokenEnd(of: text) {
      var places = TextPlaces(of: text)
      let here = here(text, in: name, validation).pointing(at: places.position(of: end.offset))
      validation.report(.truncatedContent, at: here, ["value": end.mark])
    }
    // An id of somebody else's is theirs to choose.
    if parts.isElsewheres { return }
    if let id = parts.id, !id.isText(ids.isSteady), ids.mayChange(id.trimmedText) {
      let value: Parameters = ["value": id.trimmedText]
      validation.report(.fragileID, at: here(id, in: name, validation), value)
    } else if validation.core.prefix == "rss1",
      let id = validation.attribute("rdf:about", of: item), ids.mayChange(id)
    {
      let here = here(item, in: place.name, validation).pointing(at: "rdf:about")
      validation.report(.fragileID, at: here, ["value": id])
    }
  }

  private func here(_ element: Element, in parent: String, _ validation: Validation) -> Place {
    Place(element: element, name: validation.shown(element), parent: parent, scope: place.scope)
  }

  private mutating func judge(
    link: String,
    _ element: Element,
    in item: Element,
    _ validation: inout Validation
  ) {
    guard !link.isEmpty, !links.insert(link).inserted else { return }
    let here = here(element, in: validation.shown(item), validation)
    validation.report(.duplicateLink, at: here, ["value": link])
  }

  private func judgeRelations(_ validation: inout Validation) {
    if relations.contains("self") { return }
    if relations.contains("hub") {
      validation.report(.hubWithoutSelf, at: place, ["parent": place.name])
    }
    if !relations.isDisjoint(with: ["next", "previous", "prev", "first", "last"]) {
      validation.report(.pageWithoutSelf, at: place, ["parent": place.name])
    }
  }

  private func judgeDates(_ validation: inout Validation) {
    let dates = AdviceDates(entries, of: feedDate)
    if let text = dates.onlyOne {
      validation.report(.allUpdatedAlike, at: place, ["value": text])
    }
    if let stray = dates.stray.flatMap({ $0.element }) {
      validation.report(.entriesOutOfOrder, at: here(stray, in: place.name, validation))
    }
    if let text = dates.tooEarly {
      let here = feedDateElement.map { place.pointing(at: $0) } ?? place
      validation.report(.updatedBeforeEntries, at: here, ["value": text])
    }
  }

  private static func date(_ element: Element, isRSS: Bool) -> AdviceDate? {
    var time: Timestamp?
    _ = element.isText { text in
      let text = text.extracting(text.trimmed)
      if isRSS {
        if let date = RFC822Date(text), date.isWeekdayRight { time = date.time.timestamp }
      } else {
        time = CivilTime(rfc3339: text)?.timestamp
      }
      return true
    }
    return time.map { AdviceDate(time: $0, element: element) }
  }
}
