/// A link (RFC 4287 section 4.2.7), an RSS link or enclosure, a JSON Feed URL or attachment.
public struct Link: Sendable, Hashable {
  /// What the target is to the one that links (RFC 8288); An open set.
  public struct Relation: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    /// The relation as written, without the IANA prefix.
    public let rawValue: String
    /// Takes any relation.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Takes a literal.
    public init(stringLiteral: String) { rawValue = stringLiteral }

    /// The same content elsewhere: for an entry, its page; the default in Atom.
    public static let alternate: Self = "alternate"
    /// A file that belongs to the entry.
    ///
    /// RSS: enclosure. JSON Feed: attachments.
    public static let enclosure: Self = "enclosure"
    /// A WebSub hub.
    public static let hub: Self = "hub"
    /// The licence of the content.
    public static let license: Self = "license"
    /// The next page (RFC 5005); JSON Feed: next_url.
    public static let next: Self = "next"
    /// Related material; JSON Feed: external_url.
    public static let related: Self = "related"
    /// Comments (RFC 4685).
    public static let replies: Self = "replies"
    /// The feed's own address; JSON Feed: feed_url.
    public static let `self`: Self = "self"
    /// Where the information was found.
    public static let via: Self = "via"
  }

  /// The address, absolute when a base was known.
  public var href: String
  /// What the target is.
  public var relation: Relation
  /// Media type of the target.
  public var type: String?
  /// A title for people.
  public var title: String? {
    get { $rare ? rare.title : nil }
    set { if newValue != nil || $rare { rare.title = newValue } }
  }
  /// Language of the target.
  public var language: String? {
    get { $rare ? rare.language : nil }
    set { if newValue != nil || $rare { rare.language = newValue } }
  }
  /// Size of the target in bytes, as written: it need not be a number in feeds as they are.
  public var length: String?
  /// Playing time in seconds; JSON Feed: duration_in_seconds.
  public var duration: Double? {
    get { $rare ? rare.duration : nil }
    set { if newValue != nil || $rare { rare.duration = newValue } }
  }
  /// How many replies are behind a `replies` link (RFC 4685 thr:count).
  public var count: Int? {
    get { $rare ? rare.count : nil }
    set { if newValue != nil || $rare { rare.count = newValue } }
  }
  /// When those replies last changed (RFC 4685 thr:updated).
  public var updated: FeedDate? {
    get { $rare ? rare.updated : nil }
    set { if newValue != nil || $rare { rare.updated = newValue } }
  }
  /// The element that gave the link, such as `enclosure`; nil when it is the format's own link.
  public var origin: String?

  /// What few links have: kept inline it would make each of them twice as long.
  private struct Rare: Extension {
    var title: String?
    var language: String?
    var duration: Double?
    var count: Int?
    var updated: FeedDate?
  }

  @Boxed private var rare: Rare

  /// Makes a link.
  public init(
    _ href: String,
    _ relation: Relation = .alternate,
    type: String? = nil,
    title: String? = nil,
    language: String? = nil,
    length: String? = nil,
    duration: Double? = nil,
    count: Int? = nil,
    updated: FeedDate? = nil,
    origin: String? = nil
  ) {
    self.href = href
    self.relation = relation
    self.type = type
    self.title = title
    self.language = language
    self.length = length
    self.duration = duration
    self.count = count
    self.updated = updated
    self.origin = origin
  }
}

extension [Link] {
  /// The page that a feed or an entry belongs to: the first `alternate` link that is the format's
  /// own, else the first of any origin; Of several RSS links the last is the format's own.
  package var page: String? {
    var other: Int?
    // By their places: a link would be copied, and this is asked of every entry more than once.
    for place in indices where self[place].relation == .alternate && !self[place].href.isEmpty {
      if self[place].origin == nil { return self[place].href }
      other = other ?? place
    }
    return other.map { self[$0].href }
  }

  /// The first link with a relation.
  public func first(_ relation: Link.Relation) -> Link? {
    first { $0.relation == relation }
  }
}
