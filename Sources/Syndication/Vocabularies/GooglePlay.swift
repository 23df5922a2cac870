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
    author = foreign.googlePlay("author")
    email = foreign.googlePlay("email")
    owner = foreign.googlePlay("owner")
    image = foreign.googlePlay(address: "image")
    description = foreign.googlePlay("description")
    explicit = foreign.googlePlay("explicit")
    block = foreign.googlePlay("block")
    categories = foreign.named("category", GooglePlayVocabulary.self)
      .compactMap { $0[attribute: "text"] }
    newFeedURL = foreign.googlePlay(address: "new-feed-url")
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

extension [ForeignElement] {
  /// The text of an element of Google's.
  func googlePlay(_ name: String) -> String? { text(name, GooglePlayVocabulary.self) }

  /// The address that an element of Google's names.
  func googlePlay(address name: String) -> String? {
    addresses(name, GooglePlayVocabulary.self).first
  }
}
