import Syndication

/// The entries of the timeline that have something in common: a source, or a tag.
struct TimelineShelf: Sendable {
  enum Kind: String, Sendable {
    case source = "sources"
    case tag = "tags"
  }

  var kind: Kind
  var name: String
  var slug: String
  /// Newest first.
  var entries: [Entry]

  /// Relative to the blog, percent-encoded.
  var location: String { "timeline/\(kind.rawValue)/\(URLText.encoded(slug))/" }
  var folder: String { "timeline/\(kind.rawValue)/\(slug)/" }

  /// So many tags have a page, those with the most entries.
  private static let mostTags = 100

  /// The other blogs among the entries, by name.
  static func sources(of entries: [Entry]) -> [TimelineShelf] {
    var shelves: [String: TimelineShelf] = [:]
    for entry in entries {
      guard let feed = entry.source?.feed,
        let key = feed.id ?? feed.selfURL ?? feed.homePageURL
      else { continue }
      let name = TimelinePage.name(of: feed)
      let address = feed.homePageURL ?? feed.selfURL ?? key
      shelves[key, default: shelf(.source, name, slug(ofAddress: address))].entries.append(entry)
    }
    return distinct(shelves.sorted { $0.key < $1.key }.map(\.value))
  }

  /// The tags that several entries have, by name; spellings that give one slug are one tag.
  static func tags(of entries: [Entry]) -> [TimelineShelf] {
    var shelves: [String: TimelineShelf] = [:]
    for entry in entries {
      var seen: Set<String> = []
      for category in entry.categories {
        let name = (category.label ?? category.term).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
        let slug = Slug.make(tag: name)
        guard !name.isEmpty, !slug.isEmpty, slug.utf8.count <= 200, seen.insert(slug).inserted
        else { continue }
        shelves[slug, default: shelf(.tag, name, slug)].entries.append(entry)
      }
    }
    let several = shelves.values.filter { $0.entries.count > 1 }
    let most = several.sorted { left, right in
      left.entries.count == right.entries.count
        ? left.slug < right.slug : left.entries.count > right.entries.count
    }
    return distinct(Array(most.prefix(mostTags)))
  }

  private static func shelf(_ kind: Kind, _ name: String, _ slug: String) -> TimelineShelf {
    TimelineShelf(kind: kind, name: name, slug: slug, entries: [])
  }

  /// `https://www.example.org/blog/` gives `example-org-blog`.
  private static func slug(ofAddress address: String) -> String {
    let key = URI.canonicalLink(address)
    let rest = key.firstRange(of: "://").map { String(key[$0.upperBound...]) } ?? key
    let slug = Slug.make(rest)
    return slug.isEmpty ? "source" : slug
  }

  /// By name, each with a slug of its own.
  private static func distinct(_ shelves: [TimelineShelf]) -> [TimelineShelf] {
    var taken: Set<String> = []
    let named = shelves.map { shelf in
      var shelf = shelf
      var number = 1
      let slug = shelf.slug
      while !taken.insert(shelf.slug).inserted {
        number += 1
        shelf.slug = "\(slug)-\(number)"
      }
      return shelf
    }
    return named.sorted { ($0.name.lowercased(), $0.slug) < ($1.name.lowercased(), $1.slug) }
  }
}
