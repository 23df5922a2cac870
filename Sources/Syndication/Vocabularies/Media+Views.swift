extension Media {
  /// A media object (media:content).
  public struct Content: Sendable, Hashable {
    /// Where it is; nil when only ``player`` leads to it.
    public var url: String?
    /// The page that plays it; media:player/@url.
    public var player: String?
    /// Media type.
    public var type: String?
    /// `image`, `audio`, `video`, `document` or `executable`.
    public var medium: String?
    /// Seconds.
    public var duration: Double?
    /// Pixels.
    public var width: Int?
    /// Pixels.
    public var height: Int?
    /// Bytes.
    public var fileSize: Int?
    /// Kilobits a second.
    public var bitrate: Double?
    /// `sample`, `full` or `nonstop`.
    public var expression: String?
    /// Language (RFC 3066).
    public var language: String?
    /// Whether it is the one of its group to choose.
    public var isDefault: Bool
    /// The whole element, with what this does not name.
    public var element: ForeignElement

    fileprivate init(_ element: ForeignElement) {
      url = element[attribute: "url"]
      player = element.elements.first { $0.localName == "player" }?[attribute: "url"]
      type = element[attribute: "type"]
      medium = element[attribute: "medium"]
      duration = element.number("duration")
      width = element.number("width").map { Int($0) }
      height = element.number("height").map { Int($0) }
      fileSize = element[attribute: "fileSize"].flatMap { Int($0) }
      bitrate = element.number("bitrate")
      expression = element[attribute: "expression"]
      language = element[attribute: "lang"]
      isDefault = element[attribute: "isDefault"]?.lowercased() == "true"
      self.element = element
    }
  }

  /// A picture that stands for a media object (media:thumbnail).
  public struct Thumbnail: Sendable, Hashable {
    /// Where it is.
    public var url: String
    /// Pixels.
    public var width: Int?
    /// Pixels.
    public var height: Int?
    /// The place in the object that it shows, as written.
    public var time: String?
  }

  /// Someone who took part (media:credit).
  public struct Credit: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What they did, such as `producer`.
    public var role: String?
    /// What ``role`` is a word of.
    public var scheme: String?
  }

  /// media:content in document order, groups opened.
  public var contents: [Content] { named("content").map { Content($0) } }

  /// media:thumbnail in document order, those inside contents and groups too.
  public var thumbnails: [Thumbnail] {
    named("thumbnail").compactMap { element in
      guard let url = element[attribute: "url"] else { return nil }
      return Thumbnail(
        url: url,
        width: element.number("width").map { Int($0) },
        height: element.number("height").map { Int($0) },
        time: element[attribute: "time"]
      )
    }
  }

  /// media:credit in document order.
  public var credits: [Credit] {
    named("credit").map {
      Credit(
        name: $0.text.trimmingXMLSpace,
        role: $0[attribute: "role"],
        scheme: $0[attribute: "scheme"]
      )
    }
  }

  private func named(_ local: String) -> [ForeignElement] {
    flattened.filter { $0.localName == local }
  }
}

extension ForeignElement {
  /// The value of an attribute as a number that an Int can hold, too.
  func number(_ name: String) -> Double? {
    self[attribute: name].flatMap { Double($0) }.flatMap { abs($0) < 0x1p53 ? $0 : nil }
  }
}
