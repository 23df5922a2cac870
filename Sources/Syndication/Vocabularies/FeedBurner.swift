/// What FeedBurner adds to feeds that it passes on: a view of the elements kept as foreign.
public struct FeedBurner: Sendable, Hashable {
  /// feedburner:browserFriendly: a note for those who see the feed in a browser.
  public var browserFriendly: String?
  /// feedburner:emailServiceId.
  public var emailServiceID: String?
  /// feedburner:info/@uri: the feed's name at FeedBurner.
  public var uri: String?
  /// Entry: feedburner:origLink: the page, where link leads over FeedBurner.
  public var originalLink: String?
  /// Entry: feedburner:origEnclosureLink: the file, where enclosure leads over FeedBurner.
  public var originalEnclosureLink: String?

  init(_ foreign: [ForeignElement]) {
    let vocabulary = FeedBurnerVocabulary.self
    browserFriendly = foreign.text("browserFriendly", vocabulary)
    emailServiceID = foreign.text("emailServiceId", vocabulary)
    uri = foreign.named("info", vocabulary).first?[attribute: "uri"]
    originalLink = foreign.text("origLink", vocabulary)
    originalEnclosureLink = foreign.text("origEnclosureLink", vocabulary)
  }
}

/// feedburner: (FeedBurner).
enum FeedBurnerVocabulary: Vocabulary {
  static let prefix = "feedburner"
  static let namespace = "http://rssnamespace.org/feedburner/ext/1.0"
}

extension Feed {
  /// feedburner:.
  public var feedBurner: FeedBurner { FeedBurner(foreign) }
}

extension Entry {
  /// feedburner:.
  public var feedBurner: FeedBurner { FeedBurner(foreign) }
}
