import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Storage
import Syndication

struct History: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show how an entry of another blog changed.",
    discussion: """
      Prints when the entry was first seen, each change as a difference of its text, and whether its \
      author took it back. The last \(Store.revisionLimit) changes are kept. The exit code is 1 when \
      there is no such entry.
      """
  )

  @OptionGroup var blog: StoreArgument

  @Argument(help: "The entry: its id, or the address of its page.")
  var entry: String

  func run() async throws {
    let found = try await reportingStore {
      let link = URI.canonicalLink(entry)
      return try await blog.store().history(
        id: entry,
        link: link,
        linkMark: Identity.mark(link)
      )
    }
    if found.isEmpty {
      Terminal.error("no feed has had an entry with the id or the address \(entry.oneLine)")
      throw ExitCode.findings
    }
    for history in found { output(Self.text(of: history)) }
  }

  private static func text(of history: EntryHistory) -> [UInt8] {
    let present = history.forms.last?.entry
    var lines = ["\((present?.title?.plain ?? history.identity).oneLine)"]
    lines.append("feed       \(history.feedURL.oneLine)")
    lines.append("first seen \(history.firstSeen.rfc3339UTC)" + note(of: history.placement))
    if let date = history.missingSince {
      lines.append("since \(date.rfc3339UTC) the feed is without it")
    }
    if let date = history.withdrawn { lines.append("withdrawn  \(date.rfc3339UTC)") }
    if history.forms.isEmpty { lines.append("its text is not kept any more") }
    var text = Array(lines.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    for (old, new) in zip(history.forms, history.forms.dropFirst()) {
      let difference = UnifiedDiff.text(
        Self.lines(of: old.entry),
        Self.lines(of: new.entry),
        path: "entry"
      )
      let head = "--- \(old.since.rfc3339UTC)\n+++ \(new.since.rfc3339UTC)\n"
      // The names of files mean nothing here: the dates take their place.
      let body = difference.split(separator: UInt8(ascii: "\n"), maxSplits: 2).dropFirst(2)
      text += Array("\n\(head)".utf8) + (body.first ?? [])
    }
    return text + [UInt8(ascii: "\n")]
  }

  private static func note(of placement: Placement) -> String {
    switch placement {
    case .timeline: ""
    case .late: ", later than its date"
    case .backlog: ", as part of what the feed had before"
    }
  }

  /// The entry as text, a paragraph a line.
  private static func lines(of entry: Entry) -> [UInt8] {
    var lines = ["title: \(entry.title?.plain ?? "")", "link: \(entry.url ?? "")"]
    lines += entry.authors.map { "author: \($0.name ?? $0.email ?? "")" }
    lines += entry.categories.map { "category: \($0.label ?? $0.term)" }
    lines += entry.enclosures.map { "file: \($0.href)" }
    for text in [entry.summary].compactMap(\.self) + entry.content {
      lines += [""] + text.paragraphs
    }
    return Array(lines.map { $0.oneLine + "\n" }.joined().utf8)
  }
}
