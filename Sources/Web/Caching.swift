package import Syndication

/// What tells whether a client's copy is still good.
package struct Revision: Hashable, Sendable {
  /// Of the bytes as they are; what is sent compressed has a tag derived from it.
  package let tag: EntityTag
  package let lastModified: Timestamp?

  package init(tag: EntityTag, lastModified: Timestamp?) {
    self.tag = tag
    self.lastModified = lastModified
  }
}

/// The conditions of a request, as the lines of its headers.
package struct Conditions: Sendable {
  package var ifMatch: [String] = []
  package var ifNoneMatch: [String] = []
  package var ifModifiedSince: String?
  package var ifUnmodifiedSince: String?
  package var ifRange: String?

  package init() {}
}

/// Conditional requests (RFC 9110 section 13).
package enum Caching {
  package enum Verdict: Equatable, Sendable {
    /// Send it.
    case send
    /// 304, with the tag of the copy that the client may go on using; nil: the tag that it would
    /// have been sent.
    case notModified(EntityTag?)
    /// 412.
    case failed
  }

  /// What a GET or HEAD is answered with; the order is section 13.2.2's.
  package static func verdict(_ conditions: Conditions, of revision: Revision) -> Verdict {
    if let wanted = EntityTag.list(conditions.ifMatch) {
      guard matches(wanted, strongly: revision.tag) else { return .failed }
    } else if let limit = date(conditions.ifUnmodifiedSince), let modified = revision.lastModified {
      guard modified.seconds <= limit.seconds else { return .failed }
    }
    // A date says nothing beside tags: they are finer.
    if let known = EntityTag.list(conditions.ifNoneMatch) {
      return verdict(known: known, tag: revision.tag)
    }
    if let known = date(conditions.ifModifiedSince), let modified = revision.lastModified {
      return modified.seconds <= known.seconds ? .notModified(nil) : .send
    }
    return .send
  }

  /// Weak comparison, over whatever coding the copy came in: the 304 bears the tag of that copy,
  /// since a cache may only refresh what has the tag of the answer (RFC 9111 section 4.3.4).
  private static func verdict(known: EntityTag.List, tag: EntityTag) -> Verdict {
    switch known {
    case .any: return .notModified(nil)
    case .tags(let tags):
      let found = tags.filter { $0.unpacked == tag.opaque }
      guard let first = found.first else { return .send }
      let isPacked = !found.contains { $0.opaque == tag.opaque } && first.opaque != tag.opaque
      return .notModified(isPacked ? tag.gzipped : tag)
    }
  }

  /// Strong comparison: weak tags never match.
  private static func matches(_ list: EntityTag.List, strongly tag: EntityTag) -> Bool {
    switch list {
    case .any: true
    case .tags(let tags): tags.contains { !$0.isWeak && ($0 == tag || $0 == tag.gzipped) }
    }
  }

  /// Whether a part may be sent (section 13.1.5): the client has the rest of these very bytes.
  package static func allowsRange(ifRange: String?, of revision: Revision) -> Bool {
    guard let ifRange else { return true }
    if ifRange.contains("\"") {
      return EntityTag.list([ifRange]) == .tags([revision.tag])
    }
    guard let date = date(ifRange), let modified = revision.lastModified else { return false }
    return date.seconds == modified.seconds
  }

  /// A date in any of the three forms of HTTP (section 5.6.7); anything else is as if not sent.
  private static func date(_ text: String?) -> Timestamp? {
    text.flatMap { Timestamp(rfc822: $0) ?? Timestamp(lenient: $0) }
  }
}
