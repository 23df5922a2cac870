import Syndication

extension Attribution {
  /// Takes out of an entry what could do harm where it is published, outside of its markup, which
  /// has been seen to: addresses that run code, and elements that a browser would run in a feed.
  static func makeHarmless(_ entry: inout Entry) {
    entry.links.removeAll { !isHarmless($0.href) }
    entry.commentsURL = harmless(entry.commentsURL)
    entry.bannerImage = harmless(entry.bannerImage)
    if var image = entry.image {
      image.link = harmless(image.link)
      entry.image = isHarmless(image.url) ? image : nil
    }
    for index in entry.content.indices {
      entry.content[index].source = harmless(entry.content[index].source)
    }
    entry.authors = entry.authors.map(harmless)
    entry.contributors = entry.contributors.map(harmless)
    entry.wellFormedWeb.comment = harmless(entry.wellFormedWeb.comment)
    entry.wellFormedWeb.commentRSS = harmless(entry.wellFormedWeb.commentRSS)
    entry.foreign = entry.foreign.filter(isInert)
    entry.media.elements = entry.media.elements.filter(isInert)
    entry.podcast.elements = entry.podcast.elements.filter(isInert)
  }

  /// Whether an address can be published: it stands on its own and runs nothing.
  static func isHarmless(_ address: String) -> Bool {
    URI.scheme(of: address).map { schemes.contains($0.lowercased()) } ?? false
  }

  private static func harmless(_ address: String?) -> String? {
    address.flatMap { isHarmless($0) ? $0 : nil }
  }

  private static func harmless(_ person: Person) -> Person {
    var person = person
    person.uri = harmless(person.uri)
    person.avatar = harmless(person.avatar)
    return person
  }

  /// Whether a browser that shows the feed as XML leaves an element and all below it alone.
  private static func isInert(_ element: ForeignElement) -> Bool {
    guard !active.contains(element.namespace) else { return false }
    return element.children.allSatisfy { node in
      if case .element(let child) = node { isInert(child) } else { true }
    }
  }

  private static let schemes: Set<String> = [
    "http", "https", "ftp", "mailto", "tel", "geo", "magnet", "gemini", "gopher", "xmpp", "urn",
    "tag",
  ]
  private static let active: Set<String> = [
    "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/XSL/Transform",
  ]
}
