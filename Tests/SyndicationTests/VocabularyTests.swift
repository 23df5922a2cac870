import Markup
import Syndication
import TestSupport
import Testing

@Suite struct VocabularyTests {
  private func sample(_ name: String) throws -> [UInt8] {
    try #require(samples(in: "read").first { $0.path.hasSuffix(name) }).bytes
  }

  /// How often each qualified name stands in a document, but for those of RSS and Atom themselves.
  private func names(_ bytes: [UInt8]) -> [String: Int] {
    var counts: [String: Int] = [:]
    func count(_ element: Element) {
      if !element.name.prefix.isEmpty { counts[element.name.qualified, default: 0] += 1 }
      for child in element.children { count(child) }
    }
    Document(xml: bytes).root.map(count)
    return counts
  }

  @Test func noElementOfAnyVocabularyIsLost() throws {
    let bytes = try sample("vocabularies-rss.xml")
    let before = names(bytes)
    #expect(before.count > 100)
    for sanitizes in [true, false] {
      var options = ReadOptions()
      options.sanitizes = sanitizes
      #expect(names(try Feed.read(bytes, options: options).feed.bytes(as: .rss)) == before)
    }
  }

  @Test func vocabulariesOfAFeedAreTyped() throws {
    let feed = Feed.read(try sample("vocabularies-rss.xml")).feed
    #expect(feed.generator == Generator(uri: "https://example.org/generator?v=1"))
    #expect(feed.admin.errorReportsTo == "mailto:errors@example.org")
    #expect(feed.blogChannel.blink == "https://other.example.org/")
    #expect(feed.links.first(.license)?.href == "https://creativecommons.org/licenses/by/4.0/")
    #expect(feed.info?.value == "A note for browsers.")
    #expect(feed.feedBurner.uri == "example")
    #expect(feed.geo.shape == .point)
    #expect(feed.geo.elevation == 313)
    #expect(feed.googlePlay.author == "Gary Play")
    #expect(feed.openSearch.totalResults == 4_230_000)
    #expect(feed.openSearch.searchTerms == ["New York History"])
    #expect(feed.rawVoice.subscriptions["itunes"] == "https://podcasts.example.org/1")
    #expect(feed.sourceNamespace.accounts.map(\.name) == ["ada"])
    #expect(feed.youTube.channelID == "UC123")
    let tombstone = try #require(feed.tombstones.first)
    #expect(tombstone.id == "tag:example.org,2026:gone")
    #expect(tombstone.by?.name == "Ada")
    #expect(tombstone.deleted?.timestamp == Timestamp(lenient: "2026-01-02T03:04:05Z"))
  }

  @Test func vocabulariesOfAnEntryAreTyped() throws {
    let feed = Feed.read(try sample("vocabularies-rss.xml")).feed
    let entry = try #require(feed.entries.first)
    #expect(entry.publication.isDraft)
    #expect(
      entry.links.first(.license)?.href == "https://creativecommons.org/licenses/by-sa/4.0/"
    )
    #expect(entry.feedBurner.originalLink == "https://origin.example.org/1")
    #expect(entry.geo.holes.count == 1)
    #expect(entry.foreign.contains { $0.name == "georss:box" })
    #expect(entry.chapters?.chapters.map(\.start) == [0, 187.5])
    #expect(entry.sourceNamespace.markdown == "*Its* description")
    #expect(entry.trackback.ping == "https://example.org/tb.cgi?tb_id=1")
    #expect(entry.trackback.pingbackServer == "https://example.org/xmlrpc")
    #expect(entry.youTube.videoID == "dQw4w9WgXcQ")
    #expect(entry.rawVoice.poster == "https://example.org/poster.jpg")
  }

  @Test func mediaAreTyped() throws {
    let feed = Feed.read(try sample("vocabularies-rss.xml")).feed
    let media = try #require(feed.entries.first).media
    #expect(
      media.contents.map(\.url) == ["https://example.org/1.mp4", "https://example.org/1.webm"]
    )
    #expect(media.contents.first?.player == "https://example.org/player/1")
    #expect(media.contents.first?.duration == 62)
    #expect(media.contents.map(\.isDefault) == [true, false])
    #expect(media.thumbnails.map(\.width) == [75])
    #expect(media.credits.map(\.role) == ["producer"])
  }

  @Test func podcastsAreTyped() throws {
    let feed = Feed.read(try sample("vocabularies-rss.xml")).feed
    #expect(feed.podcast.isLocked == true)
    #expect(feed.podcast.fundings.map(\.text) == ["Support"])
    #expect(feed.podcast.persons.map(\.role) == ["host"])
    let podcast = try #require(feed.entries.first).podcast
    #expect(podcast.transcripts.map(\.type) == ["text/vtt"])
    #expect(podcast.chapters?.url == "https://example.org/1.json")
    #expect(podcast.soundbites.map(\.start) == [73])
    #expect(podcast.season?.number == 1)
    #expect(podcast.season?.name == "One")
    #expect(podcast.locations.map(\.osm) == ["R113314"])
  }

  @Test func numbersBeyondMeasureAreNone() {
    let text =
      "<rss xmlns:m='http://search.yahoo.com/mrss/'><channel><item><m:content width='1e300'/>"
    #expect(Feed.read(Array(text.utf8)).feed.entries.first?.media.contents.first?.width == nil)
  }

  private func place(_ xml: String) -> Geo {
    let text = """
      <rss version="2.0" xmlns:georss="http://www.georss.org/georss"
        xmlns:gml="http://www.opengis.net/gml" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">
      <channel><item>\(xml)</item></channel></rss>
      """
    return Feed.read(Array(text.utf8)).feed.entries.first?.geo ?? Geo()
  }

  @Test func degreesAreTurnedAndMetresAreNot() {
    func point(_ system: String) -> [[Double]] {
      place(
        "<georss:where><gml:Point srsName='\(system)'><gml:pos>1 2</gml:pos></gml:Point></georss:where>"
      ).positions
    }
    #expect(point("EPSG:4326") == [[2, 1]])
    #expect(point("urn:ogc:def:crs:EPSG::4326") == [[2, 1]])
    #expect(point("EPSG:26913") == [[1, 2]])
    #expect(point("urn:ogc:def:crs:OGC:1.3:CRS84") == [[1, 2]])
  }

  @Test func placesOfEveryShapeAreRead() {
    let circle = place("<georss:circle>42.9 -71.0 500</georss:circle>")
    #expect(circle.shape == .circle)
    #expect(circle.positions == [[-71, 42.9]])
    #expect(circle.radius == 500)
    #expect(place("<georss:box>1 2 3 4</georss:box>").positions == [[2, 1], [4, 3]])
    let basic = place("<geo:lat>1</geo:lat><geo:long>2</geo:long><geo:alt>3</geo:alt>")
    #expect(basic.positions == [[2, 1]])
    #expect(basic.elevation == 3)
    #expect(place("<geo:lat>1</geo:lat>").shape == nil)
  }
}
