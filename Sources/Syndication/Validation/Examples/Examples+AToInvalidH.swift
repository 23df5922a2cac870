// What is shown as it is written in a feed is not broken for the sake of a column.
// swift-format-ignore-file

// swift-format-ignore-file: markup is easier to read in one line.

extension Example {
  /// Of ids up to InvalidH.
  static let first: [String: Example] = [
    "AllUpdatedAlike": Example(
      wrong: "<item><title>A</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>B</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>C</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item>",
      right: "<item><title>A</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>B</title><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate></item><item><title>C</title><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate></item>"
    ),
    "ArchiveIncomplete": Example(
      wrong: #"<fh:archive/><link rel="current" href="https://example.org/feed.atom"/>"#,
      right: #"<fh:archive/><link rel="current" href="https://example.org/feed.atom"/><link rel="prev-archive" href="https://example.org/1.atom"/>"#
    ),
    "AtomLinkNotEmpty": Example(
      wrong: #"<link href="https://example.org/shed">A shed</link>"#,
      right: #"<link href="https://example.org/shed" title="A shed"/>"#
    ),
    "AttrNotBlank": Example(
      wrong: #"<link rel="" href="https://example.org/shed"/>"#,
      right: #"<link rel="related" href="https://example.org/shed"/>"#
    ),
    "AvoidNamespacePrefix": Example(
      wrong: #"<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>"#,
      right: #"<feed xmlns="http://www.w3.org/2005/Atom"/>"#
    ),
    "AvoidTextInput": Example(
      wrong: "<textInput><title>Search</title><description>d</description><name>q</name><link>https://example.org/</link></textInput>",
      right: "<link>https://example.org/</link>"
    ),
    "BadCharacters": Example(
      wrong: "<title>Roof ân walls</title>",
      right: "<title>Roof ’n walls</title>"
    ),
    "BadXmlVersion": Example(
      wrong: #"<?xml version="1.1" encoding="utf-8"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "CharacterData": Example(
      wrong: "<title>Sheds &lt;b and others</title>",
      right: "<title>Sheds &#x3C;b and others</title>"
    ),
    "CommentRSS": Example(
      wrong: "<wfw:commentRSS>https://example.org/c.xml</wfw:commentRSS>",
      right: "<wfw:commentRss>https://example.org/c.xml</wfw:commentRss>"
    ),
    "ConflictingCatAttr": Example(
      wrong: #"<app:categories xmlns:app="http://www.w3.org/2007/app" href="https://example.org/c.xml" fixed="yes"/>"#,
      right: #"<app:categories xmlns:app="http://www.w3.org/2007/app" href="https://example.org/c.xml"/>"#
    ),
    "ConflictingCatChildren": Example(
      wrong: #"<app:categories xmlns:app="http://www.w3.org/2007/app" href="https://example.org/c.xml"><category xmlns="http://www.w3.org/2005/Atom" term="a"/></app:categories>"#,
      right: #"<app:categories xmlns:app="http://www.w3.org/2007/app"><category xmlns="http://www.w3.org/2005/Atom" term="a"/></app:categories>"#
    ),
    "ContainsEmail": Example(
      wrong: "<author><name>Ann &lt;ann@example.org></name></author>",
      right: "<author><name>Ann</name><email>ann@example.org</email></author>"
    ),
    "ContainsHTML": Example(
      wrong: "<title>A &lt;b>small&lt;/b> shed</title>",
      right: "<title>A small shed</title>"
    ),
    "ContainsRelRef": Example(
      wrong: #"<description>&lt;a href="/sheds">Sheds&lt;/a></description>"#,
      right: #"<description>&lt;a href="https://example.org/sheds">Sheds&lt;/a></description>"#
    ),
    "ContainsSystemEntity": Example(
      wrong: #"<!DOCTYPE rss SYSTEM "https://example.org/rss.dtd"><rss version="2.0"/>"#,
      right: #"<rss version="2.0"/>"#
    ),
    "ContainsUndeclaredHTML": Example(
      wrong: "<summary>A &lt;b>small&lt;/b> shed</summary>",
      right: #"<summary type="html">A &lt;b>small&lt;/b> shed</summary>"#
    ),
    "CoordComma": Example(
      wrong: "<georss:point>45.2,-71.9</georss:point>",
      right: "<georss:point>45.2 -71.9</georss:point>"
    ),
    "CurrentNotSelfInCompleteFeed": Example(
      wrong: #"<fh:complete/><link rel="current" href="https://example.org/other.atom"/>"#,
      right: "<fh:complete/>"
    ),
    "DangerousStyleAttr": Example(
      wrong: "<description>&lt;p style='position: fixed'>A shed&lt;/p></description>",
      right: "<description>&lt;p style='color: red'>A shed&lt;/p></description>"
    ),
    "DeprecatedDTD": Example(
      wrong: #"<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"/>"#,
      right: #"<rss version="0.91"/>"#
    ),
    "DeprecatedMediaAdult": Example(
      wrong: "<media:adult>true</media:adult>",
      right: "<media:rating>adult</media:rating>"
    ),
    "DeprecatedMember": Example(
      wrong: #""author": {"name": "Ann"}"#,
      right: #""authors": [{"name": "Ann"}]"#
    ),
    "DoubleEscaping": Example(
      wrong: "<description>A caf&amp;amp;eacute;</description>",
      right: "<description>A caf&amp;eacute;</description>"
    ),
    "DuplicateAtomLink": Example(
      wrong: #"<link href="https://example.org/1"/><link href="https://example.org/2"/>"#,
      right: #"<link href="https://example.org/1"/><link rel="related" href="https://example.org/2"/>"#
    ),
    "DuplicateDescriptionSemantics": Example(
      wrong: "<description>A shed</description><xhtml:body><xhtml:p>A shed</xhtml:p></xhtml:body>",
      right: "<description>A shed</description>"
    ),
    "DuplicateElement": Example(
      wrong: "<title>A shed</title><title>A small shed</title>",
      right: "<title>A small shed</title>"
    ),
    "DuplicateEnclosure": Example(
      wrong: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/><enclosure url="https://example.org/2.mp3" type="audio/mpeg" length="1"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>"#
    ),
    "DuplicateEntries": Example(
      wrong: "<entry><id>https://example.org/1</id><title>A</title><updated>2026-01-02T03:04:05Z</updated><summary>s</summary></entry><entry><id>https://example.org/1</id><title>B</title><updated>2026-01-03T03:04:05Z</updated><summary>s</summary></entry><entry><id>https://example.org/3</id><title>C</title><updated>2026-01-04T03:04:05Z</updated><summary>s</summary></entry>",
      right: "<entry><id>https://example.org/1</id><title>A</title><updated>2026-01-02T03:04:05Z</updated><summary>s</summary></entry><entry><id>https://example.org/2</id><title>B</title><updated>2026-01-03T03:04:05Z</updated><summary>s</summary></entry>"
    ),
    "DuplicateIds": Example(
      wrong: "<entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry><entry><id>https://example.org/</id></entry>",
      right: "<entry><id>https://example.org/0</id></entry><entry><id>https://example.org/1</id></entry><entry><id>https://example.org/2</id></entry><entry><id>https://example.org/3</id></entry><entry><id>https://example.org/4</id></entry><entry><id>https://example.org/5</id></entry><entry><id>https://example.org/6</id></entry><entry><id>https://example.org/7</id></entry><entry><id>https://example.org/8</id></entry><entry><id>https://example.org/9</id></entry>"
    ),
    "DuplicateItemSemantics": Example(
      wrong: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate><dc:date>2026-01-02</dc:date>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "DuplicateLink": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": [{"id": "1", "content_text": "x", "url": "https://example.org/1"}, {"id": "2", "content_text": "y", "url": "https://example.org/1"}]}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": [{"id": "1", "content_text": "x", "url": "https://example.org/1"}, {"id": "2", "content_text": "y", "url": "https://example.org/2"}]}"#
    ),
    "DuplicateMember": Example(
      wrong: #""title": "A", "title": "B""#,
      right: #""title": "A""#
    ),
    "DuplicateSemantics": Example(
      wrong: "<language>en</language><dc:language>en</dc:language>",
      right: "<language>en</language>"
    ),
    "DuplicateUpdated": Example(
      wrong: "<entry><id>https://example.org/1</id><title>A</title><updated>2026-01-02T03:04:05Z</updated></entry><entry><id>https://example.org/2</id><title>B</title><updated>2026-01-02T03:04:05Z</updated></entry>",
      right: "<entry><id>https://example.org/1</id><title>A</title><updated>2026-01-02T03:04:05Z</updated></entry><entry><id>https://example.org/2</id><title>B</title><updated>2026-01-03T03:04:05Z</updated></entry>"
    ),
    "DuplicateValue": Example(
      wrong: "<item><title>One</title><guid>https://example.org/</guid></item><item><title>Two</title><guid>https://example.org/</guid></item>",
      right: "<item><title>One</title><guid>https://example.org/1</guid></item><item><title>Two</title><guid>https://example.org/2</guid></item>"
    ),
    "EightDaysAWeek": Example(
      wrong: "<skipDays><day>Monday</day><day>Tuesday</day><day>Wednesday</day><day>Thursday</day><day>Friday</day><day>Saturday</day><day>Sunday</day><day>Sunday</day></skipDays>",
      right: "<skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
    ),
    "EmailFormat": Example(
      wrong: "<author>Ann &lt;ann@example.org></author>",
      right: "<author>ann@example.org (Ann)</author>"
    ),
    "EmptyAuthor": Example(
      wrong: #""authors": [{}]"#,
      right: #""authors": [{"name": "Ann"}]"#
    ),
    "EntriesOutOfOrder": Example(
      wrong: "<item><title>A</title><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate></item><item><title>B</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>C</title><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate></item>",
      right: "<item><title>A</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>B</title><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate></item><item><title>C</title><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate></item>"
    ),
    "FeedHistoryRelInEntry": Example(
      wrong: #"<link rel="next" href="https://example.org/2.atom"/>"#,
      right: #"<link rel="related" href="https://example.org/2"/>"#
    ),
    "FeedRelInCompleteFeed": Example(
      wrong: #"<fh:complete/><link rel="next" href="https://example.org/2.atom"/>"#,
      right: "<fh:complete/>"
    ),
    "FragileID": Example(
      wrong: "<guid>https://example.org/?p=1&amp;utm_source=feed</guid>",
      right: "<guid>https://example.org/1</guid>"
    ),
    "HtmlFragment": Example(
      wrong: #"<content type="text/html">&lt;p>A shed&lt;/p></content>"#,
      right: #"<content type="html">&lt;p>A shed&lt;/p></content>"#
    ),
    "HubWithoutSelf": Example(
      wrong: #"<atom:link rel="hub" href="https://hub.example.org/"/>"#,
      right: #"<atom:link rel="hub" href="https://hub.example.org/"/><atom:link rel="self" href="https://example.org/feed"/>"#
    ),
    "ImageLinkDoesntMatch": Example(
      wrong: "<image><url>https://example.org/a.png</url><title>t</title><link>https://elsewhere.example/</link></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link></image>"
    ),
    "ImageTitleDoesntMatch": Example(
      wrong: "<image><url>https://example.org/a.png</url><title>Another</title><link>http://example.org/</link></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link></image>"
    ),
    "ImageUrlFormat": Example(
      wrong: "<image><url>https://example.org/a.bmp</url><title>t</title><link>http://example.org/</link></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link></image>"
    ),
    "ImplausibleDate": Example(
      wrong: "<pubDate>Fri, 02 Jan 1970 03:04:05 +0000</pubDate>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "IncorrectDOW": Example(
      wrong: "<pubDate>Mon, 02 Jan 2026 03:04:05 +0000</pubDate>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "IntegerOverflow": Example(
      wrong: #"<sx:sync id="1" updates="2147483648"/>"#,
      right: #"<sx:sync id="1" updates="1"/>"#
    ),
    "InvalidAccessRestrictionRel": Example(
      wrong: #"<access:restriction relationship="permit"/>"#,
      right: #"<access:restriction relationship="allow"/>"#
    ),
    "InvalidAddrSpec": Example(
      wrong: "<author><name>Ann</name><email>Ann &lt;ann@example.org></email></author>",
      right: "<author><name>Ann</name><email>ann@example.org</email></author>"
    ),
    "InvalidAdultContent": Example(
      wrong: "<AdultContent>maybe</AdultContent>",
      right: "<AdultContent>false</AdultContent>"
    ),
    "InvalidBooleanAttribute": Example(
      wrong: #"<guid isPermaLink="no">shed</guid>"#,
      right: #"<guid isPermaLink="false">shed</guid>"#
    ),
    "InvalidCommaSeparatedIntegers": Example(
      wrong: "<slash:hit_parade>1;2;3</slash:hit_parade>",
      right: "<slash:hit_parade>1,2,3</slash:hit_parade>"
    ),
    "InvalidContact": Example(
      wrong: "<author>Ann</author>",
      right: "<author>ann@example.org (Ann)</author>"
    ),
    "InvalidCoord": Example(
      wrong: "<georss:point>north</georss:point>",
      right: "<georss:point>45.2 -71.9</georss:point>"
    ),
    "InvalidCoordList": Example(
      wrong: "<georss:line>45.2 -71.9 46</georss:line>",
      right: "<georss:line>45.2 -71.9 46 -72</georss:line>"
    ),
    "InvalidCountryCode": Example(
      wrong: #"<media:restriction relationship="allow" type="country">England</media:restriction>"#,
      right: #"<media:restriction relationship="allow" type="country">GB</media:restriction>"#
    ),
    "InvalidCreditRole": Example(
      wrong: #"<media:credit role="boss" scheme="urn:ebu">Ann</media:credit>"#,
      right: #"<media:credit role="producer" scheme="urn:ebu">Ann</media:credit>"#
    ),
    "InvalidDay": Example(
      wrong: "<skipDays><day>Sonntag</day></skipDays>",
      right: "<skipDays><day>Sunday</day></skipDays>"
    ),
    "InvalidDoctype": Example(
      wrong: #"<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="2.0"/>"#,
      right: #"<rss version="2.0"/>"#
    ),
    "InvalidDuration": Example(
      wrong: "<itunes:duration>1 hour</itunes:duration>",
      right: "<itunes:duration>1:00:00</itunes:duration>"
    ),
    "InvalidEncoding": Example(
      wrong: "<InputEncoding>utf88</InputEncoding>",
      right: "<InputEncoding>UTF-8</InputEncoding>"
    ),
    "InvalidExpansionState": Example(
      wrong: "<expansionState>one, two</expansionState>",
      right: "<expansionState>1, 2</expansionState>"
    ),
    "InvalidFloat": Example(
      wrong: "<georss:elev>high</georss:elev>",
      right: "<georss:elev>313.5</georss:elev>"
    ),
    "InvalidFormComponentName": Example(
      wrong: "<textInput><title>Search</title><description>d</description><name>1 q</name><link>https://example.org/</link></textInput>",
      right: "<textInput><title>Search</title><description>d</description><name>q</name><link>https://example.org/</link></textInput>"
    ),
    "InvalidFullLink": Example(
      wrong: "<link>/sheds</link>",
      right: "<link>https://example.org/sheds</link>"
    ),
    "InvalidHeight": Example(
      wrong: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link><height>500</height></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link><height>400</height></image>"
    ),
    "InvalidHour": Example(
      wrong: "<skipHours><hour>25</hour></skipHours>",
      right: "<skipHours><hour>1</hour></skipHours>"
    ),
    "InvalidHttpGUID": Example(
      wrong: "<guid>shed-12</guid>",
      right: #"<guid isPermaLink="false">shed-12</guid>"#
    ),
  ]
}
