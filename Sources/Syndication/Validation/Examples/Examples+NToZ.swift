// What is shown as it is written in a feed is not broken for the sake of a column.
// swift-format-ignore-file

// swift-format-ignore-file: markup is easier to read in one line.

extension Example {
  /// Of ids from N.
  static let fourth: [String: Example] = [
    "NeedDescriptionBeforeContent": Example(
      wrong: "<content:encoded>&lt;p>All of it&lt;/p></content:encoded><description>A part</description>",
      right: "<description>A part</description><content:encoded>&lt;p>All of it&lt;/p></content:encoded>"
    ),
    "NextIsSelf": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "feed_url": "https://example.org/1.json", "next_url": "https://example.org/1.json", "items": []}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "feed_url": "https://example.org/1.json", "next_url": "https://example.org/2.json", "items": []}"#
    ),
    "NoBlink": Example(
      wrong: "<blink>https://example.org/roll.opml</blink>",
      right: "<blogChannel:blink>https://example.org/</blogChannel:blink>"
    ),
    "NonCanonicalURI": Example(
      wrong: "<id>HTTP://Example.org/shed</id>",
      right: "<id>http://example.org/shed</id>"
    ),
    "NonstdEncoding": Example(
      wrong: #"<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "NonstdPrefix": Example(
      wrong: #"<rss version="2.0" xmlns:dublin="http://purl.org/dc/elements/1.1/"/>"#,
      right: #"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"/>"#
    ),
    "NotAFeed": Example(
      wrong: #"{"name": "Sheds"}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": []}"#
    ),
    "NotBase64": Example(
      wrong: #"<content type="image/png">a picture!</content>"#,
      right: #"<content type="image/png">iVBORw0KGgo=</content>"#
    ),
    "NotBlank": Example(
      wrong: "<title></title>",
      right: "<title>A shed</title>"
    ),
    "NotEnoughHoursInTheDay": Example(
      wrong: "<skipHours><hour>0</hour><hour>1</hour><hour>2</hour><hour>3</hour><hour>4</hour><hour>5</hour><hour>6</hour><hour>7</hour><hour>8</hour><hour>9</hour><hour>10</hour><hour>11</hour><hour>12</hour><hour>13</hour><hour>14</hour><hour>15</hour><hour>16</hour><hour>17</hour><hour>18</hour><hour>19</hour><hour>20</hour><hour>21</hour><hour>22</hour><hour>23</hour><hour>0</hour></skipHours>",
      right: "<skipHours><hour>0</hour><hour>1</hour></skipHours>"
    ),
    "NotEscaped": Example(
      wrong: #"<content type="text/html" mode="escaped"><p>A shed</p></content>"#,
      right: #"<content type="html">&lt;p>A shed&lt;/p></content>"#
    ),
    "NoThrWhen": Example(
      wrong: #"<link rel="replies" href="https://example.org/c.xml" thr:when="2026-01-02T03:04:05Z"/>"#,
      right: #"<link rel="replies" href="https://example.org/c.xml" thr:updated="2026-01-02T03:04:05Z"/>"#
    ),
    "NotHtml": Example(
      wrong: "<description>&lt;p>A &lt;b>small shed&lt;/p></description>",
      right: "<description>&lt;p>A &lt;b>small&lt;/b> shed&lt;/p></description>"
    ),
    "NotInANamespace": Example(
      wrong: "<georss:where><Point><pos>45.2 -71.9</pos></Point></georss:where>",
      right: "<georss:where><gml:Point><gml:pos>45.2 -71.9</gml:pos></gml:Point></georss:where>"
    ),
    "NotInline": Example(
      wrong: #"<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">&lt;b>A shed&lt;/b></div></content>"#,
      right: #"<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>A shed</b></div></content>"#
    ),
    "NotSufficientlyUnique": Example(
      wrong: #"<guid isPermaLink="false">12</guid>"#,
      right: #"<guid isPermaLink="false">tag:example.org,2026:12</guid>"#
    ),
    "NotURLEncoded": Example(
      wrong: #"<Query role="example" searchTerms="&lt;shed&gt;"/>"#,
      right: #"<Query role="example" searchTerms="%3Cshed%3E"/>"#
    ),
    "NotUTF8": Example(
      wrong: #"<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:author>Ann</itunes:author></channel></rss>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:author>Ann</itunes:author></channel></rss>"#
    ),
    "ObscureEncoding": Example(
      wrong: #"<?xml version="1.0" encoding="cp437"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "ObsoleteItunesCategory": Example(
      wrong: #"<itunes:category text="Travel"/>"#,
      right: #"<itunes:category text="Leisure"/>"#
    ),
    "ObsoleteNamespace": Example(
      wrong: #"<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>"#,
      right: #"<feed xmlns="http://www.w3.org/2005/Atom"/>"#
    ),
    "ObsoleteVersion": Example(
      wrong: #"<outlineDocument><head/><body><outline text="Sheds"/></body></outlineDocument>"#,
      right: #"<opml version="2.0"><head/><body><outline text="Sheds"/></body></opml>"#
    ),
    "ObsoleteWikiNamespace": Example(
      wrong: #"<rss version="2.0" xmlns:wiki="http://www.usemod.com/cgi-bin/mb.pl?ModWiki"/>"#,
      right: #"<rss version="2.0" xmlns:wiki="http://purl.org/rss/1.0/modules/wiki/"/>"#
    ),
    "PageWithoutSelf": Example(
      wrong: #"<link rel="next" href="https://example.org/2.atom"/>"#,
      right: #"<link rel="self" href="https://example.org/1.atom"/><link rel="next" href="https://example.org/2.atom"/>"#
    ),
    "ProblematicalRFC822Date": Example(
      wrong: "<pubDate>fri, 2 jan 26 03:04:05 GMT</pubDate>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 GMT</pubDate>"
    ),
    "QuestionableUsage": Example(
      wrong: "<atom:published>2026-01-02T03:04:05Z</atom:published>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "RelativeSelf": Example(
      wrong: #"<link rel="self" href="/feed.atom"/>"#,
      right: #"<link rel="self" href="https://example.org/feed.atom"/>"#
    ),
    "ReservedPrefix": Example(
      wrong: #"<rss version="2.0" xmlns:dc="https://example.org/my-own"/>"#,
      right: #"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"/>"#
    ),
    "SameDocumentReference": Example(
      wrong: #"<link rel="related" xml:base="https://example.org/feed.xml" href=""/>"#,
      right: #"<link rel="related" href="https://example.org/shed"/>"#
    ),
    "SAXError": Example(
      wrong: "<title>Roof & walls</title>",
      right: "<title>Roof &amp; walls</title>"
    ),
    "SchemeNotIANARegistered": Example(
      wrong: "<link>shed://example.org/</link>",
      right: "<link>https://example.org/</link>"
    ),
    "SecurityRisk": Example(
      wrong: "<description>&lt;script src='https://example.org/a.js'>&lt;/script></description>",
      right: "<description>&lt;p>A shed&lt;/p></description>"
    ),
    "SecurityRiskAttr": Example(
      wrong: "<description>&lt;p onclick='open()'>A shed&lt;/p></description>",
      right: "<description>&lt;p>A shed&lt;/p></description>"
    ),
    "SelfDoesntMatchLocation": Example(
      wrong: #"<link rel="self" href="https://example.org/old.atom"/>"#,
      right: #"<link rel="self" href="https://example.org/feed"/>"#
    ),
    "SelfNotAtom": Example(
      wrong: #"<link rel="self" type="text/html" href="https://example.org/feed"/>"#,
      right: #"<link rel="self" type="application/atom+xml" href="https://example.org/feed"/>"#
    ),
    "ShouldIncludeExample": Example(
      wrong: #"<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"/>"#,
      right: #"<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><Query role="example" searchTerms="a"/></OpenSearchDescription>"#
    ),
    "SinceAfterUntil": Example(
      wrong: #"<sx:sharing since="2026-02-02T00:00:00Z" until="2026-01-02T00:00:00Z"/>"#,
      right: #"<sx:sharing since="2026-01-02T00:00:00Z" until="2026-02-02T00:00:00Z"/>"#
    ),
    "SlashDate": Example(
      wrong: "<item><title>t</title><slash:comments>3</slash:comments></item>",
      right: "<lastBuildDate>Fri, 02 Jan 2026 03:04:05 +0000</lastBuildDate><item><title>t</title><slash:comments>3</slash:comments></item>"
    ),
    "TooLong": Example(
      wrong: "<itunes:author>" + String(repeating: "a", count: 256) + "</itunes:author>",
      right: "<itunes:author>Ann</itunes:author>"
    ),
    "TruncatedContent": Example(
      wrong: "<description>A shed with a [&amp;#8230;]</description>",
      right: "<description>A shed with a roof and four walls.</description>"
    ),
    "UndeclaredPrefix": Example(
      wrong: #"<Query role="shop:bargain" searchTerms="shed"/>"#,
      right: #"<Query role="example" searchTerms="shed"/>"#
    ),
    "UndefinedElement": Example(
      wrong: "<pubdate>Fri, 02 Jan 2026 03:04:05 +0000</pubdate>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "UndefinedNamedEntity": Example(
      wrong: "<title>Roof&nbsp;and walls</title>",
      right: "<title>Roof&#160;and walls</title>"
    ),
    "UndefinedParam": Example(
      wrong: #"<app:collection href="https://example.org/c"><title>t</title><app:accept>image/png;q=0.5</app:accept></app:collection>"#,
      right: #"<app:collection href="https://example.org/c"><title>t</title><app:accept>image/png</app:accept></app:collection>"#
    ),
    "UndeterminableVocabulary": Example(
      wrong: #"<feed xmlns="http://www.w3.org/2005/Atom"><mood xmlns="">fair</mood></feed>"#,
      right: #"<feed xmlns="http://www.w3.org/2005/Atom"><m:mood xmlns:m="https://example.org/mood">fair</m:mood></feed>"#
    ),
    "UnexpectedAttribute": Example(
      wrong: #"<pubDate zone="UTC">Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"#,
      right: "<pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "UnexpectedText": Example(
      wrong: "<image>A logo<url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link></image>"
    ),
    "UnexpectedWhitespace": Example(
      wrong: "<id> https://example.org/shed </id>",
      right: "<id>https://example.org/shed</id>"
    ),
    "UnicodeError": Example(
      wrong: #"<?xml version="1.0" encoding="utf-16"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "UnknownEncoding": Example(
      wrong: #"<?xml version="1.0" encoding="utf-88"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "UnknownHost": Example(
      wrong: "<author><name>Ada</name><email>ada@home</email></author>",
      right: "<author><name>Ada</name><email>ada@example.org</email></author>"
    ),
    "UnknownMember": Example(
      wrong: #""mood": "fair""#,
      right: #""_mood": "fair""#
    ),
    "UnknownNamespace": Example(
      wrong: #"<rss version="2.0" xmlns:x="https://example.org/my-own"/>"#,
      right: #"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"/>"#
    ),
    "UnknownRole": Example(
      wrong: #"<podcast:person role="Builder">Ann</podcast:person>"#,
      right: #"<podcast:person role="host">Ann</podcast:person>"#
    ),
    "UnregisteredAtomLinkRel": Example(
      wrong: #"<link rel="shed" href="https://example.org/shed"/>"#,
      right: #"<link rel="related" href="https://example.org/shed"/>"#
    ),
    "UnregisteredSubtag": Example(
      wrong: "<language>en-Lain</language>",
      right: "<language>en-Latn</language>"
    ),
    "UnsupportedItunesFormat": Example(
      wrong: #"<itunes:author>Ann</itunes:author><enclosure url="https://example.org/1.ogg" type="audio/ogg" length="1"/>"#,
      right: #"<itunes:author>Ann</itunes:author><enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>"#
    ),
    "UnsupportedNamespace": Example(
      wrong: #"<rss version="2.0" xmlns:gd="http://schemas.google.com/g/2005"/>"#,
      right: #"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"/>"#
    ),
    "UntitledItem": Example(
      wrong: "<item><description>A shed</description></item>",
      right: "<item><title>A shed</title><description>A shed</description></item>"
    ),
    "UpdatedBeforeEntries": Example(
      wrong: "<lastBuildDate>Fri, 02 Jan 2026 00:00:00 GMT</lastBuildDate><item><title>A</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>B</title><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate></item>",
      right: "<lastBuildDate>Sun, 04 Jan 2026 00:00:00 GMT</lastBuildDate><item><title>A</title><pubDate>Sun, 04 Jan 2026 00:00:00 GMT</pubDate></item><item><title>B</title><pubDate>Sat, 03 Jan 2026 00:00:00 GMT</pubDate></item>"
    ),
    "UriNotIri": Example(
      wrong: "<link>https://example.org/fuß</link>",
      right: "<link>https://example.org/fu%C3%9F</link>"
    ),
    "UseOfExtensionAttr": Example(
      wrong: #"<title dc:language="en">A shed</title>"#,
      right: "<title>A shed</title><dc:language>en</dc:language>"
    ),
    "UseZeroForMidnight": Example(
      wrong: "<skipHours><hour>24</hour></skipHours>",
      right: "<skipHours><hour>0</hour></skipHours>"
    ),
    "UseZeroForUnknown": Example(
      wrong: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="-1"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="0"/>"#
    ),
    "WPBlankLine": Example(
      wrong: "\n<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><generator>https://wordpress.org/?v=6.8</generator></channel></rss>",
      right: "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><generator>https://wordpress.org/?v=6.8</generator></channel></rss>"
    ),
  ]
}
