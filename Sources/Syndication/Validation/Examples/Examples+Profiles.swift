// What is shown as it is written in a feed is not broken for the sake of a column.
// swift-format-ignore-file

extension Example {
  /// Of ids that profiles report.
  static let profiles: [String: Example] = [
    "AppleArtwork": Example(
      wrong: #"<itunes:image href="https://example.org/art.webp"/>"#,
      right: #"<itunes:image href="https://example.org/art.png"/>"#
    ),
    "AppleEncoding": Example(
      wrong: #"<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:block>Yes</itunes:block></channel></rss>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:block>Yes</itunes:block></channel></rss>"#
    ),
    "AppleFormat": Example(
      wrong: #"<feed xmlns="http://www.w3.org/2005/Atom"><title>Shed Talk</title></feed>"#,
      right: #"<rss version="2.0"><channel><title>Shed Talk</title></channel></rss>"#
    ),
    "AppleInsecure": Example(
      wrong: #"<enclosure url="http://example.org/1.mp3" length="9" type="audio/mpeg"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/>"#
    ),
    "AppleMediaFile": Example(
      wrong: #"<enclosure url="https://example.org/1.ogg" length="9" type="audio/mpeg"/><itunes:episode>1</itunes:episode>"#,
      right: #"<enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/><itunes:episode>1</itunes:episode>"#
    ),
    "AppleMediaType": Example(
      wrong: #"<enclosure url="https://example.org/1.mp3" length="9" type="audio/ogg"/>"#,
      right: #"<enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/>"#
    ),
    "AppleMissing": Example(
      wrong: "<channel><title>Shed Talk</title><description>On sheds</description><item><title>Felt</title></item></channel>",
      right: #"<channel><title>Shed Talk</title><description>On sheds</description><language>en</language><itunes:image href="https://example.org/art.png"/><itunes:category text="Arts"/><itunes:explicit>false</itunes:explicit><item><title>Felt</title><enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/></item></channel>"#
    ),
    "AppleNoEpisode": Example(
      wrong: "<channel><title>Shed Talk</title></channel>",
      right: "<channel><title>Shed Talk</title><item><title>Felt</title></item></channel>"
    ),
    "AppleNumberInTitle": Example(
      wrong: "<title>Ep. 12: Felt or tin</title>",
      right: "<title>Felt or tin</title><itunes:episode>12</itunes:episode>"
    ),
    "AppleObsolete": Example(
      wrong: "<itunes:keywords>sheds, felt</itunes:keywords>",
      right: "<category>sheds</category>"
    ),
    "AppleOwnerEmail": Example(
      wrong: "<itunes:owner><itunes:name>Ada</itunes:name><itunes:email>ada@example.org</itunes:email></itunes:owner>",
      right: "<itunes:author>Ada</itunes:author>"
    ),
    "AppleRecommended": Example(
      wrong: "<channel><title>Shed Talk</title><item><title>Felt</title></item></channel>",
      right: "<channel><title>Shed Talk</title><link>https://example.org/</link><itunes:author>Ada</itunes:author><item><title>Felt</title><description>Of roofs</description><guid>https://example.org/1</guid><pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate><itunes:duration>1800</itunes:duration></item></channel>"
    ),
    "AppleSameFile": Example(
      wrong: #"<item><enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/></item><item><enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/></item>"#,
      right: #"<item><enclosure url="https://example.org/1.mp3" length="9" type="audio/mpeg"/></item><item><enclosure url="https://example.org/2.mp3" length="9" type="audio/mpeg"/></item>"#
    ),
    "AppleSameNumber": Example(
      wrong: "<item><itunes:episode>1</itunes:episode></item><item><itunes:episode>1</itunes:episode></item>",
      right: "<item><itunes:episode>2</itunes:episode></item><item><itunes:episode>1</itunes:episode></item>"
    ),
    "AppleUnnumbered": Example(
      wrong: "<itunes:type>serial</itunes:type><item><title>Felt</title></item>",
      right: "<itunes:type>serial</itunes:type><item><title>Felt</title><itunes:episode>1</itunes:episode></item>"
    ),
    "AppleWordless": Example(
      wrong: "<title>!!!</title>",
      right: "<title>Felt!</title>"
    ),
    "AppleYes": Example(
      wrong: "<itunes:block>no</itunes:block>",
      right: "<itunes:block>Yes</itunes:block>"
    ),
    "PlanetAttribute": Example(
      wrong: #"<title xml:lang="en">The shed</title>"#,
      right: "<title>The shed</title>"
    ),
    "PlanetEncoding": Example(
      wrong: #"<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"/>"#,
      right: #"<?xml version="1.0" encoding="utf-8"?><rss version="2.0"/>"#
    ),
    "PlanetFormat": Example(
      wrong: #"{"version": "https://jsonfeed.org/version/1.1", "title": "Sheds", "items": []}"#,
      right: #"<rss version="2.0"><channel><title>Sheds</title></channel></rss>"#
    ),
    "PlanetMissing": Example(
      wrong: "<title>The shed</title><link>https://example.org/1</link><description>It leans.</description>",
      right: "<title>The shed</title><link>https://example.org/1</link><description>It leans.</description><guid>https://example.org/1</guid><pubDate>Fri, 02 Jan 2026 03:04:05 +0000</pubDate>"
    ),
    "PlanetRelative": Example(
      wrong: "<description>&lt;a href=\"/2\">More&lt;/a></description>",
      right: "<description>&lt;a href=\"https://example.org/2\">More&lt;/a></description>"
    ),
    "PlanetSameID": Example(
      wrong: "<entry><id>tag:example.org,2026:1</id></entry><entry><id>tag:example.org,2026:1</id></entry>",
      right: "<entry><id>tag:example.org,2026:1</id></entry><entry><id>tag:example.org,2026:2</id></entry>"
    ),
    "PlanetTruncated": Example(
      wrong: "<summary>It leans</summary>",
      right: "<summary>It leans</summary><content>It leans, and has since the storm.</content>"
    ),
    "PlanetUnsafe": Example(
      wrong: "<description>&lt;script>count()&lt;/script></description>",
      right: "<description>Counted by the server</description>"
    ),
    "PlanetUnsigned": Example(
      wrong: "<title>The shed</title>",
      right: "<title>The shed</title><dc:creator>Ada</dc:creator>"
    ),
  ]
}
