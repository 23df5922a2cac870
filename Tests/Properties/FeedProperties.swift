import Markup
import Syndication

extension Property {
  static let feeds = [
    Property(name: "atom", seeds: ["atom", "xml"], check: feed),
    Property(name: "rss", seeds: ["xml"], check: feed),
    Property(name: "rdf", seeds: ["rdf"], check: feed),
    Property(name: "jsonfeed", seeds: ["json"], check: feed),
    Property(name: "opml", seeds: ["opml"], check: feed),
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
      guard again.format == format, again.problems.isEmpty else {
        let text = String(decoding: written, as: UTF8.self)
        return "\(format): read as \(String(describing: again.format)), \(again.problems): \(text)"
      }
      guard let twice = try? again.feed.bytes(as: format) else { return "\(format): not again" }
      let third = Feed.read(twice, options: options)
      guard third.problems.isEmpty else { return "\(format), the second time: \(third.problems)" }
    }
    return nil
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
