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
    let bytes = text.utf8.span
    if bytes.indices.allSatisfy({ bytes[$0] < 0x80 }) {
      guard readASCII(bytes) else { return nil }
    } else {
      guard read(text) else { return nil }
    }
  }

  /// Nearly all dates are of ASCII, where a byte is a character.
  private mutating func readASCII(_ bytes: Span<UInt8>) -> Bool {
    var isGlued = false
    var place = 0
    while place < bytes.count {
      let start = place
      let first = bytes[start]
      switch first {
      case 0x09...0x0D, 0x20:
        isGlued = false
        place += 1
        continue
      case _ where Digits.isDigit(first):
        place += Digits.count(bytes, at: start)
        guard place - start <= 16 else { return false }
        let number = Digits.read(bytes, at: start, count: place - start) ?? 0
        items.append((.number(number, digits: place - start), isGlued))
      case _ where Self.isLetter(first):
        place = Self.endOfWord(bytes, from: start)
        var word: [UInt8] = []
        for index in start..<place {
          word.append(Self.isLetter(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
        }
        items.append((.word(String(decoding: word, as: UTF8.self)), isGlued))
      default:
        place += 1
        items.append((.mark(Character(Unicode.Scalar(first))), isGlued))
      }
      isGlued = true
    }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// As ``word(_:)``.
  private static func endOfWord(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let isJoint =
        (bytes[end] == UInt8(ascii: "/") || bytes[end] == UInt8(ascii: "_"))
        && end + 1 < bytes.count && isLetter(bytes[end + 1])
      guard isLetter(bytes[end]) || isJoint else { break }
      end += 1
    }
    return end
  }

  private mutating func read(_ text: String) -> Bool {
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
        guard digits.count <= 16 else { return false }
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
    return true
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
