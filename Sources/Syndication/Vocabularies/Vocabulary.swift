import Markup

/// A namespace that is given a meaning: one file each, with the same members in the same order.
protocol Vocabulary: SendableMetatype {
  /// The prefix that is written, and understood where a document forgot to declare it.
  static var prefix: String { get }
  /// The namespace URI that is written.
  static var namespace: String { get }
  /// Other URIs that mean the same.
  static var aliases: [String] { get }
  /// The local names as they are spelt, where reading them in another case is worth a word.
  static var names: [String] { get }

  /// Reads a child of a feed; false when the element has no meaning there.
  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool
  /// Reads a child of an entry; false when the element has no meaning there.
  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool

  /// Writes what a feed holds of this vocabulary, as children of the open element.
  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat)
  /// Writes what an entry holds of this vocabulary, as children of the open element.
  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat)
}

extension Vocabulary {
  static var aliases: [String] { [] }
  static var names: [String] { [] }

  static func read(_ element: Element, into feed: inout Feed, _ context: ReadContext) -> Bool {
    false
  }
  static func read(_ element: Element, into entry: inout Entry, _ context: ReadContext) -> Bool {
    false
  }
  static func write(_ feed: Feed, to writer: XMLWriter, as format: FeedFormat) {}
  static func write(_ entry: Entry, to writer: XMLWriter, as format: FeedFormat) {}
}

/// Every vocabulary, in the order in which namespaces are declared and elements are written.
enum Vocabularies {
  static let all: [any Vocabulary.Type] = [
    AtomVocabulary.self,
    ContentVocabulary.self,
    DublinCoreVocabulary.self,
    DublinCoreTermsVocabulary.self,
    UpdateScheduleVocabulary.self,
    SlashVocabulary.self,
    WellFormedWebVocabulary.self,
    ThreadingVocabulary.self,
    PagingVocabulary.self,
    GeoRSSVocabulary.self,
    GMLVocabulary.self,
    BasicGeoVocabulary.self,
    ITunesVocabulary.self,
    MediaVocabulary.self,
    PodcastVocabulary.self,
    ChaptersVocabulary.self,
    GooglePlayVocabulary.self,
    RawVoiceVocabulary.self,
    YouTubeVocabulary.self,
    CreativeCommonsVocabulary.self,
    CCVocabulary.self,
    FeedBurnerVocabulary.self,
    SourceVocabulary.self,
    OpenSearchVocabulary.self,
    PublicationVocabulary.self,
    TombstoneVocabulary.self,
    AdminVocabulary.self,
    TrackbackVocabulary.self,
    PingbackVocabulary.self,
    BlogChannelVocabulary.self,
  ]

  /// Each vocabulary by the URI that is written for it.
  static let byNamespace = Dictionary(
    all.map { ($0.namespace, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// Names by their form in lower case.
  static func byLowerCase(_ names: [String]) -> [String: String] {
    Dictionary(names.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a writer may declare.
  static let namespaces = all.map { (prefix: $0.prefix, uri: $0.namespace) }

  /// The URI that is written for a namespace known under several.
  static func canonical(_ namespace: String) -> String {
    all.first { $0.aliases.contains(namespace) }?.namespace ?? namespace
  }
}
