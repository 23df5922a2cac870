/// An entry of a feed: a post, an episode, a comment.
///
/// Each property says where it comes from; where several elements can give a value, they are named
/// in order of precedence.
public struct Entry: Sendable, Hashable {
  /// Atom, JSON Feed: id; RSS: guid; RDF: item/@rdf:about.
  public var id: String?
  /// RSS: guid/@isPermaLink, true when absent; nil in the other formats.
  public var idIsPermalink: Bool?
  /// Atom, RSS, JSON Feed: title; else dc:title, media:title.
  public var title: Text?
  /// Atom, JSON Feed: summary; RSS: description; else dc:description, itunes:summary, atom:summary.
  public var summary: Text?
  /// Atom: content; RSS: content:encoded, atom:content, xhtml:body, fullitem; JSON Feed:
  /// content_html, then content_text.
  public var content: [Text] = []
  /// Every link in document order; RSS: link, enclosure, atom:link; JSON Feed: url, external_url,
  /// attachments.
  public var links: [Link] = []
  /// Atom: author; RSS: author, dc:author, dc:creator, itunes:author, atom:author; JSON Feed:
  /// authors, author.
  public var authors: [Person] = []
  /// Atom: contributor; dc:contributor.
  public var contributors: [Person] = []
  /// dc:publisher.
  public var publisher: Person? {
    get { $rare ? rare.publisher : nil }
    set { if newValue != nil || $rare { rare.publisher = newValue } }
  }
  /// Atom, RSS: category; JSON Feed: tags; dc:subject, itunes:keywords, media:category.
  public var categories: [Category] = []
  /// Atom: rights, 0.3 copyright; dc:rights.
  public var rights: Text? {
    get { $rare ? rare.rights : nil }
    set { if newValue != nil || $rare { rare.rights = newValue } }
  }
  /// JSON Feed: language; dc:language; else xml:lang of the element.
  public var language: String?
  /// Atom: published, 0.3 issued; RSS: pubDate; else dcterms:issued, atom:published, dc:date.
  public var published: FeedDate?
  /// Atom: updated, 0.3 modified; RSS: atom:updated, dcterms:modified, dc:date; JSON Feed:
  /// date_modified.
  public var updated: FeedDate?
  /// Atom 0.3: created; dcterms:created.
  public var created: FeedDate? {
    get { $rare ? rare.created : nil }
    set { if newValue != nil || $rare { rare.created = newValue } }
  }
  /// RSS: expirationDate.
  public var expires: FeedDate? {
    get { $rare ? rare.expires : nil }
    set { if newValue != nil || $rare { rare.expires = newValue } }
  }
  /// dcterms:valid, its start.
  public var validFrom: FeedDate? {
    get { $rare ? rare.validFrom : nil }
    set { if newValue != nil || $rare { rare.validFrom = newValue } }
  }
  /// dcterms:valid, its end.
  public var validUntil: FeedDate? {
    get { $rare ? rare.validUntil : nil }
    set { if newValue != nil || $rare { rare.validUntil = newValue } }
  }
  /// JSON Feed: image; itunes:image; RSS: image.
  public var image: Image? {
    get { $rare ? rare.image : nil }
    set { if newValue != nil || $rare { rare.image = newValue } }
  }
  /// JSON Feed: banner_image.
  public var bannerImage: String? {
    get { $rare ? rare.bannerImage : nil }
    set { if newValue != nil || $rare { rare.bannerImage = newValue } }
  }
  /// The page with the comments; RSS: comments.
  public var commentsURL: String?
  /// The feed that the entry was taken from; Atom: source; RSS: source.
  public var source: Source?
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
  /// podcast: (Podcasting 2.0).
  @Boxed public var podcast: Podcast
  /// slash:.
  @Boxed public var slash: Slash
  /// thr: (RFC 4685).
  @Boxed public var threading: Threading
  /// wfw:.
  @Boxed public var wellFormedWeb: WellFormedWeb
  /// What nothing here has a meaning for, in document order.
  public var foreign: [ForeignElement] = []

  /// What few entries have: kept inline it would make each of them twice as long.
  private struct Rare: Extension {
    var publisher: Person?
    var rights: Text?
    var created: FeedDate?
    var expires: FeedDate?
    var validFrom: FeedDate?
    var validUntil: FeedDate?
    var image: Image?
    var bannerImage: String?
  }

  @Boxed private var rare: Rare

  /// Makes an empty entry.
  public init() {}
}

extension Entry {
  /// The entry's page; the first `alternate` link (in RSS the last), else a permalink guid.
  public var url: String? {
    links.page ?? (idIsPermalink == true ? id : nil)
  }
  /// The files that belong to the entry.
  public var enclosures: [Link] { links.filter { $0.relation == .enclosure } }
  /// When it was published, else changed, else made: the date to sort by.
  public var date: Timestamp? {
    published?.timestamp ?? updated?.timestamp ?? created?.timestamp
  }
}
