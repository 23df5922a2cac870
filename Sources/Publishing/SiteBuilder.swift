import Syndication

/// Collects the files of a site.
struct SiteBuilder {
  let edition: Edition
  let timeline: Feed
  let history: TimelineHistory
  let shelves: [TimelineShelf]
  var health: [String: String] = [:]
  var files: [String: SiteFile] = [:]
  var feedPaths: [String] = []
  var mistakes: [Mistake] = []

  var blog: Blog { edition.blog }

  init(_ edition: Edition, timeline: Feed, history: TimelineHistory) {
    self.edition = edition
    self.timeline = timeline
    self.history = history
    shelves =
      TimelineShelf.sources(of: timeline.entries) + TimelineShelf.tags(of: timeline.entries)
  }

  mutating func build() {
    let tags = Tag.all(edition.pieces)
    addFeeds(tags)
    addPages(tags)
    addFixedFiles()
    addSitemap()
    addStaticFiles()
    addRedirects()
  }

  /// Adds a file; two of the same path are a mistake of `origin`.
  mutating func add(_ path: String, _ file: SiteFile, origin: String? = nil) {
    if files.updateValue(file, forKey: path) != nil {
      mistakes.append(
        Mistake(
          origin ?? path,
          "would overwrite \(path) of the site: rename it or change its alias"
        )
      )
    }
  }

  private mutating func addFixedFiles() {
    add("style.css", SiteFile(Array(Stylesheet.pages.utf8), mediaType: MediaType.css))
    add("feed.css", SiteFile(Array(Stylesheet.feeds.utf8), mediaType: MediaType.css))
  }

  private mutating func addStaticFiles() {
    for (path, bytes) in blog.files {
      add(path, SiteFile(bytes, mediaType: MediaType.of(path: path)), origin: path)
    }
  }

  /// Pages at old addresses that lead to the new ones.
  private mutating func addRedirects() {
    for piece in edition.pieces {
      for alias in piece.post.aliases {
        guard let path = Self.path(ofAlias: alias) else {
          mistakes.append(
            Mistake(
              piece.post.path,
              line: 1,
              "the alias \"\(alias)\" is no address in this blog: write it like /2013/03/old-name/"
            )
          )
          continue
        }
        if path == piece.post.pagePath { continue }
        let target = blog.address(piece.post.location)
        let depth = path.split(separator: "/").count - 1
        let local = String(repeating: "../", count: depth) + piece.post.location
        let page = RedirectPage(
          blog: blog,
          title: piece.post.displayTitle,
          local: local,
          target: target
        )
        add(
          path,
          SiteFile(page.html.bytes, mediaType: MediaType.html, location: target),
          origin: piece.post.path
        )
      }
    }
  }

  /// The file that answers at an old address: `/a/b/` is `a/b/index.html`.
  static func path(ofAlias alias: String) -> String? {
    let alias = alias.hasPrefix("/") ? alias.dropFirst() : alias[...]
    let parts = alias.split(separator: "/").map { URLText.decoded(String($0)) }
    let isSafe = parts.allSatisfy { part in
      part != "." && part != ".." && !part.contains("/") && !part.contains("\0")
    }
    let isAddress = !alias.contains(where: { "?#:\\".contains($0) })
    guard !parts.isEmpty, isSafe, isAddress else { return nil }
    let path = parts.joined(separator: "/")
    let hasEnding = alias.last != "/" && (parts.last ?? "").contains(".")
    return hasEnding ? path : path + "/index.html"
  }
}
