import Markup
import Syndication

extension Blog {
  /// Reads a blog from its files, by path relative to its folder.
  ///
  /// The error names every mistake in every file.
  package init(files: [String: [UInt8]]) throws(BlogError) {
    var mistakes: [Mistake] = []
    readSettings(files["blog.yaml"], &mistakes)
    // What the settings lack would be a mistake in each post.
    if !mistakes.isEmpty { throw BlogError(mistakes) }
    readPosts(files, &mistakes)
    readComments(files, &mistakes)
    readBlogroll(files["blogroll.opml"], &mistakes)
    self.files = files.filter { $0.key.hasPrefix("static/") }
    if !mistakes.isEmpty { throw BlogError(mistakes) }
  }

  /// What `blog.yaml` says, without posts; nil when it cannot be read.
  package init?(settings bytes: [UInt8]) {
    var mistakes: [Mistake] = []
    readSettings(bytes, &mistakes)
    if !mistakes.isEmpty { return nil }
  }

  /// Text of a file; a mistake when it is not UTF-8.
  static func text(_ bytes: [UInt8], path: String, _ mistakes: inout [Mistake]) -> String? {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var line = 1
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    mistakes.append(Mistake(path, line: line, "is not UTF-8 here: save the file in UTF-8"))
    return nil
  }

  private mutating func readSettings(_ bytes: [UInt8]?, _ mistakes: inout [Mistake]) {
    let path = "blog.yaml"
    guard let bytes else {
      mistakes.append(Mistake(path, "is missing: this folder is no blog; it needs title: and url:"))
      return
    }
    guard let text = Self.text(bytes, path: path, &mistakes) else { return }
    var fields = Fields(yaml: text, path: path)
    if fields.mistakes.isEmpty { readSettings(&fields) }
    mistakes += fields.mistakes
  }

  private mutating func readSettings(_ fields: inout Fields) {
    title = fields.string("title") ?? ""
    if title.isEmpty { fields.fail(["title"], "has no title: add \"title: …\"") }
    subtitle = fields.string("subtitle", "description", "tagline")
    readAddress(&fields)
    language = fields.string("language", "lang", "languageCode") ?? "en"
    rights = fields.string("rights", "copyright")
    icon = fields.string("icon", "favicon")
    takesComments = fields.bool("comments") ?? true
    readAuthors(&fields)
    if var inner = fields.fields("feed") {
      feed.limit = max(1, inner.integer("limit") ?? feed.limit)
      feed.hub = inner.string("hub")
      feed.isFull = inner.string("content") != "summary"
      fields.adopt(inner.mistakes)
    }
    timelineTitle = "\(title): timeline"
    if var inner = fields.fields("timeline") {
      timelineTitle = inner.string("title") ?? timelineTitle
      timelineLimit = min(max(1, inner.integer("limit") ?? timelineLimit), 10_000)
      timelinePages = min(max(1, inner.integer("pages") ?? timelinePages), 1000)
      hasArchive = inner.bool("archive") ?? true
      readRules(&inner)
      fields.adopt(inner.mistakes)
    }
    zone = fields.string("timezone", "timeZone") ?? "Z"
    if Timestamp(rfc3339: "2000-01-01T00:00:00\(zone)") == nil {
      fields.fail(["timezone", "timeZone"], "\"\(zone)\" is no time zone: write +01:00 or Z")
    }
  }

  private mutating func readRules(_ fields: inout Fields) {
    for name in EntryRules.listNames {
      for text in fields.placedStrings(name) {
        if let fault = timelineRules.all.add(text.string, to: name) {
          fields.fail(at: text, fault)
        }
      }
    }
    for name in EntryRules.numberNames {
      guard let text = fields.string(name) else { continue }
      if let fault = timelineRules.all.set(name, text) { fields.fail([name], fault) }
    }
  }

  private mutating func readAddress(_ fields: inout Fields) {
    let keys = ["url", "baseURL", "base_url"]
    guard let stated = fields.string(keys) else {
      fields.fail(keys, "has no address: add \"url: https://example.org/\"")
      return
    }
    url = stated.hasSuffix("/") ? stated : stated + "/"
    let scheme = ["https://", "http://"].first { url.lowercased().hasPrefix($0) }
    let host = url.dropFirst(scheme?.count ?? 0).prefix { !"/:?#".contains($0) }
    if scheme == nil || host.isEmpty || url.contains("?") || url.contains("#") || url.contains(" ")
    {
      fields.fail(keys, "\"\(stated)\" is no address of a site: write https://example.org/")
    }
    idDomain = fields.string("idDomain", "id_domain") ?? String(host).lowercased()
    id = fields.string("id") ?? url
    if !URI.isAbsolute(id) {
      fields.fail(
        ["id"],
        "\"\(id)\" is no id of a feed: write a URI such as tag:\(idDomain),2026:blog, or leave it out"
      )
    }
  }

  private mutating func readAuthors(_ fields: inout Fields) {
    if fields.isMapping("author") {
      if var inner = fields.fields("author") {
        author = Author(&inner)
        fields.adopt(inner.mistakes)
      }
    } else if let name = fields.string("author") {
      author = Author(name: name)
    } else {
      fields.fail(["author"], "has no author: add \"author:\" and below it \"  name: …\"")
    }
    for (name, inner) in fields.namedFields("authors") {
      var inner = inner
      authors[name] = Author(&inner)
      fields.adopt(inner.mistakes)
    }
  }

  private mutating func readPosts(_ files: [String: [UInt8]], _ mistakes: inout [Mistake]) {
    let context = Post.Context(author: author, authors: authors, idDomain: idDomain, zone: zone)
    let paths = files.keys.filter { Self.isPost($0) }.sorted()
    let results = concurrentMap(paths) { path -> Result<Post, BlogError> in
      Result { () throws(BlogError) in
        var mistakes: [Mistake] = []
        guard let text = Self.text(files[path] ?? [], path: path, &mistakes) else {
          throw BlogError(mistakes)
        }
        return try Post(text, path: path, context: context)
      }
    }
    for result in results {
      switch result {
      case .success(let post): posts.append(post)
      case .failure(let error): mistakes += error.mistakes
      }
    }
    mistakes += Self.doubles(posts)
    posts.sort { left, right in
      switch (left.published, right.published) {
      case (let one?, let other?) where one != other: one > other
      case (nil, .some): true
      case (.some, nil): false
      default: left.path < right.path
      }
    }
  }

  static func isPost(_ path: String) -> Bool {
    path.hasPrefix("posts/") && (path.hasSuffix(".md") || path.hasSuffix(".markdown"))
      && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// Two posts that would overwrite each other's page, or that readers would take for one.
  private static func doubles(_ posts: [Post]) -> [Mistake] {
    var slugs: [String: String] = [:]
    var ids: [String: String] = [:]
    var mistakes: [Mistake] = []
    for post in posts {
      // File systems may not tell cases apart.
      if let other = slugs.updateValue(post.path, forKey: post.slug.lowercased()) {
        mistakes.append(
          Mistake(
            post.path,
            line: 1,
            "has the slug \"\(post.slug)\" of \(other): add another \"slug:\""
          )
        )
      }
      if let other = ids.updateValue(post.path, forKey: post.id) {
        mistakes.append(
          Mistake(post.path, line: 1, "has the id \(post.id) of \(other): add another \"id:\"")
        )
      }
    }
    return mistakes
  }

  private mutating func readComments(_ files: [String: [UInt8]], _ mistakes: inout [Mistake]) {
    // A post with a mistake in it is no reason to complain of its comments too.
    let arePostsRead = mistakes.isEmpty
    let slugs = Set(posts.map(\.slug))
    for (path, bytes) in files where path.hasPrefix("comments/") && path.hasSuffix(".yaml") {
      let slug = String(path.dropFirst("comments/".count).dropLast(".yaml".count))
      if arePostsRead, !slugs.contains(slug) {
        mistakes.append(
          Mistake(path, "belongs to no post: rename it after the slug of its post, or remove it")
        )
      }
      guard let text = Self.text(bytes, path: path, &mistakes) else { continue }
      do {
        let list = try CommentFile.read(text, path: path, zone: zone)
        comments[slug] = list.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
      } catch {
        mistakes += error.mistakes
      }
    }
  }

  private mutating func readBlogroll(_ bytes: [UInt8]?, _ mistakes: inout [Mistake]) {
    guard let bytes else { return }
    let result = Feed.read(bytes)
    if result.format == .opml {
      blogroll = result.feed
      let all = timelineRules.all
      timelineRules = TimelineRules(opml: bytes)
      timelineRules.all = all
      mistakes += timelineRules.mistakes.map { mistake in
        Mistake("blogroll.opml", line: mistake.line, column: mistake.column, mistake.message)
      }
    } else {
      mistakes.append(
        Mistake("blogroll.opml", line: 1, "is no OPML: see http://opml.org/spec2.opml")
      )
    }
  }
}
