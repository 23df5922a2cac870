import Markup
import Syndication

extension Property {
  package static let feeds = [
    Property(name: "atom", seeds: ["atom", "xml"], check: feed),
    Property(name: "rss", seeds: ["xml"], check: feed),
    Property(name: "rdf", seeds: ["rdf"], check: feed),
    Property(name: "jsonfeed", seeds: ["json"], check: feed),
    Property(name: "opml", seeds: ["opml"], check: feed),
    Property(name: "pieces", seeds: ["xml", "atom", "rdf"], check: pieces),
    Property(name: "validator", seeds: ["xml", "atom", "rdf", "json", "opml"], check: validator),
  ]

  /// A feed that was read can be written in each format, and is then read without any recovery.
  private static func feed(_ bytes: [UInt8]) -> String? {
    let result = Feed.read(bytes)
    guard result.format != nil else { return nil }
    for format in [FeedFormat.atom, .rss, .json, .opml] {
      guard let written = try? result.feed.bytes(as: format) else {
        return "\(format): not written"
      }
      var options = ReadOptions()
      options.sanitizes = false
      let again = Feed.read(written, options: options)
      guard again.format == format, faults(again).isEmpty else {
        let text = String(decoding: written, as: UTF8.self)
        return "\(format): read as \(String(describing: again.format)), \(faults(again)): \(text)"
      }
      guard let twice = try? again.feed.bytes(as: format) else { return "\(format): not again" }
      let third = Feed.read(twice, options: options)
      guard faults(third).isEmpty else { return "\(format), the second time: \(faults(third))" }
    }
    return nil
  }

  /// What is wrong with what was written: elements that are carried keep the names they had.
  private static func faults(_ result: ReadResult) -> [Problem] {
    result.problems.filter { !["name-case", "namespace-spelling"].contains($0.code.rawValue) }
  }

  /// A feed that is read while it comes in has the same entries, if there is nothing to recover from.
  private static func pieces(_ bytes: [UInt8]) -> String? {
    let size = 1 + Int(bytes.first ?? 0) * 7
    let bytes = bytes.dropFirst()
    var reader = EntryReader()
    var entries: [Entry] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let end = min(place + size, bytes.endIndex)
      entries += reader.read(Array(bytes[place..<end]))
      place = end
    }
    entries += reader.finish()
    let whole = Feed.read(Array(bytes))
    guard whole.problems.isEmpty, whole.format != .json, entries != whole.feed.entries else {
      return nil
    }
    return "\(entries.count) entries in pieces of \(size), \(whole.feed.entries.count) in the whole"
  }

  /// Findings are in order and inside the text.
  private static func validator(_ bytes: [UInt8]) -> String? {
    var options = ValidationOptions()
    options.now = Timestamp(seconds: 1_767_225_600)
    options.collectsPasses = true
    let findings = Validator.validate(bytes, options: options).findings
    for (first, second) in zip(findings, findings.dropFirst())
    where second.position < first.position {
      return "\(second.position) stands behind \(first.position)"
    }
    return nil
  }
}
