/// A pattern for paths: `*` and `?` stay within a folder, `**` goes through folders, `[a-z]` is one of
/// some characters.
struct PathPattern: Sendable {
  private enum Token: Sendable {
    case character(Character)
    case any
    case run
    case anything
    /// `**/`: nothing, or whole folders.
    case folders
    case set([ClosedRange<Character>], isNegated: Bool)
  }

  private let tokens: [Token]

  init(_ pattern: String) {
    var tokens: [Token] = []
    var rest = Substring(pattern)
    while let character = rest.popFirst() {
      switch character {
      case "*" where rest.hasPrefix("*/"):
        rest = rest.dropFirst(2)
        tokens.append(.folders)
      case "*" where rest.hasPrefix("*"):
        rest = rest.dropFirst()
        tokens.append(.anything)
      case "*": tokens.append(.run)
      case "?": tokens.append(.any)
      case "[":
        if let set = Self.set(&rest) { tokens.append(set) } else { tokens.append(.character("[")) }
      case "\\": tokens.append(.character(rest.popFirst() ?? "\\"))
      default: tokens.append(.character(character))
      }
    }
    self.tokens = tokens
  }

  /// Whether a text has any of the characters that make it a pattern.
  static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

  private static func set(_ rest: inout Substring) -> Token? {
    guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
    var inside = rest[..<end]
    let isNegated = inside.first == "!" || inside.first == "^"
    if isNegated { inside = inside.dropFirst() }
    var ranges: [ClosedRange<Character>] = []
    while let low = inside.popFirst() {
      let high = inside.hasPrefix("-") ? inside.dropFirst().first : nil
      if let high, low <= high {
        ranges.append(low...high)
        inside = inside.dropFirst(2)
      } else {
        ranges.append(low...low)
      }
    }
    rest = rest[rest.index(after: end)...]
    return .set(ranges, isNegated: isNegated)
  }

  /// Whether the whole path is one of the pattern's, or lies in a folder that is, from the beginning
  /// of the path or of any part of it.
  func covers(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for start in parts.indices {
      for end in parts.indices.reversed() where end >= start {
        if matches(parts[start...end].joined(separator: "/")) { return true }
      }
    }
    return matches(path)
  }

  /// Whether the whole path is one of the pattern's.
  ///
  /// All ways to match are followed at once: no pattern takes longer than its length times the path's.
  func matches(_ path: String) -> Bool {
    var states: Set<Int> = []
    enter(0, &states)
    for character in path {
      var next: Set<Int> = []
      for state in states where state < tokens.count {
        switch tokens[state] {
        case .character(let expected):
          if character == expected { enter(state + 1, &next) }
        case .any:
          if character != "/" { enter(state + 1, &next) }
        case .set(let ranges, let isNegated):
          if character != "/", ranges.contains(where: { $0.contains(character) }) != isNegated {
            enter(state + 1, &next)
          }
        case .run:
          if character != "/" { enter(state, &next) }
        case .anything:
          enter(state, &next)
        case .folders:
          next.insert(state)
          if character == "/" { enter(state + 1, &next) }
        }
      }
      states = next
    }
    return states.contains(tokens.count)
  }

  /// A place in the pattern, and those that follow without a character.
  private func enter(_ state: Int, _ states: inout Set<Int>) {
    guard states.insert(state).inserted, state < tokens.count else { return }
    switch tokens[state] {
    case .run, .anything, .folders: enter(state + 1, &states)
    case .character, .any, .set: break
    }
  }
}
