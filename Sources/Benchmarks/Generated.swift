/// Feeds of any size, the same bytes at each run.
enum Generated {
  /// A kind of feed that readers find hard.
  enum Kind: String, CaseIterable {
    /// Many entries of Atom of some 600 bytes: all structure.
    case shortEntries = "short Atom entries"
    /// Entries of Atom of some 2,300 bytes, as a blog's are.
    case entries = "Atom entries"
    /// Items of RSS with 40,000 bytes each, in CDATA sections and escaped.
    case longItems = "long RSS items"
    /// Short entries of Atom with a bare ampersand each: text that has to be repaired.
    case brokenEntries = "broken Atom entries"
  }

  static func feed(_ kind: Kind, megabytes: Int) -> [UInt8] {
    let size = megabytes * 1_000_000
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 100_000)
    let isRSS = kind == .longItems
    bytes += (isRSS ? rssHead : atomHead).utf8
    var number = 0
    while bytes.count < size {
      switch kind {
      case .shortEntries: bytes += entry(number, content: "").utf8
      case .entries: bytes += entry(number, content: content(number, paragraphs: 9)).utf8
      case .longItems: bytes += item(number).utf8
      case .brokenEntries: bytes += entry(number, content: "    <rights>A & B</rights>\n").utf8
      }
      number += 1
    }
    bytes += (isRSS ? "</channel></rss>\n" : "</feed>\n").utf8
    return bytes
  }

  private static let atomHead = """
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
      <title>A generated feed</title>
      <link rel="self" href="https://example.org/feed.atom"/>
      <id>tag:example.org,2026:feed</id>
      <updated>2026-01-02T03:04:05Z</updated>

    """

  private static let rssHead = """
    <?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel>
      <title>A generated feed</title>
      <link>https://example.org/</link>
      <description>Long items</description>

    """

  private static func entry(_ number: Int, content: String) -> String {
    """
      <entry>
        <id>tag:example.org,2026:entry-\(number)</id>
        <title>Entry number \(number) &amp; its title</title>
        <link rel="alternate" type="text/html" href="https://example.org/2026/entry-\(number).html"/>
        <published>2026-01-02T03:0\(number % 10):05Z</published>
        <updated>2026-01-02T03:0\(number % 10):0\(number % 7)+01:00</updated>
        <author><name>Writer \(number % 17)</name><uri>https://example.org/writers/\(number % 17)</uri></author>
        <category term="topic-\(number % 23)"/>
        <summary>A summary of a few words, no longer than feeds of headlines have them.</summary>
    \(content)  </entry>

    """
  }

  private static func content(_ number: Int, paragraphs: Int) -> String {
    var text = "    <content type=\"html\">"
    for paragraph in 0..<paragraphs {
      text += "&lt;p&gt;Paragraph \(paragraph) of entry \(number): it has words, a &lt;a "
      text += "href=\"https://example.org/\(number)\"&gt;link&lt;/a&gt; and a name, Zoë, "
      text += "so that it is not all of one kind.&lt;/p&gt;\n"
    }
    return text + "</content>\n"
  }

  private static func item(_ number: Int) -> String {
    var html = ""
    for paragraph in 0..<110 {
      html += "<p>Paragraph \(paragraph) of item \(number): “quoted” words, a "
      html +=
        "<a href=\"https://example.org/\(number)?a=1&amp;b=2\">link</a>, an <em>emphasis</em> "
      html += "and enough more of them to make a line of a text as people write them.</p>\n"
    }
    var escaped = ""
    for character in html {
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      default: escaped.append(character)
      }
    }
    return """
        <item>
          <title>Item number \(number)</title>
          <link>https://example.org/2026/item-\(number).html</link>
          <guid isPermaLink="false">item-\(number)</guid>
          <pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>
          <dc:creator>Writer \(number % 17)</dc:creator>
          <description>\(escaped)</description>
          <content:encoded><![CDATA[\(html)]]></content:encoded>
        </item>

      """
  }
}
