import Storage
import Syndication

/// Whether somebody wants not to be republished: what feeds can say of it, where it stands.
enum OptOut {
  /// An entry is left out when it says so, or its feed does.
  static func isMeant(by stored: StoredEntry) -> Bool {
    isSaid(by: stored.entry.foreign + stored.entry.podcast.elements)
      || isSaid(by: stored.feed.foreign + stored.feed.podcast.elements)
      || isYes(stored.entry.itunes.block) || isYes(stored.feed.itunes.block)
  }

  private static func isSaid(by elements: [ForeignElement]) -> Bool {
    elements.contains { element in
      switch (element.localName, element.namespace) {
      case ("restriction", "http://www.bloglines.com/about/specs/fac-1.0"):
        return element[attribute: "relationship"]?.lowercased() == "deny"
      case ("block", "http://www.google.com/schemas/play-podcasts/1.0"):
        return isYes(element.text)
      case ("block", "https://podcastindex.org/namespace/1.0"):
        // With an id it is meant for one platform.
        return element[attribute: "id"] == nil && isYes(element.text)
      case ("meta", _):
        let directives = (element[attribute: "content"] ?? "").lowercased()
          .split { $0 == "," || $0 == " " }
        switch element[attribute: "name"]?.lowercased() {
        case "robots": return directives.contains("noindex") || directives.contains("none")
        case "pipes": return directives.contains("noprocess")
        default: return false
        }
      default: return false
      }
    }
  }

  private static func isYes(_ text: String?) -> Bool {
    ["yes", "true"].contains(text?.trimmingSpace.lowercased())
  }
}

extension String {
  fileprivate var trimmingSpace: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
