import Markup
import Storage
import Syndication

/// What an entry says, as digests: computed together, since a text is gone through once.
struct Fingerprint {
  /// Of what a reader would notice.
  ///
  /// White space, markup, counters of visits, tracking parameters and dates are left out: many feeds
  /// state them afresh with every answer.
  let bytes: [UInt8]
  /// Of title and text alone, the same in whatever feed: nil when there is too little of them.
  let text: Int64?
  /// Of the title alone.
  let title: Int64?

  /// Shorter texts are the same in entries that are not.
  private static let enough = 80

  /// Takes the canonical form of the entry's link, where somebody knows it already.
  init(of entry: Entry, link known: String? = nil) {
    let url = known == nil ? nil : entry.url
    let title = entry.title.map(Words.of)
    let texts = [entry.summary].compactMap(\.self) + entry.content
    /// What is said, one after the other: each behind its label, before a zero.
    var said: [UInt8] = []
    said.reserveCapacity(texts.reduce(512) { $0 + $1.value.utf8.count })
    func add(_ label: UInt8, _ bytes: some Sequence<UInt8>) {
      said.append(label)
      said.append(contentsOf: bytes)
      said.append(0)
    }
    if let title { add(1, title) }
    var longest = 0..<0
    for (index, text) in texts.enumerated() {
      said.append(index == 0 && entry.summary != nil ? 2 : 3)
      let start = said.count
      Words.append(text, to: &said)
      if said.count - start > longest.count { longest = start..<said.count }
      said.append(0)
    }
    for link in entry.links where link.relation == .alternate || link.relation == .enclosure {
      let isKnown = link.href == url
      add(4, (isKnown ? known ?? "" : URI.canonicalLink(link.href)).utf8)
    }
    for author in entry.authors { add(5, (author.name ?? author.email ?? "").utf8) }
    for category in entry.categories { add(6, category.term.utf8) }
    bytes = Identity.digest(of: said)

    let spelled = Self.spelling(entry.title, words: title ?? [])
    self.title = spelled.isEmpty ? nil : Identity.mark(spelled[...])
    text =
      longest.count >= Self.enough ? Identity.mark(spelled[...], [0], said[longest]) : nil
  }

  /// A title as it is compared: however it was escaped, and whatever was shouted.
  private static func spelling(_ title: Text?, words: [UInt8]) -> [UInt8] {
    let isEscaped = title?.value.utf8.contains(UInt8(ascii: "&")) ?? false
    let plain = isEscaped ? Words.of(Text(title?.plain ?? "")) : words
    return plain.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}

/// The characters of a text without tags, runs of white space as one space, without counters.
enum Words {
  static func of(_ text: Text) -> [UInt8] {
    var words: [UInt8] = []
    words.reserveCapacity(text.value.utf8.count)
    append(text, to: &words)
    return words
  }

  /// Appends those of a text to what stands before and has nothing to do with it.
  static func append(_ text: Text, to words: inout [UInt8]) {
    let (isMarkup, span) = (text.isMarkup, text.value.utf8.span)
    let start = words.count
    /// Where numbers begin that stand alone: each may be a count of something.
    var numbers: [Int] = []
    var place = 0
    while place < span.count {
      let byte = span[place]
      let last = words.count > start ? words[words.count - 1] : 0x20
      place += 1
      switch byte {
      case UInt8(ascii: "<") where isMarkup:
        place = ByteSearch.first(UInt8(ascii: ">"), in: span, from: place) + 1
        continue
      case 0x09, 0x0A, 0x0D, 0x20:
        if last != 0x20 { words.append(0x20) }
      case 0x30...0x39:
        if last == 0x20 || last == UInt8(ascii: "(") { numbers.append(words.count) }
        words.append(byte)
      default:
        words.append(byte)
      }
      // Most of a text is copied as it stands.
      if byte == (words.count > start ? words[words.count - 1] : 0x20) {
        place = ByteSearch.appendPlainWords(of: span, from: place, to: &words)
      }
    }
    if words.count > start, words.last == 0x20 { words.removeLast() }
    if !numbers.isEmpty { removeCounts(at: numbers, from: &words, since: start) }
  }

  /// What is counted beside posts, in the languages of most feeds.
  private static let counted: Set<String> = [
    "view", "views", "visit", "visits", "visitor", "visitors", "hit", "hits", "read", "reads",
    "reader", "readers", "comment", "comments", "reply", "replies", "response", "responses",
    "like", "likes", "share", "shares", "vote", "votes", "point", "points", "download",
    "downloads", "click", "clicks", "retweets", "reactions", "aufrufe", "kommentar",
    "kommentare", "vues", "commentaires", "visitas", "comentarios", "lecturas",
    "visualizzazioni", "commenti", "reacties", "weergaven", "просмотров", "комментариев",
  ]

  /// Takes out the number of "1,234 views" and of "Comments: 5".
  private static func removeCounts(
    at numbers: [Int],
    from words: inout [UInt8],
    since beginning: Int
  ) {
    var kept: [UInt8] = []
    var place = beginning
    for start in numbers where start >= place {
      let end = words[start...].firstIndex { !isOfNumber($0) } ?? words.count
      let isBefore = end < words.count && words[end] == 0x20 && isCounted(words[(end + 1)...])
      guard isBefore || isCounted(before: words[beginning..<start]) else { continue }
      kept += words[place..<start]
      place = end
    }
    guard place > beginning else { return }
    kept += words[place...]
    words.replaceSubrange(beginning..., with: kept)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "k"), UInt8(ascii: "K"):
      true
    default: false
    }
  }

  private static func isCounted(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, beginnings.contains(first | 0x20) else { return false }
    let word = rest.prefix(32).prefix { $0 >= 0x80 || isLetter($0) }
    return counted.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// What counted words begin with, their letters small: most words beside numbers do not.
  private static let beginnings = Set(counted.compactMap { $0.utf8.first.map { $0 | 0x20 } })

  private static func isCounted(before: ArraySlice<UInt8>) -> Bool {
    guard before.count > 2, before.last == 0x20, before.dropLast().last == UInt8(ascii: ":")
    else { return false }
    let name = before.dropLast(2).suffix(32)
    let word = name.suffix(
      from: name.lastIndex { $0 < 0x80 && !isLetter($0) }.map { $0 + 1 }
        ?? name.startIndex
    )
    return counted.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension Text {
  /// The text without markup, a paragraph a line.
  package var paragraphs: [String] {
    guard isMarkup else { return value.split(separator: "\n").map(String.init) }
    let ends = ["</p>", "</li>", "</h1>", "</h2>", "</h3>", "</h4>", "<br>", "<br/>", "<br />"]
    var parts = [value[...]]
    for end in ends { parts = parts.flatMap { $0.split(separator: end) } }
    return parts.map { Text(String($0), kind: .html).plain }.filter { !$0.isEmpty }
  }
}
