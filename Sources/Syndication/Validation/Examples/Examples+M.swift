// What is shown as it is written in a feed is not broken for the sake of a column.
// swift-format-ignore-file

// swift-format-ignore-file: markup is easier to read in one line.

extension Example {
  /// Of ids with M.
  static let third: [String: Example] = [
    "MediaGroupWithoutAlternatives": Example(
      wrong: #"<media:group><media:content url="https://example.org/1.mp4"/></media:group>"#,
      right: #"<media:content url="https://example.org/1.mp4"/>"#
    ),
    "MediaRssNamespace": Example(
      wrong: #"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss"/>"#,
      right: #"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"/>"#
    ),
    "MisplacedItem": Example(
      wrong: "<item><title>A shed</title></item><language>en</language>",
      right: "<language>en</language><item><title>A shed</title></item>"
    ),
    "MisplacedMetadata": Example(
      wrong: "<entry><title>A</title></entry><subtitle>Sheds</subtitle>",
      right: "<subtitle>Sheds</subtitle><entry><title>A</title></entry>"
    ),
    "MisplacedXHTMLContent": Example(
      wrong: "<xhtml:p>A shed</xhtml:p>",
      right: "<description>&lt;p>A shed&lt;/p></description>"
    ),
    "MissingAtomSelfLink": Example(
      wrong: "<channel><title>Sheds</title></channel>",
      right: #"<channel><title>Sheds</title><atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/></channel>"#
    ),
    "MissingAttribute": Example(
      wrong: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="123456"/>"#
    ),
    "MissingByAndWhenAttrs": Example(
      wrong: #"<sx:sync id="1" updates="1"><sx:history sequence="1"/></sx:sync>"#,
      right: #"<sx:sync id="1" updates="1"><sx:history sequence="1" when="2026-01-02T03:04:05Z" by="ann"/></sx:sync>"#
    ),
    "MissingContentOrAlternate": Example(
      wrong: "<entry><title>A</title><id>https://example.org/1</id></entry>",
      right: #"<entry><title>A</title><id>https://example.org/1</id><link href="https://example.org/1"/></entry>"#
    ),
    "MissingCurrentInArchive": Example(
      wrong: #"<fh:archive/><link rel="prev-archive" href="https://example.org/1.atom"/>"#,
      right: #"<fh:archive/><link rel="prev-archive" href="https://example.org/1.atom"/><link rel="current" href="https://example.org/feed.atom"/>"#
    ),
    "MissingDCLanguage": Example(
      wrong: "<channel><title>Sheds</title></channel>",
      right: "<channel><title>Sheds</title><language>en</language></channel>"
    ),
    "MissingDescription": Example(
      wrong: "<channel><title>Sheds</title><link>https://example.org/</link></channel>",
      right: "<channel><title>Sheds</title><link>https://example.org/</link><description>Sheds</description></channel>"
    ),
    "MissingElement": Example(
      wrong: "<skipDays></skipDays>",
      right: "<skipDays><day>Sunday</day></skipDays>"
    ),
    "MissingEncoding": Example(
      wrong: #"<?xml version="1.0"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "MissingFeedURL": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": []}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "feed_url": "https://example.org/feed.json", "items": []}"#
    ),
    "MissingGuid": Example(
      wrong: "<item><title>A shed</title></item>",
      right: "<item><title>A shed</title><guid>https://example.org/shed</guid></item>"
    ),
    "MissingHref": Example(
      wrong: #"<link rel="related"/>"#,
      right: #"<link rel="related" href="https://example.org/shed"/>"#
    ),
    "MissingItemContent": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "A shed"}]}"#
    ),
    "MissingItunesElement": Example(
      wrong: "<itunes:author>Ann</itunes:author><language>en</language><itunes:category text='Leisure'/>",
      right: "<itunes:author>Ann</itunes:author><language>en</language><itunes:category text='Leisure'/><itunes:explicit>false</itunes:explicit>"
    ),
    "MissingItunesEmail": Example(
      wrong: "<itunes:author>Ann</itunes:author>",
      right: "<itunes:author>Ann</itunes:author><itunes:owner><itunes:email>ann@example.org</itunes:email></itunes:owner>"
    ),
    "MissingLink": Example(
      wrong: "<channel><title>Sheds</title><description>Sheds</description></channel>",
      right: "<channel><title>Sheds</title><link>https://example.org/</link><description>Sheds</description></channel>"
    ),
    "MissingMember": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "items": []}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": []}"#
    ),
    "MissingNamespace": Example(
      wrong: "<a:b>x</a:b>",
      right: #"<a:b xmlns:a="https://example.org/ns">x</a:b>"#
    ),
    "MissingOutlineType": Example(
      wrong: #"<outline text="a" title="a" xmlUrl="https://example.org/f"/>"#,
      right: #"<outline text="a" title="a" type="rss" xmlUrl="https://example.org/f"/>"#
    ),
    "MissingRealName": Example(
      wrong: "<author>ann@example.org</author>",
      right: "<author>ann@example.org (Ann)</author>"
    ),
    "MissingRecommendedAttribute": Example(
      wrong: #"<sx:sync id="1" updates="1"><sx:history sequence="1" when="2026-01-02T03:04:05Z"/></sx:sync>"#,
      right: #"<sx:sync id="1" updates="1"><sx:history sequence="1" when="2026-01-02T03:04:05Z" by="ann"/></sx:sync>"#
    ),
    "MissingSelf": Example(
      wrong: #"<feed xmlns="http://www.w3.org/2005/Atom"/>"#,
      right: #"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://example.org/feed.atom"/></feed>"#
    ),
    "MissingSourceElement": Example(
      wrong: "<source><title>Sheds</title><updated>2026-01-02T03:04:05Z</updated></source>",
      right: "<source><title>Sheds</title><id>https://example.org/</id><updated>2026-01-02T03:04:05Z</updated></source>"
    ),
    "MissingSummary": Example(
      wrong: #"<entry><title>A</title><content src="https://example.org/1.png" type="image/png"/></entry>"#,
      right: #"<entry><title>A</title><summary>A shed</summary><content src="https://example.org/1.png" type="image/png"/></entry>"#
    ),
    "MissingTextualContent": Example(
      wrong: #"<entry><title>A</title><link href="https://example.org/1"/></entry>"#,
      right: #"<entry><title>A</title><link href="https://example.org/1"/><summary>A shed</summary></entry>"#
    ),
    "MissingTitle": Example(
      wrong: "<channel><link>https://example.org/</link><description>Sheds</description></channel>",
      right: "<channel><title>Sheds</title><link>https://example.org/</link><description>Sheds</description></channel>"
    ),
    "MissingTitleAttr": Example(
      wrong: #"<outline text="a" type="rss" xmlUrl="https://example.org/f"/>"#,
      right: #"<outline text="a" title="a" type="rss" xmlUrl="https://example.org/f"/>"#
    ),
    "MissingTypeAttr": Example(
      wrong: #"<content src="https://example.org/1.png"/>"#,
      right: #"<content src="https://example.org/1.png" type="image/png"/>"#
    ),
    "MissingUrlAttr": Example(
      wrong: #"<outline text="a" type="link"/>"#,
      right: #"<outline text="a" type="link" url="https://example.org/"/>"#
    ),
    "MissingXhtmlDiv": Example(
      wrong: #"<content type="xhtml"><xhtml:p>A shed</xhtml:p></content>"#,
      right: #"<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A shed</p></div></content>"#
    ),
    "MissingXmlURL": Example(
      wrong: #"<outline text="a" title="a" type="rss"/>"#,
      right: #"<outline text="a" title="a" type="rss" xmlUrl="https://example.org/f"/>"#
    ),
    "ModernImageFormat": Example(
      wrong: "<image><url>https://example.org/a.webp</url><title>t</title><link>http://example.org/</link></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link></image>"
    ),
  ]
}
