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
    "Ids outlive addresses: ports, sessions and what counts visits change with the program behind them.",
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
}

/// Remarks on a feed as a whole: nothing forbids what they are about, but readers fare better without.
struct Advice {
  /// What is looked at of each entry.
  private struct Entry {
    var element: Element
    var date: (text: String, time: Timestamp)?
  }

  private let place: Place
  private var entries: [Entry] = []
  private var links: Set<String> = []
  private var feedDate: (text: String, time: Timestamp)?
  private var hasHub = false
  private var hasSelf = false

  /// Looks at a channel of RSS or a feed of Atom.
  static func give(on place: Place, _ validation: inout Validation) {
    var advice = Advice(place: place)
    advice.walk(&validation)
    advice.judgeDates(&validation)
    if advice.hasHub, !advice.hasSelf {
      validation.report(.hubWithoutSelf, at: place, ["parent": place.name])
    }
    if validation.memory.source.count > maximumSize {
      validation.report(.largeFeed, at: place, ["value": String(validation.memory.source.count)])
    }
  }

  private static let maximumSize = 2 << 20

  private init(place: Place) { self.place = place }

  private mutating func walk(_ validation: inout Validation) {
    for child in place.element.children where !validation.isBehindError(child) {
      switch validation.known(child) {
      case .atomLink:
        let relation = AtomLink.relation(child)
        hasHub = hasHub || relation == "hub"
        hasSelf = hasSelf || relation == "self"
      case .atomUpdated: feedDate = Self.date(child, isRSS: false)
      case .lastBuildDate: feedDate = Self.date(child, isRSS: true)
      case .item, .atomEntry: walk(child, &validation)
      default: break
      }
    }
  }

  private mutating func walk(_ item: Element, _ validation: inout Validation) {
    var entry = Entry(element: item)
    var isTitled = false
    var description: Element?
    var hasContent = false
    for child in item.children {
      switch validation.known(child) {
      case .title: isTitled = true
      case .description: description = child
      case .encoded: hasContent = true
      case .pubDate: entry.date = Self.date(child, isRSS: true)
      case .atomUpdated: entry.date = Self.date(child, isRSS: false)
      case .guid where child["isPermaLink"] != "false", .atomID:
        judge(id: child, in: item, &validation)
      case .link: judge(link: child.trimmedText, child, in: item, &validation)
      case .atomLink where AtomLink.relation(child) == "alternate":
        judge(link: child["href"] ?? "", child, in: item, &validation)
      default: break
      }
    }
    let name = validation.shown(item)
    if !isTitled, name == "item" {
      let here = Place(element: item, name: name, parent: place.name, scope: place.scope)
      validation.report(.untitledItem, at: here)
    }
    if let description, !hasContent, let end = Self.brokenEnd(of: description) {
      let here = Place(element: description, name: "description", parent: name, scope: place.scope)
      validation.report(.truncatedContent, at: here, ["value": end])
    }
    entries.append(entry)
  }

  private mutating func judge(
    link: String,
    _ element: Element,
    in item: Element,
    _ validation: inout Validation
  ) {
    guard !link.isEmpty, !links.insert(link).inserted else { return }
    let here = Place(
      element: element,
      name: validation.shown(element),
      parent: validation.shown(item),
      scope: place.scope
    )
    validation.report(.duplicateLink, at: here, ["value": link])
  }

  private func judge(id element: Element, in item: Element, _ validation: inout Validation) {
    let id = element.trimmedText
    guard id.hasPrefix("http") else { return }
    let parts = URI.Components(id)
    let port = parts.authorityParts?.port ?? ""
    guard port.count > 1 || Self.hasSession(parts.query) else { return }
    let here = Place(
      element: element,
      name: validation.shown(element),
      parent: validation.shown(item),
      scope: place.scope
    )
    validation.report(.fragileID, at: here, ["value": id])
  }

  /// Whether a parameter says who asked, or where the address was found.
  private static func hasSession(_ query: String?) -> Bool {
    (query ?? "").lowercased().split(separator: "&").contains { parameter in
      let name = parameter.prefix { $0 != "=" }
      return name.hasPrefix("utm_") || ["sid", "phpsessid", "jsessionid", "session"].contains(name)
        || name.hasSuffix("sessionid")
    }
  }

  private mutating func judgeDates(_ validation: inout Validation) {
    let dated = entries.compactMap { entry in entry.date.map { (entry.element, $0) } }
    guard dated.count > 1, let first = dated.first else { return }
    if dated.count > 2, dated.allSatisfy({ $0.1.time == first.1.time }) {
      validation.report(.allUpdatedAlike, at: place, ["value": first.1.text])
    }
    // A feed whose oldest entry is first is in order, too.
    let isAscending = zip(dated, dated.dropFirst()).allSatisfy { $0.1.time <= $1.1.time }
    let stray = zip(dated, dated.dropFirst()).first { $0.1.time < $1.1.time }
    if !isAscending, let stray {
      let here = Place(
        element: stray.1.0,
        name: validation.shown(stray.1.0),
        parent: place.name,
        scope: place.scope
      )
      validation.report(.entriesOutOfOrder, at: here)
    }
    if let feedDate, let latest = dated.map({ $0.1.time }).max(), feedDate.time < latest {
      validation.report(.updatedBeforeEntries, at: place, ["value": feedDate.text])
    }
  }

  private static func date(_ element: Element, isRSS: Bool) -> (text: String, time: Timestamp)? {
    let text = element.trimmedText
    let time = isRSS ? Timestamp(rfc822: text) : Timestamp(rfc3339: text)
    return time.map { (text, $0) }
  }
}

extension Advice {
  /// What programs write where they cut a text off, at the end of an element.
  fileprivate static func brokenEnd(of element: Element) -> String? {
    guard element.isText(mayBeBroken) else { return nil }
    var rest = element.trimmedText.suffix(200)
    while rest.hasSuffix(">"), let tag = rest.lastIndex(of: "<") {
      rest = rest[..<tag]
      while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    }
    return marks.first { rest.hasSuffix($0) }
  }

  /// Whether, tags and white space at the end apart, a text ends in a bracket.
  private static func mayBeBroken(_ text: Span<UInt8>) -> Bool {
    var end = text.count
    while end > 0 {
      switch text[end - 1] {
      case UInt8(ascii: "]"), UInt8(ascii: ")"): return true
      case 0x20, 0x09, 0x0A, 0x0D: end -= 1
      case UInt8(ascii: ">"):
        while end > 0, text[end - 1] != UInt8(ascii: "<") { end -= 1 }
        end = max(end - 1, 0)
      default: return false
      }
    }
    return false
  }

  private static let marks = [
    "[…]", "[...]", "[&#8230;]", "[&hellip;]", "(more…)", "(more...)",
  ]
}
