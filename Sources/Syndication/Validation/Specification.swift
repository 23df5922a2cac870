/// A specification that a finding refers to: what it is called, and where it is to be read.
package struct Specification: Sendable, Hashable {
  /// The name with the section, such as `RFC 4287 section 4.1.2`.
  package let name: String
  /// Where it is to be read: the section itself, where that has an address; nil when it is unknown.
  package let address: String?

  /// The specifications that a text such as `RFC 4287 section 8.1; RSS 2.0, guid` names.
  package static func list(_ text: String) -> [Specification] {
    var list: [Specification] = []
    for part in text.split(separator: ";") {
      let name = String(part).trimmingXMLSpace
      list.append(Specification(name: name, address: address(of: name)))
    }
    return list
  }

  private static func address(of name: String) -> String? {
    let section = name.firstRange(of: " section ").map { String(name[$0.upperBound...]) }
    if name.hasPrefix("RFC ") {
      let number = name.dropFirst(4).prefix { $0.isNumber }
      let fragment = section.map { "#section-" + $0 } ?? ""
      return "https://www.rfc-editor.org/rfc/rfc\(number)" + fragment
    }
    return addresses.first { name.hasPrefix($0.name) }?.address
  }

  /// The beginnings of names; the first that fits counts, so the longer stands before the shorter.
  private static let addresses: [(name: String, address: String)] = [
    (
      "Apple's podcast requirements",
      "https://podcasters.apple.com/support/823-podcast-requirements"
    ),
    ("Apple's podcast RSS", "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    ("BCP 47", "https://www.rfc-editor.org/info/bcp47"),
    ("blogChannel module", "http://backend.userland.com/blogChannelModule"),
    (
      "Feed Access Control",
      "https://web.archive.org/web/2007/http://www.bloglines.com/about/specs/fac-1.0"
    ),
    ("Fetch Living Standard, CORS", "https://fetch.spec.whatwg.org/#http-cors-protocol"),
    (
      "Fetch Living Standard, X-Content-Type-Options",
      "https://fetch.spec.whatwg.org/#x-content-type-options-header"
    ),
    ("FeedSync 1.0", "https://web.archive.org/web/2010/http://feedsyncsamples.codeplex.com/"),
    ("GeoRSS Simple", "https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    ("HTML 4", "https://www.w3.org/TR/html401/types.html#type-name"),
    ("HTML Living Standard", "https://html.spec.whatwg.org/multipage/"),
    ("ISO 3166", "https://www.iso.org/iso-3166-country-codes.html"),
    ("ISO 639", "https://www.loc.gov/standards/iso639-2/php/code_list.php"),
    ("ISO 8601", "https://www.w3.org/TR/NOTE-datetime"),
    ("JSON Feed 1.1", "https://www.jsonfeed.org/version/1.1/"),
    ("Media RSS 1.5.1", "https://www.rssboard.org/media-rss"),
    ("ModWiki", "http://www.usemod.com/cgi-bin/mb.pl?ModWiki"),
    ("Namespaces in XML 1.0", "https://www.w3.org/TR/xml-names/"),
    ("OpenSearch 1.1", "https://github.com/dewitt/opensearch"),
    ("OPML 1.1", "http://opml.org/spec1.opml"),
    ("OPML 2.0", "http://opml.org/spec2.opml"),
    (
      "Podcast namespace 1.0",
      "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
    ),
    ("RDF/XML Syntax", "https://www.w3.org/TR/rdf-syntax-grammar/"),
    ("Robots exclusion in feeds", "http://www.robotstxt.org/meta.html"),
    ("RSS 0.91", "https://www.rssboard.org/rss-0-9-1-netscape"),
    ("RSS 1.0 module Slash", "http://web.resource.org/rss/1.0/modules/slash/"),
    ("RSS 1.0 module Syndication", "http://web.resource.org/rss/1.0/modules/syndication/"),
    ("RSS 2.0", "https://www.rssboard.org/rss-specification"),
    ("RSS Advisory Board profile", "https://www.rssboard.org/rss-profile"),
    ("W3C Basic Geo", "https://www.w3.org/2003/01/geo/"),
    ("W3C Note on Date and Time", "https://www.w3.org/TR/NOTE-datetime"),
    ("WebSub", "https://www.w3.org/TR/websub/"),
    ("WebSub", "https://www.w3.org/TR/websub/"),
    ("Well-Formed Web", "https://www.rssboard.org/comment-api"),
    ("XML 1.0 section 2.2", "https://www.w3.org/TR/xml/#charsets"),
    ("XML 1.0 section 2.8", "https://www.w3.org/TR/xml/#sec-prolog-dtd"),
    ("XML 1.0 section 4.1", "https://www.w3.org/TR/xml/#sec-references"),
    ("XML 1.0 section 4.2.2", "https://www.w3.org/TR/xml/#sec-external-ent"),
    ("XML 1.0 section 4.3.3", "https://www.w3.org/TR/xml/#charencoding"),
    ("XML 1.0", "https://www.w3.org/TR/xml/"),
    ("XML Schema part 2", "https://www.w3.org/TR/xmlschema-2/"),
  ]
}
