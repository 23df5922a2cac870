/// Blubrry's podcast elements, of a channel or an episode: a view of those kept as foreign.
public struct RawVoice: Sendable, Hashable {
  /// Channel: rawvoice:rating, such as `TV-PG`.
  public var rating: String?
  /// Channel: rawvoice:location.
  public var location: String?
  /// Channel: rawvoice:frequency, as written.
  public var frequency: String?
  /// Channel: rawvoice:subscribe: addresses by the name of the service.
  public var subscriptions: [String: String]
  /// Channel: rawvoice:donate/@href.
  public var donation: String?
  /// Episode: rawvoice:poster/@url.
  public var poster: String?
  /// Episode: rawvoice:isHd, as written.
  public var isHD: String?
  /// Episode: rawvoice:embed: markup of a player.
  public var embed: String?

  init(_ foreign: [ForeignElement]) {
    let vocabulary = RawVoiceVocabulary.self
    rating = foreign.text("rating", vocabulary)
    location = foreign.text("location", vocabulary)
    frequency = foreign.text("frequency", vocabulary)
    let subscribe = foreign.named("subscribe", vocabulary).flatMap(\.attributes)
    subscriptions = Dictionary(
      subscribe.map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    donation = foreign.named("donate", vocabulary).first?[attribute: "href"]
    poster = foreign.named("poster", vocabulary).first?[attribute: "url"]
    isHD = foreign.text("isHd", vocabulary)
    embed = foreign.text("embed", vocabulary)
  }
}

/// rawvoice: (RawVoice, Blubrry).
enum RawVoiceVocabulary: Vocabulary {
  static let prefix = "rawvoice"
  static let namespace = "http://www.rawvoice.com/rawvoiceRssModule/"
  static let aliases = ["https://blubrry.com/developer/rawvoice-rss/"]
}

extension Feed {
  /// rawvoice:.
  public var rawVoice: RawVoice { RawVoice(foreign) }
}

extension Entry {
  /// rawvoice:.
  public var rawVoice: RawVoice { RawVoice(foreign) }
}
