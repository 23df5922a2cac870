internal import Markup

/// Apple's podcast elements, of a channel or an episode.
public struct ITunes: Extension {
  /// A category of Apple's list, with its sub-categories.
  public struct Category: Sendable, Hashable {
    /// itunes:category/@text.
    public var text: String
    /// Nested itunes:category.
    public var categories: [Category]

    /// Makes a category.
    public init(_ text: String, categories: [Category] = []) {
      self.text = text
      self.categories = categories
    }
  }

  /// itunes:author.
  public var author: String?
  /// itunes:block, as written.
  public var block: String?
  /// Channel: itunes:category.
  public var categories: [Category] = []
  /// Channel: itunes:complete, as written.
  public var complete: String?
  /// Episode: itunes:duration, as written.
  public var duration: String?
  /// Episode: itunes:episode, as written.
  public var episode: String?
  /// Episode: itunes:episodeType.
  public var episodeType: String?
  /// itunes:explicit, as written.
  public var explicit: String?
  /// itunes:image/@href.
  public var image: String?
  /// Episode: itunes:isClosedCaptioned, as written.
  public var isClosedCaptioned: String?
  /// itunes:keywords, as written.
  public var keywords: String?
  /// Channel: itunes:new-feed-url.
  public var newFeedURL: String?
  /// Episode: itunes:order, as written.
  public var order: String?
  /// Channel: itunes:owner.
  public var owner: Person?
  /// Episode: itunes:season, as written.
  public var season: String?
  /// itunes:subtitle.
  public var subtitle: String?
  /// itunes:summary.
  public var summary: String?
  /// itunes:title.
  public var title: String?
  /// Channel: itunes:type.
  public var type: String?

  /// Makes an empty set.
  public init() {}
}

/// itunes: (Apple Podcasts).
enum ITunesVocabulary: Vocabulary {
  static let prefix = "itunes"
  static let namespace = "http://www.itunes.com/dtds/podcast-1.0.dtd"
  static let names = [
    "author", "block", "category", "complete", "duration", "email", "episode", "episodeType",
    "explicit", "image", "isClosedCaptioned", "keywords", "name", "new-feed-url", "order", "owner",
    "season", "subtitle", "summary", "title", "type",
  ]

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    read(element, into: &feed.itunes, context)
  }

  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    read(element, into: &entry.itunes, context)
  }

  private static func read(
    _ element: Element,
    into itunes: inout ITunes,
    _ context: ReadContext
  ) -> Bool {
    let text = element.trimmedText
    switch context.local(element) {
    case "author": itunes.author = text.nonEmpty
    case "block": itunes.block = text
    case "category": category(element, context).map { itunes.categories.append($0) }
    case "complete": itunes.complete = text.nonEmpty
    case "duration": itunes.duration = text.nonEmpty
    case "episode": itunes.episode = text.nonEmpty
    case "episodetype": itunes.episodeType = text.nonEmpty
    case "explicit": itunes.explicit = text
    case "image": itunes.image = image(element, context)
    case "isclosedcaptioned": itunes.isClosedCaptioned = text.nonEmpty
    case "link" where element["rel"] == "image": itunes.image = image(element, context)
    case "keywords": itunes.keywords = text.nonEmpty
    case "new-feed-url": itunes.newFeedURL = context.address(element)
    case "order": itunes.order = text.nonEmpty
    case "owner": itunes.owner = owner(element, context)
    case "season": itunes.season = text.nonEmpty
    case "subtitle": itunes.subtitle = text.nonEmpty
    case "summary": itunes.summary = text.nonEmpty
    case "title": itunes.title = text.nonEmpty
    case "type": itunes.type = text.nonEmpty
    default: return false
    }
    return true
  }

  private static func category(_ element: Element, _ context: ReadContext) -> ITunes.Category? {
    let text = (element["text"] ?? element.text).trimmingXMLSpace
    let inner = element.children.filter { context.local($0) == "category" }
    guard !text.isEmpty || !inner.isEmpty else { return nil }
    return ITunes.Category(text, categories: inner.compactMap { category($0, context) })
  }

  private static func image(_ element: Element, _ context: ReadContext) -> String? {
    let address = element["href"] ?? element["url"] ?? element.text
    return address.trimmingXMLSpace.nonEmpty.map { context.inside(element).resolve($0) }
  }

  private static func owner(_ element: Element, _ context: ReadContext) -> Person? {
    var person = Person(origin: "itunes:owner")
    for child in element.children {
      switch context.local(child) {
      case "name": person.name = child.trimmedText.nonEmpty
      case "email": person.email = child.trimmedText.nonEmpty
      default: break
      }
    }
    return person.name == nil && person.email == nil
      ? Person(rss: element.text, origin: "itunes:owner") : person
  }

  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {
    if feed.$itunes { write(feed.itunes, to: writer) }
  }

  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {
    if entry.$itunes { write(entry.itunes, to: writer) }
  }

  private static func write(_ itunes: ITunes, to writer: XMLWriter) {
    writer.element("itunes:title", text: itunes.title)
    writer.element("itunes:author", text: itunes.author)
    writer.element("itunes:subtitle", text: itunes.subtitle)
    writer.element("itunes:summary", text: itunes.summary)
    writer.element("itunes:type", text: itunes.type)
    if let owner = itunes.owner {
      writer.start("itunes:owner")
      writer.element("itunes:name", text: owner.name)
      writer.element("itunes:email", text: owner.email)
      writer.end()
    }
    if let image = itunes.image { writer.element("itunes:image", ["href": image]) }
    for category in itunes.categories { write(category, to: writer) }
    writer.element("itunes:keywords", text: itunes.keywords)
    writer.element("itunes:explicit", text: itunes.explicit)
    writer.element("itunes:block", text: itunes.block)
    writer.element("itunes:complete", text: itunes.complete)
    writer.element("itunes:new-feed-url", text: itunes.newFeedURL)
    writer.element("itunes:duration", text: itunes.duration)
    writer.element("itunes:season", text: itunes.season)
    writer.element("itunes:episode", text: itunes.episode)
    writer.element("itunes:episodeType", text: itunes.episodeType)
    writer.element("itunes:order", text: itunes.order)
    writer.element("itunes:isClosedCaptioned", text: itunes.isClosedCaptioned)
  }

  private static func write(_ category: ITunes.Category, to writer: XMLWriter) {
    writer.start("itunes:category")
    writer.attribute("text", category.text)
    for category in category.categories { write(category, to: writer) }
    writer.end()
  }
}
