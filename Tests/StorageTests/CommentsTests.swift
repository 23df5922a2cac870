import Foundation
import Syndication
import TestSupport
import Testing

@testable import Storage

@Suite struct CommentsTests {
  private static let now = Timestamp(seconds: 1_800_000_000)

  private func comment(_ id: String, after seconds: Int64 = 0) -> SubmittedComment {
    SubmittedComment(
      id: id,
      post: "hijacking-procurement",
      inReplyTo: "urn:uuid:1",
      name: "Ann \u{1F41D} O'Neil",
      email: "ann@example.org",
      url: "https://example.org/ann",
      body: "Line one;\nline \"two\" -- 'three' \u{E9}\u{2028}",
      submitted: Timestamp(seconds: Self.now.seconds + seconds)
    )
  }

  @Test func aCommentComesBackAsItWasSent() async throws {
    let store = try Store.inMemory()
    try await store.submit(comment("a1"))
    #expect(try await store.comments() == [comment("a1")])
  }

  @Test func commentsThatWaitComeOldestFirst() async throws {
    let store = try Store.inMemory()
    try await store.submit(comment("a", after: 20))
    try await store.submit(comment("b", after: 10))
    try await store.submit(comment("c", after: 20))
    try await store.mark(comment: "c", .spam, now: Self.now)
    #expect(try await store.comments(.awaiting).map(\.id) == ["b", "a"])
    #expect(try await store.comments(.spam).map(\.id) == ["c"])
    #expect(try await store.comments().map(\.id) == ["b", "a", "c"])
  }

  @Test func sentTwiceIsStoredOnceWithWhatWasDecided() async throws {
    let store = try Store.inMemory()
    try await store.submit(comment("a"))
    try await store.mark(comment: "a", .published, now: Self.now)
    try await store.submit(comment("a", after: 99))
    let all = try await store.comments()
    #expect(all.map(\.status) == [.published])
    #expect(all.map(\.submitted) == [Self.now])
  }

  @Test(arguments: [
    ("ab12", ["ab12", "ab123"]), ("ab123", ["ab123"]), ("b", []), ("%", []), ("a_", []),
    ("", ["ab12", "ab123"]),
  ])
  func theBeginningOfAnIdFindsComments(prefix: String, expected: [String]) async throws {
    let store = try Store.inMemory()
    try await store.submit(comment("ab12"))
    try await store.submit(comment("ab123"))
    #expect(try await store.comments(idPrefix: prefix).map(\.id) == expected)
  }

  @Test func commentsAreThereForAnotherProcess() async throws {
    try await withTemporaryDirectory { directory in
      let server = try Store.open(blogAt: directory)
      try await server.submit(comment("a"))
      let moderator = try Store.open(blogAt: directory)
      #expect(try await moderator.comments(.awaiting).map(\.id) == ["a"])
      try await moderator.mark(comment: "a", .rejected, now: Self.now)
      #expect(try await server.comments(.awaiting) == [])
    }
  }
}
