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
