import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Storage
import Syndication

struct Health: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Tell how the feeds of a blog's blogroll fare.",
    discussion: """
      For each feed: whether it is well, failing, dormant (nothing but failures for four weeks), \
      gone (410) or merged with another; when it last succeeded; what went wrong; when it is asked \
      for next, and why then; where it says that it has moved, on how many of five days; how much \
      its validators saved. Nobody is asked anything. The exit code is 1 when a feed is not well.
      """
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var moment: MomentOption

  func run() async throws {
    let folder = try blogFolder(directory)
    let feeds = try await reportingStore {
      try await FeedHealth.load(
        Blogroll(blogAt: folder),
        from: try Store.open(blogAt: folder),
        now: moment.clock()
      )
    }
    if json {
      var writer = JSONWriter(indentation: 2)
      writer.array { writer in
        for feed in feeds { writer.object { Self.write(feed, to: &$0) } }
      }
      output(writer.finish())
    } else {
      output(feeds.map(Self.lines).joined())
      Terminal.note(Self.summary(feeds))
    }
    if feeds.contains(where: { ![.well, .new].contains($0.state) }) { throw ExitCode.findings }
  }

  private static func lines(_ health: FeedHealth) -> String {
    let fetch = health.feed.fetch
    let title = health.feed.title.map { "  " + $0.oneLine } ?? ""
    var lines = [health.state.rawValue + title]
    lines.append("  \(health.feed.url.oneLine)")
    lines.append("  last success: \(fetch.lastSuccess?.rfc3339UTC ?? "never")")
    if let kind = fetch.failure {
      let since = fetch.failingSince.map { " since \($0.rfc3339UTC)" } ?? ""
      let times = fetch.failures == 1 ? "once" : "\(fetch.failures) times"
      lines.append("  error: \(fetch.detail.oneLine) (\(kind), \(times)\(since))")
    }
    let due = health.nextDue.map { "\($0.rfc3339UTC)" } ?? "not any more"
    lines.append("  next: \(due)\(health.reason.isEmpty ? "" : ": ")\(health.reason.oneLine)")
    if let place = fetch.moving.current {
      lines.append("  moved: asked for at \(place.oneLine)")
    }
    if let place = fetch.moving.target {
      let count = "\(fetch.moving.count) of \(Moves.days) days"
      let end = place == fetch.moving.refused ? "; somebody does not want that" : ""
      lines.append("  says that it has moved: \(place.oneLine), \(count)\(end)")
    }
    lines.append(
      "  \(decimal(health.entriesAWeek)) entries a week; \(bytes(fetch.saved)) saved by validators"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  private static func summary(_ feeds: [FeedHealth]) -> String {
    let counts = FeedHealth.State.allCases.compactMap { state -> String? in
      let count = feeds.count { $0.state == state }
      return count > 0 ? "\(count) \(state.rawValue)" : nil
    }
    let saved = feeds.reduce(0) { $0 + $1.feed.fetch.saved }
    let list = counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")
    return "\(feeds.count) feeds\(list); \(bytes(saved)) saved by validators"
  }

  private static func write(_ health: FeedHealth, to writer: inout JSONWriter) {
    let fetch = health.feed.fetch
    writer.member("url", health.feed.url)
    writer.member("title", health.feed.title)
    writer.member("state", health.state.rawValue)
    writer.member("last_attempt", fetch.lastAttempt?.rfc3339UTC)
    writer.member("last_success", fetch.lastSuccess?.rfc3339UTC)
    writer.member("error", fetch.failure) { writer, kind in
      writer.member("kind", kind)
      writer.member("text", fetch.detail)
      writer.member("since", fetch.failingSince?.rfc3339UTC)
      writer.member("failures", fetch.failures)
    }
    writer.member("next_due", health.nextDue?.rfc3339UTC)
    writer.member("next_due_reason", health.reason)
    writer.member("moved_to", fetch.moving.current)
    writer.member("says_moved", fetch.moving.target) { writer, place in
      writer.member("to", place)
      writer.member("days", fetch.moving.count)
      writer.member("days_needed", Moves.days)
      writer.member("refused", place == fetch.moving.refused)
    }
    writer.member("bytes_saved", Int(fetch.saved))
    writer.member("entries_a_week", health.entriesAWeek)
  }

  private static func decimal(_ number: Double) -> String {
    String(format: "%.1f", number)
  }

  private static func bytes(_ count: Int64) -> String {
    switch count {
    case ..<10_000: "\(count) bytes"
    case ..<10_000_000: "\(count / 1000) kB"
    case ..<10_000_000_000: "\(count / 1_000_000) MB"
    default: "\(count / 1_000_000_000) GB"
    }
  }
}
