/// Google's podcast elements, of a channel or an episode: a view of those kept as foreign.
public struct GooglePlay: Sendable, Hashable {
  /// googleplay:author.
  public var author: String?
  /// Channel: googleplay:email.
  public var email: String?
  /// Channel: googleplay:owner.
  public var owner: String?
  /// googleplay:image/@href.
  public var image: String?
  /// googleplay:description.
  public var description: String?
  /// googleplay:explicit, as written.
  public var explicit: String?
  /// googleplay:block, as written.
  public var block: String?
  /// Channel: googleplay:category/@text.
  public var categories: [String]
  /// Channel: googleplay:new-feed-url.
  public var newFeedURL: String?

  init(_ foreign: [ForeignElement]) {
    let vocabulary = GooglePlayVocabulary.self
    author = foreign.text("author", vocabulary)
    email = foreign.text("email", vocabulary)
    owner = foreign.text("owner", vocabulary)
    image = foreign.addresses("image", vocabulary).first
    description = foreign.text("description", vocabulary)
    explicit = foreign.text("explicit", vocabulary)
    block = foreign.text("block", vocabulary)
    categories = foreign.named("category", vocabulary).compactMap { $0[attribute: "text"] }
    newFeedURL = foreign.addresses("new-feed-url", vocabulary).first
  }
}

/// googleplay: (Google Play podcasts).
enum GooglePlayVocabulary: Vocabulary {
  static let prefix = "googleplay"
  static let namespace = "http://www.google.com/schemas/play-podcasts/1.0"
  static let aliases = [
    "http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd",
    "https://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd",
  ]
}

extension Feed {
  /// googleplay:.
  public var googlePlay: GooglePlay { GooglePlay(foreign) }
}

extension Entry {
  /// googleplay:.
  public var googlePlay: GooglePlay { GooglePlay(foreign) }
}
