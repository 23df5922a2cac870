internal import Markup

/// What an entry replies to, and how often it was replied to (RFC 4685).
public struct Threading: Extension {
  /// A thr:in-reply-to.
  public struct Reference: Sendable, Hashable {
    /// The id of the entry replied to.
    ///
    /// @ref.
    public var ref: String?
    /// Its page.
    ///
    /// @href.
    public var href: String?
    /// Media type of the page.
    ///
    /// @type.
    public var type: String?
    /// The feed that holds the entry.
    ///
    /// @source.
    public var source: String?

    /// Makes a reference.
    public init(
      ref: String? = nil,
      href: String? = nil,
      type: String? = nil,
      source: String? = nil
    ) {
      self.ref = ref
      self.href = href
      self.type = type
      self.source = source
    }
  }

  /// In document order.
  public var inReplyTo: [Reference] = []
  /// thr:total: how many replies there are.
  public var total: Int?

  /// Makes an empty set.
  public init() {}
}

/// thr: (RFC 4685).
enum ThreadingVocabulary: Vocabulary {
  static let prefix = "thr"
  static let namespace = "http://purl.org/syndication/thread/1.0"

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    switch context.local(element) {
    case "in-reply-to":
      let inner = context.inside(element)
      entry.threading.inReplyTo.append(
        Threading.Reference(
          ref: element["ref"],
          href: element["href"].map { inner.resolve($0) },
          type: element["type"],
          source: element["source"].map { inner.resolve($0) }
        )
      )
    case "total": entry.threading.total = Int(element.trimmedText)
    default: return false
    }
    return true
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    guard entry.$threading else { return }
    for reference in entry.threading.inReplyTo {
      writer.element(
        "thr:in-reply-to",
        [
          "ref": reference.ref, "href": reference.href, "type": reference.type,
          "source": reference.source,
        ]
      )
    }
    writer.element("thr:total", text: entry.threading.total.map { String($0) })
  }
}
