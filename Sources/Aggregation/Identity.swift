import Crypto
import Markup
import Storage
package import Syndication

/// What makes an entry the same entry the next time, and in another feed.
package enum Identity {
  /// The canonical form of the entry's page; nil when it names none.
  package static func link(of entry: Entry) -> String? {
    guard let url = entry.url, URI.isAbsolute(url) else { return nil }
    return URI.canonicalLink(url)
  }

  /// A name for each entry, unique within its feed but for entries that are one and the same.
  ///
  /// It is the id. Where a feed gives one id to several items, whatever else tells them apart is added
  /// to it. Without an id it is the permalink, unless others have the same; else the content.
  static func names(of entries: [Entry], links: [String?], fingerprints: [[UInt8]]) -> [String] {
    var marks: [String: Set<String>] = [:]
    var uses: [String: Int] = [:]
    for index in entries.indices {
      if let id = entries[index].usableID {
        marks[id, default: []].insert(mark(entries[index], links[index], fingerprints[index]))
      }
      if let link = links[index] { uses[link, default: 0] += 1 }
    }
    return entries.indices.map { index in
      let (entry, link) = (entries[index], links[index])
      if let id = entry.usableID {
        return marks[id]?.count == 1
          ? "id:\(id)" : "id:\(id) " + mark(entry, link, fingerprints[index])
      }
      if let link, uses[link] == 1 { return "link:\(link)" }
      return "print:" + hex(fingerprints[index])
    }
  }

  /// What tells an entry from others of the same id.
  ///
  /// In Atom those of one page are versions of one entry (RFC 4287 section 4.1.1); in RSS, where ids
  /// are made by hand more often than not, they are all the posts of a day.
  private static func mark(_ entry: Entry, _ link: String?, _ fingerprint: [UInt8]) -> String {
    let title = entry.title?.value ?? hex(fingerprint)
    guard entry.idIsPermalink != nil else { return link ?? title }
    let date = entry.published?.timestamp.map { "\($0.seconds)" } ?? ""
    return [link ?? "", date, title].joined(separator: " ")
  }

  /// A digest of what a reader would notice.
  ///
  /// White space, markup, tracking parameters and dates are left out: many feeds state them afresh
  /// with every answer.
  static func fingerprint(of entry: Entry) -> [UInt8] {
    var hash = SHA256()
    func add(_ label: UInt8, _ bytes: some Sequence<UInt8>) {
      var line = [label]
      line.append(contentsOf: bytes)
      line.append(0)
      hash.update(data: line)
    }
    if let title = entry.title { add(1, words(of: title)) }
    if let summary = entry.summary { add(2, words(of: summary)) }
    for content in entry.content { add(3, words(of: content)) }
    for link in entry.links where link.relation == .alternate || link.relation == .enclosure {
      add(4, URI.canonicalLink(link.href).utf8)
    }
    for author in entry.authors { add(5, (author.name ?? author.email ?? "").utf8) }
    for category in entry.categories { add(6, category.term.utf8) }
    return Array(hash.finalize().prefix(16))
  }

  static func digest(of document: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: document).prefix(16))
  }

  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }

  /// The characters of a text without tags, runs of white space as one space.
  private static func words(of text: Text) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.value.utf8.count)
    var isInTag = false
    for byte in text.value.utf8 {
      switch byte {
      case UInt8(ascii: "<") where text.isMarkup: isInTag = true
      case UInt8(ascii: ">") where isInTag: isInTag = false
      case _ where isInTag: continue
      case 0x09, 0x0A, 0x0D, 0x20:
        if let last = result.last, last != 0x20 { result.append(0x20) }
      default: result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }
}

extension Entry {
  /// The id, unless it is empty.
  var usableID: String? {
    guard let id, !id.isEmpty else { return nil }
    return id
  }
}
