extension LanguageTag {
  /// The first subtag of a valid tag that the registry does not hold (RFC 5646 section 2.2.9).
  static func firstUnregistered(in tag: String) -> String? {
    let tag = tag.lowercased()
    if grandfathered.contains(tag) { return nil }
    var rest = tag.split(separator: "-")[...]
    guard let language = rest.popFirst(), language != "x" else { return nil }
    if language.utf8.count == 3, !isRegistered(language) { return String(language) }
    while let subtag = rest.popFirst() {
      // What follows a single letter has registries of its own, or none.
      if subtag.utf8.count == 1 { return nil }
      if !lists(for: subtag).contains(where: { $0.contains(String(subtag)) }), !isPrivate(subtag) {
        return String(subtag)
      }
    }
    return nil
  }

  private static func isRegistered(_ language: Substring) -> Bool {
    if language >= "qaa", language <= "qtz" { return true }
    return languages[String(language.prefix(2))]?.contains(language.suffix(1)) ?? false
  }

  /// What a subtag can be, by its length and form.
  private static func lists(for subtag: Substring) -> [Set<String>] {
    let isNumber = subtag.utf8.allSatisfy(Digits.isDigit)
    switch subtag.utf8.count {
    case 2: return [regions]
    case 3: return [isNumber ? regions : extended]
    case 4: return [Digits.isDigit(subtag.utf8.first ?? 0) ? variants : scripts]
    default: return [variants]
    }
  }

  private static func isPrivate(_ subtag: Substring) -> Bool {
    subtag >= "qaaa" && subtag <= "qabx" && subtag.utf8.count == 4
      || subtag.utf8.count == 2 && (subtag >= "qm" && subtag <= "qz" || subtag.hasPrefix("x"))
  }

  /// The third letters of languages, by the first two.
  private static let languages = Dictionary(
    LanguageSubtagRegistry.languages.split(separator: " ").map {
      (String($0.prefix(2)), String($0.dropFirst(2)))
    },
    uniquingKeysWith: { first, _ in first }
  )
  private static let extended = LanguageSubtagRegistry.words(LanguageSubtagRegistry.extended)
  private static let scripts = LanguageSubtagRegistry.words(LanguageSubtagRegistry.scripts)
  private static let regions = LanguageSubtagRegistry.words(LanguageSubtagRegistry.regions)
  private static let variants = LanguageSubtagRegistry.words(LanguageSubtagRegistry.variants)
}
