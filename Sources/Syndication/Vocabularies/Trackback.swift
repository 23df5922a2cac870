/// Where an entry takes word of those who link to it: a view of the elements kept as foreign.
public struct Trackback: Sendable, Hashable {
  /// trackback:ping: where to send one.
  public var ping: String?
  /// trackback:about: what the entry itself sent one to.
  public var about: [String]
  /// pingback:server: an XML-RPC server.
  public var pingbackServer: String?
  /// pingback:target: the address to name there.
  public var pingbackTarget: String?

  init(_ foreign: [ForeignElement]) {
    ping = foreign.addresses("ping", TrackbackVocabulary.self).first
    about = foreign.addresses("about", TrackbackVocabulary.self)
    pingbackServer = foreign.addresses("server", PingbackVocabulary.self).first
    pingbackTarget = foreign.addresses("target", PingbackVocabulary.self).first
  }
}

/// trackback: (module for RSS 1.0 and 2.0).
enum TrackbackVocabulary: Vocabulary {
  static let prefix = "trackback"
  static let namespace = "http://madskills.com/public/xml/rss/module/trackback/"
}

/// pingback: (module for RSS 2.0).
enum PingbackVocabulary: Vocabulary {
  static let prefix = "pingback"
  static let namespace = "http://madskills.com/public/xml/rss/module/pingback/"
}

extension Entry {
  /// trackback: and pingback:.
  public var trackback: Trackback { Trackback(foreign) }
}
