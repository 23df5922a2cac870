/// What a blog says of its neighbours: a view of the elements kept as foreign.
public struct BlogChannel: Sendable, Hashable {
  /// blogChannel:blogRoll: the address of an OPML list.
  public var blogRoll: String?
  /// blogChannel:mySubscriptions: the address of an OPML list.
  public var mySubscriptions: String?
  /// blogChannel:blink: a blog that this one recommends.
  public var blink: String?
  /// blogChannel:changes: where changes are listed.
  public var changes: String?

  init(_ foreign: [ForeignElement]) {
    blogRoll = foreign.text("blogRoll", BlogChannelVocabulary.self)
    mySubscriptions = foreign.text("mySubscriptions", BlogChannelVocabulary.self)
    blink = foreign.text("blink", BlogChannelVocabulary.self)
    changes = foreign.text("changes", BlogChannelVocabulary.self)
  }
}

/// blogChannel: (module for RSS 2.0).
enum BlogChannelVocabulary: Vocabulary {
  static let prefix = "blogChannel"
  static let namespace = "http://backend.userland.com/blogChannelModule"
}

extension Feed {
  /// blogChannel:.
  public var blogChannel: BlogChannel { BlogChannel(foreign) }
}
