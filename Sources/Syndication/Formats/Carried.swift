internal import Markup

extension Feed {
  /// The feed as it is after being written in a format and read again.
  ///
  /// What the format has no words for is missing or brought into words that it has; what it demands
  /// is filled in. What is lost where is listed in <doc:WhatEachFormatCarries>. Carrying a feed a
  /// second time changes nothing; formats that are only read carry what they hold.
  public func carried(by format: FeedFormat) -> Feed {
    switch format {
    case .atom: AtomCarrier(self).carried()
    case .rss: RSSCarrier(self).carried()
    case .json: JSONFeedCarrier(self).carried()
    case .opml: OPMLCarrier().feed(self)
    case .rdf, .rssInJSON: self
    }
  }
}

/// Brings a feed into the terms of a format, an entry at a time: a writer needs no more at once.
protocol Carrier {
  init(_ feed: Feed)
  /// The feed as it is given.
  var whole: Feed { get }
  /// The feed as the format has it, without its entries.
  func head() -> Feed
  /// Brings an entry of ``whole`` into an empty one: to return it would copy it once more.
  func carry(_ entry: Entry, into result: inout Entry)
}

extension Carrier {
  func carried() -> Feed {
    var result = head()
    forEachEntry { result.entries.append($0) }
    return result
  }

  /// Gives each entry in its turn, as the format has it.
  func forEachEntry(_ body: (Entry) -> Void) {
    let entries = whole.entries
    entries.span.each { entry in
      var result = Entry()
      carry(entry, into: &result)
      body(result)
    }
  }
}

extension Span where Element: ~Copyable {
  /// Goes through the elements where they are: an iterator copies each, and an entry is large.
  fileprivate func each(_ body: (borrowing Element) -> Void) {
    for place in indices { body(self[place]) }
  }
}

// MARK: - What vocabularies say

/// Lists that vocabularies fill when a feed is read are not written a second time by the format:
/// only what is left when those are taken out, the format's own.
extension Feed {
  /// The vocabularies' parts alone, as they come back.
  func vocabularies(_ names: WrittenNames) -> Feed {
    var result = Feed()
    if $dublinCore { result.dublinCore = dublinCore }
    if $dublinCoreTerms { result.dublinCoreTerms = dublinCoreTerms }
    if $geo { result.geo = geo.carried }
    if $itunes { result.itunes = itunes }
    if $media { result.media.elements = names.carried(media.elements) }
    if $paging { result.paging = paging }
    if $podcast { result.podcast.elements = names.carried(podcast.elements) }
    if $schedule { result.schedule = schedule }
    result.foreign = names.carried(foreign)
    return result
  }

  /// What reading derives from the vocabularies' parts alone.
  var derived: Feed {
    var result = self
    result.complete()
    return result
  }
}

extension Entry {
  /// Whether there is something that reading derives more from.
  private var hasMore: Bool {
    $dublinCore || $dublinCoreTerms || $itunes || $media || !foreign.isEmpty
  }

  /// Takes the vocabularies' parts of an entry alone, as they come back.
  mutating func takeVocabularies(of entry: Entry, _ names: WrittenNames) {
    if entry.$dublinCore { dublinCore = entry.dublinCore }
    if entry.$dublinCoreTerms { dublinCoreTerms = entry.dublinCoreTerms }
    if entry.$geo { geo = entry.geo.carried }
    if entry.$itunes { itunes = entry.itunes }
    if entry.$media { media.elements = names.carried(entry.media.elements) }
    if entry.$podcast { podcast.elements = names.carried(entry.podcast.elements) }
    if entry.$slash { slash = entry.slash }
    if entry.$threading { threading = entry.threading }
    if entry.$wellFormedWeb { wellFormedWeb = entry.wellFormedWeb }
    if !entry.foreign.isEmpty { foreign = names.carried(entry.foreign) }
  }

  /// What reading derives from the vocabularies' parts alone.
  var derived: Entry {
    guard hasMore else { return Entry() }
    var result = self
    result.complete()
    return result
  }
}

extension Array where Element: Hashable {
  /// What is not derived from elsewhere.
  func own(beside derived: [Element]) -> [Element] {
    derived.isEmpty ? self : filter { !derived.contains($0) }
  }
}

extension Array {
  /// The elements changed; the array itself, which costs no copy, where all are as they should be.
  func map(unless isRight: (Element) -> Bool, _ change: (Element) -> Element) -> [Element] {
    allSatisfy(isRight) ? self : map(change)
  }
}

extension Geo {
  fileprivate var carried: Geo {
    var result = self
    // Half a position is none.
    if shape == nil { result.positions = [] }
    let dimension = positions.first?.count ?? 2
    if dimension > 2, srsDimension == nil { result.srsDimension = dimension }
    return result
  }
}

extension DublinCore {
  mutating func remove(_ name: String) {
    elements.removeAll { $0.name == name }
  }

  /// Adds an element unless it is there.
  mutating func add(_ name: String, _ value: String?) {
    guard let value = value?.trimmingXMLSpace, !value.isEmpty, !self[name].contains(value) else {
      return
    }
    elements.append(Element(name, value))
  }
}

// MARK: - Languages

extension Feed {
  /// Whether a text without a language is in the language around it.
  ///
  /// A feed whose title states a language states that of all its texts: there, none means none. In
  /// the others the texts had no way to say theirs.
  var textsInheritLanguage: Bool { title?.language == nil }
}

// MARK: - Values

extension FeedDate {
  /// The date, when it could be understood.
  var understood: FeedDate? { timestamp == nil ? nil : self }

  /// The date as RFC 822 has it: without fractions of a second.
  var wholeSecond: FeedDate? {
    guard var timestamp else { return nil }
    timestamp.nanoseconds = 0
    return FeedDate(literal: literal, timestamp: timestamp)
  }
}

extension Text {
  /// As HTML, escaped where it was plain.
  var asHTML: Text {
    var text = self
    text.kind = .html
    text.value = isMarkup ? value : value.escapedAsHTML
    return text
  }

  /// As characters, without the markup.
  var asPlain: Text {
    var text = self
    text.kind = .plain
    text.value = isMarkup ? value.plainTextOfHTML : value
    return text
  }

  /// Inside a scope: what the text does not say of itself holds there.
  func carried(in scope: TextScope) -> Text {
    var text = self
    text.value = value.trimmingXMLSpace
    text.language = language ?? scope.language
    text.base = base ?? scope.base
    return text
  }
}

extension String {
  /// The markup that shows these characters: nothing escaped that reads the same as it is.
  var escapedAsHTML: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: "&") where Self.canBeginReference(rest.first): result += "&amp;".utf8
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func canBeginReference(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return byte == UInt8(ascii: "#") || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }
}
