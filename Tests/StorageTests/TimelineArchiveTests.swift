import Syndication
import Testing

@testable import Storage

private func entry(_ id: String) -> Entry {
  var entry = Entry()
  entry.id = id
  entry.title = Text("Title of \(id)")
  return entry
}

private func page(
  _ number: Int,
  _ text: String,
  at address: String = "https://a.org/"
)
  -> TimelineArchive.Page
{
  TimelineArchive.Page(number: number, address: address, bytes: Array(text.utf8))
}

@Test func theArchiveComesBackAsItWasPublished() async throws {
  let store = try Store.inMemory()
  var archive = TimelineArchive()
  archive.open = [entry("1"), entry("2")]
  try await store.save(archive, closed: [:])
  #expect(try await store.timelineArchive() == archive)
  archive.pages = [page(1, "one")]
  archive.open = [entry("3")]
  try await store.save(archive, closed: [1: ["1", "2"]])
  #expect(try await store.timelineArchive() == archive)
  #expect(try await store.archived(among: ["1", "2", "3", "4"]) == ["1", "2"])
  #expect(try await store.check() == [])
}

@Test func aPageThatIsThereIsNotReplaced() async throws {
  let store = try Store.inMemory()
  var archive = TimelineArchive()
  archive.pages = [page(1, "one")]
  try await store.save(archive, closed: [1: ["1"]])
  // Another process that did not know of the first.
  archive.pages = [page(1, "other")]
  try await store.save(archive, closed: [1: ["2"]])
  #expect(try await store.timelineArchive().pages == [page(1, "one")])
  #expect(try await store.archived(among: ["1", "2"]) == ["1"])
  archive.pages = [page(1, "other"), page(2, "two")]
  try await store.save(archive, closed: [2: ["3"]])
  #expect(try await store.timelineArchive().pages == [page(1, "one"), page(2, "two")])
  // It has other links where the blog has another address.
  archive.pages = [page(1, "moved", at: "https://b.org/")]
  try await store.save(archive, closed: [:])
  #expect(try await store.timelineArchive().pages[0] == page(1, "moved", at: "https://b.org/"))
}
