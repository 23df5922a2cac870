/// What YouTube says of a video or a channel: a view of the elements kept as foreign.
public struct YouTube: Sendable, Hashable {
  /// Entry: yt:videoId.
  public var videoID: String?
  /// yt:channelId.
  public var channelID: String?
  /// Feed: yt:playlistId.
  public var playlistID: String?

  init(_ foreign: [ForeignElement]) {
    videoID = foreign.text("videoId", YouTubeVocabulary.self)
    channelID = foreign.text("channelId", YouTubeVocabulary.self)
    playlistID = foreign.text("playlistId", YouTubeVocabulary.self)
  }
}

/// yt: (YouTube).
enum YouTubeVocabulary: Vocabulary {
  static let prefix = "yt"
  static let namespace = "http://www.youtube.com/xml/schemas/2015"
}

extension Feed {
  /// yt:.
  public var youTube: YouTube { YouTube(foreign) }
}

extension Entry {
  /// yt:.
  public var youTube: YouTube { YouTube(foreign) }
}
