import Syndication

extension Attribution {
  /// Takes out of an entry what could do harm where it is published, outside of its markup, which
  /// has been seen to: addresses that run code.
  ///
  /// Others are written as browsers would send them.
  static func makeHarmless(_ entry: inout Entry) {
    entry.links.removeAll { !isHarmless($0.href) }
    for index in entry.links.indices {
      entry.links[index].href = URI.escapingForbidden(entry.links[index].href)
    }
    entry.commentsURL = harmless(entry.commentsURL)
    for index in entry.content.indices {
      entry.content[index].source = harmless(entry.content[index].source)
    }
    entry.authors = entry.authors.map(harmless)
    entry.contributors = entry.contributors.map(harmless)
    entry.wellFormedWeb.comment = harmless(entry.wellFormedWeb.comment)
    entry.wellFormedWeb.commentRSS = harmless(entry.wellFormedWeb.commentRSS)
  }

  /// Whether an address can be published: it stands on its own and runs nothing.
  static func isHarmless(_ address: String) -> Bool {
    URI.scheme(of: address).map { schemes.contains($0.lowercased()) } ?? false
  }

  private static func harmless(_ address: String?) -> String? {
    address.flatMap { isHarmless($0) ? URI.escapingForbidden($0) : nil }
  }

  private static func harmless(_ person: Person) -> Person {
    var person = person
    person.uri = harmless(person.uri)
    person.avatar = harmless(person.avatar)
    return person
  }

  private static let schemes: Set<String> = [
    "http", "https", "ftp", "mailto", "tel", "geo", "magnet", "gemini", "gopher", "xmpp", "urn",
    "tag",
  ]
}
