import Markup
import Storage
package import Syndication

/// What makes an entry of somebody else fit to stand in one's own feed: pure.
enum Attribution {
  /// The entry, safe to show, with dates that can be trusted and the feed that it was taken from.
  ///
  /// `copies` are the same entry in other feeds: they are named, too.
  static func attributed(_ stored: StoredEntry, copies: [StoredEntry] = []) -> Entry {
    var entry = stored.entry.sanitized()
    entry.source = source(of: stored)
    if entry.authors.isEmpty { entry.authors = entry.source?.feed.authors ?? [] }
    if entry.title == nil { entry.title = Text(excerpt(of: entry)) }
    makeHarmless(&entry)
    keepOnlyTheCore(&entry)
    forgetBases(&entry)
    setDates(&entry, stored)
    setTrail(&entry, stored, copies: copies)
    if stored.placement == .late {
      entry.dublinCoreTerms.available = stored.firstSeen
    }
    // A source must state a date; a feed without one has changed when this entry did, or later.
    if let source = entry.source, source.feed.updated == nil {
      entry.source?.feed.updated = entry.updated
    }
    setID(&entry, stored)
    return entry
  }

  /// Whether the entry says that another feed than the one it was fetched from is its source.
  static func isTakenFromElsewhere(_ stored: StoredEntry) -> Bool {
    guard let source = stored.entry.source?.feed else { return false }
    let own = [stored.feed.id, stored.feed.selfURL, stored.feedURL].compactMap(\.self)
    let named = [source.id, source.selfURL].compactMap(\.self)
    return !named.isEmpty
      && named.allSatisfy { name in
        !own.contains { URI.canonicalLink($0) == URI.canonicalLink(name) }
      }
  }

  /// RFC 4287 section 4.2.11: the metadata of the feed that the entry was first in.
  private static func source(of stored: StoredEntry) -> Source {
    let given =
      isTakenFromElsewhere(stored) ? stored.entry.source?.feed ?? stored.feed : stored.feed
    var feed = Feed()
    feed.title = given.title ?? given.id.map { Text($0) }
    feed.links = given.links.filter { [.alternate, .`self`].contains($0.relation) }
    feed.links.removeAll { !isHarmless($0.href) }
    for index in feed.links.indices {
      feed.links[index].href = URI.escapingForbidden(feed.links[index].href)
    }
    if !isTakenFromElsewhere(stored), feed.selfURL == nil, URI.isAbsolute(stored.feedURL) {
      feed.links.append(Link(stored.feedURL, .`self`))
    }
    let names = [given.id, feed.selfURL, feed.homePageURL].compactMap(\.self)
    feed.id = names.lazy.compactMap(published).first
    feed.updated = given.updated ?? given.published
    feed.rights = given.rights
    feed.authors = given.authors
    feed = feed.sanitized()
    feed.title?.base = nil
    feed.rights?.base = nil
    return Source(feed)
  }

  /// What the vocabularies of other feeds say is theirs to publish: half of it is about their own
  /// channel, and the other half would make this blog's feeds as invalid as theirs.
  private static func keepOnlyTheCore(_ entry: inout Entry) {
    entry.foreign = []
    entry.dublinCore = DublinCore()
    entry.dublinCoreTerms = DublinCore()
    entry.itunes = ITunes()
    entry.media = Media()
    entry.podcast = Podcast()
    entry.slash = Slash()
    // RSS has no picture for an item.
    entry.image = nil
    entry.bannerImage = nil
    // Atom wants a text or a page; what has neither still has a title.
    if entry.content.isEmpty, entry.url == nil, let text = entry.summary ?? entry.title {
      entry.content = [text]
    }
  }

  /// What was relative has been resolved; bases would only repeat the source's address in each text.
  private static func forgetBases(_ entry: inout Entry) {
    entry.title?.base = nil
    entry.summary?.base = nil
    entry.rights?.base = nil
    for index in entry.content.indices { entry.content[index].base = nil }
  }

  /// A missing date is when the entry was first seen; one in the future was never true.
  private static func setDates(_ entry: inout Entry, _ stored: StoredEntry) {
    func trusted(_ date: FeedDate?, latest: Timestamp) -> FeedDate? {
      guard let date, let timestamp = Identity.believable(date) else { return nil }
      return timestamp <= latest ? date : FeedDate(latest)
    }
    entry.published = trusted(entry.published, latest: stored.firstSeen)
    entry.created = trusted(entry.created, latest: stored.firstSeen)
    entry.updated = trusted(entry.updated, latest: stored.lastChanged)
    if entry.date == nil { entry.published = FeedDate(stored.firstSeen) }
    if entry.updated == nil { entry.updated = entry.published ?? entry.created }
  }

  /// An entry keeps the id that it was first published under, whatever its feed writes now.
  private static func setID(_ entry: inout Entry, _ stored: StoredEntry) {
    if let id = stored.publishedID {
      entry.id = id
      entry.idIsPermalink = false
      return
    }
    if let id = entry.usableID.flatMap(published) {
      entry.id = id
      return
    }
    entry.id = publicID(of: stored.entry, below: base(of: stored.feed, feedURL: stored.feedURL))
    entry.idIsPermalink = false
  }

  /// An id for an entry outside its feed: it must be a URI (RFC 4287 section 4.2.6), so one that is not
  /// becomes part of its feed's, see ``base(of:feedURL:)``.
  ///
  /// `telling` is what tells the entry from others that have its id.
  static func publicID(
    of entry: Entry,
    below base: String,
    telling name: String? = nil
  ) -> String {
    guard let id = entry.usableID else {
      if let link = entry.url, URI.isAbsolute(link) { return link }
      return base + "#" + Identity.hex(Identity.fingerprint(of: entry))
    }
    let mark = name.map { Identity.hex(Identity.digest(of: Array($0.utf8))) }
    guard let whole = published(id) else {
      return base + "#" + escaped(id) + (mark.map { "-" + $0 } ?? "")
    }
    return whole + (mark.map { (whole.contains("#") ? "-" : "#") + $0 } ?? "")
  }

  /// The id of a feed, or else its address: what the ids of its entries begin with that are none.
  static func base(of feed: Feed, feedURL: String?) -> String {
    let names = [feed.id, feed.selfURL, feedURL, feed.homePageURL]
    return names.lazy.compactMap { $0.flatMap(published) }.first ?? "tag:feedloom,2026:feed"
  }

  /// An id as it can stand outside its feed; nil for one that means nothing there, or that readers and
  /// validators refuse, such as `urn:one`: nobody's entries are lost for that.
  private static func published(_ id: String) -> String? {
    guard URI.isAbsolute(id) else { return nil }
    let escaped = URI.escapingForbidden(id)
    return URI.isValidID(escaped) ? escaped : nil
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + Identity.hex([byte]).uppercased()
      }
    }
  }

  /// The entries with ids of which each occurs once, as a feed must have them.
  static func withUniqueIDs(_ entries: [Entry]) -> [Entry] {
    var seen: Set<String> = []
    return entries.map { entry in
      var entry = entry
      let id = entry.id ?? ""
      if seen.insert(id).inserted { return entry }
      // Entries that share an id differ in what they say.
      let mark = Identity.hex(Identity.fingerprint(of: entry))
      var number = 1
      var candidate = id + (id.contains("#") ? "-" : "#") + mark
      while !seen.insert(candidate).inserted {
        number += 1
        candidate = id + (id.contains("#") ? "-" : "#") + mark + "-\(number)"
      }
      entry.id = candidate
      entry.idIsPermalink = false
      return entry
    }
  }

  private static func excerpt(of entry: Entry) -> String {
    let words = (entry.summary ?? entry.content.first)?.plain ?? ""
    guard words.count > 80 else { return words }
    return words.prefix(80).split(separator: " ").dropLast().joined(separator: " ") + "…"
  }
}

extension Text {
  /// The text without markup, on one line.
  package var plain: String {
    let text = isMarkup ? value.plainTextOfHTML : value
    if text.isPlainLine { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension String {
  /// Whether all of it is ASCII, with no white space but single spaces between words: as most titles are.
  fileprivate var isPlainLine: Bool {
    var last: UInt8 = 0x20
    for byte in utf8 {
      guard byte < 0x80, byte > 0x20 || byte == 0x20 && last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20 || isEmpty
  }
}
