internal import Markup

/// JSON Feed 1 and 1.1 (https://jsonfeed.org/version/1.1).
enum JSONFeed {
  static let version = "https://jsonfeed.org/version/1.1"

  /// Reads JSON Feed, or RSS in JSON; nil when the bytes are no JSON, or JSON but no feed.
  static func read(_ bytes: [UInt8], options: ReadOptions) -> ReadResult? {
    guard looksLikeJSON(bytes) else { return nil }
    let document = JSONDocument(bytes, limits: options.limits)
    guard let root = document.root else { return nil }
    var result = ReadResult()
    if root["rss"]?["channel"] != nil {
      result = RSSInJSON.read(root, options: options)
    } else if isFeed(root) {
      result = read(root, options: options)
    } else {
      return nil
    }
    result.encoding = document.encoding
    result.problems = document.problems + result.problems
    return result
  }

  /// Whether the first character can begin a JSON object, whichever form of Unicode it is in.
  private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let marks: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0, 0x20, 0x09, 0x0A, 0x0D]
    return bytes.first { !marks.contains($0) } == UInt8(ascii: "{")
  }

  private static func isFeed(_ root: JSON) -> Bool {
    root["items"]?.isArray == true
      || root["version"]?.string?.contains("jsonfeed.org/version/") == true
  }

  private static func read(_ root: JSON, options: ReadOptions) -> ReadResult {
    var result = ReadResult()
    result.format = .json
    result.versionLiteral = root["version"]?.text
    switch result.versionLiteral?.replacing("http:", with: "https:") {
    case "https://jsonfeed.org/version/1": result.version = "json1"
    case "https://jsonfeed.org/version/1.1": result.version = "json11"
    default:
      result.problems.append(
        Problem(.unknownVersion, "The version is not one of JSON Feed's; it is read as 1.1.")
      )
    }
    let base = options.contentLocation ?? options.url ?? root["feed_url"]?.text
    let reader = Reader(base: base, extent: Extent(options))
    result.feed = reader.feed(root)
    if result.feed.language == nil { result.feed.language = options.contentLanguage }
    return result
  }

  /// What the elements of an array are read with: the base of relative references.
  struct Reader {
    var base: String?
    var extent: Extent
  }

  static let feedMembers: Set<String> = [
    "version", "title", "home_page_url", "feed_url", "description", "user_comment", "next_url",
    "icon", "favicon", "author", "authors", "language", "expired", "hubs", "items",
  ]

  static let itemMembers: Set<String> = [
    "id", "url", "external_url", "title", "content_html", "content_text", "summary", "image",
    "banner_image", "date_published", "date_modified", "author", "authors", "tags", "language",
    "attachments",
  ]
}

extension Problem.Code {
  /// The version named is not one that is known.
  static let unknownVersion = Self(rawValue: "unknown-version")
}

extension JSONFeed.Reader {
  func feed(_ root: JSON) -> Feed {
    var feed = Feed()
    feed.base = base
    feed.title = plain(root["title"])
    feed.subtitle = plain(root["description"])
    feed.language = root["language"]?.text
    feed.links = [
      link(root["home_page_url"], .alternate), link(root["feed_url"], .`self`),
      link(root["next_url"], .next),
    ].compactMap(\.self)
    feed.links += (root["hubs"]?.elements ?? []).compactMap { hub in
      // `WebSub` is no media type.
      link(hub["url"], .hub).map { Link($0.href, .hub, title: hub["type"]?.text) }
    }
    feed.authors = authors(root)
    feed.userComment = root["user_comment"]?.text
    feed.isExpired = root["expired"]?.truth
    feed.image = address(root["icon"]).map { Image($0) }
    feed.icon = address(root["favicon"])
    feed.foreign = JSONFeed.foreign(root, except: JSONFeed.feedMembers)
    for item in root["items"]?.elements ?? [] where !item.members.isEmpty {
      guard extent.hasRoom(after: feed.entries.count) else { break }
      feed.entries.append(entry(item))
    }
    return feed
  }

  private func entry(_ item: JSON) -> Entry {
    var entry = Entry()
    entry.id = item["id"]?.text
    entry.title = plain(item["title"])
    entry.summary = plain(item["summary"])
    entry.content = [
      item["content_html"]?.characters.map { Text($0, kind: .html, base: base) },
      plain(item["content_text"]),
    ].compactMap(\.self)
    entry.links = [link(item["url"], .alternate), link(item["external_url"], .related)]
      .compactMap(\.self)
    entry.links += (item["attachments"]?.elements ?? []).compactMap(attachment)
    entry.authors = authors(item)
    entry.categories = (item["tags"]?.elements ?? []).compactMap(\.text).map { Category($0) }
    entry.language = item["language"]?.text
    entry.published = date(item["date_published"])
    entry.updated = date(item["date_modified"])
    entry.image = address(item["image"]).map { Image($0) }
    entry.bannerImage = address(item["banner_image"])
    entry.foreign = JSONFeed.foreign(item, except: JSONFeed.itemMembers)
    return entry
  }

  private func attachment(_ json: JSON) -> Link? {
    guard var link = link(json["url"], .enclosure) else { return nil }
    link.type = json["mime_type"]?.text
    link.title = json["title"]?.text
    link.length = json["size_in_bytes"]?.text
    link.duration = json["duration_in_seconds"]?.text.flatMap(Double.init)
    return link
  }

  /// 1.1's `authors`, else 1.0's `author`.
  private func authors(_ json: JSON) -> [Person] {
    let people = (json["authors"]?.elements ?? []).compactMap(person)
    return people.isEmpty ? [json["author"].flatMap(person)].compactMap(\.self) : people
  }

  private func person(_ json: JSON) -> Person? {
    // A name alone is not allowed, but met.
    let person = Person(
      name: json.text ?? json["name"]?.text,
      uri: address(json["url"]),
      avatar: address(json["avatar"])
    )
    return person == Person() ? nil : person
  }

  private func plain(_ json: JSON?) -> Text? { json?.characters.map { Text($0) } }

  private func link(_ json: JSON?, _ relation: Link.Relation) -> Link? {
    address(json).map { Link($0, relation) }
  }

  private func address(_ json: JSON?) -> String? {
    json?.text.map { URI.resolve($0, against: base) ?? $0 }
  }

  private func date(_ json: JSON?) -> FeedDate? {
    json?.text.map { FeedDate(literal: $0, timestamp: Timestamp(lenient: $0)) }
  }
}

extension JSON {
  /// The characters of a string or the literal of a number, trimmed.
  ///
  /// Numbers stand where strings belong in many feeds: as ids above all.
  var characters: String? { (string ?? number)?.trimmingXMLSpace }

  /// The same, but nil when there are none.
  var text: String? {
    guard let characters, !characters.isEmpty else { return nil }
    return characters
  }

  /// A truth value, also when it was written as a string.
  var truth: Bool? {
    switch text?.lowercased() {
    case "true", "yes", "1": true
    case "false", "no", "0": false
    default: bool
    }
  }
}
