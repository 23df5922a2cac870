import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

/// The sample blog's blogroll, fetched into memory: what `make run` shows.
@Test func theSampleTimelineShowsEveryKindOfFeedOnceAndInOrder() async throws {
  let directory = repository.appending(path: "samples/blog", directoryHint: .isDirectory)
  let now = Timestamp(seconds: 1_364_774_400)  // 2013-04-01
  let store = try Store.inMemory()
  let fetcher = Fetcher(version: "1", limits: .patient)
  let refresher = Refresher(
    store: store,
    reader: Reader(fetcher: fetcher, blogAt: directory),
    now: { now }
  )
  let reports = try await fetcher.shutDown {
    try await refresher.refresh(Blogroll(blogAt: directory))
  }
  #expect(reports.count == 7)
  #expect(reports.allSatisfy { $0.kind == .fetched })

  let outside = try await store.timeline(limit: 99)
  let feed = Merge.merge(own: Feed(), outside: outside, now: now)
  #expect(outside.count == 22)
  #expect(feed.entries.count == 20)
  let dates = feed.entries.map { $0.date ?? now }
  #expect(dates == dates.sorted(by: >))
  #expect(dates.allSatisfy { $0 <= now })
  #expect(Set(feed.entries.compactMap { $0.source?.feed.title?.value }).count == 7)
  let titles = feed.entries.map { $0.title?.value }
  #expect(titles.count { $0 == "A checklist for the first tender of a small firm" } == 1)
  #expect(titles.contains("Словарь поставщика: от А до Я"))
  let markup = feed.entries.flatMap(\.content).filter(\.isMarkup).map(\.value).joined()
  #expect(markup.contains("href=\"https://tenderbox.example.com/2012/11/glossary\""))
  #expect(!markup.contains("href=\"/"))
  #expect(!markup.contains("<script"))
  #expect(feed.entries.allSatisfy { $0.source?.feed.updated?.timestamp != nil })
  #expect(feed.entries.allSatisfy { !$0.authors.isEmpty || $0.source?.feed.title != nil })
  #expect(feed.entries.allSatisfy { $0.id.map { URI.isAbsolute($0) } ?? false })
}
