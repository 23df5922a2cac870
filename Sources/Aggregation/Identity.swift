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
    func mark(_ index: Int) -> String {
      Self.mark(entries[index], links[index], fingerprints[index])
    }
    // By their places: an entry is large, and would be copied.
    let ids = entries.indices.map { entries[$0].usableID }
    var first: [String: Int] = [:]
    var shared: Set<String> = []
    var uses: [String: Int] = [:]
    for index in entries.indices {
      if let link = links[index] { uses[link, default: 0] += 1 }
      guard let id = ids[index] else { continue }
      guard let other = first[id] else {
        first[id] = index
        continue
      }
      if !shared.contains(id), mark(index) != mark(other) { shared.insert(id) }
    }
    return entries.indices.map { index in
      if let id = ids[index] {
        return shared.contains(id) ? "id:\(id) " + mark(index) : "id:\(id)"
      }
      let link = links[index]
      if let link, uses[link] == 1 { return "link:\(link)" }
      return "print:" + hex(fingerprints[index])
    }
  }

  /// What tells an entry from others of the same id.
  ///
  /// In Atom those of one page are versions of one entry (RFC 4287 section 4.1.1); in RSS, where ids
  /// are made by hand more often than not, they are all the posts of a day.
  static func mark(_ entry: Entry, _ link: String?, _ fingerprint: [UInt8]) -> String {
    let title = entry.title?.value ?? hex(fingerprint)
    guard entry.idIsPermalink != nil else { return link ?? title }
    let date = entry.published?.timestamp.map { "\($0.seconds)" } ?? ""
    return [link ?? "", date, title].joined(separator: " ")
  }

  /// A digest of what a reader would notice, see ``Fingerprint``.
  static func fingerprint(of entry: Entry) -> [UInt8] { Fingerprint(of: entry).bytes }

  /// A short digest, to find entries by a name; what is found is compared by the name itself.
  package static func mark(_ text: String) -> Int64 { mark(Array(text.utf8)[...]) }

  /// The same of bytes, put together.
  static func mark(_ parts: ArraySlice<UInt8>...) -> Int64 {
    var hash = SHA256()
    for part in parts { hash.update(data: part) }
    return hash.finalize().prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }

  /// The mark of an id, if it means the same in every feed: `1234` means nothing outside its own.
  static func mark(ofID id: String?) -> Int64? {
    guard let id, URI.isAbsolute(id) else { return nil }
    return mark(id)
  }

  /// When an entry was published, else changed, else made, as far as that can be believed.
  static func date(of entry: Entry) -> Timestamp? {
    believable(entry.published) ?? believable(entry.updated) ?? believable(entry.created)
  }

  /// The moment that a date states, if it can be believed.
  ///
  /// Nobody published a feed before 1990: such dates are zeroes of some calendar.
  static func believable(_ date: FeedDate?) -> Timestamp? {
    date?.timestamp.flatMap { $0.seconds >= 631_152_000 ? $0 : nil }
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
}

extension Entry {
  /// The id, unless it is empty.
  var usableID: String? {
    guard let id, !id.isEmpty else { return nil }
    return id
  }
}
