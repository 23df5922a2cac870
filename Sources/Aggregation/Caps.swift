import Storage
import Syndication

/// Counts the entries of feeds and of authors, so that none takes the whole timeline.
struct Caps {
  private let rules: TimelineRules
  private var feeds: [String: Int] = [:]
  private var authors: [String: Int] = [:]

  init(_ rules: TimelineRules) { self.rules = rules }

  /// Whether there is room for one more; one's own entries have no limit.
  mutating func admits(_ stored: StoredEntry?) -> Bool {
    guard let stored else { return true }
    let address = stored.feedURL
    let people = stored.entry.authors.isEmpty ? stored.feed.authors : stored.entry.authors
    let names = Set(people.compactMap { ($0.name ?? $0.email ?? $0.uri)?.lowercased() })
    if let most = rules.number(\.maxPerFeed, for: address), feeds[address, default: 0] >= most {
      return false
    }
    if let most = rules.number(\.maxPerAuthor, for: address),
      names.contains(where: { authors[$0, default: 0] >= most })
    {
      return false
    }
    feeds[address, default: 0] += 1
    for name in names { authors[name, default: 0] += 1 }
    return true
  }
}

/// Adds the tags of rules to an entry, each once.
enum Tagging {
  static func add(_ tags: [String], to entry: inout Entry) {
    for tag in tags
    where !entry.categories.contains(where: { $0.term.lowercased() == tag.lowercased() }) {
      entry.categories.append(Category(tag))
    }
  }
}
