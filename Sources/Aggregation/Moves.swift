package import Storage
package import Syndication

/// When a feed that servers say has moved is believed to have: pure.
package enum Moves {
  /// On how many different days in a row the same permanent redirect must lead to a feed.
  ///
  /// A misconfigured server, a captive portal or a domain that was sold say 301 too, for an hour or a
  /// day; what a feed moved to by mistake nobody would notice.
  package static let days = 5

  /// What an answer that was a feed means; says where the feed has now moved, or nil.
  @discardableResult
  package static func note(
    _ target: String?,
    in moving: inout Moving,
    now: Timestamp
  ) -> String? {
    guard let target else {
      moving.target = nil
      moving.count = 0
      moving.day = nil
      return nil
    }
    let day = now.seconds / Politeness.day
    if moving.target != target {
      moving.target = target
      moving.count = 0
      moving.day = nil
    }
    guard day > moving.day ?? .min else { return nil }
    moving.day = day
    moving.count = min(moving.count + 1, days)
    guard moving.count == days, target != moving.refused else { return nil }
    moving.current = target
    moving.target = nil
    moving.count = 0
    moving.day = nil
    return target
  }

  /// Takes a move back, for good: the feed is asked for where the blogroll says.
  package static func undo(_ moving: inout Moving) {
    moving.refused = moving.current ?? moving.target ?? moving.refused
    moving.current = nil
    moving.target = nil
    moving.count = 0
    moving.day = nil
  }

  /// The feeds that moved to where another one of the list is: by their ids, the address.
  package static func merged(_ feeds: [Subscription]) -> [Int64: String] {
    let moved = feeds.filter { $0.fetch.moving.current != nil }
    guard !moved.isEmpty else { return [:] }
    var owners: [String: Int64] = [:]
    for feed in feeds.filter({ $0.fetch.moving.current == nil }) + moved {
      let key = URI.canonicalLink(feed.address)
      if owners[key] == nil { owners[key] = feed.id }
    }
    var merged: [Int64: String] = [:]
    for feed in moved where owners[URI.canonicalLink(feed.address)] != feed.id {
      merged[feed.id] = feed.address
    }
    return merged
  }
}
