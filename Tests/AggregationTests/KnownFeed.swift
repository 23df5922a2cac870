import Storage
import Syndication

@testable import Aggregation

/// What the store would know after these changes.
func known(after changes: Changes) -> [KnownEntry] {
  changes.new.enumerated().map { index, record in
    var entry = KnownEntry(
      id: Int64(index),
      identity: record.identity,
      link: record.link,
      fingerprint: record.fingerprint,
      digest: record.digest
    )
    entry.date = record.date
    entry.textMark = record.marks.text
    entry.titleMark = record.marks.title
    entry.publishedID = record.publishedID
    return entry
  }
}

func known(_ feed: Feed) -> [KnownEntry] {
  known(after: Update.decide(known: [], fetched: feed))
}

/// New, changed, restated, unchanged.
func summary(_ changes: Changes) -> [Int] {
  [changes.new.count, changes.changed.count, changes.restated.count, changes.unchanged]
}
