internal import Markup

/// What of another feed comes onto a timeline, and with which tags.
package struct EntryRules: Sendable, Hashable {
  /// Of these words, or phrases, an entry must have one.
  package var include: [String] = []
  /// Of these it must have none.
  package var exclude: [String] = []
  package var includeTags: [String] = []
  package var excludeTags: [String] = []
  package var includeAuthors: [String] = []
  package var excludeAuthors: [String] = []
  /// An entry that states a language states one of these; `en` means `en-GB`, too.
  package var languages: [String] = []
  /// What each entry is tagged with beside its own tags.
  package var addTags: [String] = []
  /// So many entries of one feed are shown at most.
  package var maxPerFeed: Int?
  /// So many entries of one author are shown at most.
  package var maxPerAuthor: Int?
  /// So many of the entries that a feed has at its first fetch come onto the timeline at most.
  package var firstEntries: Int?
  /// None of them that is older, but for the newest few.
  package var firstDays: Int?
  /// After so many minutes at the earliest the feed is asked for again, in place of an hour.
  package var pollMinutes: Int?

  package init() {}

  /// Whether an entry may come onto the timeline.
  ///
  /// `feed` says what an entry does not say of itself: its authors and its language.
  package func allow(_ entry: Entry, of feed: Feed) -> Bool {
    if !languages.isEmpty, let language = entry.language ?? feed.language {
      guard languages.contains(where: { Self.matches(language, range: $0) }) else { return false }
    }
    let tags = entry.categories.flatMap { [$0.term, $0.label ?? $0.term] }
    guard Self.allow(tags, including: includeTags, excluding: excludeTags) else { return false }
    let authors = entry.authors.isEmpty ? feed.authors : entry.authors
    let names = authors.flatMap { [$0.name, $0.email, $0.uri].compactMap { $0 } }
    guard Self.allow(names, including: includeAuthors, excluding: excludeAuthors) else {
      return false
    }
    if include.isEmpty, exclude.isEmpty { return true }
    let text = WordSearch(entry)
    return (include.isEmpty || include.contains(where: text.has))
      && !exclude.contains(where: text.has)
  }

  private static func allow(
    _ names: [String],
    including: [String],
    excluding: [String]
  ) -> Bool {
    if including.isEmpty, excluding.isEmpty { return true }
    let names = Set(names.map { $0.lowercased() })
    return (including.isEmpty || including.contains { names.contains($0.lowercased()) })
      && !excluding.contains { names.contains($0.lowercased()) }
  }

  /// RFC 4647 section 3.3.1.
  private static func matches(_ tag: String, range: String) -> Bool {
    let (tag, range) = (tag.lowercased(), range.lowercased())
    return tag == range || tag.hasPrefix(range + "-")
  }
}

extension Entry {
  /// Whether title or text have a word or phrase; a `*` at the end stands for any ending.
  package func says(_ phrase: String) -> Bool { WordSearch(self).has(phrase) }
}

/// The words of an entry, to be looked for.
struct WordSearch {
  private let text: String

  init(_ entry: Entry) {
    let texts = [entry.title, entry.summary].compactMap { $0 } + entry.content
    text = texts.map { Self.normal($0.isMarkup ? $0.value.plainTextOfHTML : $0.value) }.joined()
  }

  /// Whether it has a word or phrase; a `*` at the end stands for any ending.
  func has(_ phrase: String) -> Bool {
    let words = Self.normal(phrase)
    if words == " " { return false }
    // Scripts without spaces have no ends of words to be seen.
    if words.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) {
      return text.contains(words.dropFirst().dropLast())
    }
    return text.contains(phrase.hasSuffix("*") ? words.dropLast() : words[...])
  }

  /// Words in lower case, a space before, between and behind them.
  private static func normal(_ text: String) -> String {
    var result = " "
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        result.unicodeScalars.append(scalar)
      } else if result.last != " " {
        result.append(" ")
      }
    }
    return result.last == " " ? result : result + " "
  }
}
