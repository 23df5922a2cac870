extension Message {
  /// The kind that a person means by an id, whatever its capitals.
  package static func called(_ id: String) -> Message? {
    if let message = byID[id] { return message }
    let folded = id.lowercased()
    return all.first { $0.id.lowercased() == folded }
  }

  /// What to say of an id that is none, with a guess of what was meant.
  package static func unknown(_ id: String) -> String {
    let folded = id.lowercased()
    let near = all.map { (id: $0.id, distance: EditDistance.between(folded, $0.id.lowercased())) }
      .filter { $0.distance <= max(2, folded.count / 3) }
      .min { $0.distance < $1.distance }
    let guess = near.map { "did you mean \($0.id)? " } ?? ""
    return "there is no finding \"\(id)\": \(guess)`feedloom rules` lists them all"
  }
}

/// How many letters have to be added, taken away or replaced to make one word of another.
enum EditDistance {
  static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let replaced = diagonal + (letter == right[place] ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
      }
    }
    return row[right.count]
  }
}
