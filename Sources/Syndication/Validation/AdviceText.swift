import Markup

/// A date, and how it was written.
struct AdviceDate {
  var time: Timestamp
  /// Where it was written, unless that is known.
  var element: Element?
  private var written = ""

  init(time: Timestamp, element: Element) {
    self.time = time
    self.element = element
  }

  init(time: Timestamp, text: String) {
    self.time = time
    written = text
  }

  var text: String { element?.trimmedText ?? written }
}

/// What the dates of a feed and its entries tell together.
struct AdviceDates {
  /// The date that all entries have.
  private(set) var onlyOne: String?
  /// The first entry that is younger than the one before it, in a feed that is in no order.
  private(set) var stray: Advice.Entry?
  /// The date of the feed, where an entry is younger.
  private(set) var tooEarly: String?

  init(_ entries: [Advice.Entry], of feed: AdviceDate?) {
    let dated = entries.compactMap { entry in entry.date.map { (entry, $0.time) } }
    guard dated.count > 1, let first = dated.first else { return }
    if dated.count > 2, dated.allSatisfy({ $0.1 == first.1 }) { onlyOne = first.0.date?.text }
    let pairs = zip(dated, dated.dropFirst())
    // A feed whose oldest entry is first is in order, too.
    if !pairs.allSatisfy({ $0.1 <= $1.1 }) { stray = pairs.first { $0.1 < $1.1 }?.1.0 }
    if let feed, let latest = dated.map(\.1).max(), feed.time < latest { tooEarly = feed.text }
  }
}

/// Ids that look as if they would change some day.
struct FragileIDs {
  /// The page of the feed.
  var home: String?
  private var hasToldOfScheme = false
  private var hasToldOfSlug = false

  /// Whether nothing is to be said of an id, as is told without taking it apart.
  func isSteady(_ id: Span<UInt8>) -> Bool {
    let id = id.extracting(id.trimmed)
    guard PlainAddress(id) != nil else { return false }
    let isInHTTPS = home?.hasPrefix("https:") ?? false
    guard hasToldOfScheme || !isInHTTPS || id[4] == UInt8(ascii: "s") else { return false }
    var hasDigit = hasToldOfSlug
    for place in id.indices {
      if id[place] == UInt8(ascii: "?") { return false }
      if Digits.isDigit(id[place]) { hasDigit = true }
    }
    return hasDigit
  }

  /// Whether an id is worth a remark; what is so by the custom of a whole feed is, once.
  mutating func mayChange(_ id: String) -> Bool {
    guard id.hasPrefix("http:") || id.hasPrefix("https:") else { return false }
    let parts = URI.Components(id)
    let port = parts.authorityParts?.port ?? ""
    if port.count > 1 || Self.hasSession(parts.query) { return true }
    if !hasToldOfScheme, id.hasPrefix("http:"), isHadSecurely(parts.host) {
      hasToldOfScheme = true
      return true
    }
    if !hasToldOfSlug, Self.isBareTitle(id, parts) {
      hasToldOfSlug = true
      return true
    }
    return false
  }

  /// Whether the pages of the same host are had by https by now.
  private func isHadSecurely(_ host: String?) -> Bool {
    guard let home, let host, home.hasPrefix("https:") else { return false }
    return URI.Components(home).host?.lowercased() == host.lowercased()
  }

  /// Whether the path ends in words of a title, and nothing in the address tells one entry from another
  /// of that title.
  private static func isBareTitle(_ id: String, _ parts: URI.Components) -> Bool {
    guard parts.query == nil, !id.utf8.contains(where: Digits.isDigit) else { return false }
    let name = parts.path.split(separator: "/").last ?? ""
    return name.split { $0 == "-" || $0 == "_" }.count > 2
  }

  /// Whether a parameter says who asked, or where the address was found.
  private static func hasSession(_ query: String?) -> Bool {
    (query ?? "").lowercased().split(separator: "&").contains { parameter in
      let name = parameter.prefix { $0 != "=" }
      return name.hasPrefix("utm_") || ["sid", "phpsessid", "jsessionid", "session"].contains(name)
        || name.hasSuffix("sessionid")
    }
  }
}

/// Looks at texts for what cut them off.
enum AdviceText {
  /// What programs write where they cut a text off, and where in the text it is, in UTF-8.
  struct BrokenEnd {
    var mark: String
    var offset: Int
  }

  /// Whether an element ends in what cut its text off.
  static func brokenEnd(of element: Element) -> BrokenEnd? {
    element.isEndOfText(mayBeBroken) ? brokenEnd(of: element.text) : nil
  }

  /// Whether, tags and white space at the end apart, a text ends in a bracket.
  private static func mayBeBroken(_ text: Span<UInt8>) -> Bool {
    var end = text.count
    while end > 0 {
      switch text[end - 1] {
      case UInt8(ascii: "]"), UInt8(ascii: ")"): return true
      case 0x20, 0x09, 0x0A, 0x0D: end -= 1
      case UInt8(ascii: ">"):
        while end > 0, text[end - 1] != UInt8(ascii: "<") { end -= 1 }
        end = max(end - 1, 0)
      default: return false
      }
    }
    return false
  }

  static func brokenEnd(of text: String) -> BrokenEnd? {
    var rest = text[...]
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    rest = rest.suffix(200)
    while rest.hasSuffix(">"), let tag = rest.lastIndex(of: "<") {
      rest = rest[..<tag]
      while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    }
    guard let mark = marks.first(where: { rest.hasSuffix($0) }) else { return nil }
    let end = text.utf8.distance(from: text.startIndex, to: rest.endIndex)
    return BrokenEnd(mark: mark, offset: end - mark.utf8.count)
  }

  private static let marks = [
    "[…]", "[...]", "[&#8230;]", "[&hellip;]", "(more…)", "(more...)",
  ]
}
