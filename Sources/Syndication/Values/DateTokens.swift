/// A piece of a date as written.
enum DateToken: Equatable {
  case number(Int, digits: Int)
  /// In lower case; the name of a place may hold `/` and `_`.
  case word(String)
  case mark(Character)
}

/// A date cut into numbers, words and marks.
struct DateTokens {
  /// The tokens, and whether each follows the one before without a space.
  private var items: [(token: DateToken, isGlued: Bool)] = []

  /// Nil for what is too long to be a date, or holds a number too long to be read.
  init?(_ text: String) {
    guard text.utf8.count <= 80 else { return nil }
    var rest = Substring(text.lowercased())
    var isGlued = false
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
        isGlued = false
        continue
      }
      if let digit = first.asciiDigit {
        let digits = rest.prefix { $0.asciiDigit != nil }
        guard digits.count <= 16 else { return nil }
        let number = digits.dropFirst().reduce(digit) { $0 * 10 + ($1.asciiDigit ?? 0) }
        items.append((.number(number, digits: digits.count), isGlued))
        rest = rest.dropFirst(digits.count)
      } else if first.isLetter {
        let word = Self.word(rest)
        items.append((.word(String(word)), isGlued))
        rest = rest.dropFirst(word.count)
      } else {
        items.append((.mark(first), isGlued))
        rest = rest.dropFirst()
      }
      isGlued = true
    }
  }

  /// Letters, and `/` or `_` between letters, up to what is none of these.
  private static func word(_ text: Substring) -> Substring {
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      let isJoint =
        (text[end] == "/" || text[end] == "_") && next < text.endIndex && text[next].isLetter
      guard text[end].isLetter || isJoint else { break }
      end = next
    }
    return text[..<end]
  }

  var count: Int { items.count }

  subscript(place: Int) -> DateToken? {
    items.indices.contains(place) ? items[place].token : nil
  }

  /// Whether the token follows the one before without a space.
  func isGlued(_ place: Int) -> Bool {
    items.indices.contains(place) && items[place].isGlued
  }

  /// The number at a place, when it has one of these counts of digits.
  func number(_ place: Int, digits: ClosedRange<Int>) -> Int? {
    guard case .number(let number, let count)? = self[place], digits.contains(count) else {
      return nil
    }
    return number
  }

  func isMark(_ place: Int, _ mark: Character) -> Bool { self[place] == .mark(mark) }
}

extension Character {
  fileprivate var asciiDigit: Int? {
    guard isASCII, let value = wholeNumberValue else { return nil }
    return value
  }
}
