/// What the source namespace says of an entry or a feed: a view of the elements kept as foreign.
public struct SourceNamespace: Sendable, Hashable {
  /// A name that the author of a feed has at a service.
  public struct Account: Sendable, Hashable {
    /// source:account/@service.
    public var service: String?
    /// The text of source:account.
    public var name: String
  }

  /// Entry: source:markdown: the text that its description was made from.
  public var markdown: String?
  /// Feed: source:account.
  public var accounts: [Account]
  /// Feed: source:blogroll: the address of an OPML list.
  public var blogroll: String?
  /// Feed: source:self: the feed's own address.
  public var selfURL: String?
  /// Feed: source:localTime, as written.
  public var localTime: String?

  init(_ foreign: [ForeignElement]) {
    let vocabulary = SourceVocabulary.self
    markdown = foreign.text("markdown", vocabulary)
    accounts = foreign.named("account", vocabulary).map {
      Account(service: $0[attribute: "service"], name: $0.text.trimmingXMLSpace)
    }
    blogroll = foreign.addresses("blogroll", vocabulary).first
    selfURL = foreign.addresses("self", vocabulary).first
    localTime = foreign.text("localTime", vocabulary)
  }
}

/// source: (http://source.scripting.com/).
enum SourceVocabulary: Vocabulary {
  static let prefix = "source"
  static let namespace = "http://source.scripting.com/"
}

extension Feed {
  /// source:.
  public var sourceNamespace: SourceNamespace { SourceNamespace(foreign) }
}

extension Entry {
  /// source:.
  public var sourceNamespace: SourceNamespace { SourceNamespace(foreign) }
}
