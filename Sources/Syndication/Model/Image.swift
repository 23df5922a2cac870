/// A picture that stands for a feed or an entry.
public struct Image: Sendable, Hashable {
  /// RSS: image/url; itunes:image/@href; JSON Feed: icon (feed), image (item).
  public var url: String
  /// RSS: image/title.
  public var title: String?
  /// RSS: image/link.
  public var link: String?
  /// RSS: image/description.
  public var description: String?
  /// In pixels; RSS: image/width.
  public var width: Int?
  /// In pixels; RSS: image/height.
  public var height: Int?
  /// The element that gave it, such as `itunes:image`; nil when it is the format's own.
  public var origin: String?

  /// Makes an image.
  public init(
    _ url: String,
    title: String? = nil,
    link: String? = nil,
    description: String? = nil,
    width: Int? = nil,
    height: Int? = nil,
    origin: String? = nil
  ) {
    self.url = url
    self.title = title
    self.link = link
    self.description = description
    self.width = width
    self.height = height
    self.origin = origin
  }
}
