/// Tags of languages (BCP 47).
enum LanguageTag {
  /// Whether the tag is well-formed: its primary subtag could be one of ISO 639, the rest obeys the grammar.
  ///
  /// Codes of two letters are looked up; those of three are too many and too young to be listed.
  static func isValid(_ tag: String) -> Bool {
    let subtags = tag.lowercased().split(separator: "-", omittingEmptySubsequences: false)
    guard let primary = subtags.first else { return false }
    if primary == "x" || primary == "i" { return subtags.count > 1 && isTail(subtags.dropFirst()) }
    let isKnown =
      switch primary.utf8.count {
      case 2: iso639.contains(String(primary))
      case 3: primary.utf8.allSatisfy(isLetter)
      default: false
      }
    return isKnown && isTail(subtags.dropFirst())
  }

  private static func isTail(_ subtags: ArraySlice<Substring>) -> Bool {
    subtags.allSatisfy { subtag in
      (1...8).contains(subtag.utf8.count)
        && subtag.utf8.allSatisfy { isLetter($0) || Digits.isDigit($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

  /// ISO 639-1, and the codes that it had before.
  private static let iso639 = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz \
    ia id ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj \
    om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv \
    sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(separator: " ").map(String.init)
  )
}
