/// A feed in Atom's model, with every other format mapped onto it.
///
/// Each property says where it comes from; that comment is the mapping table. Where several elements
/// can give a value, they are named in order of precedence.
public struct Feed: Sendable, Hashable {
  /// Atom: id; RDF: channel/@rdf:about.
  public var id: String?
  /// Atom, RSS, JSON Feed: title; else dc:title, media:title; OPML: head/title.
  public var title: Text?
  /// Atom: subtitle, 0.3 tagline; RSS, JSON Feed: description; else dc:description.
  public var subtitle: Text?
  /// itunes:summary of the channel where there is a description too.
  public var summary: Text?
  /// Atom 0.3: info; feedburner:browserFriendly.
  public var info: Text?
  /// Atom: rights, 0.3 copyright; RSS: copyright; else dc:rights.
  public var rights: Text?
  /// RSS: language; JSON Feed: language; else dc:language, xml:lang of the root, HTTP
  /// Content-Language; a BCP 47 tag.
  public var language: String?
  /// Every link in document order; RSS: link, atom:link; JSON Feed: home_page_url, feed_url,
  /// next_url, hubs.
  public var links: [Link] = []
  /// Atom: author; RSS: managingEditor, dc:author, dc:creator, itunes:author, atom:author; JSON
  /// Feed: authors, author; OPML: ownerName, ownerEmail, ownerId.
  public var authors: [Person] = []
  /// Atom: contributor; dc:contributor.
  public var contributors: [Person] = []
  /// RSS: webMaster; dc:publisher; itunes:owner.
  public var publisher: Person?
  /// Atom, RSS: category; dc:subject, itunes:category, itunes:keywords, media:category.
  public var categories: [Category] = []
  /// Atom, RSS: generator; RDF: admin:generatorAgent.
  public var generator: Generator?
  /// RSS: pubDate; dcterms:issued.
  public var published: FeedDate?
  /// Atom: updated, 0.3 modified; RSS: lastBuildDate, atom:updated, dcterms:modified, dc:date;
  /// OPML: dateModified.
  public var updated: FeedDate?
  /// dcterms:created; OPML: dateCreated.
  public var created: FeedDate?
  /// RSS: expirationDate.
  public var expires: FeedDate?
  /// dcterms:valid, its start.
  public var validFrom: FeedDate?
  /// dcterms:valid, its end.
  public var validUntil: FeedDate?
  /// RSS: image (RDF: also beside the channel); itunes:image; JSON Feed: icon.
  public var image: Image?
  /// Atom: icon; JSON Feed: favicon.
  public var icon: String?
  /// Atom: logo.
  public var logo: String?
  /// JSON Feed: user_comment.
  public var userComment: String?
  /// Whether the feed says that it will never change again.
  ///
  /// JSON Feed: expired.
  public var isExpired: Bool?
  /// Where the feed says that it has moved; RSS: newLocation; itunes:new-feed-url.
  public var movedTo: String?
  /// The absolute base in scope at the root: xml:base, else the address that it came from.
  public var base: String?
  /// What only RSS channels have.
  @Boxed public var rss: RSSChannel
  /// dc:, every element, unmerged.
  @Boxed public var dublinCore: DublinCore
  /// dcterms:, every element, unmerged.
  @Boxed public var dublinCoreTerms: DublinCore
  /// georss:, gml:, geo:.
  @Boxed public var geo: Geo
  /// itunes:.
  @Boxed public var itunes: ITunes
  /// media: (Media RSS).
  @Boxed public var media: Media
  /// fh: (RFC 5005).
  @Boxed public var paging: Paging
  /// podcast: (Podcasting 2.0).
  @Boxed public var podcast: Podcast
  /// sy: (RSS 1.0 syndication module).
  @Boxed public var schedule: UpdateSchedule
  /// What nothing here has a meaning for, in document order.
  public var foreign: [ForeignElement] = []
  /// The entries in document order; RSS: item.
  public var entries: [Entry] = []
  /// OPML: the body.
  public var outlines: [Outline] = []

  /// Makes an empty feed.
  public init() {}
}

extension Feed {
  /// The page that the feed belongs to: the first `alternate` link (in RSS the last).
  public var homePageURL: String? { links.page }
  /// The feed's own address.
  public var selfURL: String? { links.first(.`self`)?.href }
}
