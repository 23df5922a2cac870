import Foundation
import Hummingbird
import Logging
import Publishing
import Storage
import Synchronization
import Syndication
import TestSupport
import Testing

@testable import Web

/// A clock that a test sets.
private final class Clock: Sendable {
  private let seconds: Mutex<Int64>

  init(_ seconds: Int64) {
    self.seconds = Mutex(seconds)
  }

  var now: Timestamp {
    get { Timestamp(seconds: seconds.withLock { $0 }) }
    set { seconds.withLock { $0 = newValue.seconds } }
  }
}

/// Remembers what is logged.
private struct Memory: LogHandler {
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
  }

  let lines: Lines
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { lines.add("\(event.level): \(event.message)") }
}

@Suite struct SiteKeeperTests {
  /// A blog on disk that a keeper keeps while `body` runs.
  private func keeping(
    _ body: (URL, Published, Store, Clock, Memory.Lines) async throws -> Void
  ) async throws {
    try await withTemporaryDirectory { directory in
      try write(
        "title: Notes\nurl: https://blog.example.org/\nauthor: Ken Cole\n",
        "blog.yaml",
        directory
      )
      try write(post("One", "2013-03-25", "First words."), "posts/one.md", directory)
      try write(post("Two", "2027-02-01", "Later words."), "posts/two.md", directory)
      let store = try Store.open(blogAt: directory)
      let clock = Clock(1_800_000_000)  // 2027-01-15
      let lines = Memory.Lines()
      let keeper = try await SiteKeeper(
        SiteKeeper.Source(
          directory: directory,
          store: store,
          options: SiteOptions(),
          now: { clock.now }
        ),
        logger: Logger(label: "test") { _ in Memory(lines: lines) }
      )
      let task = Task { await keeper.run() }
      defer { task.cancel() }
      try await body(directory, keeper.published, store, clock, lines)
    }
  }

  private func post(_ title: String, _ date: String, _ body: String) -> String {
    "---\ntitle: \(title)\ndate: \(date)\n---\n\(body)\n"
  }

  private func write(_ text: String, _ path: String, _ directory: URL) throws {
    let file = directory.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(text.utf8).write(to: file)
  }

  private func page(_ path: String, of published: Published) -> String? {
    guard case .resource(let resource) = published.site.destination(of: path) else { return nil }
    return String(buffer: resource.body)
  }

  /// Waits until something is so.
  private func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<300 {
      if try await isSo() { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  @Test func anEditIsServed() async throws {
    try await keeping { directory, published, _, _, _ in
      #expect(page("/posts/one/", of: published)?.contains("First words.") == true)
      let before = published.site.revisions
      try write(post("One", "2013-03-25", "Better words."), "posts/one.md", directory)
      #expect(
        try await eventually {
          page("/posts/one/", of: published)?.contains("Better words.") == true
        }
      )
      let after = published.site.revisions
      #expect(after["posts/one/index.html"]?.lastModified == Timestamp(seconds: 1_800_000_000))
      #expect(after["style.css"] == before["style.css"])
    }
  }

  @Test func aMistakeLeavesTheSiteAsItWasAndIsNamed() async throws {
    try await keeping { directory, published, _, _, lines in
      try write("---\ntitle: One\ndate: yesterday\n---\nBroken.\n", "posts/one.md", directory)
      #expect(try await eventually { lines.all.contains { $0.hasPrefix("error: posts/one.md:3") } })
      #expect(page("/posts/one/", of: published)?.contains("First words.") == true)
      let count = lines.all.count
      try await Task.sleep(for: .milliseconds(1500))
      #expect(lines.all.count == count, "said once")
      try write(post("One", "2013-03-25", "Mended words."), "posts/one.md", directory)
      #expect(
        try await eventually {
          page("/posts/one/", of: published)?.contains("Mended words.") == true
        }
      )
    }
  }

  @Test func aScheduledPostAppearsWhenItsTimeComes() async throws {
    try await keeping { _, published, _, clock, _ in
      #expect(page("/posts/two/", of: published) == nil)
      clock.now = Timestamp(seconds: 1_801_500_000)  // 2027-02-01, later in the day
      let appeared = try await eventually {
        page("/posts/two/", of: published)?.contains("Later words.") == true
      }
      #expect(appeared)
    }
  }

  @Test func anApprovedCommentAppearsOnThePageAndInItsFeed() async throws {
    try await keeping { directory, published, store, clock, _ in
      var form = Form()
      form = Form(Array("name=Ann&body=Well+said.".utf8))
      let comment = CommentDraft(form).comment(on: "one", now: clock.now)
      try await store.submit(comment)
      let moderation = Moderation(blogAt: directory, store: store)
      let found = try await moderation.comments([String(comment.id.prefix(6))])
      #expect(found == [comment])
      // Twice, as after a crash between the two steps.
      try await moderation.approve(comment, now: clock.now)
      try await moderation.approve(comment, now: clock.now)
      #expect(try await store.comments(.awaiting).isEmpty)
      #expect(try await eventually { page("/posts/one/comments.xml", of: published) != nil })
      let text = try #require(page("/posts/one/", of: published))
      #expect(text.components(separatedBy: "Well said.").count == 2)
      #expect(page("/posts/one/comments.xml", of: published)?.contains(comment.publicID) == true)
    }
  }

  @Test func whatAnotherProcessFetchedIsServed() async throws {
    try await keeping { directory, published, _, clock, _ in
      let other = try Store.open(blogAt: directory)
      try await other.list([("https://example.net/feed", "example.net")], now: clock.now)
      let subscription = try #require(try await other.subscriptions().first)
      var entry = Entry()
      entry.id = "https://example.net/1"
      entry.title = Syndication.Text("News from elsewhere")
      entry.links = [Link("https://example.net/1", .alternate)]
      entry.updated = FeedDate(Timestamp(seconds: 1_799_000_000))
      var result = FetchResult(fetch: subscription.fetch)
      result.feed = Feed()
      result.changes.new = [
        EntryRecord(
          identity: "1",
          link: "https://example.net/1",
          fingerprint: [1],
          digest: [1],
          date: Timestamp(seconds: 1_799_000_000),
          document: Archive.bytes(of: entry)
        )
      ]
      try await other.save(result, of: subscription, now: clock.now)
      #expect(
        try await eventually {
          page("/timeline/", of: published)?.contains("News from elsewhere") == true
        }
      )
    }
  }

  @Test func datesOfFilesSurviveARestart() async throws {
    try await keeping { directory, published, store, clock, _ in
      try write(post("One", "2013-03-25", "Better words."), "posts/one.md", directory)
      #expect(
        try await eventually {
          page("/posts/one/", of: published)?.contains("Better words.") == true
        }
      )
      #expect(
        try await eventually {
          try await store.publications().mapValues(\.modified)
            == published.site.revisions.mapValues(\.lastModified)
        }
      )
      let again = try await SiteKeeper(
        SiteKeeper.Source(
          directory: directory,
          store: store,
          options: SiteOptions(),
          now: { Timestamp(seconds: clock.now.seconds + 9999) }
        ),
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      )
      #expect(again.published.site.revisions == published.site.revisions)
    }
  }

  @Test func aCommentOfAPostThatIsGoneIsNotPublished() async throws {
    try await keeping { directory, _, store, clock, _ in
      let comment = CommentDraft(Form(Array("name=A&body=B".utf8))).comment(
        on: "gone",
        now: clock.now
      )
      try await store.submit(comment)
      let moderation = Moderation(blogAt: directory, store: store)
      await #expect(throws: Moderation.Refusal.self) {
        try await moderation.approve(comment, now: clock.now)
      }
      #expect(try await store.comments(.awaiting) == [comment])
    }
  }

  @Test func idsMustNameOneComment() async throws {
    try await keeping { directory, _, store, clock, _ in
      for id in ["ab1", "ab2"] {
        var comment = CommentDraft(Form(Array("name=A&body=B".utf8))).comment(
          on: "one",
          now: clock.now
        )
        comment.id = id
        try await store.submit(comment)
      }
      let moderation = Moderation(blogAt: directory, store: store)
      #expect(try await moderation.comments(["AB1", "ab1", "ab2"]).map(\.id) == ["ab1", "ab2"])
      for ids in [["ab"], ["x"], [""], ["ab1", "nothing"]] {
        await #expect(throws: Moderation.Refusal.self) { try await moderation.comments(ids) }
      }
    }
  }
}
