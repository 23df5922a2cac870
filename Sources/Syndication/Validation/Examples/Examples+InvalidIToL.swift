// What is shown as it is written in a feed is not broken for the sake of a column.
// swift-format-ignore-file

// swift-format-ignore-file: markup is easier to read in one line.

extension Example {
  /// Of ids from InvalidI to L.
  static let second: [String: Example] = [
    "InvalidInteger": Example(
      wrong: "<georss:floor>ground</georss:floor>",
      right: "<georss:floor>0</georss:floor>"
    ),
    "InvalidIntegerAttribute": Example(
      wrong: #"<cloud domain="example.org" port="http" path="/RPC2" registerProcedure="ping" protocol="soap"/>"#,
      right: #"<cloud domain="example.org" port="80" path="/RPC2" registerProcedure="ping" protocol="soap"/>"#
    ),
    "InvalidIRI": Example(
      wrong: #"<title xml:base="http://[example.org/">A shed</title>"#,
      right: #"<title xml:base="http://example.org/">A shed</title>"#
    ),
    "InvalidISO8601DateTime": Example(
      wrong: "<ev:startdate>tomorrow</ev:startdate>",
      right: "<ev:startdate>2026-01-02T03:04:05Z</ev:startdate>"
    ),
    "InvalidItunesCategory": Example(
      wrong: #"<itunes:category text="Sheds"/>"#,
      right: #"<itunes:category text="Leisure"/>"#
    ),
    "InvalidItunesChannelType": Example(
      wrong: "<itunes:type>weekly</itunes:type>",
      right: "<itunes:type>episodic</itunes:type>"
    ),
    "InvalidItunesEpisodeType": Example(
      wrong: "<itunes:episodeType>long</itunes:episodeType>",
      right: "<itunes:episodeType>full</itunes:episodeType>"
    ),
    "InvalidJSONFeedVersion": Example(
      wrong: #"{"version": "1.1", "title": "Sheds", "items": []}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": []}"#
    ),
    "InvalidKeywords": Example(
      wrong: "<itunes:keywords>sheds roofs walls</itunes:keywords>",
      right: "<itunes:keywords>sheds,roofs,walls</itunes:keywords>"
    ),
    "InvalidLanguage": Example(
      wrong: "<language>english (UK)</language>",
      right: "<language>en-GB</language>"
    ),
    "InvalidLatitude": Example(
      wrong: "<geo:lat>145.2</geo:lat>",
      right: "<geo:lat>45.2</geo:lat>"
    ),
    "InvalidLink": Example(
      wrong: #"<link href="http://[example.org/"/>"#,
      right: #"<link href="http://example.org/"/>"#
    ),
    "InvalidLocalParameter": Example(
      wrong: #"<Url type="text/html" template="https://example.org/?q={words}"/>"#,
      right: #"<Url type="text/html" template="https://example.org/?q={searchTerms}"/>"#
    ),
    "InvalidLocalRole": Example(
      wrong: #"<Query role="shed" searchTerms="a"/>"#,
      right: #"<Query role="example" searchTerms="a"/>"#
    ),
    "InvalidLongitude": Example(
      wrong: "<geo:long>271.9</geo:long>",
      right: "<geo:long>-71.9</geo:long>"
    ),
    "InvalidMediaExpression": Example(
      wrong: #"<media:content url="https://example.org/1.mp4" expression="part"/>"#,
      right: #"<media:content url="https://example.org/1.mp4" expression="sample"/>"#
    ),
    "InvalidMediaHash": Example(
      wrong: #"<media:hash algo="md5">1234</media:hash>"#,
      right: #"<media:hash algo="md5">dfdec888b72151965a34b4b59031290a</media:hash>"#
    ),
    "InvalidMediaMedium": Example(
      wrong: #"<media:content url="https://example.org/1.mp4" medium="film"/>"#,
      right: #"<media:content url="https://example.org/1.mp4" medium="video"/>"#
    ),
    "InvalidMediaRating": Example(
      wrong: #"<media:rating scheme="urn:simple">teen</media:rating>"#,
      right: #"<media:rating scheme="urn:simple">nonadult</media:rating>"#
    ),
    "InvalidMediaRestriction": Example(
      wrong: #"<media:restriction relationship="allow">some</media:restriction>"#,
      right: #"<media:restriction relationship="allow">all</media:restriction>"#
    ),
    "InvalidMediaRestrictionRel": Example(
      wrong: #"<media:restriction relationship="permit" type="country">GB</media:restriction>"#,
      right: #"<media:restriction relationship="allow" type="country">GB</media:restriction>"#
    ),
    "InvalidMediaRestrictionType": Example(
      wrong: #"<media:restriction relationship="allow" type="land">GB</media:restriction>"#,
      right: #"<media:restriction relationship="allow" type="country">GB</media:restriction>"#
    ),
    "InvalidMediaTextType": Example(
      wrong: #"<media:title type="text">A shed</media:title>"#,
      right: #"<media:title type="plain">A shed</media:title>"#
    ),
    "InvalidMemberType": Example(
      wrong: #""tags": "sheds""#,
      right: #""tags": ["sheds"]"#
    ),
    "InvalidMetaContent": Example(
      wrong: #"<xhtml:meta name="robots" content="never"/>"#,
      right: #"<xhtml:meta name="robots" content="noindex"/>"#
    ),
    "InvalidMetaName": Example(
      wrong: #"<xhtml:meta name="author" content="noindex"/>"#,
      right: #"<xhtml:meta name="robots" content="noindex"/>"#
    ),
    "InvalidMIMEAttribute": Example(
      wrong: #"<enclosure url="https://example.org/1.mp3" type="mp3" length="1"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>"#
    ),
    "InvalidMIMEType": Example(
      wrong: #"<content type="html/">A shed</content>"#,
      right: #"<content type="html">A shed</content>"#
    ),
    "InvalidNamespace": Example(
      wrong: #"<feed xmlns="http://www.w3.org/2005/atom"/>"#,
      right: #"<feed xmlns="http://www.w3.org/2005/Atom"/>"#
    ),
    "InvalidNonNegativeInteger": Example(
      wrong: "<thr:total>many</thr:total>",
      right: "<thr:total>3</thr:total>"
    ),
    "InvalidNPTTime": Example(
      wrong: #"<media:thumbnail url="https://example.org/1.png" time="noon"/>"#,
      right: #"<media:thumbnail url="https://example.org/1.png" time="12:05:01.123"/>"#
    ),
    "InvalidNSS": Example(
      wrong: #"<sx:sync id="1" updates="1"><sx:history sequence="1" by="a b"/></sx:sync>"#,
      right: #"<sx:sync id="1" updates="1"><sx:history sequence="1" by="ann"/></sx:sync>"#
    ),
    "InvalidOPMLVersion": Example(
      wrong: #"<opml version="3.0"><head/><body><outline text="a"/></body></opml>"#,
      right: #"<opml version="2.0"><head/><body><outline text="a"/></body></opml>"#
    ),
    "InvalidOutlineType": Example(
      wrong: #"<opml version="1.1"><head/><body><outline text="a" type="shed"/></body></opml>"#,
      right: #"<opml version="1.1"><head/><body><outline text="a" type="link" url="https://example.org/"/></body></opml>"#
    ),
    "InvalidOutlineVersion": Example(
      wrong: #"<outline text="a" title="a" type="rss" version="RSS9" xmlUrl="https://example.org/f"/>"#,
      right: #"<outline text="a" title="a" type="rss" version="RSS2" xmlUrl="https://example.org/f"/>"#
    ),
    "InvalidPermalink": Example(
      wrong: "<guid>tag:example.org,2026:shed</guid>",
      right: #"<guid isPermaLink="false">tag:example.org,2026:shed</guid>"#
    ),
    "InvalidPositiveInteger": Example(
      wrong: "<ttl>an hour</ttl>",
      right: "<ttl>60</ttl>"
    ),
    "InvalidRDF": Example(
      wrong: #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title rdf:about="https://example.org/t">Sheds</title></channel></rdf:RDF>"#,
      right: #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://example.org/"><title>Sheds</title></channel></rdf:RDF>"#
    ),
    "InvalidRFC2822Date": Example(
      wrong: "<pubDate>2026-01-02 03:04</pubDate>",
      right: "<pubDate>Fri, 02 Jan 2026 03:04:00 +0000</pubDate>"
    ),
    "InvalidRFC3339Date": Example(
      wrong: "<published>2026-01-02</published>",
      right: "<published>2026-01-02T03:04:05Z</published>"
    ),
    "InvalidRSSVersion": Example(
      wrong: #"<rss version="3.0"/>"#,
      right: #"<rss version="2.0"/>"#
    ),
    "InvalidSseType": Example(
      wrong: #"<sx:sharing><sx:related link="https://example.org/" type="full"/></sx:sharing>"#,
      right: #"<sx:sharing><sx:related link="https://example.org/" type="complete"/></sx:sharing>"#
    ),
    "InvalidSyndicationRight": Example(
      wrong: "<SyndicationRight>free</SyndicationRight>",
      right: "<SyndicationRight>open</SyndicationRight>"
    ),
    "InvalidTAG": Example(
      wrong: "<id>tag:example.org:shed</id>",
      right: "<id>tag:example.org,2026:shed</id>"
    ),
    "InvalidTextType": Example(
      wrong: #"<title type="text/plain">A shed</title>"#,
      right: #"<title type="text">A shed</title>"#
    ),
    "InvalidTrueFalse": Example(
      wrong: "<itunes:explicit>clean</itunes:explicit>",
      right: "<itunes:explicit>false</itunes:explicit>"
    ),
    "InvalidUpdatePeriod": Example(
      wrong: "<sy:updatePeriod>fortnightly</sy:updatePeriod>",
      right: "<sy:updatePeriod>weekly</sy:updatePeriod>"
    ),
    "InvalidUriChar": Example(
      wrong: "<link>https://example.org/a shed</link>",
      right: "<link>https://example.org/a%20shed</link>"
    ),
    "InvalidURIAttribute": Example(
      wrong: #"<generator uri="http://">Shed</generator>"#,
      right: #"<generator uri="http://example.org/">Shed</generator>"#
    ),
    "InvalidURLAttribute": Example(
      wrong: #"<enclosure url="ftp://example.org/1.mp3" type="audio/mpeg" length="1"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>"#
    ),
    "InvalidURN": Example(
      wrong: "<id>urn:shed</id>",
      right: "<id>urn:isbn:9780141036144</id>"
    ),
    "InvalidUUID": Example(
      wrong: "<id>urn:uuid:1234</id>",
      right: "<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>"
    ),
    "InvalidValue": Example(
      wrong: "<podcast:person>Ann</podcast:person><podcast:medium>shed</podcast:medium>",
      right: "<podcast:medium>podcast</podcast:medium>"
    ),
    "InvalidW3CDTFDate": Example(
      wrong: "<dc:date>2 January 2026</dc:date>",
      right: "<dc:date>2026-01-02</dc:date>"
    ),
    "InvalidWidth": Example(
      wrong: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link><width>500</width></image>",
      right: "<image><url>https://example.org/a.png</url><title>t</title><link>http://example.org/</link><width>144</width></image>"
    ),
    "InvalidYesNo": Example(
      wrong: "<app:control><app:draft>true</app:draft></app:control>",
      right: "<app:control><app:draft>yes</app:draft></app:control>"
    ),
    "InvalidYesNoClean": Example(
      wrong: "<itunes:block>true</itunes:block>",
      right: "<itunes:block>yes</itunes:block>"
    ),
    "ItemMustContainTitleOrDescription": Example(
      wrong: "<item><link>https://example.org/shed</link></item>",
      right: "<item><title>A shed</title><link>https://example.org/shed</link></item>"
    ),
    "JSONError": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": [],}"#,
      right: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": []}"#
    ),
    "LinkPastEnd": Example(
      wrong: #"<link rel="self" href="https://example.org/feed.atom"/><link rel="first" href="https://example.org/feed.atom"/><link rel="previous" href="https://example.org/0.atom"/>"#,
      right: #"<link rel="self" href="https://example.org/feed.atom"/><link rel="first" href="https://example.org/feed.atom"/><link rel="next" href="https://example.org/2.atom"/>"#
    ),
    "LocalAddress": Example(
      wrong: #"<enclosure url="http://localhost/1.mp3" type="audio/mpeg" length="1"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" type="audio/mpeg" length="1"/>"#
    ),
  ]
}
