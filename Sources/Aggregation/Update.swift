package import Storage
package import Syndication

/// What a feed that was fetched means for what is known of it: pure.
package enum Update {
  /// What else a decision depends on.
  package struct Context: Sendable {
    package var now: Timestamp
    /// When the feed last gave its entries; nil at the first time.
    package var lastSuccess: Timestamp?
    /// The address in the blogroll.
    package var feedURL: String?
    package var limits = FirstLimits()
    /// Whether what came is not all that the feed has.
    package var isPartial = false

    package init(
      now: Timestamp,
      lastSuccess: Timestamp? = nil,
      feedURL: String? = nil,
      limits: FirstLimits = FirstLimits()
    ) {
      self.now = now
      self.lastSuccess = lastSuccess
      self.feedURL = feedURL
      self.limits = limits
    }
  }

  /// Compares a feed as fetched with what is stored of it.
  ///
  /// An entry that is in the store and not in the feed has only fallen off its end: it stays. One that
  /// the feed says was deleted (RFC 6721) is withdrawn.
  package static func decide(
    known: [KnownEntry],
    fetched: Feed,
    context: Context = Context(now: Timestamp(seconds: .max))
  ) -> Changes {
    let byName = Dictionary(known.map { ($0.identity, $0) }) { first, _ in first }
    let records = records(of: fetched, known: byName, feedURL: context.feedURL)
    var changes = Changes()
    if known.isEmpty {
      changes.new = records
    } else {
      let present = compare(records, with: known, byName, &changes)
      if !context.isPartial {
        changes.missing = known.filter { !$0.isMissing && !present.contains($0.id) }.map(\.id)
      }
    }
    withdraw(fetched, known: byName, from: &changes)
    context.limits.place(&changes.new, isFirst: known.isEmpty, context: context)
    return changes
  }

  /// Notes what is new, changed or back again; says which of those that are known are there.
  private static func compare(
    _ records: [EntryRecord],
    with known: [KnownEntry],
    _ byName: [String: KnownEntry],
    _ changes: inout Changes
  ) -> Set<Int64> {
    let names = Set(records.map(\.identity))
    let unnamed = records.contains { byName[$0.identity] == nil }
    let renamed = unnamed ? Rematch(known: known, records: records, names: names).found : [:]
    var present: Set<Int64> = []
    for record in records {
      let same = byName[record.identity]
      guard let old = same ?? renamed[record.identity] else {
        changes.new.append(record)
        continue
      }
      present.insert(old.id)
      if old.isMissing || old.isWithdrawn { changes.returned.append(old.id) }
      if same != nil, old.digest == record.digest, old.fingerprint == record.fingerprint {
        changes.unchanged += 1
        continue
      }
      var record = record
      // Who reads the timeline knows the entry by its first id.
      record.publishedID = old.publishedID ?? (same == nil ? firstID(of: old) : record.publishedID)
      if old.fingerprint == record.fingerprint {
        changes.restated.append(.init(id: old.id, record: record))
      } else {
        changes.changed.append(.init(id: old.id, record: record))
      }
    }
    return present
  }

  /// The id that a renamed entry was published under.
  private static func firstID(of known: KnownEntry) -> String? {
    guard known.identity.hasPrefix("id:") else { return known.link }
    let id = String(known.identity.dropFirst(3).prefix { $0 != " " })
    return URI.isAbsolute(id) ? id : nil
  }

  /// A tombstone counts unless the entry is there, and changed since.
  private static func withdraw(
    _ feed: Feed,
    known: [String: KnownEntry],
    from changes: inout Changes
  ) {
    let tombstones = feed.tombstones
    guard !tombstones.isEmpty else { return }
    let dates = Dictionary(
      feed.entries.compactMap { entry in
        entry.id.map { ($0, entry.updated?.timestamp ?? entry.date ?? Timestamp(seconds: .max)) }
      }
    ) { max($0, $1) }
    for tombstone in tombstones {
      let when = tombstone.deleted?.timestamp
      if let date = dates[tombstone.id] {
        guard let when, date <= when else { continue }
        changes.new.removeAll { $0.identity == "id:" + tombstone.id }
      }
      guard let old = known["id:" + tombstone.id] else { continue }
      changes.returned.removeAll { $0 == old.id }
      if !old.isWithdrawn {
        let moment = when ?? feed.updated?.timestamp ?? Timestamp(seconds: 0)
        changes.withdrawn.append(.init(id: old.id, when: moment))
      }
    }
  }

  /// The entries in document order, each once: of several versions of one entry, the newest.
  private static func records(
    of feed: Feed,
    known: [String: KnownEntry],
    feedURL: String?
  ) -> [EntryRecord] {
    let entries = feed.entries
    var links: [String?] = []
    var prints: [Fingerprint] = []
    // By their places: an entry is large, and would be copied.
    for place in entries.indices {
      links.append(Identity.link(of: entries[place]))
      prints.append(Fingerprint(of: entries[place], link: links[place]))
    }
    var names = Identity.names(of: entries, links: links, fingerprints: prints.map(\.bytes))
    if !known.isEmpty {
      names = Reuse(of: entries, links: links, prints: prints, known: known).tellingApart(names)
    }
    var chosen: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      guard let other = chosen[name] else {
        chosen[name] = index
        continue
      }
      let (old, new) = (entries[other].updated?.timestamp, entries[index].updated?.timestamp)
      if let new, new > old ?? Timestamp(seconds: .min) { chosen[name] = index }
    }
    lazy var base = Attribution.base(of: feed, feedURL: feedURL)
    return chosen.values.sorted().map { place in
      record(of: entries[place], names[place], links[place], prints[place]) { base }
    }
  }

  private static func record(
    of entry: Entry,
    _ name: String,
    _ link: String?,
    _ print: Fingerprint,
    below base: () -> String
  ) -> EntryRecord {
    let document = Archive.bytes(of: entry)
    var record = EntryRecord(
      identity: name,
      link: link,
      fingerprint: print.bytes,
      digest: FormDigest.of(document),
      date: Identity.date(of: entry),
      document: document
    )
    // An id that items share is no name for one of them.
    let isShared = entry.usableID.map { name != "id:" + $0 } ?? false
    record.marks = EntryMarks(
      id: isShared ? nil : Identity.mark(ofID: entry.usableID),
      link: link.map { Identity.mark($0) },
      text: print.text,
      title: print.title
    )
    if isShared || entry.usableID.map({ !URI.isAbsolute($0) }) ?? true {
      record.publishedID = Attribution.publicID(
        of: entry,
        below: base(),
        telling: isShared ? name : nil
      )
    }
    return record
  }
}
