import Storage
import Syndication

/// Finds the stored entries behind ids that a feed has changed: pure.
///
/// Sites move to https and to other hosts, slugs are edited, systems are replaced, and some servers
/// write a session into every guid. What is then in the feed under an unknown id is matched with what
/// is not in it any more: by its page, its title and date, its text. Only what is the one entry with
/// that name on both sides is taken for the same.
struct Rematch {
  /// The stored entries by the identities that their new forms have.
  private(set) var found: [String: KnownEntry] = [:]
  private var open: [EntryRecord]
  private var lost: [KnownEntry]
  private let records: [EntryRecord]
  private let known: [KnownEntry]

  init(known: [KnownEntry], records: [EntryRecord], names: Set<String>) {
    self.known = known
    self.records = records
    let identities = Set(known.map(\.identity))
    open = records.filter { !identities.contains($0.identity) }
    lost = known.filter { !names.contains($0.identity) }
    guard !lost.isEmpty else { return }
    let isAllNew = open.count == records.count && open.count >= 3

    // Of a page alone it is not certain: some feeds link every post to their front page.
    match(\.link, \.link) { record, old in
      old.titleMark == nil || record.marks.title == nil || old.titleMark == record.marks.title
        || old.date == nil || old.date == record.date
        || old.textMark != nil && old.textMark == record.marks.text
    }
    match({ Pair($0.marks.title, $0.date?.seconds) }, { Pair($0.titleMark, $0.date?.seconds) })
    match({ Pair($0.marks.title, $0.marks.text) }, { Pair($0.titleMark, $0.textMark) })
    match({ Path($0.marks.title, $0.link) }, { Path($0.titleMark, $0.link) })
    if isAllNew { matchTitles() }
  }

  /// A feed of which everything is new at once has new ids and dates, if most of its titles are known.
  private mutating func matchTitles() {
    let before = (found, open, lost)
    match(\.marks.title, \.titleMark)
    if found.count * 3 < records.count * 2 { (found, open, lost) = before }
  }

  private mutating func match<Key: Hashable>(
    _ keyOfRecord: (EntryRecord) -> Key?,
    _ keyOfKnown: (KnownEntry) -> Key?,
    _ isSame: (EntryRecord, KnownEntry) -> Bool = { _, _ in true }
  ) {
    if open.isEmpty || lost.isEmpty { return }
    var uses: [Key: Int] = [:]
    for record in records { if let key = keyOfRecord(record) { uses[key, default: 0] += 1 } }
    var holders: [Key: [KnownEntry]] = [:]
    for entry in known {
      if let key = keyOfKnown(entry) { holders[key, default: []].append(entry) }
    }
    let candidates = Set(lost.map(\.id))
    var taken: Set<Int64> = []
    open.removeAll { record in
      guard let key = keyOfRecord(record), uses[key] == 1, let holder = holders[key],
        holder.count == 1, candidates.contains(holder[0].id), isSame(record, holder[0])
      else { return false }
      found[record.identity] = holder[0]
      taken.insert(holder[0].id)
      return true
    }
    lost.removeAll { taken.contains($0.id) }
  }

  private struct Pair: Hashable {
    var first: Int64
    var second: Int64

    init?(_ first: Int64?, _ second: Int64?) {
      guard let first, let second else { return nil }
      (self.first, self.second) = (first, second)
    }
  }

  /// A title on a page, on whatever host.
  private struct Path: Hashable {
    var title: Int64
    var path: Substring

    init?(_ title: Int64?, _ link: String?) {
      guard let title, let link, let start = link.firstRange(of: "://") else { return nil }
      path = link[start.upperBound...].drop { $0 != "/" }
      guard !path.isEmpty else { return nil }
      self.title = title
    }
  }
}
