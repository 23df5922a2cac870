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

// MARK: - What vocabularies say

/// Lists that vocabularies fill when a feed is read are not written a second time by the format:
/// only what is left when those are taken out, the format's own.
extension Feed {
  /// The vocabularies' parts alone, as they come back.
  var vocabularies: Feed {
    var result = Feed()
    if $dublinCore { result.dublinCore = dublinCore }
    if $dublinCoreTerms { result.dublinCoreTerms = dublinCoreTerms }
    if $geo { result.geo = geo.carried }
    if $itunes { result.itunes = itunes }
    if $media { result.media.elements = media.elements.map(\.carried) }
    if $paging { result.paging = paging }
    if $podcast { result.podcast.elements = podcast.elements.map(\.carried) }
    if $schedule { result.schedule = schedule }
    result.foreign = foreign.map(\.carried)
    return result
  }

  /// What reading derives from the vocabularies.
  var derived: Feed {
    var result = vocabularies
    result.complete()
    return result
  }
}

extension Entry {
  /// The vocabularies' parts alone, as they come back.
  var vocabularies: Entry {
    var result = Entry()
    if $dublinCore { result.dublinCore = dublinCore }
    if $dublinCoreTerms { result.dublinCoreTerms = dublinCoreTerms }
    if $geo { result.geo = geo.carried }
    if $itunes { result.itunes = itunes }
    if $media { result.media.elements = media.elements.map(\.carried) }
    if $podcast { result.podcast.elements = podcast.elements.map(\.carried) }
    if $slash { result.slash = slash }
    if $threading { result.threading = threading }
    if $wellFormedWeb { result.wellFormedWeb = wellFormedWeb }
    result.foreign = foreign.map(\.carried)
    return result
  }

  /// What reading derives from the vocabularies.
  var derived: Entry {
    var result = vocabularies
    result.complete()
    return result
  }
}

extension Array where Element: Hashable {
  /// What is not derived from elsewhere.
  func own(beside derived: [Element]) -> [Element] { filter { !derived.contains($0) } }
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

extension ForeignElement {
  /// With the prefixes that known namespaces are written with, and namespaces that are URIs.
  fileprivate var carried: ForeignElement {
    var result = self
    result.name = Vocabularies.writtenName(name, namespace)
    result.namespace = Vocabularies.writtenURI(namespace)
    for place in attributes.indices {
      let attribute = attributes[place]
      result.attributes[place].name = Vocabularies.writtenName(attribute.name, attribute.namespace)
      result.attributes[place].namespace = Vocabularies.writtenURI(attribute.namespace)
    }
    for place in children.indices {
      if case .element(let child) = children[place] {
        result.children[place] = .element(child.carried)
      }
    }
    return result
  }
}

extension Vocabularies {
  fileprivate static func writtenName(_ name: String, _ namespace: String) -> String {
    guard let colon = name.firstIndex(of: ":"), !namespace.isEmpty,
      let known = byNamespace[namespace]
    else { return name }
    return known.prefix + name[colon...]
  }

  /// Without the characters that no URI has: some parsers refuse a document for them.
  fileprivate static func writtenURI(_ namespace: String) -> String {
    func isForeign(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte == 0x7F || "<>\"{}|\\^`".utf8.contains(byte)
    }
    if !namespace.utf8.contains(where: isForeign) { return namespace }
    var result: [UInt8] = []
    for byte in namespace.utf8 {
      if isForeign(byte) {
        result += ("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)).utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
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
