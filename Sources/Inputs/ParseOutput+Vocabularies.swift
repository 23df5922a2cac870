import Markup
import Syndication

/// What `feedloom parse` prints of namespaces beside the formats' own.
extension JSONWriter {
  mutating func write(_ itunes: ITunes) {
    member("author", itunes.author)
    member("block", itunes.block.map { $0.lowercased() == "yes" })
    member("block_raw", itunes.block)
    member("categories", itunes.categories) { $0.write($1) }
    member("complete", itunes.complete.map { $0.lowercased() == "yes" })
    member("complete_raw", itunes.complete)
    member("duration", itunes.duration.flatMap { Self.seconds($0) })
    member("duration_raw", itunes.duration)
    member("episode", itunes.episode)
    member("episode_type", itunes.episodeType)
    explicit(itunes.explicit)
    member("explicit_raw", itunes.explicit)
    member("image", itunes.image)
    member("is_closed_captioned", itunes.isClosedCaptioned)
    member("keywords_raw", itunes.keywords)
    member("new_feed_url", itunes.newFeedURL)
    member("order", itunes.order)
    member("owner", itunes.owner) { $0.write($1) }
    member("season", itunes.season)
    member("subtitle", itunes.subtitle)
    member("summary", itunes.summary)
    member("title", itunes.title)
    member("type", itunes.type)
  }

  private mutating func write(_ category: ITunes.Category) {
    object {
      $0.member("text", category.text)
      $0.member("categories", category.categories) { $0.write($1) }
    }
  }

  /// Yes, no, or a word that is neither: null.
  private mutating func explicit(_ word: String?) {
    guard let word = word?.lowercased() else { return }
    name("explicit")
    switch word {
    case "yes", "true", "explicit": value(true)
    case "no", "false", "clean": value(false)
    default: null()
    }
  }

  /// Seconds of `S`, `MM:SS` or `H:MM:SS`.
  private static func seconds(_ text: String) -> Double? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count <= 3, !parts.contains(nil) else { return nil }
    return parts.compactMap { $0 }.reduce(0) { $0 * 60 + $1 }
  }

  mutating func vocabularies(
    _ dublinCore: DublinCore,
    _ dublinCoreTerms: DublinCore,
    _ geo: Geo,
    _ media: Media,
    _ podcast: Podcast
  ) {
    write("dc", dublinCore)
    write("dcterms", dublinCoreTerms)
    if geo != Geo() { member("geo", geo) { $0.write($1) } }
    write(media)
    write(podcast)
  }

  private mutating func write(_ name: String, _ elements: DublinCore) {
    var names: [String] = []
    for element in elements.elements where !names.contains(element.name) {
      names.append(element.name)
    }
    guard !names.isEmpty else { return }
    self.name(name)
    object { json in
      for name in names { json.member(name, elements[name]) }
    }
  }

  private mutating func write(_ geo: Geo) {
    if let shape = geo.shape {
      member("type", shape.rawValue)
      name("coordinates")
      switch shape {
      case .point, .circle: position(geo.positions.first ?? [])
      case .polygon: array { for ring in [geo.positions] + geo.holes { $0.positions(ring) } }
      case .line, .box: positions(geo.positions)
      }
    }
    member("radius", geo.radius)
    member("elevation", geo.elevation)
    member("floor", geo.floor)
    member("srsName", geo.srsName)
    member("srsDimension", geo.srsDimension)
  }

  private mutating func positions(_ positions: [[Double]]) {
    array { json in for position in positions { json.position(position) } }
  }

  private mutating func position(_ position: [Double]) {
    array { json in for number in position { json.value(number) } }
  }

  private mutating func write(_ media: Media) {
    let all = media.elements.flatMap(\.flattened)
    func named(_ name: String) -> [ForeignElement] { all.filter { $0.localName == name } }
    let lists = [
      ("contents", "content"), ("thumbnails", "thumbnail"), ("credits", "credit"),
      ("licenses", "license"), ("ratings", "rating"),
    ]
    let restrictions = named("restriction")
    let player = named("player").first
    guard player != nil || !restrictions.isEmpty || lists.contains(where: { !named($0.1).isEmpty })
    else { return }
    name("media")
    object { json in
      for (key, name) in lists {
        json.member(key, named(name)) { json, element in
          if name == "content" {
            json.write(content: element)
          } else {
            json.object { $0.attributes(element) }
          }
        }
      }
      json.member("restrictions", restrictions) { json, element in
        json.object { json in
          json.attributes(element, text: false)
          let codes = element.text.lowercased().split(whereSeparator: \.isWhitespace)
          json.member("value", codes.map { String($0) })
        }
      }
      json.member("player", player) { $0.attributes($1) }
    }
  }

  /// A media:content, and after it the page that plays it; one without an address of its own is had
  /// by that page alone (Media RSS, media:content/@url).
  private mutating func write(content: ForeignElement) {
    let player = content.elements.first { $0.localName == "player" }?[attribute: "url"]
    let hasURL = content[attribute: "url"] != nil
    object { json in
      json.attributes(content)
      if !hasURL, let player {
        json.member("url", player)
        json.member("from", "media:player")
      }
    }
    guard hasURL, let player else { return }
    object { json in
      json.member("url", player)
      json.member("from", "media:player")
    }
  }

  /// The attributes of an element as members, and its own text.
  private mutating func attributes(_ element: ForeignElement, text: Bool = true) {
    for attribute in element.attributes { member(attribute.name, attribute.value) }
    let own = element.ownText
    if text, !own.isEmpty { member("value", own) }
  }

  /// Podlove simple chapters: the first list only.
  mutating func write(_ chapters: Chapters) {
    member("version", chapters.version)
    member("items", chapters.chapters) { json, chapter in
      json.object { json in
        json.member("start", chapter.start)
        json.member("start_raw", chapter.startLiteral)
        json.member("title", chapter.title)
        json.member("url", chapter.url)
        json.member("image", chapter.image)
      }
    }
  }

  private mutating func write(_ podcast: Podcast) {
    guard !podcast.elements.isEmpty else { return }
    let lists = [
      "transcript": "transcripts", "soundbite": "soundbites", "person": "persons",
      "location": "locations", "alternateenclosure": "alternate_enclosures", "value": "values",
      "images": "images", "image": "images", "socialinteract": "social_interacts", "txt": "txts",
      "funding": "fundings", "trailer": "trailers", "remoteitem": "remote_items",
      "liveitem": "live_items", "updatefrequency": "update_frequency",
      "contentlink": "content_links",
    ]
    var groups: [(name: String, elements: [ForeignElement], isList: Bool)] = []
    for element in podcast.elements {
      let list = lists[element.localName]
      let name = list ?? element.local
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].elements.append(element)
      } else {
        groups.append((name, [element], list != nil))
      }
    }
    name("podcast")
    object { json in
      for group in groups {
        if group.isList {
          json.member(group.name, group.elements) { $0.tree($1) }
        } else {
          json.name(group.name)
          json.tree(group.elements[0])
        }
      }
    }
  }

  /// An element as an object of its attributes, its text and its children by name; one of nothing
  /// but text as a string.
  private mutating func tree(_ element: ForeignElement) {
    if element.attributes.isEmpty, element.elements.isEmpty {
      value(element.ownText)
      return
    }
    object { json in
      json.attributes(element)
      var names: [String] = []
      for child in element.elements where !names.contains(child.local) {
        names.append(child.local)
      }
      for name in names {
        json.member(name, element.elements.filter { $0.local == name }) { $0.tree($1) }
      }
    }
  }

  /// `custom`: elements of text that no vocabulary knows, by their names as written.
  mutating func custom(_ elements: [ForeignElement]) {
    let texts = elements.filter { $0.elements.isEmpty && !$0.ownText.isEmpty }
    if !texts.isEmpty {
      name("custom")
      object { json in
        var seen: Set<String> = []
        for element in texts where seen.insert(element.name).inserted {
          json.member(element.name, element.ownText)
        }
      }
    }
  }
}

extension ForeignElement {
  /// The character data directly inside, trimmed.
  var ownText: String {
    let text = children.reduce(into: "") { text, node in
      if case .text(let run) = node { text += run }
    }
    let head = text.drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }
}
