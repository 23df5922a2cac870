/// A person construct (RFC 4287 section 3.2), or who an RSS or JSON Feed element names.
public struct Person: Sendable, Hashable {
  /// Atom: name; RSS: the name in `mail@example.org (Name)`; JSON Feed: name.
  public var name: String?
  /// Atom: email; RSS: the address in author, managingEditor, webMaster.
  public var email: String?
  /// Atom: uri; JSON Feed: url.
  public var uri: String?
  /// JSON Feed: avatar.
  public var avatar: String?
  /// The whole text of an RSS element that holds a free form of name and address.
  public var literal: String?
  /// The element that named the person, such as `dc:creator`; nil when it is the format's own.
  public var origin: String?

  /// Makes a person.
  public init(
    name: String? = nil,
    email: String? = nil,
    uri: String? = nil,
    avatar: String? = nil,
    literal: String? = nil,
    origin: String? = nil
  ) {
    self.name = name
    self.email = email
    self.uri = uri
    self.avatar = avatar
    self.literal = literal
    self.origin = origin
  }
}
