package import Syndication

/// A file of the site.
package struct ServedFile: Sendable {
  package let bytes: [UInt8]
  /// With the charset.
  package let mediaType: String
  package let lastModified: Timestamp?

  package init(bytes: [UInt8], mediaType: String, lastModified: Timestamp?) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.lastModified = lastModified
  }
}

/// The site as it is served: a dictionary, so that no address reaches the disk.
package struct ServedSite: Sendable {
  private var resources: [String: Resource] = [:]

  /// A site of nothing.
  package init() {}

  /// Makes ready what changed since the site before, and keeps the rest.
  ///
  /// `files` is the site by path, such as `posts/x/index.html`; `known` are the revisions that were
  /// sent before a restart.
  package init(
    files: [String: ServedFile],
    after previous: ServedSite = ServedSite(),
    known: [String: Revision] = [:],
    now: Timestamp
  ) {
    for (path, file) in files {
      let tag = EntityTag(of: file.bytes)
      let old = previous.resources[path]
      if let old, old.revision.tag == tag, old.kind.header == file.mediaType {
        resources[path] = old
        continue
      }
      let modified = Self.modified(
        stated: file.lastModified,
        tag: tag,
        known: old?.revision ?? known[path],
        now: now
      )
      resources[path] = Resource(file, tag: tag, lastModified: modified)
    }
  }

  /// Moves exactly when the bytes do: what the file states may stand still while its page changes
  /// (a comment, a style), or move while it does not.
  private static func modified(
    stated: Timestamp?,
    tag: EntityTag,
    known: Revision?,
    now: Timestamp
  ) -> Timestamp? {
    let now = Timestamp(seconds: now.seconds)
    let stated = stated.map { min(Timestamp(seconds: $0.seconds), now) }
    guard let known, let before = known.lastModified else { return stated }
    if known.tag == tag { return before }
    guard let stated, stated > before else { return now }
    return stated
  }

  /// The revisions of every path, to be known after a restart.
  package var revisions: [String: Revision] { resources.mapValues(\.revision) }

  /// What an address leads to.
  package enum Destination: Sendable {
    case resource(Resource)
    /// A folder's address without its slash.
    case missingSlash
    case nothing
  }

  /// Looks an address up: the path of a request as it came, percent-encoded.
  package func destination(of path: String) -> Destination {
    guard path.hasPrefix("/"),
      let key = String(validating: PercentCoding.decoded(path.utf8.dropFirst()), as: UTF8.self)
    else { return .nothing }
    if key.isEmpty || key.hasSuffix("/") {
      return resources[key + "index.html"].map(Destination.resource) ?? .nothing
    }
    if let resource = resources[key] { return .resource(resource) }
    return resources[key + "/index.html"] == nil ? .nothing : .missingSlash
  }

  /// The page for what is not there, if the site has one.
  package var notFoundPage: Resource? { resources["404.html"] }

  /// Whether the site has the post, so that it can be commented on.
  package func takesComments(on slug: String) -> Bool {
    resources["posts/\(slug)/index.html"] != nil
  }
}
