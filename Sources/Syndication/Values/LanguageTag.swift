/// Tags of languages (BCP 47).
enum LanguageTag {
  /// Whether the tag is well-formed: its primary subtag could be one of ISO 639, the rest obeys the grammar.
  ///
  /// Codes of two letters are looked up; of those of three there are young ones, so that they only have to
  /// look like one: ``firstUnregistered(in:)`` knows which are registered.
  static func isValid(_ tag: String) -> Bool {
    let tag = tag.lowercased()
    if grandfathered.contains(tag) { return true }
    var subtags = tag.split(separator: "-", omittingEmptySubsequences: false)[...]
    guard let primary = subtags.popFirst() else { return false }
    if primary == "x" { return isPrivate(subtags) }
    let isKnown =
      switch primary.utf8.count {
      case 2: iso639.contains(String(primary))
      // Longer ones are for registering, and none is registered.
      case 3: primary.utf8.allSatisfy(isLetter)
      default: false
      }
    return isKnown && isTail(subtags)
  }

  /// What may follow the language, in this order: extensions of it, the script, the region, variants,
  /// extensions of one letter, and what is private (RFC 5646 section 2.1).
  private static func isTail(_ subtags: ArraySlice<Substring>) -> Bool {
    var rest = subtags
    func isNext(_ count: ClosedRange<Int>, _ isAllowed: (UInt8) -> Bool) -> Bool {
      guard let next = rest.first else { return false }
      return count.contains(next.utf8.count) && next.utf8.allSatisfy(isAllowed)
    }
    var extended = 0
    while extended < 3, isNext(3...3, isLetter) {
      rest.removeFirst()
      extended += 1
    }
    if isNext(4...4, isLetter) { rest.removeFirst() }
    if isNext(2...2, isLetter) || isNext(3...3, Digits.isDigit) { rest.removeFirst() }
    while isNext(5...8, isAlphanumeric)
      || isNext(4...4, isAlphanumeric) && Digits.isDigit(rest.first?.utf8.first ?? 0)
    {
      rest.removeFirst()
    }
    while isNext(1...1, isAlphanumeric), rest.first != "x" {
      rest.removeFirst()
      guard isNext(2...8, isAlphanumeric) else { return false }
      while isNext(2...8, isAlphanumeric) { rest.removeFirst() }
    }
    return rest.first == "x" ? isPrivate(rest.dropFirst()) : rest.isEmpty
  }

  private static func isPrivate(_ subtags: ArraySlice<Substring>) -> Bool {
    !subtags.isEmpty
      && subtags.allSatisfy {
        (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isAlphanumeric)
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLetter(byte) || Digits.isDigit(byte)
  }

  /// Tags that were registered before there was a grammar (RFC 5646 section 2.2.8).
  static let grandfathered: Set<String> = [
    "art-lojban", "cel-gaulish", "en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak",
    "i-klingon", "i-lux", "i-mingo", "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu", "no-bok",
    "no-nyn", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan",
    "zh-xiang",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  /// ISO 639-1, and the codes that it had before.
  private static let iso639 = LanguageSubtagRegistry.words(LanguageSubtagRegistry.twoLetters)
}
