import Storage
import Syndication

extension Attribution {
  /// So many feeds are named at most: trails grow with each hand that an entry goes through.
  private static let longestTrail = 10

  /// Names the feeds that an entry came through, as links of the relation `via`: those that the entry
  /// names itself, the one that it was fetched from if that is not its source, those with copies.
  static func setTrail(_ entry: inout Entry, _ stored: StoredEntry, copies: [StoredEntry]) {
    var trail = entry.links.filter { $0.relation == .via }
    entry.links.removeAll { $0.relation == .via }
    if isTakenFromElsewhere(stored) { trail.append(link(to: stored)) }
    trail += copies.map(link)
    let source = entry.source?.feed
    var known = Set(
      [source?.selfURL, source?.homePageURL].compactMap(\.self).map(URI.canonicalLink)
    )
    trail.removeAll { link in
      !isHarmless(link.href) || !known.insert(URI.canonicalLink(link.href)).inserted
    }
    entry.links += trail.prefix(longestTrail)
  }

  private static func link(to stored: StoredEntry) -> Link {
    let feed = stored.feed
    let address = feed.selfURL.flatMap { URI.isAbsolute($0) ? $0 : nil } ?? stored.feedURL
    return Link(address, .via, title: feed.title?.plain)
  }

  /// What the timeline says of an entry that its author took back.
  static func tombstone(of stored: StoredEntry) -> Tombstone {
    let entry = attributed(stored)
    return Tombstone(id: entry.id ?? "", deleted: stored.withdrawn.map { FeedDate($0) })
  }
}
