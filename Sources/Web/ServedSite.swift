package import Publishing
package import Syndication

/// The site as it is served: a dictionary, so that no address reaches the disk.
package struct ServedSite: Sendable {
  package let blog: Blog
  private var resources: [String: Resource] = [:]

  /// Makes ready what changed since the site before, and keeps the rest.
  ///
  /// `files` is the site by path, such as `posts/x/index.html`; `known` are the revisions that were
  /// sent before a restart.
  package init(
    _ files: [String: SiteFile],
    of blog: Blog,
    after previous: ServedSite? = nil,
    known: [String: Revision] = [:],
    now: Timestamp
  ) {
    self.blog = blog
    for (path, file) in files {
      let tag = EntityTag(of: file.bytes)
      let old = previous?.resources[path]
      if let old, old.revision.tag == tag, old.matches(file) {
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
    guard let known else { return stated }
    if known.tag == tag { return known.lastModified ?? stated }
    guard let stated, stated > known.lastModified ?? stated else { return now }
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
    guard let key = key(of: path) else { return .nothing }
    if key.isEmpty || key.hasSuffix("/") {
      return resources[key + "index.html"].map(Destination.resource) ?? .nothing
    }
    if let resource = resources[key] { return .resource(resource) }
    if path + "/" == blog.rootPath { return .missingSlash }
    return resources[key + "/index.html"] == nil ? .nothing : .missingSlash
  }

  /// The path within the site, decoded.
  ///
  /// A blog below a folder of its host is found there, as its links say, and at the root too, where
  /// a proxy that takes the folder away looks for it.
  package func key(of path: String) -> String? {
    guard path.hasPrefix("/"),
      let decoded = String(validating: PercentCoding.decoded(path.utf8), as: UTF8.self)
    else { return nil }
    let root = blog.rootPath
    return String(decoded.dropFirst(decoded.hasPrefix(root) ? root.count : 1))
  }

  /// The page for what is not there.
  package var notFoundPage: Resource? { resources["404.html"] }

  /// Whether the site has the post and readers may comment on it.
  package func takesComments(on slug: String) -> Bool {
    guard blog.takesComments, let page = resources["posts/\(slug)/index.html"] else { return false }
    return page.location == nil
  }
}
