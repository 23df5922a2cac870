import Syndication

/// Which entries of several feeds are one and the same: pure.
enum Deduplication {
  /// An entry beside what decides which of several copies is the original.
  struct Candidate {
    /// The id; nil when it does not tell the entry from others, see ``identifying(_:)``.
    var id: String?
    /// The canonical link; nil when it does not tell the entry from others.
    var link: String?
    /// Which feed it is in.
    var feed: Int
    /// Smaller is closer to the origin.
    var rank: Int
    var date: Timestamp
  }

  /// The places of the entries to keep, in their order: of each set of copies the original.
  ///
  /// Two entries are copies when they have the same id or the same link, or when a third is a copy of
  /// both. The original is the one of the lowest rank, of those the earliest.
  static func originals(of candidates: [Candidate]) -> [Int] {
    let candidates = identifying(candidates)
    let order = candidates.indices.sorted { left, right in
      let (a, b) = (candidates[left], candidates[right])
      return (a.rank, a.date, left) < (b.rank, b.date, right)
    }
    var groups = Groups(count: candidates.count)
    var byKey: [String: Int] = [:]
    for index in order {
      let candidate = candidates[index]
      let keys = [candidate.id.map { "i" + $0 }, candidate.link.map { "l" + $0 }]
      for key in keys.compactMap(\.self) {
        if let other = byKey[key] {
          groups.join(other, index)
        } else {
          byKey[key] = index
        }
      }
    }
    var taken: Set<Int> = []
    return order.filter { taken.insert(groups.leader(of: $0)).inserted }.sorted()
  }

  /// The candidates without the ids and links that several entries of one feed share: those name a
  /// home page or are a mistake, and would make different entries one.
  private static func identifying(_ candidates: [Candidate]) -> [Candidate] {
    var uses: [String: Int] = [:]
    for candidate in candidates {
      if let id = candidate.id { uses["\(candidate.feed) i\(id)", default: 0] += 1 }
      if let link = candidate.link { uses["\(candidate.feed) l\(link)", default: 0] += 1 }
    }
    return candidates.map { candidate in
      var candidate = candidate
      if let id = candidate.id, uses["\(candidate.feed) i\(id)"] != 1 { candidate.id = nil }
      if let link = candidate.link, uses["\(candidate.feed) l\(link)"] != 1 {
        candidate.link = nil
      }
      return candidate
    }
  }

  /// Disjoint sets.
  private struct Groups {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func leader(of index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }

    mutating func join(_ left: Int, _ right: Int) {
      parents[leader(of: right)] = leader(of: left)
    }
  }
}
