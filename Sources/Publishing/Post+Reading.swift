import Syndication

extension Post {
  /// What a post takes from its blog.
  struct Context {
    var author: Author
    var authors: [String: Author]
    var idDomain: String
    var zone: String
  }

  /// Reads a post; the mistakes name everything that is wrong with the file.
  init(_ text: String, path: String, context: Context) throws(BlogError) {
    let front = try FrontMatter(text, path: path)
    var fields = Fields(yaml: front.yaml, path: path, firstLine: front.yamlLine)
    if !fields.mistakes.isEmpty { throw BlogError(fields.mistakes) }
    let file = Self.name(ofFile: path)
    self.init(
      path: path,
      name: file.name,
      slug: "",
      title: fields.string("title") ?? "",
      id: "",
      body: front.body
    )
    if !fields.has("title") {
      fields.fail(["title"], "has no title: add \"title: …\", or \"title: ''\" for a post without")
    }
    readDates(&fields, dayOfFile: file.day, zone: context.zone)
    readAddress(&fields)
    readAuthors(&fields, context)
    readAttachments(&fields)
    summary = fields.string("summary", "description", "excerpt")
    language = fields.string("lang", "language")
    tags = Self.unique(fields.strings("tags", "tag") + fields.strings("categories", "category"))
    id = fields.string("id", "guid") ?? Blog.mintedID(context.idDomain, date: published, name: name)
    isHTML = fields.string("format", "markup")?.lowercased() == "html"
    if var feed = fields.fields("feed") {
      isExcludedFromFeeds = feed.bool("exclude") ?? false
      fields.adopt(feed.mistakes)
    }
    extra = fields.unknown()
    if !fields.mistakes.isEmpty { throw BlogError(fields.mistakes) }
  }

  /// `posts/2013-03-25-hijacking.md` is the post `hijacking` of that day.
  private static func name(ofFile path: String) -> (name: String, day: String?) {
    let file = path.split(separator: "/").last ?? ""
    var name = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let whole = String(name)
    guard let day = Dates.take(&name, "dddd-dd-dd"), Dates.take(&name, "-") != nil, !name.isEmpty
    else { return (whole, nil) }
    return (String(name), day)
  }

  private mutating func readDates(_ fields: inout Fields, dayOfFile: String?, zone: String) {
    func read(_ keys: [String], _ text: String?) -> Timestamp? {
      guard let text else { return nil }
      if let timestamp = Dates.timestamp(text, zone: zone) { return timestamp }
      fields.fail(keys, "\"\(text)\" is no date: write 2013-03-25 or 2013-03-25 10:30:00 +01:00")
      return nil
    }
    isDraft = fields.bool("draft") ?? false
    // Jekyll's `published: false` is a draft, elsewhere `published` is a date.
    var dateKeys = ["date", "publishDate", "pubdate", "published"]
    if let word = fields.text("published"), word == "false" || word == "true" {
      isDraft = isDraft || word == "false"
      dateKeys.removeLast()
    }
    published = read(dateKeys, fields.string(dateKeys) ?? dayOfFile)
    let updatedKeys = ["updated", "lastmod", "modified", "last_modified_at"]
    updated = read(updatedKeys, fields.string(updatedKeys))
    let expiryKeys = ["expiryDate", "expires", "unpublishdate"]
    expires = read(expiryKeys, fields.string(expiryKeys))
    if published == nil, !isDraft, !dateKeys.contains(where: fields.has) {
      fields.fail(["date"], "has no date: add \"date: 2013-03-25\", or \"draft: true\"")
    }
    if let published, let updated, updated < published {
      fields.fail(updatedKeys, "is updated before it is published: correct one of the dates")
    }
  }

  private mutating func readAddress(_ fields: inout Fields) {
    aliases = fields.strings("aliases") + fields.strings("redirect_from")
    let permalink = fields.string("permalink", "url", "path")
    let segment = permalink?.split(separator: "/").last.map { part in
      part.hasSuffix(".html") ? String(part.dropLast(5)) : String(part)
    }
    if let permalink, !permalink.contains(":"), permalink.hasPrefix("/") {
      aliases.append(permalink)
    }
    let stated = fields.string("slug") ?? segment
    slug = stated ?? Slug.make(name)
    if !Slug.isValid(slug) {
      fields.fail(
        ["slug", "permalink", "url", "path"],
        stated == nil
          ? "has a file name without a letter: add \"slug: …\""
          : "\"\(slug)\" cannot be part of an address: use letters, digits and hyphens only"
      )
    }
    original = fields.string("original", "canonical", "canonical_url")
  }

  private mutating func readAuthors(_ fields: inout Fields, _ context: Context) {
    let key = fields.has("authors") ? "authors" : "author"
    for item in fields.items(key) {
      switch item {
      case .text(let name):
        let known = context.authors[name] ?? context.authors.values.first { $0.name == name }
        authors.append(known ?? (context.author.name == name ? context.author : Author(name: name)))
      case .fields(var inner):
        authors.append(Author(&inner))
        fields.adopt(inner.mistakes)
      }
    }
    if authors.isEmpty { authors = [context.author] }
  }

  private mutating func readAttachments(_ fields: inout Fields) {
    if fields.isMapping("image") {
      if var image = fields.fields("image") {
        let alt = image.string("alt", "caption", "description")
        picture = image.string("path", "url", "src").map { Picture(url: $0, alt: alt) }
        fields.adopt(image.mistakes)
      }
    } else {
      let alt = fields.string("image_alt", "imageAlt")
      picture = fields.string("image", "cover").map { Picture(url: $0, alt: alt) }
    }
    for item in fields.items("enclosures") {
      switch item {
      case .text(let url): enclosures.append(Enclosure(url: url))
      case .fields(var inner):
        guard let url = inner.string("url") else {
          fields.fail(["enclosures"], "an enclosure has no url: add \"url: …\" to it")
          continue
        }
        let type = inner.string("type")
        let length = inner.string("length")
        let title = inner.string("title")
        enclosures.append(Enclosure(url: url, type: type, length: length, title: title))
      }
    }
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !$0.isEmpty && seen.insert(Slug.make(tag: $0)).inserted }
  }
}
