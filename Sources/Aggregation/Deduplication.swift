import Syndication

/// Which entries of several feeds are one and the same: pure.
enum Deduplication {
  /// An entry beside what decides which of several copies is the original.
  struct Candidate {
    /// The id; nil when it does not tell the entry from others, see ``identifying(_:)``.
    var id: String?
    /// The canonical link; nil when it does not tell the entry from others.
    var link: String?
    /// The digest of title and text; nil when there is too little of them.
    var text: Int64?
    /// Which feed it is in.
    var feed: Int
    /// Smaller is closer to the origin.
    var rank: Int
    var date: Timestamp
  }

  /// The places of the entries, those that are copies of one together, the original first.
  ///
  /// Two entries are copies when they have the same id, the same link or the same text, or when a third
  /// is a copy of both. The original is the one of the lowest rank, of those the earliest.
  static func groups(of candidates: [Candidate]) -> [[Int]] {
    let candidates = identifying(candidates)
    let order = candidates.indices.sorted { left, right in
      let (a, b) = (candidates[left], candidates[right])
      return (a.rank, a.date, left) < (b.rank, b.date, right)
    }
    var sets = Groups(count: candidates.count)
    var byKey: [Key: Int] = [:]
    for index in order {
      let candidate = candidates[index]
      let keys: [Key?] = [
        candidate.id.map(Key.id), candidate.link.map(Key.link), candidate.text.map(Key.text),
      ]
      for key in keys.compactMap(\.self) {
        if let other = byKey[key] {
          sets.join(other, index)
        } else {
          byKey[key] = index
        }
      }
    }
    var places: [Int: Int] = [:]
    var groups: [[Int]] = []
    for index in order {
      let leader = sets.leader(of: index)
      if let place = places[leader] {
        groups[place].append(index)
      } else {
        places[leader] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  private enum Key: Hashable {
    case id(String)
    case link(String)
    case text(Int64)
  }

  private struct Use: Hashable {
    var feed: Int
    var key: Key
  }

  /// The candidates without the ids, links and texts that several entries of one feed share: those name
  /// a home page or are a mistake, and would make different entries one.
  private static func identifying(_ candidates: [Candidate]) -> [Candidate] {
    var uses: [Use: Int] = [:]
    func count(_ key: Key?, _ feed: Int) {
      if let key { uses[Use(feed: feed, key: key), default: 0] += 1 }
    }
    for candidate in candidates {
      count(candidate.id.map(Key.id), candidate.feed)
      count(candidate.link.map(Key.link), candidate.feed)
      count(candidate.text.map(Key.text), candidate.feed)
    }
    return candidates.map { candidate in
      func isShared(_ key: Key?) -> Bool {
        key.map { uses[Use(feed: candidate.feed, key: $0)] != 1 } ?? false
      }
      var own = candidate
      if isShared(candidate.id.map(Key.id)) { own.id = nil }
      if isShared(candidate.link.map(Key.link)) { own.link = nil }
      if isShared(candidate.text.map(Key.text)) { own.text = nil }
      return own
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
