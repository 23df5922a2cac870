import Markup
import Syndication

/// Which feeds a page names: pure.
package enum Discovery {
  /// The addresses to try, the likeliest first.
  ///
  /// What the page says outranks what is guessed; comment feeds come after all others.
  package static func candidates(in content: Content, at url: String) -> [String] {
    let named = named(in: content, at: url)
    let isComments = { (address: String) in address.lowercased().contains("comment") }
    var seen: Set<String> = [url]
    return (named.filter { !isComments($0) } + named.filter(isComments) + guesses(at: url))
      .filter { seen.insert($0).inserted }
  }

  /// The addresses that the page itself says.
  static func named(in content: Content, at url: String) -> [String] {
    let page = Document(html: String(decoding: content.bytes, as: UTF8.self))
    let base = page.base.flatMap { URI.resolve($0, against: url) } ?? url
    return content.links.flatMap(linkHeader).compactMap { URI.resolve($0, against: url) }
      + page.alternates.compactMap { URI.resolve($0, against: base) }
  }

  /// Where feeds usually are, beside the page and at the root of its site.
  private static func guesses(at url: String) -> [String] {
    let names = ["feed", "feed.xml", "atom.xml", "rss.xml", "index.xml", "feed.json", "rss"]
    return names.compactMap { URI.resolve("/" + $0, against: url) }
  }

  /// The feeds of a header Link (RFC 8288): `<feed>; rel="alternate"; type="application/atom+xml"`.
  static func linkHeader(_ value: String) -> [String] {
    links(value).filter { isFeed(relations: $0.relations, type: $0.type) }.map(\.address)
  }

  /// The links of a header Link.
  static func links(_ value: String) -> [(address: String, relations: String, type: String)] {
    var found: [(address: String, relations: String, type: String)] = []
    var rest = value[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let address = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      let parameters = rest.prefix(upTo: rest.firstRange(of: ",")?.lowerBound ?? rest.endIndex)
      var relations = ""
      var type = ""
      for parameter in parameters.split(separator: ";") {
        let parts = parameter.split(separator: "=", maxSplits: 1).map {
          $0.filter { !" \t\"".contains($0) || $0 == " " }.trimmed.lowercased()
        }
        guard parts.count == 2 else { continue }
        if parts[0] == "rel" { relations = parts[1] }
        if parts[0] == "type" { type = parts[1] }
      }
      found.append((address.trimmed, relations, type))
    }
    return found
  }

  fileprivate static func isFeed(relations: String, type: String) -> Bool {
    let relations = relations.lowercased().split(whereSeparator: \.isWhitespace)
    let type = type.prefix { $0 != ";" }.trimmed.lowercased()
    return relations.contains("alternate") && types.contains(type) || relations.contains("feed")
  }

  private static let types: Set<String> = [
    "application/atom+xml", "application/rss+xml", "application/rdf+xml", "application/feed+json",
    "application/json", "application/xml", "text/xml", "text/rss+xml", "application/x-rss+xml",
    "application/rss",
  ]
}

extension Document {
  fileprivate var base: String? { first("base") { $0["href"] } }

  /// The addresses of `<link rel="alternate">` and `<a rel="feed">`, in document order.
  fileprivate var alternates: [String] {
    var found: [String] = []
    visit { element in
      let name = element.name.local.lowercased()
      guard name == "link" || name == "a", let href = element["href"] else { return }
      let (rel, type) = (element["rel"] ?? "", element["type"] ?? "")
      guard name == "link" || !type.isEmpty || rel.lowercased() == "feed" else { return }
      if Discovery.isFeed(relations: rel, type: type) { found.append(href.trimmed) }
    }
    return found
  }

  private func first<Value>(_ name: String, _ make: (Element) -> Value?) -> Value? {
    var result: Value?
    visit { element in
      if result == nil, element.name.local.lowercased() == name { result = make(element) }
    }
    return result
  }

  /// Every element, in document order; without recursion, for pages nest as deep as they like.
  private func visit(_ body: (Element) -> Void) {
    var waiting: [Element] = nodes.compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }.reversed()
    while let element = waiting.popLast() {
      body(element)
      waiting.append(contentsOf: Array(element.children).reversed())
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
