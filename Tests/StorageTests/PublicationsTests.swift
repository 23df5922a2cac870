import Syndication
import Testing

@testable import Storage

@Suite struct PublicationsTests {
  @Test func whatIsPublishedIsRememberedAndWhatIsNotIsForgotten() async throws {
    let store = try Store.inMemory()
    let old = [
      "a": Publication(digest: "1", modified: Timestamp(seconds: 5)),
      "b": Publication(digest: "2", modified: nil),
      "c": Publication(digest: "3", modified: Timestamp(seconds: 7)),
    ]
    try await store.save(publications: old)
    #expect(try await store.publications() == old)
    let new = [
      "a": Publication(digest: "9", modified: Timestamp(seconds: 6)),
      "c": Publication(digest: "3", modified: Timestamp(seconds: 7)),
    ]
    try await store.save(publications: new)
    #expect(try await store.publications() == new)
  }

  @Test func theTimelineIsStampedAnewWhenItChanges() async throws {
    let store = try Store.inMemory()
    let now = Timestamp(seconds: 100)
    let empty = try await store.timelineStamp()
    try await store.list([("https://example.org/feed", "example.org")], now: now)
    let listed = try await store.timelineStamp()
    #expect(listed != empty)
    var result = FetchResult(fetch: FetchState())
    result.changes.new = [
      EntryRecord(
        identity: "1",
        link: nil,
        fingerprint: [1],
        digest: [1],
        date: nil,
        document: Archive.bytes(of: Entry())
      )
    ]
    let subscription = try #require(try await store.subscriptions().first)
    try await store.save(result, of: subscription, now: now)
    let fetched = try await store.timelineStamp()
    #expect(fetched != listed)
    #expect(try await store.timelineStamp() == fetched)
    try await store.list([], now: now)
    #expect(try await store.timelineStamp() != fetched)
  }
}
