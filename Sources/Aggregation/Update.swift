package import Storage
package import Syndication

/// What a feed that was fetched means for what is known of it: pure.
package enum Update {
  /// Compares a feed as fetched with what is stored of it.
  ///
  /// An entry that is in the store and not in the feed has only fallen off its end: it stays.
  package static func decide(known: [KnownEntry], fetched: Feed) -> Changes {
    let records = records(of: fetched.entries)
    let names = Set(records.map(\.identity))
    let byName = Dictionary(known.map { ($0.identity, $0) }) { first, _ in first }
    let linkUses = records.reduce(into: [String: Int]()) { uses, record in
      if let link = record.link { uses[link, default: 0] += 1 }
    }
    let byLink = Dictionary(grouping: known.filter { $0.link != nil }) { $0.link ?? "" }

    /// An entry whose id is unknown, while its page is known under an id that is no more: the feed
    /// has changed how it writes ids, as when a site moves to https.
    func renamed(_ record: EntryRecord) -> KnownEntry? {
      guard let link = record.link, linkUses[link] == 1, let same = byLink[link], same.count == 1,
        !names.contains(same[0].identity)
      else { return nil }
      return same[0]
    }

    var changes = Changes()
    for record in records {
      guard let old = byName[record.identity] ?? renamed(record) else {
        changes.new.append(record)
        continue
      }
      if old.digest == record.digest {
        changes.unchanged += 1
      } else if old.fingerprint == record.fingerprint {
        changes.restated.append(.init(id: old.id, record: record))
      } else {
        changes.changed.append(.init(id: old.id, record: record))
      }
    }
    return changes
  }

  /// The entries in document order, each once: of several versions of one entry, the newest.
  private static func records(of entries: [Entry]) -> [EntryRecord] {
    let links = entries.map(Identity.link)
    let fingerprints = entries.map(Identity.fingerprint)
    let names = Identity.names(of: entries, links: links, fingerprints: fingerprints)
    var chosen: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      guard let other = chosen[name] else {
        chosen[name] = index
        continue
      }
      let (old, new) = (entries[other].updated?.timestamp, entries[index].updated?.timestamp)
      if let new, new > old ?? Timestamp(seconds: .min) { chosen[name] = index }
    }
    return entries.indices.filter { chosen[names[$0]] == $0 }.map { index in
      let document = Archive.bytes(of: entries[index])
      return EntryRecord(
        identity: names[index],
        link: links[index],
        fingerprint: fingerprints[index],
        digest: Identity.digest(of: document),
        date: entries[index].date,
        document: document
      )
    }
  }
}
